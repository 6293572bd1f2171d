"""Assessments and statements as JSON, format 1.

Fields may be added at any time; `FORMAT` rises when one changes its meaning.
"""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Iterable, Mapping
from typing import Any

from packetcheck.document import Document, Statement
from packetcheck.findings import Assessment, Evidence, Finding, LensReading, TaggedStatement
from packetcheck.packet import Packet
from packetcheck.reports.clean import escape_json
from packetcheck.reports.lenses import lens_groups, lens_status
from packetcheck.rubric import Rubric

FORMAT = 1
_DECIMALS = 4


def render_json(assessment: Assessment) -> str:
    """Return the assessment as indented JSON with a newline at its end."""
    text = json.dumps(assessment_to_dict(assessment), indent=2, ensure_ascii=False, allow_nan=False)
    return escape_json(text) + "\n"


def render_json_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return one compact JSON object a line; no object holds a raw line end of any kind."""
    lines = (json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows)
    return "".join(escape_json(line) + "\n" for line in lines)


def assessment_to_dict(assessment: Assessment) -> dict[str, Any]:
    """Return all that an assessment says, as plain data."""
    model = assessment.model
    return {
        "format": FORMAT,
        "packetcheck": program_version(),
        "rubric": rubric_to_dict(assessment.rubric),
        "model": {"id": model.id, "digest": model.digest},
        "packet": _packet_to_dict(assessment.packet, target=assessment.level.id),
        "documents": [document_to_dict(document) for document in assessment.documents],
        "statements": [statement_to_dict(tagged) for tagged in assessment.statements],
        "findings": [finding_to_dict(finding) for finding in assessment.findings],
        "notes": list(assessment.notes),
        "lenses": [_lens_to_dict(reading) for reading in assessment.lenses],
    }


def rubric_to_dict(rubric: Rubric) -> dict[str, Any]:
    """Return which rubric it is."""
    return {"id": rubric.id, "version": rubric.version, "digest": rubric.digest}


def _lens_to_dict(reading: LensReading) -> dict[str, Any]:
    """Return what a lens shows; where a ladder says `missing`, it says `not-seen`."""
    groups = lens_groups(reading)
    return {
        "rubric": rubric_to_dict(reading.rubric) | {"title": reading.rubric.title},
        "breadth": {"seen": sum(bool(g.seen) for g in groups), "of": len(groups)},
        "kinds": [
            {"id": g.id, "title": g.title, "seen": len(g.seen), "of": len(g.findings)}
            for g in groups
        ],
        "findings": [
            finding_to_dict(finding) | {"status": lens_status(finding)}
            for finding in reading.findings
        ],
        "notes": list(reading.notes),
    }


def statement_to_dict(tagged: TaggedStatement, *, all_scores: bool = False) -> dict[str, Any]:
    """Return one tagged statement; with `all_scores`, also the score of every criterion."""
    data = _place_to_dict(tagged.statement)
    data["criteria"] = [
        {"criterion": tag.criterion, "score": _rounded(tag.score)} for tag in tagged.criteria
    ]
    if all_scores:
        data["scores"] = {name: _rounded(score) for name, score in tagged.scores.items()}
    period = tagged.period
    data |= {
        "polarity": tagged.polarity.value,
        "modality": tagged.modality.value,
        "agency": tagged.agency.value,
        "scope": tagged.scope.value,
        "outcome": tagged.outcome.value,
        "specificity": tagged.specificity.value,
        "period": {"start": period.start, "end": period.end} if period else None,
        "needs_review": tagged.needs_review,
    }
    return data


def furniture_to_dict(statement: Statement) -> dict[str, Any]:
    """Return a heading, date, signature or the like: its place and words, no tags."""
    return _place_to_dict(statement) | {"furniture": True}


def document_to_dict(document: Document) -> dict[str, Any]:
    """Return what was read of one document."""
    failure = document.failure
    return {
        "document": document.name,
        "voice": document.voice.value,
        "kind": document.kind.value,
        "author": document.author,
        "sha256": document.sha256,
        "status": document.status.value,
        "receipt": receipt_to_dict(document),
        "error": {"slug": failure.slug, "message": failure.message, "hint": failure.hint}
        if failure
        else None,
    }


def receipt_to_dict(document: Document) -> dict[str, Any]:
    """Return a document's receipt; `guessed` names the fields that nobody gave."""
    receipt = document.receipt
    return {
        "characters": receipt.characters,
        "kept": receipt.kept,
        "furniture": receipt.furniture,
        "dropped": [
            {"what": item.what, "count": item.count, "characters": item.characters}
            for item in receipt.dropped
        ],
        "warnings": list(receipt.warnings),
        "guessed": list(document.guessed),
    }


def program_version() -> str:
    """Return the installed version of packetcheck, `0` where it runs uninstalled."""
    try:
        return importlib.metadata.version("packetcheck")
    except importlib.metadata.PackageNotFoundError:
        return "0"


def _packet_to_dict(packet: Packet, *, target: str) -> dict[str, Any]:
    period = packet.period
    return {
        "id": packet.id,
        "person": packet.person,
        "target": target,
        "period": [day.isoformat() for day in period] if period else None,
    }


def _place_to_dict(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "document": statement.document,
        "voice": statement.voice.value,
        "text": statement.text,
        "span": [statement.span.start, statement.span.end],
        "page": statement.page,
        "section": list(statement.section),
    }


def finding_to_dict(finding: Finding) -> dict[str, Any]:
    """Return one finding with its evidence."""
    return {
        "expectation": finding.expectation.id,
        "criterion": finding.expectation.criterion,
        "level": finding.expectation.level,
        "status": finding.status.value,
        "contested": finding.contested,
        "needs_review": finding.needs_review,
        "waived": None,
        "why": list(finding.why),
        "evidence": [_evidence_to_dict(evidence) for evidence in finding.evidence],
    }


def _evidence_to_dict(evidence: Evidence) -> dict[str, Any]:
    return {
        "statement": evidence.statement,
        "relation": evidence.relation.value,
        "score": _rounded(evidence.score),
        "same_deed_as": evidence.same_deed_as,
    }


def _rounded(score: float) -> float:
    return round(float(score), _DECIMALS)
