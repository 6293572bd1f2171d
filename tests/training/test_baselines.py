"""Baselines learn from the train part and are measured on another; needs scikit-learn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from packetcheck.labels import CRITERIA
from packetcheck.training.baselines import tag_baselines
from packetcheck.training.corpus import load_corpus
from packetcheck.training.frozen import Remembering
from packetcheck.training.metrics import f1
from packetcheck.training.packet_baselines import tfidf_likeness, vector_likeness
from packetcheck.training.watch import Nobody

from .tiny_corpus import write_corpus

pytest.importorskip("sklearn")
# Words that give a criterion away, as an encoder would see them.
WORDS = ("plan", "asked", "harbour", "requirements", "pilots", "mentored", "answered")


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    return np.array([[w in text for w in WORDS] for text in texts], np.float32)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_every_baseline_learns_what_can_be_learnt(tmp_path: Path) -> None:
    corpus = load_corpus(write_corpus(tmp_path))
    found = dict(tag_baselines(corpus, "test", {"words": Remembering(embed)}, Nobody(), seed=3))
    assert list(found) == [
        "TF-IDF + logistic regression",
        "spaCy textcat",
        "words + logistic regression",
        "words + nearest neighbours",
    ]
    for name, tagging in found.items():
        assert tagging.given.shape == (7, len(CRITERIA))
        assert np.isfinite(tagging.scores).all()
        if name != "spaCy textcat":  # which has seen too little
            assert f1(tagging.given, tagging.truth) > 0.8, name


def test_no_text_is_embedded_twice() -> None:
    seen: list[str] = []

    def note(texts: Sequence[str]) -> NDArray[np.float32]:
        seen.extend(texts)
        return embed(texts)

    remembering = Remembering(note)
    once = remembering(["a plan", "b", "a plan"])
    assert (remembering(["b", "a plan"]) == once[[1, 0]]).all()
    assert seen == ["a plan", "b"]


def test_likeness_is_a_cosine() -> None:
    by_words = tfidf_likeness(["pruned old trees", "sold ripe apples", "grafted stems"])
    scores = by_words(["pruned trees", "sold apples"], ["trees pruned", "nothing of it"])
    assert scores.shape == (2, 2)
    assert scores[0] == pytest.approx([1.0, 0.0])
    by_vectors = vector_likeness(lambda texts: np.array([[len(t), 0.0] for t in texts]))
    assert by_vectors(["a", ""], ["abc"]).ravel() == pytest.approx([1.0, 0.0])
