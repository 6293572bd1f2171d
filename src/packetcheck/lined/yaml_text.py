"""YAML as plain data that still knows its lines.

Rubrics come from strangers and are checked strictly: no tags, no anchors, no duplicate keys, one
document, a bounded size. Every value keeps the line it stood on, so that an error can name it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from packetcheck.lined.records import MAX_DEPTH, Doubt, LinedData, Location, refusal

_QUOTE = 'put the text in quotation marks: "…"'
# What PyYAML says, and what somebody who has never seen YAML can do about it.
_HINTS = {
    "mapping values are not allowed": (
        'a text that holds a colon must stand in quotation marks: text: "Cuts costs: by half."'
    ),
    "'\\t' that cannot start": "indent with spaces, not with tabs",
    "cannot start any token": _QUOTE,
    "expected alphabetic or numeric character": _QUOTE,
    "expected ',' or ']'": "a text with a comma or bracket in a [list] needs quotation marks",
    "expected <block end>": (
        "is this line indented as its neighbours are? a text with quotation marks inside must "
        "stand in 'single ones' as a whole"
    ),
    "could not find expected ':'": (
        "a line that goes on needs more indentation than its key, and a key is followed by a colon "
        "and a space"
    ),
    "unexpected end of stream": "a quotation mark is not closed",
}
# A note of the author's has a space behind its `#`; `#12` was hardly meant as one.
_CUT_OFF = re.compile(r"[^\S\n]+#[^\s#][^\n]*")


def parse_yaml(text: str, path: str) -> LinedData:
    """Parse YAML `text`; `path` is named in errors."""
    try:
        _refuse_extras(text, path)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        said = error.problem or str(error)
        hint = next((hint for sign, hint in _HINTS.items() if sign in said), "")
        raise refusal(path, line, f"not valid YAML: {said}", hint=hint) from error
    except (yaml.YAMLError, RecursionError) as error:
        said = " ".join(str(error).split())
        raise refusal(path, 0, f"not valid YAML: {said}") from error
    if root is None:
        raise refusal(path, 1, "is empty")
    lines: dict[Location, int] = {}
    data = _plain(root, (), lines, path)
    return LinedData(data, lines, tuple(_cut_off(text)))


def _cut_off(text: str) -> Iterator[Doubt]:
    """Yield the words that YAML takes for a comment where the author may have meant text."""
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if isinstance(token, yaml.ScalarToken) and token.plain:
            end = token.end_mark.index
            if found := _CUT_OFF.match(text, end):
                yield Doubt(
                    token.end_mark.line + 1,
                    f"'{found.group().strip()}' is taken for a comment and not for text",
                    f"if it is text, {_QUOTE}; if not, write a space after the #",
                )


def _refuse_extras(text: str, path: str) -> None:
    """Refuse anchors, tags that are written out, and too deep a nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > MAX_DEPTH:
            raise refusal(path, line, "nested too deep")
        if getattr(event, "anchor", None):
            said = "anchors and aliases (& and *) are not allowed in a rubric"
            raise refusal(path, line, said, hint=f"if it is text, {_QUOTE}")
        if tag := getattr(event, "tag", None):
            said = f"YAML tags ({tag}) are not allowed"
            raise refusal(path, line, said, hint=f"if it is text, {_QUOTE}")


def _plain(node: yaml.Node, place: Location, lines: dict[Location, int], path: str) -> Any:
    line = node.start_mark.line + 1
    lines.setdefault(place, line)
    if isinstance(node, yaml.MappingNode):
        _check_tag(node, "tag:yaml.org,2002:map", line, path)
        return _mapping(node, place, lines, path)
    if isinstance(node, yaml.SequenceNode):
        _check_tag(node, "tag:yaml.org,2002:seq", line, path)
        return [_plain(child, (*place, i), lines, path) for i, child in enumerate(node.value)]
    return _scalar(node, line, path)


def _mapping(
    node: yaml.MappingNode, place: Location, lines: dict[Location, int], path: str
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise refusal(path, line, "a key must be a word")
        key = str(key_node.value)
        if key in result:
            raise refusal(path, line, f"the key '{key}' stands twice", key=key)
        lines[(*place, key)] = line
        result[key] = _plain(value_node, (*place, key), lines, path)
    return result


def _scalar(node: yaml.Node, line: int, path: str) -> Any:
    known = {"str", "null", "bool", "int", "float", "timestamp"}
    tag = node.tag.removeprefix("tag:yaml.org,2002:")
    if tag not in known:
        raise refusal(path, line, f"YAML tags ({node.tag}) are not allowed")
    if tag == "null":
        return None
    if tag == "bool":
        return str(node.value).lower() in {"true", "yes", "on"}
    # Numbers and dates stay words: `version: 1` and `version: "1"` mean the same to an author.
    return str(node.value)


def _check_tag(node: yaml.Node, wanted: str, line: int, path: str) -> None:
    if node.tag != wanted:
        raise refusal(path, line, f"YAML tags ({node.tag}) are not allowed")
