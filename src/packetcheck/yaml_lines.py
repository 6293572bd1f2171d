"""Load YAML as plain data that still knows its lines.

Rubrics come from strangers and are checked strictly: no tags, no anchors, no duplicate keys, one
document, a bounded size. Every value keeps the line it stood on, so that an error can name it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from packetcheck.errors import RubricError

MAX_BYTES = 1_000_000
MAX_DEPTH = 40

Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LinedData:
    """Plain data and, for each place in it, the line (from 1) on which it stands."""

    data: Any
    lines: dict[Location, int] = field(repr=False)

    def line(self, location: Location) -> int:
        """Return the line of `location`, or of the nearest place around it that has one."""
        for length in range(len(location), -1, -1):
            if (found := self.lines.get(location[:length])) is not None:
                return found
        return 1


def load_yaml(path: Path) -> LinedData:
    """Read one YAML file. Raises RubricError with file and line for anything out of order."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise RubricError(
            f"{path}: cannot be read: {error.strerror or error}", path=str(path)
        ) from error
    if len(raw) > MAX_BYTES:
        raise RubricError(
            f"{path}: {len(raw):,} bytes; a rubric may have {MAX_BYTES:,} at most", path=str(path)
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RubricError(f"{path}: is not UTF-8 text", path=str(path)) from error
    return parse_yaml(text, str(path))


def parse_yaml(text: str, path: str) -> LinedData:
    """Parse YAML `text`; `path` is named in errors."""
    try:
        _refuse_extras(text, path)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise RubricError(
            f"{path}, line {line}: not valid YAML: {error.problem or error}", path=path, line=line
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        said = " ".join(str(error).split())
        raise RubricError(f"{path}: not valid YAML: {said}", path=path) from error
    if root is None:
        raise RubricError(f"{path}: is empty", path=path, line=1)
    lines: dict[Location, int] = {}
    return LinedData(_plain(root, (), lines, path), lines)


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
            raise RubricError(f"{path}, line {line}: nested too deep", path=path, line=line)
        if getattr(event, "anchor", None):
            raise RubricError(
                f"{path}, line {line}: anchors and aliases (& and *) are not allowed in a rubric",
                path=path,
                line=line,
            )
        if tag := getattr(event, "tag", None):
            raise RubricError(
                f"{path}, line {line}: YAML tags ({tag}) are not allowed", path=path, line=line
            )


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
            raise RubricError(f"{path}, line {line}: a key must be a word", path=path, line=line)
        key = str(key_node.value)
        if key in result:
            raise RubricError(
                f"{path}, line {line}: the key '{key}' stands twice",
                path=path,
                line=line,
                key=key,
            )
        lines[(*place, key)] = line
        result[key] = _plain(value_node, (*place, key), lines, path)
    return result


def _scalar(node: yaml.Node, line: int, path: str) -> Any:
    known = {"str", "null", "bool", "int", "float", "timestamp"}
    tag = node.tag.removeprefix("tag:yaml.org,2002:")
    if tag not in known:
        raise RubricError(
            f"{path}, line {line}: YAML tags ({node.tag}) are not allowed", path=path, line=line
        )
    if tag == "null":
        return None
    if tag == "bool":
        return str(node.value).lower() in {"true", "yes", "on"}
    # Numbers and dates stay words: `version: 1` and `version: "1"` mean the same to an author.
    return str(node.value)


def _check_tag(node: yaml.Node, wanted: str, line: int, path: str) -> None:
    if node.tag != wanted:
        raise RubricError(
            f"{path}, line {line}: YAML tags ({node.tag}) are not allowed", path=path, line=line
        )
