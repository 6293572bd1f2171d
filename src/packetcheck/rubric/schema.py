"""The JSON Schema of a rubric file, for editors and for checks in other programs."""

from __future__ import annotations

import json
from typing import Any

from packetcheck.rubric.shape import RubricFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def rubric_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12), with a description at every key."""
    made: dict[str, Any] = _tidy(RubricFile.model_json_schema(ref_template="#/$defs/{model}"))
    described: dict[str, Any] = {"$schema": DIALECT, "title": "packetcheck rubric"}
    return described | made


def render_rubric_schema() -> str:
    """Return the schema as the file `rubrics/rubric.schema.json`."""
    return json.dumps(rubric_schema(), indent=2, ensure_ascii=False) + "\n"


def _tidy(node: Any) -> Any:
    """Take out what only pydantic needs: made-up titles, `null` as a value, names of classes."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node.replace("File", "") if _is_reference(node) else node
    kept: dict[str, Any] = {}
    for key, value in node.items():
        if key == "title" and isinstance(value, str):
            continue
        if key == "default" and value is None:
            continue
        if key == "anyOf" and {"type": "null"} in value:
            (only,) = [_tidy(option) for option in value if option != {"type": "null"}]
            kept |= only
            continue
        kept[key.removesuffix("File")] = _tidy(value)
    return kept


def _is_reference(value: Any) -> bool:
    return isinstance(value, str) and value.startswith("#/$defs/")
