"""Lenses and tracks in every report: breadth and quotes, no gaps and no advice."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from rich.console import Console

from packetcheck.errors import ReportError
from packetcheck.findings import Assessment, Status
from packetcheck.reports.batch import index_row, render_index
from packetcheck.reports.console import MAX_LINES, render_console
from packetcheck.reports.html import render_html
from packetcheck.reports.json_format import assessment_to_dict
from packetcheck.reports.lenses import breadth
from packetcheck.reports.text import render_text
from packetcheck.reports.tracks import render_tracks_html, render_tracks_json, render_tracks_text
from reports.factory import Cites, make_finding
from reports.lens_samples import (
    LENS_NOTE,
    assessment_with_lenses,
    lens_reading,
    rung_reading,
    two_tracks,
)
from reports.samples import HOSTILE, full_assessment

SHAMING = re.compile(r"missing|lacks|gap", re.IGNORECASE)


def screen(assessment: Assessment) -> str:
    console = Console(width=100, color_system=None)
    with console.capture() as capture:
        console.print(render_console(assessment, ()))
    return capture.get()


def lens_part(page: str) -> str:
    return page[page.index('<section class="lens"') : page.index('<section class="map"')]


def test_breadth_counts_criteria_or_rungs() -> None:
    assert breadth(lens_reading()) == "evidence of 2 of 3 criteria"
    assert breadth(rung_reading()) == "evidence of 2 of 3 rungs"


def test_the_text_report_shows_what_was_seen_and_what_was_not() -> None:
    text = render_text(assessment_with_lenses())
    part = text[text.index("LENS Kinds of work (kinds 1): evidence of 2 of 3 criteria") :]
    assert "[evidence seen] feature-work.one" in part
    assert "[some evidence seen, needs review] growth-work.one" in part
    assert "[no evidence seen] scaling-work.one" in part
    assert f"note: {LENS_NOTE}" in part
    assert not SHAMING.search(part)


def test_the_page_has_a_section_a_lens_with_quotes() -> None:
    page = render_html(assessment_with_lenses())
    part = lens_part(page)
    assert part.count('<section class="lens"') == 2
    assert part.count("<blockquote") == 6
    assert "No evidence seen of 1" in part
    assert LENS_NOTE in part
    assert not SHAMING.search(part)
    assert 'href="#l-2"' in page
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))


def test_a_lens_changes_nothing_of_the_ladder() -> None:
    alone, beside = full_assessment(), assessment_with_lenses()
    page = render_html(beside)
    assert render_html(alone).count('class="finding ') == page.count('class="finding ')
    data = assessment_to_dict(beside)
    assert assessment_to_dict(alone) == data | {"lenses": []}


def test_json_says_not_seen() -> None:
    kinds, rungs = assessment_to_dict(assessment_with_lenses())["lenses"]
    assert kinds["breadth"] == rungs["breadth"] == {"seen": 2, "of": 3}
    assert [f["status"] for f in kinds["findings"]] == ["supported", "thin", "not-seen"]
    assert [g["id"] for g in rungs["kinds"]] == ["shipping", "planning", "strategic"]
    assert kinds["notes"] == [LENS_NOTE]


def test_the_screen_says_how_broad_it_is() -> None:
    text = screen(assessment_with_lenses())
    assert len(text.splitlines()) <= MAX_LINES
    assert (
        "lens kinds  evidence of 2 of 3 criteria: Feature-work 1 of 1, Growth-work 1 of 1" in text
    )
    assert "uncertain: see its notes" in text


def test_the_unfitted_note_is_never_cut_on_the_screen() -> None:
    note = " ".join(f"word{n}" for n in range(60))
    text = screen(replace(full_assessment(), notes=(note,)))
    assert all(f"word{n}" in text for n in range(60))


def test_a_lens_that_cites_what_is_not_there_is_refused() -> None:
    reading = lens_reading()
    finding = make_finding(reading.findings[0].expectation, Status.THIN, Cites("nowhere#1"))
    bad = replace(full_assessment(), lenses=(replace(reading, findings=(finding,)),))
    with pytest.raises(ReportError, match="nowhere#1"):
        render_html(bad)


def test_a_hostile_lens_is_escaped() -> None:
    reading = lens_reading()
    rubric = replace(reading.rubric, title=HOSTILE[0])
    page = render_html(
        replace(full_assessment(), lenses=(replace(reading, rubric=rubric, notes=HOSTILE),))
    )
    assert "<script>alert" not in page
    assert "<img" not in page


def test_a_career_level_is_said_at_the_head() -> None:
    plain = full_assessment()
    marked = replace(plain, level=replace(plain.level, career_level=True))
    for render in (render_text, render_html, screen):
        assert "a career level" in render(marked)
        assert "a career level" not in render(plain)


def through_a_lens() -> Assessment:
    """Return an assessment whose rubric itself is a lens, one of its findings without evidence."""
    reading = lens_reading()
    level = reading.rubric.levels[0]
    base = full_assessment()
    return replace(base, rubric=reading.rubric, level=level, findings=reading.findings)


def test_a_lens_instead_of_a_ladder_never_says_missing() -> None:
    assessment = through_a_lens()
    page = render_html(assessment)
    words = re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)
    for said in (words, render_text(assessment), screen(assessment)):
        assert "not shown" in said.casefold()
        assert "missing" not in said.casefold()
        assert "lacks" not in said
        assert "Any level" not in said


def test_programs_get_the_statuses_of_format_1_whatever_the_rubric_is() -> None:
    statuses = [f["status"] for f in assessment_to_dict(through_a_lens())["findings"]]
    assert statuses == ["supported", "thin", "missing"]


def test_an_index_of_lenses_never_says_missing() -> None:
    lens, ladder = index_row(through_a_lens(), None), index_row(full_assessment(), None)
    assert "not shown</span>" in render_index([lens])
    assert "> missing</span>" not in render_index([lens])
    assert "missing, or not shown</span>" in render_index([lens, ladder])
    assert "not shown" not in render_index([ladder])


def test_tracks_stand_side_by_side_with_counts_and_quotes() -> None:
    text = render_tracks_text(two_tracks())
    assert "managers 1)" in text
    assert "evidence of 9 of 15 (a career level: many stay" in text
    assert "note  The tracks part after senior." in text
    assert "      > " in text
    assert "no evidence seen of: " in text
    assert "NOT READ  peer-feedback-scan.pdf" in text
    assert not SHAMING.search(text)


def test_tracks_as_json() -> None:
    data = json.loads(render_tracks_json(two_tracks()))
    first, second = data["tracks"]
    assert first["levels"][0]["of"] == 0
    level = second["levels"][0]
    assert (second["track"], level["seen"], level["of"]) == ("management", 9, 15)
    assert {f["status"] for f in level["findings"]} == {"supported", "thin", "not-seen", "unknown"}
    assert data["statements"]


def test_tracks_as_a_page_fetch_nothing() -> None:
    page = render_tracks_html(two_tracks())
    assert page.count('<section class="track"') == 2
    assert "The tracks part after senior." in page
    assert "<blockquote" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert not SHAMING.search(page[page.index("<body>") :].replace("i-missing", ""))
