"""Tell lines that are nothing but a date or a period, in the languages of Europe."""

from __future__ import annotations

import re

_MONTH_NAMES = (
    "jan feb mar mär apr may mai maj mei jun jul aug sep oct okt out nov dec dez dic déc fév avr "
    "ene abr ago set gen mag giu lug ott sty lut kwi cze lip sie wrz paź lis gru jui aoû"
)
_DAY_NAMES = (
    "mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche"
)
_FULL_NAMES = (
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_AROUND_DATES = "to until bis do au week kw cw wk sprint quarter half year fy and"
_MONTHS, _DAYS = frozenset(_MONTH_NAMES.split()), frozenset(_DAY_NAMES.split())
_DATE_WORDS, _NAMED_DAYS = frozenset(_AROUND_DATES.split()), frozenset(_FULL_NAMES.split())
_DATE_TOKEN = re.compile(r"\d{1,4}(?:st|nd|rd|th)?|[qh][1-4]|[qh][1-4]\d{2,4}|fy\d{2,4}")
_AMOUNT = re.compile(r"[%$€£+#]|\d\.\d\b(?!\.)|\d[kKxX]\b")


def is_date(text: str) -> bool:
    """Tell whether a text is nothing but a date or a period."""
    words = re.findall(r"[^\W_]+", text.casefold())
    if not words or len(words) > 8 or _AMOUNT.search(text):
        return False
    named = [word for word in words if _is_calendar_name(word)]
    rest = [word for word in words if word not in named]
    if not all(_DATE_TOKEN.fullmatch(word) or word in _DATE_WORDS for word in rest):
        return False
    numbers = [word for word in rest if _DATE_TOKEN.fullmatch(word)]
    if named:
        return bool(numbers) or all(word in _NAMED_DAYS for word in named)
    periods = any(word[0] in "qhf" or len(word) == 4 for word in numbers)
    return periods or 0 < len(numbers) < len(words)


def _is_calendar_name(word: str) -> bool:
    return (
        word.isalpha()
        and len(word) < 13
        and (word in _DAYS or word[:3] in _DAYS or word[:3] in _MONTHS)
    )
