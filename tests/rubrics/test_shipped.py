"""The shipped rubrics hold what their sources say, and what a reader of one is owed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from packetcheck.bundled import bundled_path
from packetcheck.lined.load import load_lined
from packetcheck.rubric import Rubric, load_rubric, read_rubric, shipped_rubrics
from packetcheck.rubric.problems import Severity
from packetcheck.rubric.review import review
from packetcheck.rubric.schema import render_rubric_schema, rubric_schema

SHIPPED = shipped_rubrics()
FOLDER = bundled_path("rubrics")
FEWEST_EXAMPLES = 3


@pytest.fixture(scope="module")
def pm_ic() -> Rubric:
    return load_rubric("pm-ic")


def test_every_shipped_rubric_loads_under_its_own_name() -> None:
    for name in shipped_rubrics():
        rubric = load_rubric(name)
        assert rubric.id == name
        assert all(rubric.at(level) for level in rubric.levels)
        used = {e.criterion for e in rubric.expectations}
        assert used == {criterion.id for criterion in rubric.criteria}


def test_pm_ic_holds_the_whole_ladder(pm_ic: Rubric) -> None:
    counts = {level.id: len(pm_ic.at(level)) for level in pm_ic.levels}
    assert counts == {"pm1": 11, "senior-pm": 27, "staff-pm": 30}
    assert list(counts) == ["pm1", "senior-pm", "staff-pm"]
    assert len(pm_ic.expectations) == 68
    assert Counter(e.criterion for e in pm_ic.at(pm_ic.find_level("senior-pm"))) == {
        "hard-skills": 5,
        "cross-functionality": 5,
        "leadership": 4,
        "accountability": 4,
        "strategy": 2,
        "autonomy": 4,
        "nuance": 3,
    }


def test_pm_ic_ids_say_level_and_criterion(pm_ic: Rubric) -> None:
    for e in pm_ic.expectations:
        assert e.id.startswith(f"{e.level}.{e.criterion}.")
        assert e.text.endswith(".")
        assert e.scope is not None
    texts = [e.text for e in pm_ic.expectations]
    assert len(set(texts)) == len(texts)


def test_pm_ic_parts_ways_at_senior(pm_ic: Rubric) -> None:
    assert [level.id for level in pm_ic.levels if level.career_level] == ["senior-pm"]


def test_every_name_of_a_shipped_level_resolves_to_it_alone() -> None:
    for name in shipped_rubrics():
        rubric = load_rubric(name)
        for level in rubric.levels:
            for alias in (level.id, level.title, *level.aliases):
                assert rubric.find_level(alias) is level
                assert rubric.find_level(alias.upper().replace(" ", "-")) is level


def test_pm_ic_knows_the_names_that_companies_use(pm_ic: Rubric) -> None:
    for name in ("Senior Product Manager", "Sr PM", "L6", "PM III"):
        assert pm_ic.find_level(name).id == "senior-pm"


@pytest.mark.parametrize("name", SHIPPED)
def test_review_finds_no_error(name: str) -> None:
    found = review(read_rubric(name))
    assert [p for p in found if p.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_every_expectation_has_three_examples_of_each_kind(name: str) -> None:
    lacking = {
        e.id: (len(e.counts), len(e.does_not_count))
        for e in load_rubric(name).expectations
        if min(len(e.counts), len(e.does_not_count)) < FEWEST_EXAMPLES
    }
    assert lacking == {}


@pytest.mark.parametrize("name", SHIPPED)
def test_review_finds_nothing_wrong_with_the_examples(name: str) -> None:
    found = review(read_rubric(name))
    assert [p for p in found if p.code.startswith("example-")] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_provenance_is_told_in_full(name: str) -> None:
    source = load_rubric(name).provenance
    assert all((source.follows, source.changed, source.date, source.licence))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_first_line_names_the_schema(name: str) -> None:
    path = Path(load_rubric(name).path)
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    assert first == "# yaml-language-server: $schema=rubric.schema.json"
    assert (path.parent / "rubric.schema.json").is_file()


@pytest.mark.parametrize("name", SHIPPED)
def test_the_schema_accepts_it(name: str) -> None:
    jsonschema.validate(load_lined(FOLDER / f"{name}.yaml").data, rubric_schema())


def test_the_schema_in_the_folder_is_the_one_that_is_printed() -> None:
    assert (FOLDER / "rubric.schema.json").read_text(encoding="utf-8") == render_rubric_schema()


def test_the_schema_is_one_and_describes_every_key() -> None:
    schema = json.loads(render_rubric_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    shapes = [schema, *schema["$defs"].values()]
    for shape in shapes:
        assert shape["additionalProperties"] is False
        for key, value in shape["properties"].items():
            assert value.get("description"), key


@pytest.mark.parametrize(
    "change",
    [
        {"titel": "x"},
        {"kind": "scale"},
        {"levels": [{"id": "A b", "title": "x"}]},
        {"criteria": []},
    ],
)
def test_the_schema_refuses_what_the_loader_refuses(change: dict[str, object]) -> None:
    data = load_lined(FOLDER / "pm-ic.yaml").data
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data | change, rubric_schema())
