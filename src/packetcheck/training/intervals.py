"""Figures with the interval in which they would lie had other data been drawn (bootstrap)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Statistic = Callable[[NDArray[np.int64]], Mapping[str, float]]
Figure = dict[str, float | None]
_ENDS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Draws:
    """How often things are drawn again, with replacement, and from which seed on."""

    count: int = 1000
    seed: int = 7

    def figures(self, size: int, statistic: Statistic) -> dict[str, Figure]:
        """Return each figure of `statistic` with the ends of its 95% interval.

        `statistic` takes the places of the things drawn, out of `size`. A single thing, or no
        draws, tells nothing about the interval: its ends are None. A figure that is not defined
        (NaN) is None.
        """
        value = statistic(np.arange(size))
        if size < 2 or self.count < 1:
            return {name: figure(number) for name, number in value.items()}
        random = np.random.default_rng(self.seed)
        drawn = [statistic(random.integers(0, size, size)) for _ in range(self.count)]
        result = {}
        for name, number in value.items():
            known = [row[name] for row in drawn if not np.isnan(row[name])]
            ends = np.percentile(known, _ENDS) if known else (None, None)
            result[name] = figure(number, *ends)
        return result


def figure(value: float, low: Any = None, high: Any = None) -> Figure:
    """Return a figure as a record of value and interval."""
    if np.isnan(value):
        return {"value": None, "low": None, "high": None}
    return {
        "value": float(value),
        "low": None if low is None else float(low),
        "high": None if high is None else float(high),
    }
