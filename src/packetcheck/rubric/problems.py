"""What is wrong or doubtful in a rubric file, with its place and a way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from packetcheck.errors import RubricError
from packetcheck.lined.records import LinedData, Location

_GROUPS = {"expectations": "expectation", "levels": "level", "criteria": "criterion"}


class Severity(StrEnum):
    """An error keeps a rubric from being used; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what to do. `line` is 0 where unknown.

    `code` names the kind of problem, for programs and for folding many of a kind.
    """

    severity: Severity
    code: str
    line: int
    key: str
    message: str
    hint: str = ""

    def as_error(self, path: str, *, more: int = 0) -> RubricError:
        """Return the error that stops loading; `more` others are only counted."""
        place = f"{path}, line {self.line}" if self.line else path
        others = f" (and {more} more)" if more else ""
        return RubricError(
            f"{place}: {self.message}{others}",
            hint=self.hint,
            path=path,
            line=self.line,
            key=self.key,
        )


class Finder:
    """Makes problems out of places in one file's data."""

    def __init__(self, lined: LinedData) -> None:
        self._lined = lined

    def error(self, code: str, place: Location, said: str, hint: str = "") -> Problem:
        """Return an error at `place`; the message begins with whose it is."""
        return self._problem(Severity.ERROR, code, place, (said, hint))

    def warning(self, code: str, place: Location, said: str, hint: str = "") -> Problem:
        """Return a warning at `place`; the message begins with whose it is."""
        return self._problem(Severity.WARNING, code, place, (said, hint))

    def _problem(
        self, severity: Severity, code: str, place: Location, words: tuple[str, str]
    ) -> Problem:
        whose = owner(self._lined.data, place)
        said = f"{whose}: {words[0]}" if whose else words[0]
        key = ".".join(str(part) for part in place)
        return Problem(severity, code, self._lined.line(place), key, said, words[1])


def owner(data: Any, place: Location) -> str:
    """Return `expectation 3 (senior.craft.specs)` for a place inside of it, else nothing."""
    if len(place) < 2 or place[0] not in _GROUPS or not isinstance(place[1], int):
        return ""
    name = f"{_GROUPS[str(place[0])]} {place[1] + 1}"
    try:
        item = data[place[0]][place[1]]
    except (KeyError, IndexError, TypeError):
        return name
    known = item.get("id") if isinstance(item, Mapping) else None
    return f"{name} ({known})" if isinstance(known, str) and known else name
