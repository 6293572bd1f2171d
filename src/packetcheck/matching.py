"""MATCH: statements against expectations, from the statements' vectors and labels.

An expectation that the model was trained on has a head of its own. Any other is scored by two
towers: the statement's vector against the vector of the expectation's sentence. Labels gate both:
a plan, or somebody else's deed, is no evidence whatever its topic; a criticism counts against.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from packetcheck.encoding import Encoder
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
from packetcheck.modelfolder import Calibration, MatchSettings, ModelFolder
from packetcheck.rubric import Expectation

Floats = NDArray[np.float32]

_SCOPES = (Scope.TASK, Scope.FEATURE, Scope.THEME, Scope.PRODUCT, Scope.ORG)
# A statement this close to the rubric's own sentence repeats it; it claims and tells no deed.
_PARROT = 88.0


def expectation_digest(expectation_id: str, text: str) -> str:
    """Return the key under which a model knows an expectation: its id and its very words."""
    return hashlib.sha256(f"{expectation_id}\n{text}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class _Scorer:
    """How well one expectation is known, and from which scores on a pair counts."""

    threshold: float
    against_threshold: float
    scores: Floats


class Matcher:
    """The matcher of one model folder."""

    def __init__(self, model: ModelFolder, encoder: Encoder) -> None:
        self._settings: MatchSettings = model.manifest.match
        self._heads = model.heads
        self._encoder = encoder

    def knows(self, expectation: Expectation) -> bool:
        """Tell whether the expectation has a head of its own, fitted on judged statements."""
        return expectation_digest(expectation.id, expectation.text) in self._settings.heads

    def match(
        self, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> tuple[Match, ...]:
        """Hold every statement against every expectation.

        Returns the pairs with a relation, and pairs of relation `none` whose score lies so close
        below the threshold that a finding might turn on them; by expectation, best first.
        """
        if not statements or not expectations:
            return ()
        # A sentence of the rubric is no deed, for its own expectation or for a similar one.
        texts = [e.text.casefold() for e in expectations]
        statements = [s for s in statements if not _parrots(s, texts)]
        if not statements:
            return ()
        matches: list[Match] = []
        for expectation, scorer in zip(
            expectations, self._scorers(statements, expectations), strict=True
        ):
            found = [
                self._relate(statement, expectation, float(score), scorer)
                for statement, score in zip(statements, scorer.scores, strict=True)
            ]
            matches.extend(sorted((m for m in found if m), key=lambda m: -m.score))
        return tuple(matches)

    def score_all(
        self, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> Floats:
        """Return calibrated topic-and-deed scores, shape (expectations, statements)."""
        if not statements:
            return np.zeros((len(expectations), 0), dtype=np.float32)
        return np.stack([s.scores for s in self._scorers(statements, expectations)])

    def _scorers(
        self, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> list[_Scorer]:
        settings = self._settings
        vectors = np.stack([_vector(s) for s in statements])
        generic = self.tower_logits(vectors, expectations)
        scorers = []
        for row, expectation in enumerate(expectations):
            column = settings.heads.get(expectation_digest(expectation.id, expectation.text))
            if column is None:
                scores = sigmoid(generic[row], settings.generic)
                scorers.append(
                    _Scorer(settings.generic_threshold, settings.generic_against_threshold, scores)
                )
                continue
            known = settings.known
            own = vectors @ self._heads["behaviours.weight"][column]
            own += self._heads["behaviours.bias"][column]
            logits = own + generic[row] * (known.tower_slope / known.slope)
            scorers.append(
                _Scorer(
                    settings.known_threshold,
                    settings.known_against_threshold,
                    sigmoid(logits, known),
                )
            )
        return scorers

    def tower_logits(self, vectors: Floats, expectations: Sequence[Expectation]) -> Floats:
        """Return tower logits, shape (expectations, statements)."""
        heads = self._heads
        texts = self._encoder.encode([e.text for e in expectations])
        left = _unit(vectors @ heads["statement.weight"].T + heads["statement.bias"])
        right = _unit(texts @ heads["expectation.weight"].T + heads["expectation.bias"])
        scale, shift = (float(v) for v in heads["towers"])
        return (scale * (right @ left.T) + shift).astype(np.float32)

    def _relate(
        self, tagged: TaggedStatement, expectation: Expectation, score: float, scorer: _Scorer
    ) -> Match | None:
        if tagged.modality is Modality.PLANNED or tagged.agency is Agency.OTHER:
            return None
        against = tagged.polarity is Polarity.GROWTH
        threshold = scorer.against_threshold if against else scorer.threshold
        if score < threshold - self._settings.margin:
            return None
        if score < threshold:
            relation = Relation.NONE
        elif against:
            relation = Relation.AGAINST
        else:
            relation = self._strength(tagged, expectation, score)
        return Match(tagged.statement.id, expectation.id, relation, score, lead=score - threshold)

    def _strength(
        self, tagged: TaggedStatement, expectation: Expectation, score: float
    ) -> Relation:
        if tagged.agency is Agency.TEAM:
            return Relation.PARTIAL  # by the guide, "we" is at most partial
        direct = self._settings.direct
        features = direct_features(tagged, expectation, score)
        logit = direct.offset + sum(
            direct.weights.get(name, 0.0) * x for name, x in features.items()
        )
        sure = 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, logit))))
        return Relation.DIRECT if sure >= direct.threshold else Relation.PARTIAL


def direct_features(
    tagged: TaggedStatement, expectation: Expectation, score: float
) -> dict[str, float]:
    """Return what decides between `direct` and `partial`, by name."""
    below = 0.0
    if expectation.scope is not None and tagged.scope is not Scope.UNCLEAR:
        below = float(_SCOPES.index(tagged.scope) < _SCOPES.index(Scope(expectation.scope)))
    bounded = min(max(score, 1e-4), 1 - 1e-4)
    return {
        "score": math.log(bounded / (1 - bounded)),
        "vague": float(tagged.specificity is Specificity.VAGUE),
        "neutral": float(tagged.polarity is Polarity.NEUTRAL),
        "scope_below": below,
        "scope_unclear": float(tagged.scope is Scope.UNCLEAR),
        "effect": float(tagged.outcome is not Outcome.NONE),
    }


def sigmoid(logits: Floats, calibration: Calibration) -> Floats:
    """Return calibrated probabilities of `logits`."""
    x = calibration.slope * logits + calibration.offset
    result: Floats = (1.0 / (1.0 + np.exp(-np.clip(x, -60.0, 60.0)))).astype(np.float32)
    return result


def _parrots(tagged: TaggedStatement, sentences: Sequence[str]) -> bool:
    """Tell whether a statement repeats one of the rubric's own sentences (in lower case)."""
    said = tagged.statement.text.casefold()
    return process.extractOne(said, sentences, scorer=fuzz.ratio, score_cutoff=_PARROT) is not None


def _unit(rows: Floats) -> Floats:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Floats = (rows / np.maximum(length, 1e-9)).astype(np.float32)
    return result


def _vector(tagged: TaggedStatement) -> Floats:
    if tagged.vector is None:
        raise ValueError(f"{tagged.statement.id}: was tagged without a vector")
    return tagged.vector
