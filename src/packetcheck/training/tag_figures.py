"""Figures of the seven tags, the other labels and furniture, with intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.findings import TaggedStatement
from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.training.corpus import Example
from packetcheck.training.intervals import Draws
from packetcheck.training.metrics import average_precision, expected_calibration_error, f1

Bools = NDArray[np.bool_]
NOTHING = "(none)"


@dataclass(frozen=True, slots=True)
class Tagging:
    """What something says of statements, and what is true: arrays of shape (statements, 7)."""

    truth: Bools
    given: Bools
    scores: NDArray[np.floating[Any]]


def truth_of(examples: Sequence[Example]) -> Bools:
    """Return which criteria the statements truly show, shape (statements, 7)."""
    rows = [[c in (e.criteria or ()) for c in CRITERIA] for e in examples]
    return np.array(rows, dtype=bool).reshape(len(examples), len(CRITERIA))


def tagging_of(examples: Sequence[Example], tagged: Sequence[TaggedStatement]) -> Tagging:
    """Return what the tagger said of judged statements."""
    given = [[c in {t.criterion for t in s.criteria} for c in CRITERIA] for s in tagged]
    scores = [[s.scores[c] for c in CRITERIA] for s in tagged]
    return Tagging(truth_of(examples), np.array(given), np.array(scores))


def tag_figures(tagging: Tagging, draws: Draws) -> dict[str, Any]:
    """Return precision, recall, F1 and average precision a criterion, and what is over all."""
    found = draws.figures(
        len(tagging.truth),
        lambda at: _all(Tagging(tagging.truth[at], tagging.given[at], tagging.scores[at])),
    )
    criteria: dict[str, dict[str, Any]] = {
        c: {"n": int(tagging.truth[:, i].sum())} for i, c in enumerate(CRITERIA)
    }
    over_all: dict[str, Any] = {"statements": len(tagging.truth), "criteria": criteria}
    for name, value in found.items():
        criterion, _, kind = name.rpartition("/")
        (criteria[criterion] if criterion else over_all)[kind] = value
    return over_all


def _all(tagging: Tagging) -> dict[str, float]:
    result = {}
    for i, criterion in enumerate(CRITERIA):
        truth, given = tagging.truth[:, i], tagging.given[:, i]
        for name, value in precision_recall(given, truth).items():
            result[f"{criterion}/{name}"] = value
        precision = average_precision(tagging.scores[:, i], truth) if truth.any() else np.nan
        result[f"{criterion}/ap"] = precision
    each = [f1(tagging.given[:, i], tagging.truth[:, i]) for i in range(len(CRITERIA))]
    error = expected_calibration_error(tagging.scores.ravel(), tagging.truth.ravel())
    return result | {
        "macro_f1": float(np.mean(each)),
        "micro_f1": f1(tagging.given, tagging.truth),
        "calibration_error": error,
    }


def precision_recall(given: Bools, truth: Bools) -> dict[str, float]:
    """Return precision, recall and F1; NaN where there is nothing to measure them on."""
    both = float((given & truth).sum())
    return {
        "precision": both / float(given.sum()) if given.any() else np.nan,
        "recall": both / float(truth.sum()) if truth.any() else np.nan,
        "f1": f1(given, truth) if given.any() or truth.any() else np.nan,
    }


def label_figures(
    examples: Sequence[Example], tagged: Sequence[TaggedStatement], draws: Draws
) -> dict[str, Any]:
    """Return how often each of the six other labels is right, where it was judged."""
    result = {}
    for head in CHOICES:
        right = np.array(
            [
                getattr(t, head).value == e.labels[head]
                for e, t in zip(examples, tagged, strict=True)
                if head in e.labels
            ],
            dtype=float,
        )
        if len(right):
            result[head] = {"n": len(right), **_share(right, draws)}
    return result


def _share(right: NDArray[np.floating[Any]], draws: Draws) -> Mapping[str, Any]:
    return draws.figures(len(right), lambda at: {"accuracy": float(right[at].mean())})


def furniture_figures(said: Bools, truth: Bools, draws: Draws) -> dict[str, Any]:
    """Return precision, recall and F1 of the verdict that a text is furniture."""
    found = draws.figures(len(truth), lambda at: precision_recall(said[at], truth[at]))
    return {"n": int(truth.sum()), "texts": len(truth), **found}


def confusions(tagging: Tagging) -> list[dict[str, Any]]:
    """Return which criterion is given where which is due, most frequent first.

    `(none)` stands for a criterion that is due where nothing wrong was given instead, and for one
    that is given where nothing was left out.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for truth, given in zip(tagging.truth, tagging.given, strict=True):
        due = [c for i, c in enumerate(CRITERIA) if truth[i] and not given[i]]
        wrong = [c for i, c in enumerate(CRITERIA) if given[i] and not truth[i]]
        if due or wrong:
            counts.update((d, w) for d in due or [NOTHING] for w in wrong or [NOTHING])
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [{"due": due, "given": given, "n": n} for (due, given), n in ranked]
