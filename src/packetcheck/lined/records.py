"""Plain data that knows on which line each of its values stood, and the limits of such files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from packetcheck.errors import RubricError

MAX_BYTES = 1_000_000
MAX_DEPTH = 40

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is valid, but hardly what its author meant."""

    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class LinedData:
    """Plain data and, for each place in it, the line (from 1) on which it stands."""

    data: Any
    lines: dict[Location, int] = field(repr=False)
    doubts: tuple[Doubt, ...] = ()

    def line(self, location: Location) -> int:
        """Return the line of `location`, or of the nearest place around it that has one."""
        for length in range(len(location), -1, -1):
            if (found := self.lines.get(location[:length])) is not None:
                return found
        return 1


def refusal(path: str, line: int, said: str, *, hint: str = "", key: str = "") -> RubricError:
    """Return the error that names file and line; `line` 0 is left out."""
    place = f"{path}, line {line}" if line else path
    return RubricError(f"{place}: {said}", hint=hint, path=path, line=line, key=key)


def check_depth(data: Any, path: str) -> None:
    """Raise RubricError where `data` is nested deeper than MAX_DEPTH."""
    waiting = [(data, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise refusal(path, 0, f"nested too deep, more than {MAX_DEPTH} times")
        if isinstance(value, dict):
            waiting += [(inner, depth + 1) for inner in value.values()]
        elif isinstance(value, list):
            waiting += [(inner, depth + 1) for inner in value]


def as_words(value: Any) -> Any:
    """Return `value` with its numbers and dates as words: `1` and `"1"` mean the same here."""
    if isinstance(value, dict):
        return {key: as_words(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_words(inner) for inner in value]
    if value is None or isinstance(value, bool | str):
        return value
    return str(value)
