"""Probabilities as log odds, in which a step means as much at 0.05 as at 0.5."""

from __future__ import annotations

import math

_LEAST = 1e-6


def log_odds(probability: float) -> float:
    """Return log(p / (1 - p)) of a probability, which is kept off 0 and 1."""
    bounded = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(bounded / (1 - bounded))


def lead(score: float, threshold: float) -> float:
    """Return by how much a score passes its threshold, in log odds; below 0 where it does not."""
    return log_odds(score) - log_odds(threshold)
