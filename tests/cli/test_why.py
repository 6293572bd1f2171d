"""`why`: how one finding of `check` came about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .harness import BRAG, PNG, Cli, write_packet

LADDER = """id: ours
title: Ours
criteria:
  - {id: craft, title: Craft, definition: The trade.}
levels:
  - {id: l5, title: L5}
expectations:
  - id: l5.craft.specs
    level: l5
    criterion: craft
    text: Writes complete requirements that engineering can build from.
    examples:
      counts:
        - Wrote the complete requirements for the refunds area alone.
        - Specified the whole booking flow, every edge case included.
        - Her requirements for search left engineering without a question.
      does_not_count:
        - Reviewed the requirements that Tom had written.
  - {id: l5.craft.calls, level: l5, criterion: craft, text: Talks to customers every week.}
"""
MORE = """- Writes complete requirements that engineering can build from.
- We wrote the complete requirements for the returns portal together.
- Next year I will write the complete requirements for the payments theme.
"""


@pytest.fixture
def own(here: Path) -> tuple[str | Path, ...]:
    """Return the arguments that ask about one expectation of a rubric of one's own."""
    (here / "ours.yaml").write_text(LADDER, encoding="utf-8")
    packet = write_packet(here / "ana", {"brag.md": BRAG + MORE})
    return ("why", packet, "specs", "-r", "ours.yaml", "-t", "l5")


def test_the_finding_is_that_of_check(cli: Cli, ana: Path) -> None:
    checked = cli("check", ana, "-t", "senior-pm", "--format", "json", "-q").json
    for wanted in ("leadership.mentoring", "hard-skills.requirements"):
        data = cli("why", ana, wanted, "-t", "senior-pm", "--format", "json", "--all").json
        name = f"senior-pm.{wanted}"
        (finding,) = [f for f in checked["findings"] if f["expectation"] == name]
        assert data["finding"] == finding
        cited = [c for c in data["candidates"] if c["status_without"]]
        assert [c["statement"]["id"] for c in cited] == [
            e["statement"] for e in finding["evidence"]
        ]
        assert data["candidates"][: len(cited)] == cited
        assert data["weighed"] == len(data["candidates"]) == len(checked["statements"])


def test_the_scores_are_those_of_match(cli: Cli, ana: Path) -> None:
    rows = cli("match", ana, "--level", "senior-pm", "--all-scores").rows
    scores = {
        r["statement"]: r["score"]
        for r in rows
        if r["expectation"] == "senior-pm.leadership.mentoring"
    }
    data = cli("why", ana, "mentoring", "-t", "senior-pm", "--format", "json", "--all").json
    told = {c["statement"]["id"]: c["score"] for c in data["candidates"]}
    assert told == pytest.approx(scores, abs=2e-4)


def test_gates_are_told_in_words_and_as_data(cli: Cli, own: tuple[str | Path, ...]) -> None:
    rows = cli(*own, "--all", "--format", "json").json["candidates"]
    said = {c["statement"]["text"]: c for c in rows}
    parrot = said["Writes complete requirements that engineering can build from."]
    assert "parrot" in parrot["gates"]
    assert (parrot["parrots"], parrot["use"]) == ("l5.craft.specs", "shut-out")
    plan = said["Next year I will write the complete requirements for the payments theme."]
    assert "plan" in plan["gates"]
    assert plan["relation"] == "none"
    shown = " ".join(cli(*own, "--all").out.split())
    for words in ("repeats a sentence of the rubric", "a plan or advice", "its sentence and the"):
        assert words in shown


def test_the_nearest_examples_are_shown(cli: Cli, own: tuple[str | Path, ...]) -> None:
    data = cli(*own, "--format", "json").json
    assert data["route"] == "examples"
    for candidate in data["candidates"]:
        assert [e["counts"] for e in candidate["examples"]] == [True, False]
        assert "counts_best" in candidate["log_odds"]
    assert "an example that counts" in cli(*own).out


def test_without_examples_the_sentence_alone_speaks(cli: Cli, own: tuple[str | Path, ...]) -> None:
    data = cli(*own[:2], "calls", *own[3:], "--format", "json").json
    assert data["route"] == "sentence"
    assert set(data["candidates"][0]["log_odds"]) == {"start", "sentence", "sentence_like"}
    assert data["candidates"][0]["examples"] == []


def test_the_status_and_its_reasons_stand_on_top(cli: Cli, ana: Path) -> None:
    data = cli("why", ana, "mentoring", "-t", "senior-pm", "--format", "json").json
    shown = cli("why", ana, "mentoring", "-t", "senior-pm")
    assert (shown.status, shown.err) == (0, "")
    top = " ".join(shown.out.partition("\n 1  ")[0].split())
    assert "senior-pm.leadership.mentoring" in top
    assert data["finding"]["status"].upper() in top
    assert all(reason in top for reason in data["finding"]["why"])


def test_only_what_is_worth_it_is_shown_unless_all_is_asked_for(cli: Cli, ana: Path) -> None:
    (ana / "more.md").write_text(
        "".join(f"- Ordered {n} new chairs for room {n}.\n" for n in range(20, 40)), "utf-8"
    )
    call = ("why", ana, "mentoring", "-t", "senior-pm")
    few, every = (cli(*call, *more, "--format", "json").json for more in ((), ("--all",)))
    assert 5 <= len(few["candidates"]) < len(every["candidates"]) == few["weighed"]
    assert "--all shows them" in cli(*call).out
    assert "--all shows them" not in cli(*call, "--all").out


def test_a_lens_finds_nothing_missing(cli: Cli, ana: Path) -> None:
    call = ("why", ana, "pricing", "--rubric", "specialisation")
    assert cli(*call, "--format", "json").json["finding"]["status"] != "missing"
    assert "MISSING" not in cli(*call).out


def test_what_could_not_be_read_is_said(cli: Cli, ana: Path) -> None:
    (ana / "shot.png").write_bytes(PNG)
    result = cli("why", ana, "mentoring", "-t", "senior-pm")
    assert result.status == 3
    assert "not read in full" in result.out
    assert "shot.png" in result.out


def test_a_packet_without_a_statement(cli: Cli, here: Path) -> None:
    packet = write_packet(here / "empty", {"a.md": "# Title\n"})
    result = cli("why", packet, "mentoring", "-t", "senior-pm")
    assert result.status == 3
    assert "UNKNOWN" in result.out
    assert "No statement was found" in result.out


def test_what_cannot_start(refused: Callable[..., str], ana: Path) -> None:
    said = refused("why", ana, "leadership", "-t", "senior-pm", slug="unknown-expectation")
    assert "senior-pm.leadership.mentoring" in said
    refused("why", ana, "xyzzy", "-t", "senior-pm", slug="unknown-expectation")
    refused("why", ana, "mentoring", "-t", "cto", slug="unknown-target")
    refused("why", ana, "mentoring", slug="usage")
    refused("why", "nobody", "mentoring", "-t", "senior-pm", slug="usage")
    refused("why", ana, "mentoring", "-t", "senior-pm", "--model", ana, slug="bad-model")
