"""What sending doubtful statements to a person is worth: how right the rest is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.findings import TaggedStatement
from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.modelfolder import ModelFolder
from packetcheck.training.corpus import Example
from packetcheck.training.metrics import f1
from packetcheck.training.tag_figures import Tagging

SHARES = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
# The labels on which evidence hangs, and whose doubt sends a statement to review.
HEADS = ("polarity", "modality", "agency")
Numbers = NDArray[np.float64]


def review_figures(
    examples: Sequence[Example],
    tagged: Sequence[TaggedStatement],
    tagging: Tagging,
    model: ModelFolder,
) -> dict[str, Any]:
    """Return the trade-off curve, and where on it the tagger's own `needs_review` lies.

    A statement is right where all seven tags are, and polarity, modality and agency as far as they
    were judged. The curve sends the statements of least sureness to review.
    """
    right = (tagging.truth == tagging.given).all(axis=1)
    for head in HEADS:
        right &= [
            e.labels.get(head, getattr(t, head).value) == getattr(t, head).value
            for e, t in zip(examples, tagged, strict=True)
        ]
    order = np.argsort(-sureness(tagged, tagging, model), kind="stable")
    curve = []
    for share in SHARES:
        kept = order[: len(order) - round(share * len(order))]
        curve.append({"reviewed": share, **_of(kept, right, tagging)})
    sent = np.array([t.needs_review for t in tagged], dtype=bool)
    own = {
        "reviewed": float(sent.mean()),
        **_of(np.flatnonzero(~sent), right, tagging),
        "right_of_reviewed": float(right[sent].mean()) if sent.any() else None,
    }
    return {"curve": curve, "needs_review": own}


def _of(kept: NDArray[np.int64], right: NDArray[np.bool_], tagging: Tagging) -> dict[str, Any]:
    if not len(kept):
        return {"right": None, "micro_f1": None}
    return {
        "right": float(right[kept].mean()),
        "micro_f1": f1(tagging.given[kept], tagging.truth[kept]),
    }


def sureness(tagged: Sequence[TaggedStatement], tagging: Tagging, model: ModelFolder) -> Numbers:
    """Return the probability that a statement is right, were its labels independent."""
    each = np.where(tagging.given, tagging.scores, 1.0 - tagging.scores)
    sure: Numbers = each.prod(axis=1).astype(np.float64)
    vectors = np.stack([t.vector for t in tagged if t.vector is not None])
    logits = vectors @ model.heads["tags.weight"].T + model.heads["tags.bias"]
    start = len(CRITERIA)
    for head, classes in CHOICES.items():
        part = logits[:, start : start + len(classes)] / model.manifest.tag.temperature[head]
        start += len(classes)
        if head in HEADS:
            odds = np.exp(part - part.max(axis=1, keepdims=True))
            sure *= odds.max(axis=1) / odds.sum(axis=1)
    return sure
