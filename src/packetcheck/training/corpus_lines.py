"""The lines of a corpus file, and errors that name file and line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from packetcheck.errors import CorpusError
from packetcheck.labels import CRITERIA


@dataclass(frozen=True, slots=True)
class Line:
    """A JSON object of a corpus file, or an object inside of one, and where it stands."""

    path: Path
    number: int
    row: Mapping[str, Any]
    inside: str = ""

    def fail(self, reason: str) -> NoReturn:
        """Raise CorpusError with file and line."""
        place = f"{self.path}, line {self.number}"
        said = f"{self.inside}: {reason}" if self.inside else reason
        raise CorpusError(f"{place}: {said}", path=str(self.path), line=self.number)

    def check(self, sound: bool, reason: str) -> None:  # noqa: FBT001
        """Fail with `reason` where something is not `sound`."""
        if not sound:
            self.fail(reason)

    def text(self, key: str) -> str:
        """Return the text of `key`, which must be there and not be blank."""
        value = self.row.get(key)
        if not isinstance(value, str) or not value.strip():
            self.fail(f"'{key}' must be a text" if key in self.row else f"'{key}' is missing")
        return value

    def optional(self, key: str) -> str | None:
        """Return the text of `key`, None where it is left out."""
        return None if self.row.get(key) is None else self.text(key)

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        """Return the text of `key`, which must be one of `allowed`."""
        value = self.text(key)
        if value not in allowed:
            known = f"; allowed: {', '.join(allowed)}" if len(allowed) <= 8 else ""
            self.fail(f"'{value}' is no {key}{known}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty where it is left out."""
        value = self.row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            self.fail(f"'{key}' must be a list of texts")
        return tuple(value)

    def criteria(self) -> frozenset[str] | None:
        """Return the tags; None where they were not judged."""
        if self.row.get("criteria") is None:
            return None
        given = self.texts("criteria")
        for criterion in given:
            self.check(criterion in CRITERIA, f"'{criterion}' is no criterion")
        return frozenset(given)

    def inner(self, key: str) -> Line:
        """Return the object of `key`, empty where it is left out."""
        value = self.row.get(key, {})
        if not isinstance(value, dict):
            self.fail(f"'{key}' must be an object")
        return replace(self, row=value)

    def inner_parts(self, key: str) -> Iterator[tuple[str, Line]]:
        """Yield the names and objects of the object `key`, which must be there."""
        self.check(key in self.row, f"'{key}' is missing")
        for name, value in self.inner(key).row.items():
            self.check(isinstance(value, dict), f"'{key}.{name}' must be an object")
            yield name, replace(self, row=value, inside=name)

    def parts(self, key: str) -> Iterator[Line]:
        """Yield the objects of the list `key`, which must be there."""
        value = self.row.get(key)
        if not isinstance(value, list):
            self.fail(f"'{key}' must be a list of objects")
        for number, item in enumerate(value, 1):
            self.check(isinstance(item, dict), f"'{key}' must be a list of objects")
            yield replace(self, row=item, inside=str(item.get("id") or f"{key} {number}"))

    def with_keys(self, keys: Mapping[str, Any]) -> Line:
        """Return the line with some keys set."""
        return replace(self, row={**self.row, **keys})


def lines_of(path: Path) -> Iterator[Line]:
    """Yield the objects of a JSON Lines file. Raises CorpusError."""
    try:
        with path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                if raw.strip():
                    yield _line(path, number, raw)
    except OSError as error:
        raise CorpusError(
            f"{path}: cannot be read: {error.strerror or error}",
            hint="a corpus is statements.jsonl, rubrics.jsonl, packets.jsonl and shipped.json",
            path=str(path),
        ) from error


def _line(path: Path, number: int, raw: bytes) -> Line:
    line = Line(path, number, {})
    try:
        row = json.loads(raw)
    except UnicodeDecodeError:
        line.fail("is not UTF-8")
    except ValueError as error:
        line.fail(f"is not JSON: {error}")
    line.check(isinstance(row, dict), "must be a JSON object")
    return replace(line, row=row)
