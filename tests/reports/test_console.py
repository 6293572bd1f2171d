"""The screenful: its height, its order, its words without colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.console import Console

from packetcheck.findings import Assessment, Status
from packetcheck.reports.console import MAX_LINES, render_console
from reports.factory import make_assessment, make_expectation, make_finding
from reports.samples import (
    empty_assessment,
    full_assessment,
    hostile_assessment,
    long_assessment,
)

PATHS = (Path("out/report.html"), Path("out/report.json"))


def screen(assessment: Assessment, width: int = 100, **options: object) -> str:
    console = Console(width=width, color_system=None, **options)  # type: ignore[arg-type]
    with console.capture() as capture:
        console.print(render_console(assessment, PATHS))
    return capture.get()


@pytest.mark.parametrize(
    "assessment",
    [full_assessment(), hostile_assessment(), empty_assessment(), long_assessment()],
    ids=["full", "hostile", "empty", "thirty"],
)
def test_is_one_screenful_of_lines_no_wider_than_the_terminal(assessment: Assessment) -> None:
    lines = screen(assessment).splitlines()
    assert len(lines) <= MAX_LINES
    assert max(len(line) for line in lines) <= 100
    assert screen(assessment).endswith("report.json\n")
    assert lines[-2:] == ["report  out/report.html", "report  out/report.json"]


@pytest.mark.parametrize("count", range(1, 31))
def test_names_every_missing_expectation_of_a_level_of_up_to_thirty(count: int) -> None:
    text = screen(long_assessment(count))
    assert len(text.splitlines()) <= MAX_LINES
    assert set(re.findall(r"name-(\d+)", text)) == {str(n) for n in range(count)}


def test_says_so_when_not_even_the_names_fit() -> None:
    text = screen(long_assessment(140))
    assert len(text.splitlines()) <= MAX_LINES
    assert "the report lists all of it" in text


def test_names_person_target_rubric_and_documents() -> None:
    text = screen(full_assessment())
    assert "Ana Ribeiro, target Senior Product Manager (senior-pm), rubric pm-ic 1" in text
    assert "read 3 of 5 documents  brag.md (self)" in text
    assert "PARTLY READ  self-review.docx: one embedded spreadsheet" in text
    assert "NOT READ  peer-feedback-scan.pdf: no text was found on 2 pages" in text


def test_says_counts_in_words_and_gives_no_grade() -> None:
    text = screen(full_assessment())
    assert re.search(r"4 missing.*2 unknown.*5 thin.*4 supported.*2 contested", text)
    assert "%" not in text
    assert "ready" not in text.replace("already", "")


def test_missing_and_unknown_stay_apart() -> None:
    text = screen(full_assessment())
    missing, unknown = text.index("What lacks evidence"), text.index("Not known:")
    assert missing < text.index("artefacts") < unknown < text.index("market-voice")


def test_contested_findings_are_marked() -> None:
    text = screen(full_assessment())
    assert re.search(r"enablement +contested: Makes technical", text)
    assert "! contested  cross-functionality.critical-partner" in text


def test_notes_are_on_the_screen() -> None:
    assert "note  The level names a scope of theme" in screen(full_assessment())


def test_nothing_missing_is_said_and_is_no_verdict() -> None:
    finding = make_finding(make_expectation("leadership", "x"), Status.SUPPORTED)
    text = screen(make_assessment([finding]))
    assert "no expectation is without recognised evidence; that is no verdict" in text


def test_a_level_without_expectations_is_said_aloud() -> None:
    assert "no expectation was checked" in screen(make_assessment([]))


def test_control_codes_and_markup_of_a_packet_do_nothing() -> None:
    text = screen(hostile_assessment(), force_terminal=True)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_no_color_leaves_words_and_symbols(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    console = Console(width=100, force_terminal=True)
    with console.capture() as capture:
        console.print(render_console(full_assessment(), PATHS))
    assert not re.search(r"\x1b\[[0-9;]*3\d", capture.get())
    assert "○ 4 missing" in capture.get()


def test_a_terminal_without_unicode_gets_ascii_symbols() -> None:
    class Latin(Console):
        @property
        def encoding(self) -> str:
            return "ascii"

    console = Latin(width=100, color_system=None)
    with console.capture() as capture:
        console.print(render_console(long_assessment(), PATHS))
    capture.get().encode("ascii")


@pytest.mark.parametrize("width", [20, 40, 60, 200])
def test_fits_narrow_and_wide_terminals(width: int) -> None:
    lines = screen(full_assessment(), width).splitlines()
    assert max(len(line) for line in lines) <= width
