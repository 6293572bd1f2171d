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
from packetcheck.lined.yaml_told import QUOTE, told_of, told_of_character

# A note of the author's has a space behind its `#`; `#12` was hardly meant as one.
_CUT_OFF = re.compile(r"[^\S\n]+#[^\s#][^\n]*")


def parse_yaml(text: str, path: str) -> LinedData:
    """Parse YAML `text`; `path` is named in errors."""
    try:
        _refuse_extras(text, path)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line, said, hint = told_of(error, text)
        raise refusal(path, line, f"not valid YAML: {said}", hint=hint) from error
    except yaml.reader.ReaderError as error:
        line, said, hint = told_of_character(error, text)
        raise refusal(path, line, f"not valid YAML: {said}", hint=hint) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise refusal(path, 0, "not valid YAML: it cannot be understood") from error
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
                    f"if it is text, {QUOTE}; if not, write a space after the #",
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
            raise refusal(path, line, f"nested too deep, more than {MAX_DEPTH} times")
        if getattr(event, "anchor", None):
            said = "anchors and aliases (& and *) are not allowed in a rubric"
            hint = f"write out what it stands for; if it is text, {QUOTE}"
            raise refusal(path, line, said, hint=hint)
        if tag := getattr(event, "tag", None):
            raise refusal(path, line, _tagged(tag), hint=f"if it is text, {QUOTE}")


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
            first = lines[(*place, key)]
            said = f"the key '{key}' stands twice; first in line {first}"
            raise refusal(path, line, said, hint="keep one of the two", key=key)
        lines[(*place, key)] = line
        result[key] = _plain(value_node, (*place, key), lines, path)
    return result


def _scalar(node: yaml.Node, line: int, path: str) -> Any:
    known = {"str", "null", "bool", "int", "float", "timestamp"}
    tag = node.tag.removeprefix("tag:yaml.org,2002:")
    if tag not in known:
        raise refusal(path, line, _tagged(node.tag))
    if tag == "null":
        return None
    if tag == "bool":
        return str(node.value).lower() in {"true", "yes", "on"}
    # Numbers and dates stay words: `version: 1` and `version: "1"` mean the same to an author.
    return str(node.value)


def _tagged(tag: str) -> str:
    written = tag.replace("tag:yaml.org,2002:", "!!")
    return f"YAML tags ({written}) are not allowed"


def _check_tag(node: yaml.Node, wanted: str, line: int, path: str) -> None:
    if node.tag != wanted:
        raise refusal(path, line, _tagged(node.tag))
