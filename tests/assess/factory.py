"""Statements with labels and vectors, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from packetcheck.document import Span, Statement, Voice
from packetcheck.findings import (
    Agency,
    Match,
    Modality,
    Outcome,
    Polarity,
    Relation,
    Scope,
    Specificity,
    TaggedStatement,
)

EXPECTATION = "senior-pm.leadership.mentoring"


def said(
    statement_id: str,
    text: str = "",
    *,
    voice: Voice = Voice.SELF,
    vector: Sequence[float] | None = None,
    **labels: Any,
) -> TaggedStatement:
    """Return a specific strength of the candidate; `text` by default resembles no other."""
    words = text or f"Deed {statement_id}"
    base = TaggedStatement(
        statement=Statement(
            statement_id, statement_id.partition("#")[0], Span(0, len(words)), words, voice
        ),
        criteria=(),
        scores={},
        polarity=Polarity.STRENGTH,
        modality=Modality.DONE,
        agency=Agency.CANDIDATE,
        scope=Scope.THEME,
        outcome=Outcome.NONE,
        specificity=Specificity.SPECIFIC,
        needs_review=False,
        vector=None if vector is None else np.array(vector, dtype=np.float32),
    )
    return replace(base, **labels)


def match(
    statement: str,
    relation: Relation = Relation.DIRECT,
    *,
    score: float = 0.9,
    lead: float = 0.4,
    expectation: str = EXPECTATION,
) -> Match:
    """Return a match that lies well above its threshold."""
    return Match(statement, expectation, relation, score, lead)
