"""`match`: pairs of statement and expectation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.rubric import load_rubric

from .harness import PNG, Cli
from .shapes import PairShape

RUBRIC = load_rubric("pm-ic")
SENIOR = [e.id for e in RUBRIC.at(RUBRIC.find_level("senior-pm"))]
LINES = b"Mentored two junior product managers.\nOrdered new chairs.\n"


def test_pairs_have_a_relation(cli: Cli, ana: Path) -> None:
    result = cli("match", ana, "--level", "senior-pm")
    assert (result.status, result.err) == (0, "")
    statements = [row["id"] for row in cli("tag", ana).rows]
    pairs = [PairShape.model_validate(row) for row in result.rows]
    assert all(pair.relation != "none" for pair in pairs)
    assert {pair.statement for pair in pairs} <= set(statements)
    assert {pair.expectation for pair in pairs} <= set(SENIOR)


def test_all_scores_is_every_pair_once_in_reading_order(cli: Cli) -> None:
    argv = ("match", "-", "--each-line", "--level", "Sr PM")
    pairs = [PairShape.model_validate(r) for r in cli(*argv, "--all-scores", stdin=LINES).rows]
    expected = [(f"stdin#{n}", e) for n in (1, 2) for e in SENIOR]
    assert [(p.statement, p.expectation) for p in pairs] == expected
    related = [p for p in pairs if p.relation != "none"]
    assert [PairShape.model_validate(r) for r in cli(*argv, stdin=LINES).rows] == related


def test_without_a_level_all_levels(cli: Cli) -> None:
    rows = cli("match", "-", "--each-line", "--all-scores", stdin=LINES).rows
    assert [r["expectation"] for r in rows[: len(rows) // 2]] == [e.id for e in RUBRIC.expectations]


def test_one_criterion(cli: Cli) -> None:
    argv = ("match", "-", "--each-line", "--all-scores", "--criterion", "nuance")
    rows = cli(*argv, "--level", "senior-pm", stdin=LINES).rows
    wanted = [e for e in SENIOR if e.startswith("senior-pm.nuance.")]
    assert [r["expectation"] for r in rows] == wanted * 2


def test_mentoring_scores_above_chairs_for_mentoring(cli: Cli) -> None:
    argv = ("match", "-", "--each-line", "--all-scores", "--level", "senior-pm")
    rows = cli(*argv, "--criterion", "leadership", stdin=LINES).rows
    scores = [r["score"] for r in rows if r["expectation"] == "senior-pm.leadership.mentoring"]
    assert scores[0] > scores[1]


def test_several_inputs(cli: Cli, ana: Path) -> None:
    argv = ("--level", "senior-pm", "--criterion", "nuance", "--all-scores")
    files = [ana / "peer-feedback-sam.md", ana / "brag.md"]
    rows = [row for file in files for row in cli("match", file, *argv).rows]
    assert cli("match", *files, *argv).rows == rows


def test_what_cannot_be_read_is_said(cli: Cli, ana: Path) -> None:
    (ana / "shot.png").write_bytes(PNG)
    result = cli("match", ana, "--level", "senior-pm")
    assert result.status == 3
    assert result.err.startswith("packetcheck: shot.png: ")
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("options", [(), ("--each-line",)])
def test_nothing_is_not_taken_for_success(cli: Cli, options: tuple[str, ...]) -> None:
    result = cli("match", "-", *options, stdin=b"\n")
    assert (result.status, result.out) == (3, "")
    assert "no statement was found" in result.err


def test_what_cannot_start(refused: Callable[..., str], ana: Path) -> None:
    said = refused("match", ana, "--level", "cto", slug="unknown-target")
    assert "senior-pm" in said
    said = refused("match", ana, "--criterion", "joy", slug="usage")
    assert "hard-skills" in said
    assert "pm-ic" in refused("match", ana, "--rubric", "ours", slug="bad-rubric")
    assert "nobody" in refused("match", "nobody", slug="usage")
    assert "nobody" in refused("match", "nobody", "--each-line", slug="usage")
    refused("match", ana, "--model", ana, slug="bad-model")


def test_a_level_without_expectations_of_a_criterion(
    refused: Callable[..., str], ana: Path, here: Path
) -> None:
    text = "id: ours\ntitle: Ours\ncriteria:\n"
    text += "".join(f"  - {{id: {c}, title: {c}, definition: {c}}}\n" for c in ("a", "b"))
    text += "expectations:\n  - {id: a.x, criterion: a, text: Does x.}\n"
    (here / "ours.yaml").write_text(text, encoding="utf-8")
    argv = ("match", ana, "--rubric", "ours.yaml", "--criterion", "b")
    assert "no expectation" in refused(*argv, slug="usage")
