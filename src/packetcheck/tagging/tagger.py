"""Give statements their labels from their vectors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from packetcheck.document import Statement
from packetcheck.encoding import Encoder
from packetcheck.explanation import Doubt
from packetcheck.findings import (
    Agency,
    Modality,
    Outcome,
    Polarity,
    Scope,
    Specificity,
    Tag,
    TaggedStatement,
)
from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.modelfolder import Calibration, ModelFolder
from packetcheck.tagging.hypothetical import is_hypothetical
from packetcheck.tagging.period import find_period

Floats = NDArray[np.float32]

# The labels that decide whether a statement may be evidence at all.
_MUST_BE_SURE = ("polarity", "modality", "agency")


class Tagger:
    """The tagger of one model folder."""

    def __init__(self, model: ModelFolder, encoder: Encoder) -> None:
        self._settings = model.manifest.tag
        self._weights = model.heads["tags.weight"]
        self._bias = model.heads["tags.bias"]
        self._encoder = encoder

    def tag(
        self, statements: Sequence[Statement], period: tuple[dt.date, dt.date] | None = None
    ) -> tuple[TaggedStatement, ...]:
        """Label statements, in their order; `period` is the packet's, for dates without a year."""
        if not statements:
            return ()
        vectors = self._encoder.encode([flat(s.text) for s in statements])
        logits = self.logits(vectors)
        return tuple(
            self._one(statement, vector, row, period)
            for statement, vector, row in zip(statements, vectors, logits, strict=True)
        )

    def _one(
        self,
        statement: Statement,
        vector: Floats,
        logits: Floats,
        period: tuple[dt.date, dt.date] | None,
    ) -> TaggedStatement:
        settings = self._settings
        scores = self.scores(logits)
        given = [Tag(c, s) for c, s in scores.items() if s >= settings.thresholds[c]]
        odds = self.odds(logits)
        choice = {head: max(spread, key=spread.__getitem__) for head, spread in odds.items()}
        return TaggedStatement(
            statement=statement,
            criteria=tuple(sorted(given, key=lambda tag: -tag.score)),
            scores=scores,
            polarity=Polarity(choice["polarity"]),
            modality=Modality.PLANNED
            if is_hypothetical(statement.text)
            else Modality(choice["modality"]),
            agency=Agency(choice["agency"]),
            scope=Scope(choice["scope"]),
            outcome=Outcome(choice["outcome"]),
            specificity=Specificity(choice["specificity"]),
            needs_review=bool(self.doubts(scores, odds)),
            period=find_period(statement.text, statement.section, period),
            furniture_score=calibrated(float(logits[-1]), settings.furniture),
            vector=vector,
        )

    def logits(self, vectors: Floats) -> Floats:
        """Return the outputs of all heads, shape (vectors, outputs)."""
        result: Floats = vectors @ self._weights.T + self._bias
        return result

    def scores(self, logits: Floats) -> dict[str, float]:
        """Return every criterion's calibrated score, of one statement's outputs."""
        return {
            criterion: calibrated(float(logits[i]), self._settings.criteria[criterion])
            for i, criterion in enumerate(CRITERIA)
        }

    def odds(self, logits: Floats) -> dict[str, dict[str, float]]:
        """Return the probability of each value of the six other labels."""
        result: dict[str, dict[str, float]] = {}
        start = len(CRITERIA)
        for head, classes in CHOICES.items():
            part = logits[start : start + len(classes)] / self._settings.temperature[head]
            start += len(classes)
            odds = np.exp(part - part.max())
            result[head] = dict(zip(classes, (odds / odds.sum()).tolist(), strict=True))
        return result

    def doubts(
        self, scores: Mapping[str, float], odds: Mapping[str, Mapping[str, float]]
    ) -> tuple[Doubt, ...]:
        """Return why a statement needs review; nothing where it does not."""
        settings = self._settings
        close = [
            Doubt(criterion, score, settings.thresholds[criterion])
            for criterion, score in scores.items()
            if abs(score - settings.thresholds[criterion]) < settings.margin
        ]
        best = {head: max(odds[head].values()) for head in _MUST_BE_SURE}
        unsure = [
            Doubt(head, sureness, settings.sure)
            for head, sureness in best.items()
            if sureness < settings.sure
        ]
        return (*close, *unsure)

    def is_furniture(self, tagged: TaggedStatement) -> bool:
        """Tell whether the tagger itself is sure that a text is no statement."""
        return tagged.furniture_score >= self._settings.furniture_threshold


def calibrated(logit: float, calibration: Calibration) -> float:
    """Return the probability that a logit stands for, by Platt scaling."""
    x = calibration.slope * logit + calibration.offset
    return float(1.0 / (1.0 + np.exp(-np.clip(x, -60.0, 60.0))))


def flat(text: str) -> str:
    """Fold white space, which means nothing to the encoder's tokenizer."""
    return " ".join(text.split())
