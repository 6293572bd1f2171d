"""Whether evidence is direct or only partial: what a statement's labels and its score say."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from packetcheck.findings import (
    Outcome,
    Polarity,
    Scope,
    Specificity,
    TaggedStatement,
)
from packetcheck.rubric import Expectation

_SCOPES = (Scope.TASK, Scope.FEATURE, Scope.THEME, Scope.PRODUCT, Scope.ORG)


@dataclass(frozen=True, slots=True)
class DirectOdds:
    """What decides between `direct` and `partial`, in log odds by name; see `direct_features`."""

    parts: Mapping[str, float]
    offset: float

    @property
    def sure(self) -> float:
        """Return the probability that evidence is direct."""
        logit = self.offset + sum(self.parts.values())
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, logit))))


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
