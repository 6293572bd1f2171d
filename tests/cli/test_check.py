"""`check`: where output goes, what it holds, and the exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from packetcheck.cli import run_check
from packetcheck.findings import Assessment, Status
from packetcheck.pipeline import check_packet
from packetcheck.rubric import load_rubric

from .harness import BRAG, HOSTILE_NAMES, PNG, Cli, tree, write_packet
from .shapes import AssessmentShape

TARGET = ("--target", "senior-pm")
SUMMARY = "of 27 expectations"


def words(text: str) -> str:
    """Undo the terminal's line breaks."""
    return " ".join(text.split())


def test_by_default_an_html_report_beside_us(cli: Cli, ana: Path, here: Path) -> None:
    result = cli("check", ana.name, *TARGET)
    assert result.status == 0
    assert result.err == ""
    assert SUMMARY in words(result.out)
    assert "ana-report.html" in result.out
    assert {p.name for p in here.iterdir()} == {"ana", "ana-report.html"}
    page = (here / "ana-report.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "Cut checkout drop-off from 38% to 21%" in page


def test_the_packet_itself_is_left_alone(cli: Cli, ana: Path) -> None:
    before = tree(ana)
    cli("check", "ana", *TARGET, "--quiet")
    assert tree(ana) == before


def test_a_single_document_is_a_packet(cli: Cli, ana: Path, here: Path) -> None:
    assert cli("check", ana / "brag.md", *TARGET).status == 0
    assert (here / "brag-report.html").is_file()


def test_the_packet_may_be_where_we_stand(
    cli: Cli, ana: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ana)
    assert cli("check", ".", *TARGET, "--output", here / "x.html").status == 0
    assert (here / "x.html").is_file()


def test_output_names_a_file(cli: Cli, ana: Path, here: Path) -> None:
    assert cli("check", ana, *TARGET, "-o", "new/deep/report.html").status == 0
    assert (here / "new/deep/report.html").is_file()
    assert not (here / "ana-report.html").exists()


@pytest.mark.parametrize("output", ["out/", "there"])
def test_output_names_a_folder(cli: Cli, ana: Path, here: Path, output: str) -> None:
    (here / "there").mkdir()
    assert cli("check", ana, *TARGET, "-o", output, "--format", "text").status == 0
    assert [p.name for p in (here / output).iterdir()] == ["ana-report.txt"]


def test_output_to_standard_output(cli: Cli, ana: Path, here: Path) -> None:
    before = tree(here)
    result = cli("check", ana, *TARGET, "-o", "-")
    assert result.out.startswith("<!doctype html>")
    assert result.out.rstrip().endswith("</html>")
    assert SUMMARY in words(result.err)
    assert tree(here) == before


def test_several_formats_say_the_same(cli: Cli, ana: Path, here: Path) -> None:
    formats = [f"--format={name}" for name in ("html", "json", "text", "html")]
    assert cli("check", ana, *TARGET, *formats, "-o", "out/").status == 0
    assert {p.name for p in (here / "out").iterdir()} == {
        "ana-report.html", "ana-report.json", "ana-report.txt",
    }  # fmt: skip
    data = json.loads((here / "out/ana-report.json").read_text("utf-8"))
    for name in ("ana-report.html", "ana-report.txt"):
        shown = (here / "out" / name).read_text("utf-8")
        assert all(f["expectation"] in shown for f in data["findings"])


def test_several_formats_by_the_stem_of_one_file(cli: Cli, ana: Path, here: Path) -> None:
    assert cli("check", ana, *TARGET, "--format=html", "--format=json", "-o", "a.html").status == 0
    assert {"a.html", "a.json"} <= set(tree(here))


@pytest.mark.usefixtures("ana")
def test_json_alone_goes_to_standard_output_in_its_promised_shape(cli: Cli, here: Path) -> None:
    before = tree(here)
    result = cli("check", "ana", *TARGET, "--format", "json")
    assert tree(here) == before
    said = AssessmentShape.model_validate(result.json)
    assert said.packet.id == "ana"
    assert said.packet.target == "senior-pm"
    assert [d.document for d in said.documents] == ["brag.md", "peer-feedback-sam.md"]
    assert [d.voice for d in said.documents] == ["self", "peer"]
    rubric = load_rubric("pm-ic")
    expected = rubric.at(rubric.find_level("senior-pm"))
    assert [f.expectation for f in said.findings] == [e.id for e in expected]
    known = {s.id for s in said.statements}
    for finding in said.findings:
        assert {e.statement for e in finding.evidence} <= known
        assert {e.same_deed_as for e in finding.evidence} <= known | {None}
        assert finding.why
    for statement in said.statements:
        scores = [tag.score for tag in statement.criteria]
        assert scores == sorted(scores, reverse=True)
    for document in said.documents:
        receipt = document.receipt
        dropped = sum(d.characters for d in receipt.dropped)
        assert receipt.characters == receipt.kept + receipt.furniture + dropped


@pytest.mark.usefixtures("ana")
def test_text_goes_to_standard_output(cli: Cli, here: Path) -> None:
    before = tree(here)
    result = cli("check", "ana", *TARGET, "--format", "text")
    assert result.out.startswith("Person     ana\n")
    assert "senior-pm.leadership.mentoring" in result.out
    assert tree(here) == before


def test_quiet_prints_nothing(cli: Cli, ana: Path, here: Path) -> None:
    result = cli("check", ana, *TARGET, "--quiet")
    assert (result.status, result.out, result.err) == (0, "", "")
    assert (here / "ana-report.html").is_file()


def test_quiet_leaves_what_was_asked_for(cli: Cli, ana: Path) -> None:
    result = cli("check", ana, *TARGET, "--quiet", "--format", "json")
    assert result.err == ""
    AssessmentShape.model_validate(result.json)


@pytest.mark.parametrize("name", ["Sr PM", "Senior Product Manager", "SENIOR_PM", "L6"])
def test_a_target_by_any_of_its_names(cli: Cli, ana: Path, name: str) -> None:
    result = cli("check", ana, "--target", name, "--format", "json", "--quiet")
    assert result.json["packet"]["target"] == "senior-pm"


def test_the_command_line_wins_over_packet_toml(cli: Cli, here: Path) -> None:
    toml = 'person = "Ana R."\ntarget = "staff-pm"\nperiod = ["2026-01-01", "2026-06-30"]\n'
    packet = write_packet(here / "bo", {"brag.md": BRAG, "packet.toml": toml})
    said = cli("check", packet, "--format", "json", "-q").json["packet"]
    assert (said["person"], said["target"]) == ("Ana R.", "staff-pm")
    assert said["period"] == ["2026-01-01", "2026-06-30"]
    assert cli("check", packet, *TARGET, "--format", "json", "-q").json["packet"]["target"] == (
        "senior-pm"
    )


RUBRIC = """id: ours
title: Our ladder
version: "3"
criteria:
  - id: craft
    title: Craft
    definition: What the work is like.
expectations:
  - id: craft.requirements
    criterion: craft
    text: Writes complete requirements without help.
"""


def test_a_rubric_of_ones_own_with_one_level_needs_no_target(
    cli: Cli, ana: Path, here: Path
) -> None:
    (here / "ours.yaml").write_text(RUBRIC, encoding="utf-8")
    said = AssessmentShape.model_validate(
        cli("check", ana, "--rubric", "ours.yaml", "--format", "json", "-q").json
    )
    assert (said.rubric.id, said.rubric.version) == ("ours", "3")
    assert [f.expectation for f in said.findings] == ["craft.requirements"]


def test_a_gap_fails_where_it_is_asked_to(cli: Cli, ana: Path) -> None:
    # Five sentences cannot speak to all of 27 expectations, whatever the model.
    assert cli("check", ana, *TARGET, "-q").status == 0
    assert cli("check", ana, *TARGET, "-q", "--fail-on", "missing").status == 1


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Callable[[Status, bool], None]:
    """Return a function that makes every finding of a check so."""

    def make(status: Status, contested: bool) -> None:  # noqa: FBT001
        def check(*args: Any, **kwargs: Any) -> Assessment:
            assessment = check_packet(*args, **kwargs)
            findings = (replace(f, status=status, contested=contested) for f in assessment.findings)
            return replace(assessment, findings=tuple(findings))

        monkeypatch.setattr(run_check, "check_packet", check)

    return make


@pytest.mark.parametrize(
    ("status", "contested", "fail_on", "expected"),
    [
        (Status.MISSING, False, ["missing"], 1),
        (Status.MISSING, False, ["thin"], 0),
        (Status.THIN, False, ["thin"], 1),
        (Status.THIN, False, ["missing", "contested"], 0),
        (Status.SUPPORTED, True, ["contested"], 1),
        (Status.SUPPORTED, True, ["missing", "thin"], 0),
        (Status.THIN, False, ["missing", "thin"], 1),
        (Status.SUPPORTED, False, ["missing", "thin", "contested"], 0),
    ],
)
def test_fail_on_each(
    cli: Cli,
    ana: Path,
    found: Callable[[Status, bool], None],
    status: Status,
    contested: bool,  # noqa: FBT001
    fail_on: list[str],
    expected: int,
) -> None:
    found(status, contested)
    options = [f"--fail-on={name}" for name in fail_on]
    assert cli("check", ana, *TARGET, "-q", *options).status == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("review.docx", b"PK\x03\x04 not a package"),
        ("review.pdf", b"%PDF-1.7\nbroken"),
        ("screenshot.png", PNG),
        ("notes.txt", b""),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_missing(
    cli: Cli, ana: Path, here: Path, name: str, content: bytes
) -> None:
    (ana / name).write_bytes(content)
    result = cli("check", ana, *TARGET, "--fail-on", "missing", "--format=json", "-o", "a.json")
    assert result.status == 3
    assert f"NOT READ {name}" in words(result.out)
    said = AssessmentShape.model_validate_json((here / "a.json").read_text("utf-8"))
    assert {d.document: d.status for d in said.documents}[name] == "unread"
    statuses = {f.status for f in said.findings}
    assert "missing" not in statuses
    assert "unknown" in statuses


def test_headings_alone_are_no_packet_that_was_read(cli: Cli, here: Path) -> None:
    packet = write_packet(here / "bo", {"brag.md": "# Brag\n\n## 2025\n\n### First quarter\n"})
    result = cli("check", packet, *TARGET, "--format", "json", "--fail-on", "missing")
    assert result.status == 3
    said = AssessmentShape.model_validate(result.json)
    assert said.statements == []
    assert {f.status for f in said.findings} == {"unknown"}
    assert "No statement was found" in words(result.err)


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_a_packet_with_a_hostile_name(cli: Cli, here: Path, name: str) -> None:
    packet = write_packet(here / name, {f"{name}.md": BRAG, "x.png": PNG})
    options = ("--format=html", "--format=json", "--format=text")
    result = cli("check", f"./{name}", *TARGET, *options)
    assert result.status == 3
    assert result.err == ""
    assert_harmless(result.out)
    assert tree(packet).keys() == {f"{name}.md", "x.png"}
    said = json.loads((here / f"{name}-report.json").read_text("utf-8"))
    assert said["packet"]["id"] == name
    assert {d["status"] for d in said["documents"]} == {"read", "unread"}
    page = (here / f"{name}-report.html").read_text("utf-8")
    assert "<script>alert" not in page
    for shown in (page, (here / f"{name}-report.txt").read_text("utf-8")):
        assert "\x1b" not in shown
        assert "Wrote the complete requirements" in shown
    assert not (here / "owned").exists()


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_an_error_with_a_hostile_name(refused: Callable[..., str], here: Path, name: str) -> None:
    (here / name).mkdir()
    for path, slug in ((f"./{name}", "empty-packet"), (f"./{name}?", "usage")):
        assert_harmless(refused("check", path, *TARGET, slug=slug))


def assert_harmless(shown: str) -> None:
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    shown.encode()


def test_an_internal_error_is_one_too(
    cli: Cli, ana: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> Assessment:
        raise ZeroDivisionError("division\nby zero")

    monkeypatch.setattr(run_check, "check_packet", fails)
    monkeypatch.delenv("PACKETCHECK_DEBUG", raising=False)
    before = tree(here)
    result = cli("check", ana, *TARGET)
    assert result.status == 2
    assert result.out == ""
    first, *rest = result.err.splitlines()
    assert first == "packetcheck: internal error: ZeroDivisionError: division by zero"
    assert len(rest) == 1
    assert "PACKETCHECK_DEBUG" in rest[0]
    assert tree(here) == before
    monkeypatch.setenv("PACKETCHECK_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli("check", ana, *TARGET)
