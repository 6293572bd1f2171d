"""Calibrate the tagger of an exported model folder on the development statements."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.encoding import Encoder
from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.modelfolder import ModelFolder
from packetcheck.training.calibrate import platt, temperature
from packetcheck.training.corpus import Example
from packetcheck.training.metrics import best_f1_threshold
from packetcheck.training.review_curve import HEADS

# The share of statements that a person can be asked to look at again.
_REVIEWED = 0.3


def tune_tags(
    model: ModelFolder, encoder: Encoder, dev: Sequence[Example], *, precision: float
) -> dict[str, Any]:
    """Return the `tag` part of the manifest, calibrated on the development statements.

    `precision` is what the tagger's own furniture verdict must reach: a statement taken for
    furniture is lost to its owner, a heading taken for a statement is only noise.
    """
    logits = encoder.encode([e.text for e in dev]) @ model.heads["tags.weight"].T
    logits = (logits + model.heads["tags.bias"]).astype(np.float64)
    judged = np.array([e.criteria is not None and not e.furniture for e in dev])
    criteria, thresholds = {}, {}
    all_scores, all_truth = [], []
    for i, criterion in enumerate(CRITERIA):
        truth = np.array([criterion in (e.criteria or ()) for e in dev])[judged]
        criteria[criterion] = platt(logits[judged, i], truth)
        scores = _sigmoid(logits[judged, i], criteria[criterion])
        thresholds[criterion] = best_f1_threshold(scores, truth)
        all_scores.append(scores)
        all_truth.append(truth)
    # A criterion's own best threshold rests on some tens of statements; half-way to the threshold
    # that is best for all criteria together it is less a matter of luck.
    common = best_f1_threshold(np.concatenate(all_scores), np.concatenate(all_truth))
    thresholds = {c: round((own + common) / 2, 3) for c, own in thresholds.items()}
    temperatures, surest = {}, {}
    right = np.ones(len(dev), dtype=bool)
    start = len(CRITERIA)
    for head, classes in CHOICES.items():
        rows = [n for n, e in enumerate(dev) if head in e.labels and not e.furniture]
        truth_index = np.array([classes.index(dev[n].labels[head]) for n in rows])
        part = logits[:, start : start + len(classes)]
        temperatures[head] = temperature(part[rows], truth_index)
        surest[head] = _softmax(part / temperatures[head]).max(axis=1)
        if head in HEADS:
            right[rows] &= part[rows].argmax(axis=1) == truth_index
        start += len(classes)
    truth = np.array([e.furniture for e in dev])
    furniture = platt(logits[:, -1], truth)
    scores = _sigmoid(logits[:, -1], furniture)
    return {
        "criteria": criteria,
        "thresholds": thresholds,
        "temperature": temperatures,
        "furniture": furniture,
        "furniture_threshold": _threshold_for_precision(scores, truth, precision),
        **_doubt(
            np.stack(all_scores, axis=1),
            np.stack(all_truth, axis=1),
            [thresholds[c] for c in CRITERIA],
            np.stack([surest[head][judged] for head in HEADS], axis=1),
            right[judged],
        ),
    }


def _doubt(
    scores: NDArray[np.floating[Any]],
    truth: NDArray[np.bool_],
    thresholds: Sequence[float],
    surest: NDArray[np.floating[Any]],
    right: NDArray[np.bool_],
) -> dict[str, float]:
    """Return the `margin` and `sure` that leave the fewest wrong statements unreviewed.

    Of statements (rows), `scores` and `truth` are those of the criteria, `surest` the probabilities
    of the labels given, `right` whether those are right. No more than `_REVIEWED` are sent to
    review: what asks for everything to be read again asks for nothing.
    """
    right = right & ((scores >= np.array(thresholds)) == truth).all(axis=1)
    distance = np.abs(scores - np.array(thresholds)).min(axis=1)
    best = (-1.0, 0.0, 0.0)
    for margin, sure in itertools.product(np.arange(0.0, 0.31, 0.02), np.arange(0.4, 0.96, 0.05)):
        sent = (distance < margin) | (surest.min(axis=1) < sure)
        if sent.mean() <= _REVIEWED:
            best = max(best, (float(right[~sent].mean()), float(margin), float(sure)))
    return {"margin": round(best[1], 2), "sure": round(best[2], 2)}


def _threshold_for_precision(
    scores: NDArray[np.floating[Any]], truth: NDArray[np.bool_], precision: float
) -> float:
    for threshold in np.round(np.arange(0.3, 0.991, 0.01), 2):
        said = scores >= threshold
        if said.any() and (said & truth).sum() / said.sum() >= precision:
            return float(threshold)
    return 0.99


def _sigmoid(logits: NDArray[np.floating[Any]], scaling: dict[str, float]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = 1.0 / (
        1.0 + np.exp(-(scaling["slope"] * logits + scaling["offset"]))
    )
    return result


def _softmax(logits: NDArray[np.floating[Any]]) -> NDArray[np.floating[Any]]:
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    result: NDArray[np.floating[Any]] = odds / odds.sum(axis=1, keepdims=True)
    return result
