"""Find the months in which a deed lies, from the words of a statement or of its section."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from packetcheck.findings import Period

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR = r"(?:(?:19|20)\d\d)"
_PART = re.compile(
    rf"\b(?P<part>[HQ])(?P<n>[1-4])\b"
    # Two digits alone are a year only where they are written as one: "Q2 40 customers" is none.
    rf"(?:[\s,/-]*(?:FY)?\s*(?P<year>{_YEAR})|"
    rf"(?:[\s,/-]*(?:FY\s*['\u2019]?|['\u2019])|[/-]|\s(?=\d\d\W*$))(?P<short>\d\d)\b)?|"
    rf"\b(?P<year2>{_YEAR})[\s,/-]*(?P<part2>[HQ])(?P<n2>[1-4])\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    rf"\b(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?\b(?!\d))?,?"
    rf"(?:\s+(?P<year>{_YEAR}))?",
    re.IGNORECASE,
)
_ISO = re.compile(rf"\b(?P<year>{_YEAR})-(?P<month>0[1-9]|1[0-2])(?:-\d\d)?\b")
_RANGE = re.compile(r"\s*(?:[-,/&\u2013\u2014]|to|until|through|and)\s*", re.IGNORECASE)
_BARE_YEAR = re.compile(rf"^\D*(?P<year>{_YEAR})\D*$")


class _Mention(NamedTuple):
    """A month or part of a year that a text names, where, and its year if that is given."""

    start: int
    end: int
    first: int
    last: int
    year: int | None


def find_period(
    text: str, section: Iterable[str], period: tuple[dt.date, dt.date] | None
) -> Period | None:
    """Return the period that `text` names, else the innermost one that its section path names.

    A month or quarter without a year is placed in `period` where it fits exactly once; otherwise
    it is not guessed.
    """
    for place in (text, *reversed(tuple(section))):
        found = _months(place, period)
        if found:
            return Period(min(found), max(found))
    for title in reversed(tuple(section)):
        if year := _BARE_YEAR.match(title):
            return Period(f"{year['year']}-01", f"{year['year']}-12")
    return None


def _months(text: str, period: tuple[dt.date, dt.date] | None) -> list[str]:
    found = [f"{match['year']}-{match['month']}" for match in _ISO.finditer(text)]
    later: _Mention | None = None
    for mention in sorted(_mentions(text), key=lambda m: -m.start):
        year = mention.year
        if (
            year is None
            and later
            and later.year
            and _RANGE.fullmatch(text, mention.end, later.start)
        ):
            # "November to March 2026" begins in the year before.
            year = later.year - (mention.first > later.first)
        later = mention._replace(year=year)
        year = year or _year_for(mention.first, period)
        if year:
            found.extend((f"{year}-{mention.first:02}", f"{year}-{mention.last:02}"))
    return found


def _mentions(text: str) -> Iterator[_Mention]:
    for match in _PART.finditer(text):
        part = (match["part"] or match["part2"]).upper()
        number = int(match["n"] or match["n2"])
        if part == "H" and number > 2:
            continue
        length = 6 if part == "H" else 3
        first = (number - 1) * length + 1
        year = _full_year(match["year"] or match["year2"] or match["short"])
        yield _Mention(match.start(), match.end(), first, first + length - 1, year)
    for match in _MONTH.finditer(text):
        name = match["name"].lower()
        # "may" and "march" are words too; only a capital makes them months.
        if name in {"may", "march", "mar", "jan", "dec", "sep"} and not match["name"][0].isupper():
            continue
        if name == "may" and match.start() == 0 and not match["year"]:
            continue
        month = _MONTHS[name]
        yield _Mention(match.start(), match.end(), month, month, _full_year(match["year"]))


def _full_year(words: str | None) -> int | None:
    if not words:
        return None
    return int(words) if len(words) == 4 else 2000 + int(words)


def _year_for(month: int, period: tuple[dt.date, dt.date] | None) -> int | None:
    """Return the only year in which `month` lies within `period`, or None."""
    if period is None:
        return None
    start, end = period
    years = [
        year
        for year in range(start.year, end.year + 1)
        if (start.year, start.month) <= (year, month) <= (end.year, end.month)
    ]
    return years[0] if len(years) == 1 else None
