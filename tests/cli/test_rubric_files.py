"""`rubric new`, `test`, `diff` and `import`, and `schema`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.bundled import bundled_path
from packetcheck.rubric import load_rubric
from packetcheck.rubric.starting import starting_text

from .harness import Cli

Refused = Callable[..., str]
TABLE = """\
Skill,Junior Cook,Cook
Menu,Reads the menu before work,Plans the menu alone
Knives,n/a,Cuts fish
"""


@pytest.mark.parametrize("name", ["ours.yaml", "ours.yml", "ours.toml", "ours.json"])
def test_a_new_rubric_is_valid_and_commented(cli: Cli, here: Path, name: str) -> None:
    result = cli("rubric", "new", name)
    assert (result.status, result.err) == (0, "")
    checked = cli("rubric", "validate", name)
    assert (checked.status, checked.err) == (0, "")
    assert "ok (2 levels, 3 expectations)" in checked.out
    assert ("# " in (here / name).read_text("utf-8")) is not name.endswith(".json")


def test_a_new_rubric_overwrites_nothing(refused: Refused, here: Path) -> None:
    (here / "ours.yaml").write_text("mine", encoding="utf-8")
    assert "is there already" in refused("rubric", "new", "ours.yaml", slug="cannot-write")
    assert "suffix" in refused("rubric", "new", "ours", slug="usage")


def test_the_format_of_a_new_rubric_can_be_named(cli: Cli, here: Path) -> None:
    assert cli("rubric", "new", "ours.txt", "--format", "json").status == 0
    assert json.loads((here / "ours.txt").read_text("utf-8"))["id"] == "our-ladder"


def test_examples_are_tried_on_the_model(cli: Cli, here: Path) -> None:
    text = starting_text(".yaml").replace("- Sat with each", "- Next year I will sit with each")
    (here / "ours.yaml").write_text(text, encoding="utf-8")
    result = cli("rubric", "test", "ours.yaml", "--format", "json")
    assert result.status == 0
    data = json.loads(result.out)
    assert (data["total"], data["unfitted"]) == (6, 3)
    wrong = data["expectations"][2]["examples"][0]
    assert (wrong["counts"], wrong["passed"], wrong["relation"]) == (True, False, "none")
    assert wrong["why"]
    assert data["passed"] == sum(
        e["passed"] for r in data["expectations"] for e in r["examples"]
    )  # fmt: skip
    assert cli("rubric", "test", "ours.yaml", "--fail-under", "1").status == 1
    assert cli("rubric", "test", "ours.yaml", "--fail-under", "0").status == 0


def test_what_fails_is_printed_with_its_reason(cli: Cli, here: Path) -> None:
    text = starting_text(".yaml").replace("- Sat with each", "- Will sit with each")
    (here / "ours.yaml").write_text(text, encoding="utf-8")
    shown = cli("rubric", "test", "ours.yaml", "--level", "senior").out
    assert "FAIL counts: Will sit with each" in shown
    assert "read as a plan or advice, which is no evidence" in shown
    assert "2 of 2 expectations are not among those the model was fitted on" in shown
    assert "junior.craft" not in shown
    assert (
        "ok   does not count: Would like to mentor"
        in cli("rubric", "test", "ours.yaml", "--all").out
    )


def test_an_expectation_that_the_model_knows_is_told_apart(cli: Cli, here: Path) -> None:
    known = load_rubric("pm-ic").expectations[0]
    (here / "ours.yaml").write_text(
        f"id: x\ntitle: x\nlevels: [{{id: pm1, title: PM}}]\n"
        f"criteria: [{{id: {known.criterion}, title: x, definition: x}}]\n"
        f"expectations: [{{id: {known.id}, level: pm1, criterion: {known.criterion}, "
        f'text: "{known.text}"}}]\n',
        encoding="utf-8",
    )
    result = cli("rubric", "test", "ours.yaml")
    assert "was fitted on" not in result.out
    assert "1 expectation without any example" in result.out
    assert "no example was tried" in result.out


def test_diff_of_two_files(cli: Cli, here: Path) -> None:
    text = starting_text(".yaml")
    (here / "a.yaml").write_text(text, encoding="utf-8")
    (here / "b.yaml").write_text(
        text.replace("senior.craft.teaching", "senior.craft.mentoring").replace(
            "scope: feature ", "scope: product "
        ),
        encoding="utf-8",
    )
    shown = cli("rubric", "diff", "a.yaml", "b.yaml").out
    assert "~ senior.craft.teaching → senior.craft.mentoring (id)" in shown
    assert "scope: feature → product" in shown
    assert "the same: 1" in shown
    data = json.loads(cli("rubric", "diff", "a.yaml", "b.yaml", "--format", "json").out)
    assert [c["what"] for c in data["changed"]] == [["scope"], ["id"]]
    assert (data["added"], data["removed"], data["same"]) == ([], [], ["senior.craft.plans"])


def test_diff_of_two_levels(cli: Cli, refused: Refused) -> None:
    shown = cli("rubric", "diff", "pm-ic:pm1", "pm-ic:Sr PM").out
    assert "pm-ic 1, pm1 → pm-ic 1, senior-pm" in shown
    assert "+ senior-pm.leadership.mentoring [theme]" in shown
    assert "- pm1.leadership.personas [feature]" in shown
    refused("rubric", "diff", "pm-ic:pm1", "pm-ic:cto", slug="unknown-target")


def test_import_writes_a_draft_and_says_what_it_could_not_place(cli: Cli, here: Path) -> None:
    (here / "kitchen.csv").write_text(TABLE, encoding="utf-8")
    result = cli("rubric", "import", "kitchen.csv", "-o", "ours.yaml")
    assert (result.status, result.err) == (0, "")
    assert "wrote ours.yaml: 2 levels, 1 criterion, 2 expectations" in result.out
    assert "not placed: 3" in result.out
    assert "B3, points to another place" in result.out
    draft = (here / "ours.yaml").read_text("utf-8")
    assert "# Not placed (3):" in draft
    assert "A3, no expectation stands beside or below it" in draft
    assert cli("rubric", "validate", "ours.yaml").status == 0


def test_import_refuses_what_it_cannot_do(refused: Refused, here: Path) -> None:
    (here / "kitchen.csv").write_text(TABLE, encoding="utf-8")
    (here / "empty.csv").write_text("", encoding="utf-8")
    (here / "ladder.pdf").write_bytes(b"%PDF-1.7")
    out = ("-o", "ours.yaml")
    assert ".yaml" in refused("rubric", "import", "kitchen.csv", "-o", "o.toml", slug="usage")
    assert "no ladder" in refused("rubric", "import", "empty.csv", *out, slug="usage")
    assert ".xlsx" in refused("rubric", "import", "ladder.pdf", *out, slug="unsupported-format")
    (here / "ours.yaml").write_text("mine", encoding="utf-8")
    said = refused("rubric", "import", "kitchen.csv", *out, slug="cannot-write")
    assert "is there already" in said


def test_schema_is_the_shipped_one(cli: Cli) -> None:
    shipped = (bundled_path("rubrics") / "rubric.schema.json").read_text("utf-8")
    assert cli("schema", "rubric").out == shipped
