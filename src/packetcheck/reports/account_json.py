"""Why an expectation has its status, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from packetcheck.account import Account, Candidate
from packetcheck.reports.account import FEWEST_SHOWN
from packetcheck.reports.json_format import (
    FORMAT,
    document_to_dict,
    finding_to_dict,
    program_version,
    rubric_to_dict,
    statement_to_dict,
)
from packetcheck.reports.lenses import lens_status

_DECIMALS = 4


def account_to_dict(account: Account, *, every: bool = False) -> dict[str, Any]:
    """Return a finding with its statements, all of them or those worth showing, as plain data."""
    expectation, model = account.finding.expectation, account.model
    finding = finding_to_dict(account.finding)
    if account.rubric.is_lens:
        finding["status"] = lens_status(account.finding)
    shown = account.candidates if every else account.worth_showing(FEWEST_SHOWN)
    return {
        "format": FORMAT,
        "packetcheck": program_version(),
        "rubric": rubric_to_dict(account.rubric),
        "model": {"id": model.id, "digest": model.digest},
        "packet": {
            "id": account.packet.id,
            "person": account.packet.person,
            "target": account.level.id,
        },
        "documents": [document_to_dict(document) for document in account.documents],
        "expectation": {
            "id": expectation.id,
            "criterion": expectation.criterion,
            "level": expectation.level,
            "scope": expectation.scope,
            "text": expectation.text,
        },
        "finding": finding,
        "route": account.route.value,
        "margin": _rounded(account.margin),
        "candidates": [_candidate(candidate) for candidate in shown],
        "weighed": len(account.candidates),
        "notes": list(account.notes),
    }


def _candidate(candidate: Candidate) -> dict[str, Any]:
    weighing, without = candidate.weighing, candidate.status_without
    return {
        "statement": statement_to_dict(candidate.tagged),
        "relation": weighing.relation.value,
        "score": _rounded(weighing.score),
        "threshold": _rounded(weighing.threshold),
        "log_odds": _log_odds(weighing.parts, weighing.offset),
        "gates": [gate.value for gate in weighing.gates],
        "parrots": weighing.parrots,
        "in_full": {
            "score": _rounded(weighing.directness),
            "threshold": _rounded(weighing.direct_threshold),
            "log_odds": _log_odds(weighing.direct_parts, weighing.direct_offset),
        },
        "examples": [
            {"text": e.text, "counts": e.counts, "likeness": _rounded(e.likeness)}
            for e in weighing.examples
        ],
        "use": candidate.use.value,
        "same_deed_as": candidate.same_deed_as,
        "status_without": without.value if without else None,
    }


def _log_odds(parts: Mapping[str, float], offset: float) -> dict[str, float]:
    return {"start": _rounded(offset)} | {name: _rounded(x) for name, x in parts.items()}


def _rounded(value: float) -> float:
    return round(float(value), _DECIMALS)
