"""Fit the linear heads anew, on the vectors that the exported encoder makes of the train part.

The fit of the whole network ends before its heads have learnt all that the vectors tell, and it
never saw them in eight bits. A logistic regression over the finished vectors takes a minute.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from packetcheck.encoding import Encoder
from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.training.corpus import Corpus, Example

Floats = NDArray[np.float32]

# In how many directions likeness is measured.
_WHITE = 384
# About so many statements of other rubrics show a head what is none of its business.
_FAR = 4000
# The log odds of what no example speaks against.
_SURE = 8.0


@dataclass(frozen=True, slots=True)
class Strictness:
    """How strongly the regressions are held back (scikit-learn's C), and what weighs how much.

    `inside` is the weight of a pair of a judged statement and another expectation of its rubric,
    which nobody judged, `outside` that of a statement that was judged for no expectation of the
    rubric at all; both are taken as `none`. `whole_none` is that of a packet's many `none`.
    """

    tags: float = 0.01
    behaviours: float = 0.03
    inside: float = 0.25
    outside: float = 0.05
    whole_none: float = 0.5


def refit_heads(
    folder: Path,
    encoder: Encoder,
    corpus: Corpus,
    columns: Mapping[tuple[str, str], int],
    strictness: Strictness | None = None,
) -> None:
    """Put regressions over the train part in the place of all heads in `folder` but the towers.

    `columns` maps rubric and expectation to a column of the behaviours' head; expectations that
    ask for the same share one.
    """
    strictness = strictness or Strictness()
    examples = corpus.part("train")
    vectors = encoder.encode([e.text for e in examples])
    path = folder / "heads.npz"
    with np.load(path) as file:
        heads = dict(file)
    tags = refit_tags(vectors, examples, strictness)
    behaviours = refit_behaviours(vectors, examples, columns, strictness)
    white = whitening(vectors)
    for name, (weight, bias) in (("tags", tags), ("behaviours", behaviours), ("white", white)):
        heads[f"{name}.weight"], heads[f"{name}.bias"] = weight, bias
    with path.open("wb") as out:
        np.savez(out, **heads)


class Scaled:
    """Vectors with each dimension's mean taken off, and divided by its spread."""

    def __init__(self, vectors: Floats) -> None:
        self.mean = vectors.mean(axis=0)
        self.spread = vectors.std(axis=0) + 1e-6
        self.rows: Floats = ((vectors - self.mean) / self.spread).astype(np.float32)

    def unscaled(self, weights: Floats, bias: Floats) -> tuple[Floats, Floats]:
        """Return the weights (outputs, width) and biases that do the same to plain vectors."""
        plain = weights / self.spread
        return plain.astype(np.float32), (bias - plain @ self.mean).astype(np.float32)


def whitening(
    vectors: Floats, *, width: int = _WHITE, shrinkage: float = 0.1
) -> tuple[Floats, Floats]:
    """Return weights (width, H) and bias of a map after which vectors spread alike every way.

    `shrinkage`, a share of the mean spread, keeps directions in which hardly anything differs from
    being blown up.
    """
    mean = vectors.mean(axis=0).astype(np.float64)
    spread = np.cov((vectors - mean).T)
    spread += shrinkage * np.trace(spread) / len(spread) * np.eye(len(spread))
    sizes, directions = np.linalg.eigh(spread)
    weights = (directions / np.sqrt(sizes)).T[::-1][:width]
    return weights.astype(np.float32), (-weights @ mean).astype(np.float32)


def refit_tags(
    vectors: Floats, examples: Sequence[Example], strictness: Strictness
) -> tuple[Floats, Floats]:
    """Return weights (outputs, width) and biases of the tagger's heads, in their order."""
    scaled = Scaled(vectors)
    judged = np.array([e.criteria is not None and not e.furniture for e in examples])
    parts: list[tuple[Floats, Floats]] = []
    for criterion in CRITERIA:
        shown = np.array([criterion in (e.criteria or ()) for e in examples])
        parts.append(_two(scaled.rows[judged], shown[judged], strictness.tags))
    for head, classes in CHOICES.items():
        rows = [n for n, e in enumerate(examples) if head in e.labels and not e.furniture]
        said = np.array([classes.index(examples[n].labels[head]) for n in rows], dtype=np.intp)
        parts.append(_many(scaled.rows[rows], said, len(classes), strictness.tags))
    furniture = np.array([e.furniture for e in examples])
    parts.append(_two(scaled.rows, furniture, strictness.tags))
    weights = np.concatenate([weight for weight, _ in parts])
    return scaled.unscaled(weights, np.concatenate([bias for _, bias in parts]))


def refit_behaviours(
    vectors: Floats,
    examples: Sequence[Example],
    columns: Mapping[tuple[str, str], int],
    strictness: Strictness,
) -> tuple[Floats, Floats]:
    """Return weights (columns, width) and biases of the heads of expectations."""
    scaled = Scaled(vectors)
    by_column: dict[int, list[tuple[str, str]]] = {}
    for key, column in columns.items():
        by_column.setdefault(column, []).append(key)
    weights, biases = [], []
    for column in range(len(by_column)):
        target, weight = pair_targets(examples, by_column[column], strictness)
        kept = _thinned(examples, by_column[column][0][0], weight)
        one, bias = _two(scaled.rows[kept], target[kept], strictness.behaviours, weight[kept])
        weights.append(one)
        biases.append(bias)
    return scaled.unscaled(np.concatenate(weights), np.concatenate(biases))


def _thinned(examples: Sequence[Example], rubric: str, weight: Floats) -> NDArray[np.bool_]:
    """Return which examples a head is fitted on, and make those that stand for others heavier.

    Of the many that belong to no rubric or to another, every so many-th is enough.
    """
    far = np.array([e.rubric != rubric or e.furniture for e in examples])
    step = max(1, int(far.sum()) // _FAR)
    kept: NDArray[np.bool_] = weight > 0
    kept[far] &= np.arange(int(far.sum())) % step == 0
    weight[far] *= step
    return kept


def pair_targets(
    examples: Sequence[Example], keys: Sequence[tuple[str, str]], strictness: Strictness
) -> tuple[NDArray[np.bool_], Floats]:
    """Return whether each example shows what `keys` ask for, and how much that word weighs."""
    rubric = keys[0][0]
    names = [name for _, name in keys]
    target = np.zeros(len(examples), dtype=bool)
    weight = np.zeros(len(examples), dtype=np.float32)
    for row, example in enumerate(examples):
        said = [example.judged[n] for n in names if n in example.judged]
        if example.rubric == rubric and said and not example.furniture:
            target[row] = any(relation != "none" for relation in said)
            light = example.whole and not target[row]
            weight[row] = strictness.whole_none if light else 1.0
        elif example.rubric == rubric and not example.furniture:
            shows = example.whole and any(r != "none" for r in example.judged.values())
            # What shows something at one level of a ladder may well show something at another.
            weight[row] = 0.0 if shows else strictness.inside
        else:
            weight[row] = strictness.outside
    return target, weight


def _two(
    rows: Floats, target: NDArray[np.bool_], strictness: float, weight: Floats | None = None
) -> tuple[Floats, Floats]:
    from sklearn.linear_model import LogisticRegression

    if target.all() or not target.any():
        # Without a second answer there is nothing to tell apart.
        always = np.full(1, _SURE if target.all() else -_SURE, dtype=np.float32)
        return np.zeros((1, rows.shape[1]), dtype=np.float32), always
    model = LogisticRegression(C=strictness, max_iter=400).fit(rows, target, weight)
    return model.coef_.astype(np.float32), model.intercept_.astype(np.float32)


def _many(
    rows: Floats, said: NDArray[np.int_], classes: int, strictness: float
) -> tuple[Floats, Floats]:
    from sklearn.linear_model import LogisticRegression

    weights = np.zeros((classes, rows.shape[1]), dtype=np.float32)
    bias = np.full(classes, -_SURE, dtype=np.float32)
    if len(set(said.tolist())) < 2:
        bias[said[:1]] = _SURE
        return weights, bias
    model = LogisticRegression(C=strictness, max_iter=400).fit(rows, said)
    fitted, offsets = model.coef_, model.intercept_
    if len(model.classes_) == 2:
        # scikit-learn keeps one row for two classes; half to each says the same.
        fitted, offsets = np.concatenate([-fitted, fitted]) / 2, np.array([-1, 1]) * offsets / 2
    weights[model.classes_], bias[model.classes_] = fitted, offsets
    return weights, bias
