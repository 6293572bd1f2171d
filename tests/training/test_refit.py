"""Heads that are fitted anew say of vectors what the train part's labels say of its texts."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.training.corpus import Example

pytest.importorskip("sklearn")
from packetcheck.training.refit import (
    Scaled,
    Strictness,
    pair_targets,
    refit_behaviours,
    refit_tags,
)

LOOSE = Strictness(tags=1.0, behaviours=1.0)
RNG = np.random.default_rng(3)


def example(n: int, judged: Mapping[str, str] | None = None, **more: object) -> Example:
    made = {"id": f"e{n}", "text": f"text {n}", "split": "train", "judged": judged or {}, **more}
    return Example(**made)  # type: ignore[arg-type]


def labelled(count: int) -> tuple[np.ndarray, list[Example]]:
    """Return vectors of which each number decides one label, and their examples."""
    signs = RNG.integers(0, 2, (count, len(CRITERIA) + 2))
    vectors = (signs * 4.0 - 2.0 + RNG.normal(0, 0.2, signs.shape)).astype(np.float32) + 7.0
    examples = []
    for n, row in enumerate(signs):
        furniture = bool(row[-1])
        examples.append(
            example(
                n,
                furniture=furniture,
                criteria=frozenset(c for c, s in zip(CRITERIA, row, strict=False) if s),
                labels={"polarity": "strength" if row[-2] else "growth", "modality": "done"},
            )
        )
    return vectors, examples


def test_each_criterion_is_learnt_from_the_vectors() -> None:
    vectors, examples = labelled(200)
    weight, bias = refit_tags(vectors, examples, LOOSE)
    assert weight.shape == (len(CRITERIA) + sum(map(len, CHOICES.values())) + 1, vectors.shape[1])
    said = vectors @ weight.T + bias > 0
    for column, criterion in enumerate(CRITERIA):
        for row, e in enumerate(examples):
            if not e.furniture:
                assert said[row, column] == (criterion in (e.criteria or ())), (criterion, row)
    assert [bool(s) for s in said[:, -1]] == [e.furniture for e in examples]


def test_a_choice_of_which_two_values_occur_is_learnt_and_the_third_never_said() -> None:
    vectors, examples = labelled(200)
    weight, bias = refit_tags(vectors, examples, LOOSE)
    start, classes = len(CRITERIA), CHOICES["polarity"]
    logits = (vectors @ weight.T + bias)[:, start : start + len(classes)]
    said = [classes[n] for n in logits.argmax(axis=1)]
    wanted = [e.labels["polarity"] for e in examples]
    kept = [n for n, e in enumerate(examples) if not e.furniture]
    assert [said[n] for n in kept] == [wanted[n] for n in kept]


def test_a_choice_with_one_value_says_it() -> None:
    vectors, examples = labelled(60)
    weight, bias = refit_tags(vectors, examples, LOOSE)
    start = len(CRITERIA) + len(CHOICES["polarity"])
    logits = (vectors @ weight.T + bias)[:, start : start + len(CHOICES["modality"])]
    assert {CHOICES["modality"][n] for n in logits.argmax(axis=1)} == {"done"}


def test_scaling_is_undone_in_the_weights() -> None:
    vectors = RNG.normal(5, 3, (50, 4)).astype(np.float32)
    scaled = Scaled(vectors)
    weights, bias = RNG.normal(size=(3, 4)).astype(np.float32), np.array([1.0, 2.0, 3.0])
    plain, shifted = scaled.unscaled(weights, bias.astype(np.float32))
    assert scaled.rows.mean(axis=0) == pytest.approx(np.zeros(4), abs=1e-4)
    assert vectors @ plain.T + shifted == pytest.approx(scaled.rows @ weights.T + bias, abs=1e-3)


def test_what_nobody_judged_weighs_little_and_counts_as_none() -> None:
    keys = [("ladder", "a"), ("ladder", "twin")]
    examples = [
        example(0, {"a": "direct"}, rubric="ladder"),
        example(1, {"twin": "against"}, rubric="ladder"),
        example(2, {"a": "none"}, rubric="ladder"),
        example(3, {"b": "direct"}, rubric="ladder"),
        example(4, {"a": "none"}, rubric="ladder", whole=True),
        example(5, {"b": "direct"}, rubric="ladder", whole=True),
        example(6, {"a": "direct"}, rubric="other"),
        example(7, furniture=True),
    ]
    target, weight = pair_targets(examples, keys, Strictness())
    assert target.tolist() == [True, True, *[False] * 6]
    s = Strictness()
    wanted = [1, 1, 1, s.inside, s.whole_none, 0, s.outside, s.outside]
    assert weight.tolist() == pytest.approx(wanted)


def test_expectations_that_ask_for_the_same_share_a_head() -> None:
    vectors = np.array([[2.0, 0.0], [0.0, 2.0], [2.0, 0.1], [0.1, 2.0]] * 8, dtype=np.float32)
    judged = [{"a": "direct"}, {"b": "direct"}, {"twin": "direct"}, {"a": "none", "b": "partial"}]
    examples = [example(n, judged[n % 4], rubric="ladder") for n in range(len(vectors))]
    columns = {("ladder", "a"): 0, ("ladder", "twin"): 0, ("ladder", "b"): 1}
    weight, bias = refit_behaviours(vectors, examples, columns, LOOSE)
    assert weight.shape == (2, 2)
    said = vectors @ weight.T + bias > 0
    assert said[:4].tolist() == [[True, False], [False, True], [True, False], [False, True]]
