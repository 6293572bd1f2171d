"""Choose thresholds and calibration on data the network was not fitted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

Floats = NDArray[np.floating[Any]]


def platt(logits: Floats, truth: NDArray[np.bool_]) -> dict[str, float]:
    """Return slope and offset that turn logits into probabilities, by logistic regression."""
    if truth.all() or not truth.any():
        return {"slope": 1.0, "offset": 0.0}
    model = LogisticRegression(C=1.0).fit(logits.reshape(-1, 1), truth)
    return {"slope": float(model.coef_[0, 0]), "offset": float(model.intercept_[0])}


def temperature(logits: Floats, truth: NDArray[np.int64]) -> float:
    """Return the temperature of least log loss for softmax logits, from a fixed grid."""
    grid = np.linspace(0.5, 4.0, 71)
    losses = []
    for value in grid:
        scaled = logits / value
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        log_odds = scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))
        losses.append(-log_odds[np.arange(len(truth)), truth].mean())
    return float(grid[int(np.argmin(losses))])


def fit_direct(
    features: Sequence[Mapping[str, float]], direct: NDArray[np.bool_]
) -> dict[str, object]:
    """Fit the logistic regression that tells `direct` from `partial`."""
    names = sorted(features[0])
    matrix = np.array([[row[name] for name in names] for row in features])
    model = LogisticRegression(C=1.0, class_weight="balanced").fit(matrix, direct)
    return {
        "weights": {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True)},
        "offset": round(float(model.intercept_[0]), 4),
        "threshold": 0.5,
    }
