"""Figures that need nothing but numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]


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


def average_precision(scores: Floats, truth: NDArray[np.bool_]) -> float:
    """Return the mean precision at each true item, best score first; 0 without a true item."""
    if not truth.any():
        return 0.0
    hits = truth[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean())


def rounded(value: Any) -> Any:
    """Round every float of nested figures to three decimals."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return round(value, 3) if isinstance(value, float) else value
