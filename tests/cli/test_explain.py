"""`explain`: why a statement has its tags."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from .harness import Cli

SAID = "Mentored two junior product managers every Friday from January to June."


def test_the_statement_its_tags_labels_and_neighbours_are_shown(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    result = cli("explain", SAID)
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith(SAID)
    for title in ("Tags", "Labels", "Furniture  no", "Review", "Nearest labelled statements"):
        assert f"\n{title}" in result.out
    assert "carried by" in result.out


def test_it_says_what_tag_says(cli: Cli) -> None:
    (tagged,) = cli("tag", "-", "--each-line", "--all-scores", stdin=SAID.encode()).rows
    data = cli("explain", SAID, "--format", "json").json
    assert {t["criterion"]: t["score"] for t in data["tags"]} == tagged["scores"]
    given = [{"criterion": t["criterion"], "score": t["score"]} for t in data["tags"] if t["given"]]
    assert given == tagged["criteria"]
    assert {label["label"]: label["value"] for label in data["labels"]} == {
        label["label"]: tagged[label["label"]] for label in data["labels"]
    }
    assert data["review"]["needed"] is tagged["needs_review"]
    assert bool(data["review"]["reasons"]) is tagged["needs_review"]


def test_the_words_are_words_of_the_statement(cli: Cli) -> None:
    data = cli("explain", SAID, "--format", "json").json
    words = [w for t in data["tags"] for w in (*t["words"], *t["words_against"])]
    assert words
    for word in words:
        start, end = word["span"]
        assert data["statement"]["text"][start:end] == word["text"]


def test_standard_input_is_as_good_as_an_argument(cli: Cli) -> None:
    argued = cli("explain", SAID, "--format", "json").json
    assert cli("explain", "-", "--format", "json", stdin=f"{SAID}\n".encode()).json == argued


def test_a_voice_is_told_and_changes_no_label(cli: Cli) -> None:
    own = cli("explain", SAID, "--format", "json").json
    peer = cli("explain", SAID, "--voice", "peer", "--format", "json").json
    assert peer["statement"].pop("voice") == "peer"
    assert own["statement"].pop("voice") == "self"
    assert peer == own


def test_the_number_of_neighbours_is_chosen(cli: Cli) -> None:
    for number in (0, 3):
        argv = ("explain", SAID, "--nearest", str(number), "--format", "json")
        near = cli(*argv).json["nearest"]
        assert len(near) == number
        assert near == sorted(near, key=lambda n: -n["likeness"])


def test_a_text_that_a_document_would_split_is_one_statement_and_said_to_be_more(cli: Cli) -> None:
    text = "Cut the price by a third in May. I also mentored both of our newcomers all spring."
    data = cli("explain", text, "--format", "json").json
    assert data["statement"]["text"] == text
    assert "2 statements" in data["notes"][0]
    assert data["notes"][0] in " ".join(cli("explain", text).out.split())


def test_a_form_question_is_furniture_by_its_shape(cli: Cli) -> None:
    data = cli("explain", "What went well this year?", "--format", "json").json
    assert data["furniture"]["verdict"]
    assert data["furniture"]["by_shape"]
    assert "Furniture  yes" in cli("explain", "What went well this year?").out


def test_words_beyond_the_models_reach_are_counted(cli: Cli) -> None:
    text = f"{SAID[:-1]}, {'and wrote the weekly notes ' * 40}."
    assert cli("explain", text, "--format", "json").json["unread_words"] > 0
    assert "the model reads no further" in " ".join(cli("explain", text).out.split())


def test_signs_that_drive_a_terminal_are_not_printed(cli: Cli) -> None:
    result = cli("explain", "Cut \x1b[31mcosts\x1b[0m by half in \u202eMay.")
    assert result.status == 0
    assert "\x1b" not in result.out
    assert "\u202e" not in result.out


def test_square_brackets_are_words_and_no_markup(cli: Cli) -> None:
    assert "Cut [bold]costs[/bold]" in cli("explain", "Cut [bold]costs[/bold] by half.").out


def test_what_cannot_start(refused: Callable[..., str], tmp_path: Path) -> None:
    refused("explain", "  ", slug="usage")
    refused("explain", "-", slug="usage", stdin=b"\n")
    assert "tag" in refused("explain", "word " * 3000, slug="usage")
    refused("explain", SAID, "--model", tmp_path, slug="bad-model")
