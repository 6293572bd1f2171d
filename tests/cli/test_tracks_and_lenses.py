"""`tracks`, `--lens`, and targets of other ladders, as a user calls them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck import pipeline, tracks
from packetcheck.cli import run_scan
from packetcheck.rubric.starting import starting_text

from .harness import BRAG, Cli, write_packet
from .shapes import AssessmentShape
from .test_scan import in_process

Refused = Callable[..., str]
LENS = """\
id: kinds
title: Kinds of work
notes: Nobody does all of it.
criteria:
  - {id: growth, title: Growth work, definition: More of the market we have.}
  - {id: scaling, title: Scaling work, definition: Platforms.}
expectations:
  - {id: growth.funnel, criterion: growth, text: Takes steps out of the checkout.}
  - {id: scaling.platform, criterion: scaling, text: Builds internal platforms for other teams.}
"""


@pytest.fixture
def files(ana: Path) -> Path:
    """Put a lens and a ladder beside the packet; return their folder."""
    (ana.parent / "kinds.yaml").write_text(LENS, encoding="utf-8")
    (ana.parent / "ours.yaml").write_text(starting_text(".yaml"), encoding="utf-8")
    return ana.parent


@pytest.fixture
def tagged_once(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often a packet is read and tagged."""
    calls: list[int] = []
    tag = pipeline.tag_packet

    def counted(*args: object) -> object:
        calls.append(1)
        return tag(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "tag_packet", counted)
    monkeypatch.setattr(tracks, "tag_packet", counted)
    return calls


@pytest.mark.usefixtures("files")
def test_a_lens_stands_beside_the_ladder(cli: Cli, tagged_once: list[int]) -> None:
    argv = ("check", "ana", "-t", "senior-pm", "--format", "json", "-q")
    plain = cli(*argv).json
    assert plain["lenses"] == []
    tagged_once.clear()
    result = cli(*argv, "--lens", "kinds.yaml", "--lens", "./kinds.yaml")
    assert tagged_once == [1]
    AssessmentShape.model_validate(result.json)
    (lens,) = result.json["lenses"]
    assert lens["rubric"]["id"] == "kinds"
    assert lens["breadth"]["of"] == 2
    assert all(f["needs_review"] for f in lens["findings"])
    assert any("not among those the model was fitted on" in note for note in lens["notes"])
    assert result.json | {"lenses": []} == plain


@pytest.mark.usefixtures("files")
def test_a_ladder_is_no_lens(refused: Refused) -> None:
    said = refused("check", "ana", "-t", "senior-pm", "--lens", "pm-ic", slug="usage")
    assert "packetcheck tracks" in said
    refused("check", "ana", "-t", "senior-pm", "--lens", "nobody", slug="bad-rubric")


@pytest.mark.usefixtures("files")
def test_a_lens_alone_says_that_it_is_one(cli: Cli) -> None:
    result = cli("check", "ana", "--rubric", "kinds.yaml", "--format", "json", "-q")
    assert any("kinds is a lens" in note for note in result.json["notes"])
    assert "Nobody does all of it." in result.json["notes"]


def test_scan_shows_lenses_too(cli: Cli, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_scan, "run_batch", in_process)
    write_packet(files / "season/bo", {"brag.md": BRAG})
    argv = ("scan", "season", "-t", "senior-pm", "-o", "out", "-w", "1", "-q")
    assert cli(*argv, "--lens", "kinds.yaml").status == 0
    assert "Lens: <bdi>Kinds of work" in (files / "out/packets/bo.html").read_text("utf-8")


@pytest.mark.usefixtures("files")
def test_tracks_reads_once_and_shows_both(cli: Cli, tagged_once: list[int]) -> None:
    argv = ("tracks", "ana", "--rubric", "pm-ic:Sr PM", "--rubric", "ours.yaml")
    result = cli(*argv)
    assert result.status == 0
    assert tagged_once == [1]
    assert "senior-pm.leadership.mentoring" in result.out
    assert "pm1." not in result.out
    assert "ours" not in result.out
    assert "our-ladder: Junior: evidence of" in result.out
    data = json.loads(cli(*argv, "--format", "json").out)
    assert [t["rubric"]["id"] for t in data["tracks"]] == ["pm-ic", "our-ladder"]
    assert [v["level"] for v in data["tracks"][1]["levels"]] == ["junior", "senior"]


def test_tracks_writes_a_page_that_is_no_document_of_the_packet(cli: Cli, files: Path) -> None:
    argv = ("tracks", "ana", "-r", "pm-ic:pm1", "-r", "ours.yaml")
    for format_, name in (("html", "t.html"), ("text", "t.txt")):
        result = cli(*argv, "--format", format_, "-o", files / "ana" / name)
        assert result.status == 0
    checked = cli("check", "ana", "-t", "pm1", "--format", "json", "-q").json
    assert {d["document"] for d in checked["documents"]} == {"brag.md", "peer-feedback-sam.md"}


@pytest.mark.usefixtures("files")
def test_tracks_needs_two_ladders(refused: Refused) -> None:
    assert "--rubric twice" in refused("tracks", "ana", "-r", "pm-ic", slug="usage")
    refused("tracks", "ana", "-r", "pm-ic", "-r", "ours.yaml:cto", slug="unknown-target")
    refused("tracks", "ana", "-r", "pm-ic", "-r", "ours.yaml", "-o", "ana/brag.md", slug="usage")


def test_the_own_target_plays_no_part(cli: Cli, files: Path) -> None:
    (files / "ana/packet.toml").write_text('target = "nonsense"\n', encoding="utf-8")
    assert cli("tracks", "ana", "-r", "pm-ic:pm1", "-r", "ours.yaml").status == 0
