"""JSON, strictly: no key twice, no NaN; lines come from its nodes read as YAML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import yaml

from packetcheck.errors import RubricError
from packetcheck.lined.records import (
    MAX_DEPTH,
    LinedData,
    Location,
    as_words,
    check_depth,
    refusal,
)

_TOLD = {
    "Expecting value": "a value is missing here, or a text without double quotation marks",
    "Expecting ',' delimiter": "a comma, or the closing bracket, is missing before this",
    "Expecting ':' delimiter": "a colon is missing behind the key",
    "Expecting property name": (
        "a key in double quotation marks is missing; is there a comma too many before it?"
    ),
    "Extra data": "something stands behind the end",
    "Unterminated string": "a quotation mark is opened here and not closed",
    "Invalid control character": "a text goes over the end of its line, or holds a tab",
    "Invalid \\": "a backslash within a text is written twice",
}


class _DoubledError(ValueError):
    """A key that stands twice in one object."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def parse_json(text: str, path: str) -> LinedData:
    """Parse JSON `text`; `path` is named in errors."""
    try:
        data = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse_constant,
        )
    except _DoubledError as error:
        said, line = f"the key '{error.key}' stands twice in one {{…}}", _line_of_doubled(text)
        raise refusal(path, line, said, hint="keep one of the two", key=error.key) from error
    except json.JSONDecodeError as error:
        if not text.strip():
            raise refusal(path, 1, "is empty") from error
        said = next((words for sign, words in _TOLD.items() if sign in error.msg), error.msg)
        hint = "JSON takes no comments and no comma after the last item; YAML takes both"
        raise refusal(path, error.lineno, f"not valid JSON: {said}", hint=hint) from error
    except RecursionError as error:
        raise refusal(path, 0, f"nested too deep, more than {MAX_DEPTH} times") from error
    except ValueError as error:
        raise refusal(path, 0, f"not valid JSON: {error}") from error
    check_depth(data, path)
    return LinedData(as_words(data), _lines(text))


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise _DoubledError(key)
        result[key] = value
    return result


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _lines(text: str) -> dict[Location, int]:
    """Return the line of each place; without any where the nodes cannot be read as YAML."""
    lines: dict[Location, int] = {}
    try:
        # Outside of strings, where JSON allows tabs, YAML wants spaces; lines stay the same.
        root = yaml.compose(text.replace("\t", " "), Loader=yaml.SafeLoader)
        if root is not None:
            _note(root, (), lines)
    except (yaml.YAMLError, RecursionError, RubricError):
        return lines
    return lines


def _line_of_doubled(text: str) -> int:
    """Return the line on which a key first stands again in one object, 0 where it is not found."""
    try:
        root = yaml.compose(text.replace("\t", " "), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return 0
    waiting = [root] if root is not None else []
    found = []
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, value in node.value:
                if str(key.value) in seen:
                    found.append(key.start_mark.line + 1)
                seen.add(str(key.value))
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return min(found, default=0)


def _note(node: yaml.Node, place: Location, lines: dict[Location, int]) -> None:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*place, str(key.value))
            lines[inner] = key.start_mark.line + 1
            _note(value, inner, lines)
    elif isinstance(node, yaml.SequenceNode):
        for i, value in enumerate(node.value):
            _note(value, (*place, i), lines)
