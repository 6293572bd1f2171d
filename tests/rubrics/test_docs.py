"""What docs/rubrics.md teaches is true of the program."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema

from packetcheck.lined.load import load_lined
from packetcheck.lined.yaml_text import parse_yaml
from packetcheck.rubric import load_rubric, read_rubric
from packetcheck.rubric.review import review
from packetcheck.rubric.schema import rubric_schema

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "ux-research-ladder.yaml"
PAGE = (DOCS / "rubrics.md").read_text(encoding="utf-8")


def test_the_worked_example_is_a_rubric_without_any_warning() -> None:
    read = read_rubric(EXAMPLE)
    assert read.rubric is not None
    assert review(read) == ()
    jsonschema.validate(load_lined(EXAMPLE).data, rubric_schema())


def test_the_part_on_the_page_is_that_of_the_file() -> None:
    shown = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0]
    (expectation,) = parse_yaml(shown, "page").data["expectations"]
    rubric = load_rubric(EXAMPLE)
    (same,) = [e for e in rubric.expectations if e.id == expectation["id"]]
    assert (same.text, same.scope) == (expectation["text"], expectation["scope"])
    assert set(expectation["examples"]["counts"]) <= set(same.counts)


def test_every_key_is_in_the_table() -> None:
    table = PAGE[PAGE.index("| key | needed |") : PAGE.index("Ids are made of")]
    schema = rubric_schema()
    for shape in (schema, *schema["$defs"].values()):
        for key in shape["properties"]:
            assert f"`{key}`" in table or f".{key}`" in table or key == "$schema", key


def test_the_levels_of_other_companies_load(tmp_path: Path) -> None:
    levels = re.findall(r"```yaml\n(levels:.*?)```", PAGE, re.DOTALL)[0]
    path = tmp_path / "harbour.yaml"
    path.write_text(
        "id: harbour\ntitle: Harbour\n"
        + levels
        + "criteria: [{id: c, title: C, definition: C.}]\n"
        + "expectations: [{id: pm1.c.x, level: pm1, criterion: c, text: Does it.}]\n",
        encoding="utf-8",
    )
    rubric = load_rubric(path)
    for name, level in {
        "product owner": "pm1",
        "Lead-PM": "senior-pm",
        "principal pm": "staff-pm",
    }.items():
        assert rubric.find_level(name).id == level
