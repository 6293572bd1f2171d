"""The JSON Schemas of what packetcheck prints, for programs that read it."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from packetcheck.reports.output_files import AssessmentFile, TracksFile
from packetcheck.reports.output_reasons import ExplainFile, WhyFile
from packetcheck.reports.output_shapes import FurnitureLine, MatchLine, ReadFile, StatementLine

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SHAPES: dict[str, Any] = {
    "assessment": AssessmentFile,
    "tracks": TracksFile,
    "statement": StatementLine | FurnitureLine,
    "match": MatchLine,
    "read": ReadFile | list[ReadFile],
    "explain": ExplainFile,
    "why": WhyFile,
}


def output_schema(name: str) -> dict[str, Any]:
    """Return the schema (draft 2020-12) of one kind of output; fields may be added to it."""
    made = TypeAdapter(_SHAPES[name]).json_schema(ref_template="#/$defs/{model}")
    head: dict[str, Any] = {"$schema": DIALECT, "title": f"packetcheck {name}, format 1"}
    tidy: dict[str, Any] = _tidy(made)
    return head | tidy


def render_output_schema(name: str) -> str:
    """Return the schema as indented JSON with a newline at its end."""
    return json.dumps(output_schema(name), indent=2, ensure_ascii=False) + "\n"


def _tidy(node: Any) -> Any:
    """Take out the titles that pydantic makes of names; a field named `title` stays."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _tidy(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str))
    }
