"""Simpler taggers, fitted on the train part, to hold the model against."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.labels import CRITERIA
from packetcheck.training.corpus import Corpus, Example
from packetcheck.training.metrics import best_f1_threshold
from packetcheck.training.tag_figures import Tagging, truth_of
from packetcheck.training.watch import Watch

Numbers = NDArray[np.floating[Any]]
Embed = Callable[[Sequence[str]], Numbers]
# Fits on texts and their criteria; returns what scores others, shape (texts, 7).
Fit = Callable[[Sequence[str], NDArray[np.bool_]], Callable[[Sequence[str]], Numbers]]
_NEIGHBOURS = 5
_EPOCHS = 5


def judged(corpus: Corpus, split: str) -> list[Example]:
    """Return the statements of a part whose criteria were judged."""
    return [e for e in corpus.part(split) if e.criteria is not None and not e.furniture]


def tag_baselines(
    corpus: Corpus, split: str, embedders: dict[str, Embed], watch: Watch, *, seed: int
) -> Iterator[tuple[str, Tagging]]:
    """Yield each baseline's name, and what it says of the judged statements of a part.

    Thresholds are chosen as the model's are, on the dev part. `embedders` make vectors of texts.
    """
    fits: dict[str, Fit] = {
        "TF-IDF + logistic regression": _tfidf,
        "spaCy textcat": lambda texts, truth: _textcat(texts, truth, seed=seed),
    }
    for name, embed in embedders.items():
        fits[f"{name} + logistic regression"] = _embedded(embed, _regression)
        fits[f"{name} + nearest neighbours"] = _embedded(embed, _neighbours)
    train, dev, part = (judged(corpus, s) for s in ("train", "dev", split))
    for name, fit in fits.items():
        watch.stage(f"baseline: {name}")
        score = fit([e.text for e in train], truth_of(train))
        on_dev = score([e.text for e in dev])
        truth = truth_of(dev)
        thresholds = [best_f1_threshold(on_dev[:, i], truth[:, i]) for i in range(len(CRITERIA))]
        scores = score([e.text for e in part])
        yield name, Tagging(truth_of(part), scores >= np.array(thresholds), scores)


def _tfidf(texts: Sequence[str], truth: NDArray[np.bool_]) -> Callable[[Sequence[str]], Numbers]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    try:
        matrix = vectorizer.fit_transform(texts)
    except ValueError:  # so few texts that no word stands in two
        vectorizer.set_params(min_df=1)
        matrix = vectorizer.fit_transform(texts)
    score = _regression(matrix, truth, strength=10.0)
    return lambda others: score(vectorizer.transform(others))


def _embedded(embed: Embed, fit: Callable[..., Callable[[Any], Numbers]]) -> Fit:
    """Return a baseline over the vectors of texts, which are put on one scale."""

    def fitted(
        texts: Sequence[str], truth: NDArray[np.bool_]
    ) -> Callable[[Sequence[str]], Numbers]:
        vectors = embed(texts)
        mean, spread = vectors.mean(axis=0), vectors.std(axis=0) + 1e-6
        score = fit((vectors - mean) / spread, truth)
        return lambda others: score((embed(others) - mean) / spread)

    return fitted


def _regression(
    matrix: Any, truth: NDArray[np.bool_], *, strength: float = 0.01
) -> Callable[[Any], Numbers]:
    from sklearn.linear_model import LogisticRegression

    fitted: list[Any] = []
    for i in range(truth.shape[1]):
        both = truth[:, i].any() and not truth[:, i].all()
        model = LogisticRegression(C=strength, max_iter=1000) if both else None
        fitted.append(model.fit(matrix, truth[:, i]) if model else float(truth[:, i].mean()))

    def score(rows: Any) -> Numbers:
        columns = [
            np.full(rows.shape[0], m) if isinstance(m, float) else m.predict_proba(rows)[:, 1]
            for m in fitted
        ]
        return np.stack(columns, axis=1)

    return score


def _neighbours(matrix: Numbers, truth: NDArray[np.bool_]) -> Callable[[Numbers], Numbers]:
    """Score by the share of the nearest statements that show a criterion, nearer ones more."""
    from sklearn.neighbors import NearestNeighbors

    count = min(_NEIGHBOURS, len(matrix))
    index = NearestNeighbors(n_neighbors=count, metric="cosine").fit(matrix)

    def score(rows: Numbers) -> Numbers:
        distance, at = index.kneighbors(rows)
        weight = np.clip(1.0 - distance, 1e-6, None)
        weighed = (truth[at] * weight[:, :, None]).sum(axis=1)
        result: Numbers = weighed / weight.sum(axis=1, keepdims=True)
        return result

    return score


def _textcat(
    texts: Sequence[str], truth: NDArray[np.bool_], *, seed: int
) -> Callable[[Sequence[str]], Numbers]:
    """Fit spaCy's own classifier, with its default network."""
    import spacy
    from spacy.training import Example as SpacyExample
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(seed)
    nlp = spacy.blank("en")
    categories = nlp.add_pipe("textcat_multilabel")
    for criterion in CRITERIA:
        categories.add_label(criterion)
    rows = [
        SpacyExample.from_dict(
            nlp.make_doc(text), {"cats": {c: float(t) for c, t in zip(CRITERIA, row, strict=True)}}
        )
        for text, row in zip(texts, truth, strict=True)
    ]
    optimizer = nlp.initialize(lambda: rows[:200])
    shuffled = random.Random(seed)  # noqa: S311
    for _ in range(_EPOCHS):
        shuffled.shuffle(rows)
        for batch in minibatch(rows, 64):
            nlp.update(batch, sgd=optimizer, drop=0.2)

    def score(others: Sequence[str]) -> Numbers:
        said = [[doc.cats[c] for c in CRITERIA] for doc in nlp.pipe(others, batch_size=128)]
        return np.array(said).reshape(len(others), len(CRITERIA))

    return score
