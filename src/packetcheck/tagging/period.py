"""Find the months in which a deed lies, from the words of a statement or of its section."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

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
    rf"\b(?P<part>[HQ])(?P<n>[1-4])\b[\s,/-]*(?:FY)?[\s'\u2019]*(?P<year>{_YEAR}|\d\d\b)?|"
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
_BARE_YEAR = re.compile(rf"^\D*(?P<year>{_YEAR})\D*$")


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
    for match in _PART.finditer(text):
        part = (match["part"] or match["part2"]).upper()
        number = int(match["n"] or match["n2"])
        if part == "H" and number > 2:
            continue
        length = 6 if part == "H" else 3
        first = (number - 1) * length + 1
        year = _full_year(match["year"] or match["year2"]) or _year_for(first, period)
        if year:
            found.extend((f"{year}-{first:02}", f"{year}-{first + length - 1:02}"))
    for match in _MONTH.finditer(text):
        name = match["name"].lower()
        # "may" and "march" are words too; only a capital makes them months.
        if name in {"may", "march", "mar", "jan", "dec", "sep"} and not match["name"][0].isupper():
            continue
        if name == "may" and match.start() == 0 and not match["year"]:
            continue
        month = _MONTHS[name]
        if year := _full_year(match["year"]) or _year_for(month, period):
            found.append(f"{year}-{month:02}")
    return found


def _full_year(words: str | None) -> str | None:
    if not words:
        return None
    return words if len(words) == 4 else f"20{words}"


def _year_for(month: int, period: tuple[dt.date, dt.date] | None) -> str | None:
    """Return the only year in which `month` lies within `period`, or None."""
    if period is None:
        return None
    start, end = period
    years = [
        year
        for year in range(start.year, end.year + 1)
        if (start.year, start.month) <= (year, month) <= (end.year, end.month)
    ]
    return str(years[0]) if len(years) == 1 else None
