"""Simpler matchers, to hold the model's findings against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.analyzer import Analyzer
from packetcheck.findings import Agency, Match, Modality, Polarity, Relation, TaggedStatement
from packetcheck.rubric import Expectation
from packetcheck.training.corpus import Corpus
from packetcheck.training.evaluate import rates
from packetcheck.training.intervals import Draws
from packetcheck.training.packet_figures import (
    Counts,
    Matching,
    TaggedGold,
    counts_with,
    group_figures,
)
from packetcheck.training.watch import Watch

Numbers = NDArray[np.floating[Any]]
# Likeness of statements (rows) and expectations (columns), -1 to 1.
Likeness = Callable[[Sequence[str], Sequence[str]], Numbers]


def packet_baselines(
    analyzer: Analyzer,
    corpus: Corpus,
    dev: Sequence[TaggedGold],
    items: Sequence[TaggedGold],
    likenesses: dict[str, Likeness],
) -> Iterator[tuple[str, list[Counts]]]:
    """Yield each baseline's name and its counts of agreement, packet by packet of `items`.

    Those that go by likeness use the model's labels as the model does, and a threshold that was
    chosen on the packets `dev`.
    """
    yield "all missing", counts_with(analyzer, corpus, items, lambda *_: ())
    for name, likeness in likenesses.items():
        matching = _tuned(analyzer, corpus, dev, likeness)
        yield name, counts_with(analyzer, corpus, items, matching, examples=0)


def baseline_figures(
    found: Iterator[tuple[str, list[Counts]]],
    items: Sequence[TaggedGold],
    draws: Draws,
    watch: Watch,
) -> dict[str, Any]:
    """Return baselines' pooled figures, for rubrics that the model knows and for own ones."""
    result: dict[str, Any] = {}
    watch.stage("baselines on packets")
    for name, counts in found:
        for group, known in (("shipped", True), ("own", False)):
            rows = [(i, c) for i, c in zip(items, counts, strict=True) if i.known is known]
            if rows:
                figures = group_figures([i for i, _ in rows], [c for _, c in rows], draws)
                result.setdefault(group, {})[name] = figures["pooled"]
    return result


def _tuned(
    analyzer: Analyzer, corpus: Corpus, dev: Sequence[TaggedGold], likeness: Likeness
) -> Matching:
    """Return a matching by likeness at the threshold that is best on `dev`."""
    best, chosen = -1.0, 0.5
    for threshold in np.round(np.arange(0.05, 0.96, 0.05), 2):
        matching = _matching(likeness, float(threshold))
        counts = counts_with(analyzer, corpus, dev, matching, examples=0)
        total = {key: sum(row[key] for row in counts) for key in counts[0]} if counts else {}
        found = rates(total) if total else {"gap_f1": 0, "three_way": 0, "evidence_f1": 0}
        quality = found["gap_f1"] + found["three_way"] + found["evidence_f1"]
        if quality > best:
            best, chosen = quality, float(threshold)
    return _matching(likeness, chosen)


def _matching(likeness: Likeness, threshold: float) -> Matching:
    def match(
        statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> Sequence[Match]:
        texts = [s.statement.text for s in statements]
        scores = likeness(texts, [e.text for e in expectations])
        return [
            Match(statement.statement.id, expectation.id, relation, score, score - threshold)
            for column, expectation in enumerate(expectations)
            for row, statement in enumerate(statements)
            if (score := float(scores[row, column])) >= threshold
            and (relation := _relation(statement)) is not None
        ]

    return match


def _relation(tagged: TaggedStatement) -> Relation | None:
    if tagged.modality is Modality.PLANNED or tagged.agency is Agency.OTHER:
        return None
    if tagged.polarity is Polarity.GROWTH:
        return Relation.AGAINST
    return Relation.PARTIAL if tagged.agency is Agency.TEAM else Relation.DIRECT


def tfidf_likeness(texts: Sequence[str]) -> Likeness:
    """Return the cosine of TF-IDF vectors, weighed by how rare words are in `texts`."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit(texts)
    return lambda left, right: np.asarray(
        (vectorizer.transform(left) @ vectorizer.transform(right).T).toarray()
    )


def vector_likeness(embed: Callable[[Sequence[str]], Numbers]) -> Likeness:
    """Return the cosine of what an encoder makes of two texts."""

    def unit(texts: Sequence[str]) -> Numbers:
        rows = embed(texts)
        result: Numbers = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        return result

    return lambda left, right: unit(left) @ unit(right).T
