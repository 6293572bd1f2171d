"""JSON, strictly: no key twice, no NaN; lines come from its nodes read as YAML."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import yaml

from packetcheck.errors import RubricError
from packetcheck.lined.records import LinedData, Location, as_words, check_depth, refusal


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
        said = f"the key '{error.key}' stands twice in one object"
        raise refusal(path, 0, said, key=error.key) from error
    except json.JSONDecodeError as error:
        said = error.msg[0].lower() + error.msg[1:]
        hint = "JSON takes no comments and no comma after the last item; YAML takes both"
        raise refusal(path, error.lineno, f"not valid JSON: {said}", hint=hint) from error
    except (RecursionError, ValueError) as error:
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
