"""`evaluate`: figures for reading and for programs, on a small corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.training import needs
from training.tiny_corpus import change, write_corpus

from .harness import Cli

FAST = ("--corpus", "corpus", "--draws", "20")


@pytest.fixture
def corpus(here: Path) -> Path:
    return write_corpus(here / "corpus")


def figures(cli: Cli, *more: str) -> dict[str, Any]:
    result = cli("evaluate", *FAST, "--format", "json", *more)
    assert result.status == 0
    found: dict[str, Any] = result.json
    return found


def test_tags_and_labels_of_a_part(cli: Cli, corpus: Path) -> None:
    assert corpus.is_dir()
    found = figures(cli)
    assert found["tags"]["statements"] == 7
    assert list(found["tags"]["criteria"]) == list(CRITERIA)
    assert set(found["labels"]) == set(CHOICES)
    assert found["furniture"]["texts"] == 8
    assert found["review"]["curve"][0]["reviewed"] == 0.0
    for row in found["tags"]["criteria"].values():
        assert 0.0 <= row["ap"]["low"] <= row["ap"]["value"] <= row["ap"]["high"] <= 1.0
    assert "packets" not in found
    assert figures(cli, "--part", "dev")["tags"]["statements"] == 14


def test_the_same_seed_gives_the_same_figures(cli: Cli, corpus: Path) -> None:
    assert corpus.is_dir()
    assert figures(cli, "--seed", "3") == figures(cli, "--seed", "3")


def test_packets_on_shipped_and_on_own_rubrics(cli: Cli, corpus: Path) -> None:
    found = figures(cli, "--packets")["packets"]
    groups = ["shipped", "own, 0 examples", "own, 3 examples", "own, all examples"]
    assert list(found) == groups
    assert list(found["shipped"]["rubrics"]) == ["pm-ic"]
    for group in groups:
        assert found[group]["pooled"]["expectations"] == 3
        assert found[group]["pooled"]["three_way"]["low"] is None
    change(corpus, "rubrics.jsonl", 2, lambda row: [e.pop("examples") for e in row["expectations"]])
    assert list(figures(cli, "--packets")["packets"]) == groups[:2]


def test_baselines_stand_beside_the_model(cli: Cli, corpus: Path) -> None:
    pytest.importorskip("sklearn")
    assert corpus.is_dir()
    found = figures(cli, "--packets", "--baselines")
    assert set(found["tag_baselines"]) == {
        "TF-IDF + logistic regression",
        "spaCy textcat",
        "frozen shipped encoder + logistic regression",
        "frozen shipped encoder + nearest neighbours",
    }
    for group in ("shipped", "own"):
        baselines = found["packet_baselines"][group]
        assert set(baselines) == {
            "all missing",
            "TF-IDF cosine",
            "frozen shipped encoder, cosine",
        }
        # One of three expectations is missing.
        assert baselines["all missing"]["gap_f1"]["value"] == 0.5


def test_tables_for_reading(cli: Cli, corpus: Path) -> None:
    assert corpus.is_dir()
    result = cli("evaluate", *FAST, "--packets")
    assert result.status == 0
    for word in (*CRITERIA, *CHOICES, "furniture", "needs_review", "gap F1", "due"):
        assert word in result.out
    assert "Findings, own, 3 examples: 1 packets, 3 expectations" in result.out
    assert "\x1b" not in result.out
    assert "…" not in result.out.partition("\n")[2]
    assert result.err.startswith("packetcheck: reading the corpus\n")


def test_a_bad_corpus_is_named(cli: Cli, corpus: Path) -> None:
    assert "nowhere" in refused_after(cli, "evaluate", "--corpus", "nowhere")
    change(corpus, "statements.jsonl", 5, lambda row: row.update(agency="nobody"))
    said = refused_after(cli, "evaluate", *FAST)
    assert "statements.jsonl, line 5: 'nobody' is no agency" in said


def test_a_part_without_anything_to_measure_is_refused(cli: Cli, corpus: Path) -> None:
    for n in (3, 4):
        change(corpus, "packets.jsonl", n, lambda row: row.update(split="dev"))
    assert "no packet" in refused_after(cli, "evaluate", *FAST, "--packets")


def refused_after(cli: Cli, *argv: str) -> str:
    """Run what cannot go on; return its last words."""
    result = cli(*argv)
    assert (result.status, result.out) == (2, "")
    assert "[bad-corpus]" in result.err
    return result.err


def test_a_missing_library_is_named_before_anything_is_read(
    refused: Callable[..., str], corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert corpus.is_dir()
    monkeypatch.setattr(needs, "find_spec", lambda _: None)
    said = refused("evaluate", *FAST, "--baselines", slug="missing-extra")
    assert "scikit-learn" in said
    assert "pip install 'packetcheck[train]'" in said


def test_a_base_alone_is_no_baseline(cli: Cli) -> None:
    result = cli("evaluate", "--base", "x")
    assert (result.status, result.out) == (2, "")
    assert "--base needs --baselines" in result.err
