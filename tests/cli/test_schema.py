"""`packetcheck schema` describes all that the other commands print as JSON."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from .harness import Cli

CALLS = {
    "assessment": ("check", "ana", "-t", "senior-pm", "--lens", "specialisation", "-q"),
    "tracks": ("tracks", "ana"),
    "read": ("read", "ana/brag.md"),
    "explain": ("explain", "Mentored two product managers every Friday."),
    "why": ("why", "ana", "mentoring", "-t", "senior-pm", "--all"),
}


def closed(schema: Any) -> Any:
    """Return the schema with every object closed to keys that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    return made | {"additionalProperties": False} if "properties" in made else made


def complaints(schema: dict[str, Any], data: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(closed(schema)).iter_errors(data)]


@pytest.mark.parametrize("name", CALLS)
def test_json_output_is_as_its_schema_says(cli: Cli, ana: Path, name: str) -> None:
    assert ana.is_dir()
    call = CALLS[name]
    data = cli(*call, "--format", "json").json
    schema = cli("schema", name).json
    assert complaints(schema, data) == []
    # The schema can fail: it wants every key, and knows the words that may stand.
    for key in schema.get("required", ("blocks",)):
        assert complaints(schema, {k: v for k, v in data.items() if k != key})


@pytest.mark.parametrize(
    ("name", "call"),
    [
        ("statement", ("tag", "ana")),
        ("statement", ("tag", "ana", "--all-scores", "--furniture")),
        ("statement", ("tag", "ana/brag.md", "--each-line", "--furniture")),
        ("match", ("match", "ana", "--level", "senior-pm", "--all-scores")),
    ],
)
def test_each_line_of_output_is_as_its_schema_says(
    cli: Cli, ana: Path, name: str, call: tuple[str, ...]
) -> None:
    assert ana.is_dir()
    rows = cli(*call, "--format", "jsonl").rows
    schema = cli("schema", name).json
    assert rows
    assert [complaints(schema, row) for row in rows] == [[]] * len(rows)


def test_a_lens_alone_is_as_the_schema_says(cli: Cli, ana: Path) -> None:
    assert ana.is_dir()
    run = cli("check", "ana", "--rubric", "common-skills", "--format", "json", "-q")
    schema = cli("schema", "assessment").json
    assert complaints(schema, run.json) == []


def test_an_account_of_a_lens_is_as_the_schema_says(cli: Cli, ana: Path) -> None:
    assert ana.is_dir()
    call = ("why", "ana", "funnel", "--rubric", "specialisation", "--format", "json")
    run = cli(*call)
    assert complaints(cli("schema", "why").json, run.json) == []


def test_a_status_that_is_none_breaks_the_schema(cli: Cli, ana: Path) -> None:
    assert ana.is_dir()
    data = cli(*CALLS["assessment"], "--format", "json").json
    schema = cli("schema", "assessment").json
    for place in (data["findings"], data["lenses"][0]["findings"]):
        kept = deepcopy(place[0])
        place[0]["status"] = "failed"
        assert complaints(schema, data)
        place[0] = kept
    data["lenses"][0]["findings"][0]["status"] = "missing"
    assert complaints(schema, data)


def test_a_file_that_could_not_be_read_is_as_the_schema_says(cli: Cli, ana: Path) -> None:
    (ana / "broken.docx").write_bytes(b"no package")
    run = cli("read", "ana/broken.docx", "--format", "json")
    assert run.json["error"]
    assert complaints(cli("schema", "read").json, run.json) == []


@pytest.mark.parametrize(
    "name", ["assessment", "tracks", "statement", "match", "read", "explain", "why"]
)
def test_a_schema_names_its_dialect_and_where_its_words_come_from(cli: Cli, name: str) -> None:
    schema = json.loads(cli("schema", name).out)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["title"] == f"packetcheck {name}, format 1"
