"""Choose thresholds and calibration on data the network was not fitted on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

Floats = NDArray[np.float64]


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


def best_f1_threshold(scores: Floats, truth: NDArray[np.bool_]) -> float:
    """Return the threshold of highest F1, from 0.05 to 0.95, smoothed over its neighbours."""
    grid = np.round(np.arange(0.05, 0.951, 0.01), 2)
    values = np.array([f1(scores >= t, truth) for t in grid])
    smooth = np.convolve(np.pad(values, 3, mode="edge"), np.ones(7) / 7, mode="valid")
    return float(grid[int(smooth.argmax())])


def f1(predicted: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """Return F1, 0 where nothing is predicted and nothing true."""
    both = int((predicted & truth).sum())
    return 2 * both / total if (total := int(predicted.sum() + truth.sum())) else 0.0


def expected_calibration_error(
    probabilities: Floats, truth: NDArray[np.bool_], *, bins: int = 10
) -> float:
    """Return the mean gap between probability and frequency, weighted by bin size."""
    which = np.minimum((probabilities * bins).astype(int), bins - 1)
    gaps = [
        (which == b).mean() * abs(probabilities[which == b].mean() - truth[which == b].mean())
        for b in range(bins)
        if (which == b).any()
    ]
    return float(sum(gaps))


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
