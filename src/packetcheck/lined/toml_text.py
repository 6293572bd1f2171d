"""TOML: parsed by the standard library, with lines found by a scan of its statements."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from packetcheck.lined.records import (
    MAX_DEPTH,
    LinedData,
    Location,
    as_words,
    check_depth,
    refusal,
)

# Strings and comments first, so that no bracket or equals sign inside one is taken for real.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|\#[^\n]*|[\[\]{}=\n]",
    re.DOTALL,
)
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)$")
_AT_END = re.compile(r"\s*\(at end of document\)$")


_QUOTED = 'a text stands in quotation marks: text = "Cuts costs."'
_BRACKETS = "each level, criterion and expectation begins with double brackets: [[levels]]"
# What Python's reader says, with what it means for the author and what to do.
_TOLD = {
    "Cannot overwrite a value": ("this key stands twice", f"keep one of the two; {_BRACKETS}"),
    "Cannot declare": ("this [table] stands twice", _BRACKETS),
    "Cannot mutate": ("this [table] stands twice, in two ways", _BRACKETS),
    "Unclosed array": ("a [list] is not closed, or lacks a comma", 'names = ["one", "two"]'),
    "Expected '=' after a key": (
        "no = follows the key",
        'write key = "value"; TOML takes no colon',
    ),
    "Invalid value": ("the value has no quotation marks", _QUOTED),
    "Expected newline or end of document": ("something stands behind the value", _QUOTED),
    "Illegal character '\\n'": ("a quotation mark is not closed", _QUOTED),
    "Unterminated string": ("a quotation mark is not closed", _QUOTED),
    "Unescaped '\\'": ("a backslash within a text is written twice", "or use 'single marks'"),
}


def parse_toml(text: str, path: str) -> LinedData:
    """Parse TOML `text`; `path` is named in errors."""
    try:
        data = tomllib.loads(text, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        found = _AT_LINE.search(said)
        line = int(found.group(1)) if found else text.count("\n") + 1
        said, hint = _told(_AT_END.sub("", _AT_LINE.sub("", said)))
        raise refusal(path, line, f"not valid TOML: {said}", hint=hint) from error
    except RecursionError as error:
        raise refusal(path, 0, f"nested too deep, more than {MAX_DEPTH} times") from error
    check_depth(data, path)
    if not data:
        raise refusal(path, 1, "is empty")
    return LinedData(as_words(data), _lines(text.replace("\r\n", "\n")))


def _told(said: str) -> tuple[str, str]:
    """Return a message of Python's TOML reader in plain words, and a hint."""
    known = next((told for sign, told in _TOLD.items() if said.startswith(sign)), None)
    return known or (f"{said[0].lower()}{said[1:]}", _QUOTED)


def _lines(text: str) -> dict[Location, int]:
    """Return the line of every table and key; what stands inside arrays has that of its key."""
    lines: dict[Location, int] = {(): 1}
    counts: dict[Location, int] = {}
    table: Location = ()
    for line, statement in _statements(text):
        if statement.startswith("["):
            names = _names(statement.strip("[]"))
            table = _resolve(names[:-1], counts)
            table = (*table, names[-1])
            if statement.startswith("[["):
                counts[table] = counts.get(table, -1) + 1
                lines.setdefault(table, line)
                table = (*table, counts[table])
            elif table in counts:
                table = (*table, counts[table])
            lines.setdefault(table, line)
        else:
            place = table
            for name in _names(statement):
                place = (*place, name)
                lines.setdefault(place, line)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each header and of each key that begins a statement."""
    start = depth = 0
    line = 1
    in_value = False
    for token in _TOKEN.finditer(f"{text}\n"):
        sign = token.group()
        if sign == "\n" and depth == 0:
            statement = text[start : token.start()].partition("#")[0].strip()
            if not in_value and statement.startswith("["):
                yield line, statement
            start, in_value = token.end(), False
        elif sign == "=" and not in_value:
            yield line, text[start : token.start()].strip()
            in_value = True
        elif in_value and sign in "[{":
            depth += 1
        elif in_value and sign in "]}":
            depth -= 1
        line += sign.count("\n")


def _names(dotted: str) -> list[str]:
    """Return the parts of a dotted key, quotation marks taken off."""
    try:
        inner: Any = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return [dotted]
    names = []
    while isinstance(inner, dict):
        ((name, inner),) = inner.items()
        names.append(name)
    return names


def _resolve(names: list[str], counts: dict[Location, int]) -> Location:
    """Return the place of a dotted header; of an array of tables, its last."""
    place: Location = ()
    for name in names:
        place = (*place, name)
        if place in counts:
            place = (*place, counts[place])
    return place
