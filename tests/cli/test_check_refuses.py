"""`check`: what cannot start says so in a line, with a way out, and leaves nothing behind."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.bundled import bundled_path

from .harness import BRAG, PNG, Cli, tree, write_packet

TARGET = ("--target", "senior-pm")
Refused = Callable[..., str]
pytestmark = pytest.mark.usefixtures("ana")


def test_a_missing_folder(refused: Refused) -> None:
    assert "nobody: no such file or folder" in refused("check", "nobody", *TARGET, slug="usage")


@pytest.mark.parametrize("files", [{}, {".hidden.md": "x"}, {"packet.toml": 'target = "pm1"'}])
def test_an_empty_folder(refused: Refused, here: Path, files: dict[str, str]) -> None:
    write_packet(here / "bo", files)
    said = refused("check", "bo", *TARGET, slug="empty-packet")
    assert "bo: holds no document" in said
    assert ".docx" in said


@pytest.mark.parametrize("name", ["shot.png", "song.mp3", "table.xls"])
def test_a_file_that_is_no_packet(refused: Refused, here: Path, name: str) -> None:
    (here / name).write_bytes(PNG)
    said = refused("check", name, *TARGET, slug="usage")
    assert name in said
    assert ".docx" in said


def test_an_unknown_target_lists_the_choices(refused: Refused) -> None:
    said = refused("check", "ana", "--target", "cto", slug="unknown-target")
    assert "'cto'" in said
    for level in ("pm1", "senior-pm", "staff-pm", "Staff Product Manager"):
        assert level in said


def test_no_target_lists_the_choices(refused: Refused) -> None:
    said = refused("check", "ana", slug="usage")
    assert "--target" in said
    assert "packet.toml" in said
    assert "senior-pm" in said


RUBRIC = """id: ours
title: Our ladder
criteria:
  - id: craft
    title: Craft
    definition: What the work is like.
expectations:
  - id: craft.requirements
    criterion: craft
    text: Writes complete requirements.
    weight: 3
"""


def test_a_rubric_with_an_unknown_key(refused: Refused, here: Path) -> None:
    (here / "ours.yaml").write_text(RUBRIC, encoding="utf-8")
    said = refused("check", "ana", *TARGET, "--rubric", "ours.yaml", slug="bad-rubric")
    assert "ours.yaml, line 11: expectation 1 (" in said
    assert "unknown key 'weight'" in said
    for key in ("id", "level", "criterion", "text", "scope", "examples"):
        assert key in said.partition("allowed here: ")[2]


def test_a_rubric_that_packet_toml_names(refused: Refused, here: Path) -> None:
    toml = 'target = "any"\nrubric = "ours.yaml"\n'
    write_packet(here / "bo", {"brag.md": BRAG, "packet.toml": toml, "ours.yaml": RUBRIC})
    assert "bo/ours.yaml, line 11" in refused("check", "bo", slug="bad-rubric")


def test_an_unknown_rubric_lists_those_there_are(refused: Refused) -> None:
    said = refused("check", "ana", *TARGET, "--rubric", "our-ladder", slug="bad-rubric")
    assert "'our-ladder'" in said
    assert "pm-ic" in said


@pytest.fixture
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped model whose tokenizer has one byte more."""
    folder = tmp_path_factory.mktemp("models") / "altered"
    folder.mkdir()
    for file in (bundled_path("models") / "default").iterdir():
        (folder / file.name).symlink_to(file)
    altered = folder / "tokenizer.json"
    data = altered.read_bytes()
    altered.unlink()
    altered.write_bytes(data + b"\n")
    return folder


@pytest.mark.parametrize("output", [(), ("--output", "new/folder/x.html")])
def test_a_model_with_a_wrong_digest(
    refused: Refused, model: Path, output: tuple[str, ...]
) -> None:
    said = refused("check", "ana", *TARGET, "--model", model, *output, slug="bad-model")
    assert "tokenizer.json: has the wrong digest" in said


def test_a_folder_that_is_no_model(refused: Refused) -> None:
    said = refused("check", "ana", *TARGET, "--model", "ana", slug="bad-model")
    assert "ana: is no model folder" in said


def test_a_model_folder_without_a_file(refused: Refused, model: Path) -> None:
    (model / "tokenizer.json").unlink()
    said = refused("check", "ana", *TARGET, "--model", model, slug="bad-model")
    assert "tokenizer.json: a file of the model is missing" in said


@pytest.mark.parametrize("output", ["ana/brag.md/report.html", "ana/brag.md/"])
def test_output_below_a_file(refused: Refused, output: str) -> None:
    refused("check", "ana", *TARGET, "--output", output, slug="cannot-write")


def test_output_that_is_a_folder_already(refused: Refused, here: Path) -> None:
    (here / "ana-report.html").mkdir()
    refused("check", "ana", *TARGET, slug="cannot-write")


def test_output_over_one_of_the_documents(refused: Refused) -> None:
    output = ("--format", "text", "--output", "ana/../ana/brag.md")
    assert "brag.md" in refused("check", "ana", *TARGET, *output, slug="usage")


def test_two_formats_to_standard_output(refused: Refused) -> None:
    options = ("--format", "json", "--format", "text", "--output", "-")
    assert "one --format" in refused("check", "ana", *TARGET, *options, slug="usage")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("target = ", "not valid TOML"),
        ('taget = "senior-pm"', "unknown key 'taget'"),
        ('period = ["2026-06-30", "2026-01-01"]', "the first day comes after the last"),
        ('[[documents]]\nfile = "brag.md"\nvoice = "boss"', "documents.0.voice"),
        ('[[documents]]\nfile = "gone.md"', "there is no file 'gone.md'"),
        ('[[documents]]\nfile = "brag.md"\n[[documents]]\nfile = "brag.md"', "stands twice"),
        ("person = 3", "person: "),
    ],
)
def test_a_bad_packet_toml(refused: Refused, here: Path, toml: str, said: str) -> None:
    (here / "ana/packet.toml").write_text(toml, encoding="utf-8")
    shown = refused("check", "ana", *TARGET, slug="bad-packet-toml")
    assert "ana/packet.toml: " in shown
    assert said in shown


@pytest.mark.parametrize("argv", [(), ("ana", "--format", "xml"), ("ana", "--fail-on", "joy")])
def test_wrong_arguments(cli: Cli, here: Path, argv: tuple[str, ...]) -> None:
    before = tree(here)
    result = cli("check", *argv)
    assert result.status == 2
    assert result.out == ""
    assert result.err.splitlines()[-1].startswith("Error: ")
    assert tree(here) == before


def test_a_report_of_ours_in_the_folder_is_no_document(
    cli: Cli, ana: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Run twice where the documents are: what the first run quotes must not be evidence.
    monkeypatch.chdir(ana)
    formats = ("--format=html", "--format=json", "--format=text", "-o", "./")
    first = cli("check", ".", *TARGET, *formats)
    before = json.loads((ana / "ana-report.json").read_text("utf-8"))
    second = cli("check", ".", *TARGET, *formats)
    assert (first.status, second.status) == (0, 0)
    assert "read 2 of 2 documents" in second.out
    after = json.loads((ana / "ana-report.json").read_text("utf-8"))
    for name in ("html", "json", "txt"):
        assert any(f"ana-report.{name} is a report of packetcheck" in n for n in after["notes"])
    assert {**after, "notes": []} == {**before, "notes": []}
