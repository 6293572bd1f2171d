"""The plain text report: complete, quoted, and free of control codes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packetcheck.errors import ReportError
from packetcheck.reports.text import render_text
from reports.samples import empty_assessment, full_assessment, hostile_assessment


def test_names_every_expectation_once_under_its_status() -> None:
    assessment = full_assessment()
    text = render_text(assessment)
    for finding in assessment.findings:
        assert text.count(f"] {finding.expectation.id}\n") == 1
    order = [text.index(f"\n{word}:") for word in ("MISSING", "UNKNOWN", "THIN", "SUPPORTED")]
    assert order == sorted(order)


def test_quotes_verbatim_with_voice_file_page_and_section() -> None:
    text = render_text(full_assessment())
    assert (
        "    direct, self: self-review.docx, page 2, Self assessment H1\n"
        "      > When sales asked for a custom invoice flow I laid out"
    ) in text
    assert "    against, manager (Jo Lindqvist): manager-review.html, Review of Ana R.\n" in text


def test_tells_what_was_not_read_and_what_was_guessed() -> None:
    text = render_text(full_assessment())
    assert "peer-feedback-scan.pdf: NOT READ; peer (guessed), peer feedback (guessed)" in text
    assert "dropped 3 x deleted revision" in text


def test_marks_what_needs_review() -> None:
    text = render_text(full_assessment())
    assert "[thin, needs review] senior-pm.hard-skills.prioritisation" in text


def test_an_empty_packet_has_no_quotes() -> None:
    assert "      > " not in render_text(empty_assessment())


def test_hostile_text_is_encodable_and_harmless() -> None:
    text = render_text(hostile_assessment())
    text.encode()
    assert not {"\x1b", "\x00", "\r", "\x07"} & set(text)


def test_a_finding_that_cites_nothing_known_is_refused() -> None:
    assessment = replace(full_assessment(), statements=())
    with pytest.raises(ReportError, match="which is not among the statements"):
        render_text(assessment)
