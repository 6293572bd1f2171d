"""Give statements their labels from their vectors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from packetcheck.document import Statement
from packetcheck.encoding import Encoder
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
from packetcheck.tagging.period import find_period

Floats = NDArray[np.float32]


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
        vectors = self._encoder.encode([_flat(s.text) for s in statements])
        logits = vectors @ self._weights.T + self._bias
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
        scores = {
            criterion: calibrated(float(logits[i]), settings.criteria[criterion])
            for i, criterion in enumerate(CRITERIA)
        }
        given = [Tag(c, s) for c, s in scores.items() if s >= settings.thresholds[c]]
        choice, unsure = self._choices(logits)
        close = any(abs(s - settings.thresholds[c]) < settings.margin for c, s in scores.items())
        return TaggedStatement(
            statement=statement,
            criteria=tuple(sorted(given, key=lambda tag: -tag.score)),
            scores=scores,
            polarity=Polarity(choice["polarity"]),
            modality=Modality(choice["modality"]),
            agency=Agency(choice["agency"]),
            scope=Scope(choice["scope"]),
            outcome=Outcome(choice["outcome"]),
            specificity=Specificity(choice["specificity"]),
            needs_review=unsure or close,
            period=find_period(statement.text, statement.section, period),
            furniture_score=calibrated(float(logits[-1]), settings.furniture),
            vector=vector,
        )

    def is_furniture(self, tagged: TaggedStatement) -> bool:
        """Tell whether the tagger itself is sure that a text is no statement."""
        return tagged.furniture_score >= self._settings.furniture_threshold

    def _choices(self, logits: Floats) -> tuple[dict[str, str], bool]:
        chosen: dict[str, str] = {}
        unsure = False
        start = len(CRITERIA)
        for head, classes in CHOICES.items():
            part = logits[start : start + len(classes)] / self._settings.temperature[head]
            start += len(classes)
            odds = np.exp(part - part.max())
            odds /= odds.sum()
            best = int(odds.argmax())
            chosen[head] = classes[best]
            if head in {"polarity", "modality", "agency"}:
                unsure = unsure or float(odds[best]) < self._settings.sure
        return chosen, unsure


def calibrated(logit: float, calibration: Calibration) -> float:
    """Return the probability that a logit stands for, by Platt scaling."""
    x = calibration.slope * logit + calibration.offset
    return float(1.0 / (1.0 + np.exp(-np.clip(x, -60.0, 60.0))))


def _flat(text: str) -> str:
    """Fold white space, which means nothing to the encoder's tokenizer."""
    return " ".join(text.split())
