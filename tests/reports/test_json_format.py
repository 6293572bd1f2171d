"""The JSON output: its shape, its rounding, and that no text breaks it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from packetcheck.findings import Status
from packetcheck.reports.json_format import (
    assessment_to_dict,
    furniture_to_dict,
    render_json,
    render_json_lines,
    statement_to_dict,
)
from reports.factory import make_assessment, make_expectation, make_finding
from reports.samples import HOSTILE, full_assessment, hostile_assessment


def test_has_the_keys_of_format_1_in_order() -> None:
    data = assessment_to_dict(full_assessment())
    assert list(data) == [
        "format",
        "packetcheck",
        "rubric",
        "model",
        "packet",
        "documents",
        "statements",
        "findings",
        "notes",
        "lenses",
    ]
    assert data["format"] == 1
    assert data["packet"] == {
        "id": "ana",
        "person": "Ana Ribeiro",
        "target": "senior-pm",
        "period": ["2026-01-01", "2026-06-30"],
    }
    assert data["rubric"]["digest"].startswith("sha256:")


def test_statement_has_the_shape_of_tag_output() -> None:
    data = assessment_to_dict(full_assessment())["statements"][0]
    assert data == {
        "id": "brag.md#3",
        "document": "brag.md",
        "voice": "self",
        "text": data["text"],
        "span": [43, 43 + len(data["text"])],
        "page": None,
        "section": ["Ana Ribeiro, first half of 2026", "Checkout"],
        "criteria": [
            {"criterion": "accountability", "score": 0.9412},
            {"criterion": "hard-skills", "score": 0.8412},
        ],
        "polarity": "strength",
        "modality": "done",
        "agency": "candidate",
        "scope": "theme",
        "outcome": "quantified",
        "specificity": "specific",
        "period": {"start": "2026-01", "end": "2026-06"},
        "needs_review": False,
    }


def test_all_scores_are_given_only_when_asked_for_and_rounded() -> None:
    tagged = full_assessment().statements[0]
    assert "scores" not in statement_to_dict(tagged)
    assert statement_to_dict(tagged, all_scores=True)["scores"]["strategy"] == 0.0312


def test_furniture_is_marked_and_has_no_tags() -> None:
    data = furniture_to_dict(full_assessment().furniture[0])
    assert data["furniture"] is True
    assert "criteria" not in data


def test_documents_carry_receipt_guesses_and_errors() -> None:
    documents = assessment_to_dict(full_assessment())["documents"]
    by_name = {d["document"]: d for d in documents}
    assert by_name["self-review.docx"]["status"] == "partly-read"
    assert by_name["self-review.docx"]["receipt"]["dropped"][0] == {
        "what": "deleted revision",
        "count": 3,
        "characters": 71,
    }
    assert by_name["brag.md"]["receipt"]["guessed"] == ["kind"]
    assert by_name["peer-feedback-scan.pdf"]["error"]["slug"] == "no-text"
    assert by_name["brag.md"]["error"] is None


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_written_as_its_word(status: Status) -> None:
    finding = make_finding(make_expectation("leadership", "x"), status)
    data = assessment_to_dict(make_assessment([finding]))["findings"][0]
    assert data == {
        "expectation": "senior-pm.leadership.x",
        "criterion": "leadership",
        "level": "senior-pm",
        "status": status.value,
        "contested": False,
        "needs_review": False,
        "waived": None,
        "why": [],
        "evidence": [],
    }


def test_evidence_is_whole_and_best_first() -> None:
    findings = assessment_to_dict(full_assessment())["findings"]
    themes = next(f for f in findings if f["expectation"].endswith("accountability.themes"))
    assert [e["statement"] for e in themes["evidence"]][:3] == [
        "brag.md#4",
        "brag.md#3",
        "self-review.docx#3",
    ]
    assert themes["evidence"][2]["same_deed_as"] == "brag.md#3"
    assert len(themes["evidence"]) == 5


def test_scores_that_are_no_numbers_are_refused() -> None:
    assessment = full_assessment()
    evidence = replace(assessment.findings[0].evidence[0], score=float("nan"))
    finding = replace(assessment.findings[0], evidence=(evidence,))
    with pytest.raises(ValueError, match="JSON compliant"):
        render_json(replace(assessment, findings=(finding,)))


def test_hostile_text_survives_a_round_trip_and_can_be_encoded() -> None:
    text = render_json(hostile_assessment())
    assert text.endswith("}\n")
    texts = [s["text"] for s in json.loads(text.encode())["statements"]]
    assert texts == [h.strip() for h in HOSTILE]


def test_json_lines_have_one_line_an_object_for_every_reader() -> None:
    rows = [statement_to_dict(t) for t in hostile_assessment().statements]
    lines = render_json_lines(rows).splitlines()
    assert [json.loads(line) for line in lines] == rows


def test_no_rows_are_an_empty_text() -> None:
    assert render_json_lines([]) == ""


def test_rendering_is_deterministic() -> None:
    assert render_json(full_assessment()) == render_json(full_assessment())
