"""Say why a statement has its labels: the words that carry a tag, and the nearest examples.

A word's weight is what a tag's score loses when the statement is read without it. That is honest of
a network, whose inner weights are no reasons; but a deed that is told by two words alike may lose
nothing by either.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from packetcheck.document import Span, Statement
from packetcheck.encoding import Encoder
from packetcheck.explanation import (
    Explanation,
    FurnitureReading,
    LabelReading,
    TagReading,
    Word,
)
from packetcheck.findings import TaggedStatement
from packetcheck.labels import CRITERIA
from packetcheck.modelfolder import ModelFolder
from packetcheck.tagging.neighbours import load_neighbours
from packetcheck.tagging.tagger import Tagger, flat

Floats = NDArray[np.float32]

_CHUNK = re.compile(r"\S+")
# What stands around a word and is none of it; signs of money, of percent and of numbers are.
_AROUND = ".,;:!?()[]{}<>\"'`\u2018\u2019\u201c\u201d\u00ab\u00bb\u2026\u2013\u2014-*\u2022|/\\"
# Words that carry nothing alone: a third of all words, and of the time that leaving out takes.
_SMALL = {
    *("a", "an", "the", "this", "that", "these", "those", "which", "it", "its", "their", "his"),
    *("of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "and", "or", "but", "her"),
    *("is", "are", "was", "were", "be", "been", "had", "has", "have"),
}
# Scores are shown to this many decimals; what is equal then is tied.
_DECIMALS = 2


class Explainer:
    """Explains what the tagger of one model folder makes of a statement."""

    def __init__(self, model: ModelFolder, encoder: Encoder, tagger: Tagger) -> None:
        self._model = model
        self._encoder = encoder
        self._tagger = tagger
        self._settings = model.manifest.tag
        self._neighbours = load_neighbours(model)

    def explain(
        self,
        statement: Statement,
        period: tuple[dt.date, dt.date] | None = None,
        *,
        nearest: int = 5,
    ) -> Explanation:
        """Tag one statement and say why; `statement.furniture` is the verdict by its shape."""
        (tagged,) = self._tagger.tag([statement], period)
        vector = tagged.vector if tagged.vector is not None else np.zeros(1, np.float32)
        odds = self._tagger.odds(self._tagger.logits(vector[None, :])[0])
        words = find_words(statement.text)
        read = self._encoder.reads(flat(statement.text))
        within = len(_CHUNK.findall(flat(statement.text)[:read]))
        known = self._neighbours
        return Explanation(
            tagged=tagged,
            model=self._model.identity,
            tags=self._tags(tagged, [span for n, span in words if n < within]),
            labels=tuple(
                LabelReading(head, str(getattr(tagged, head)), spread)
                for head, spread in odds.items()
            ),
            furniture=FurnitureReading(
                tagged.furniture_score,
                self._settings.furniture_threshold,
                by_shape=statement.furniture,
                certain=statement.certain,
            ),
            doubts=self._tagger.doubts(tagged.scores, odds),
            margin=self._settings.margin,
            neighbours=known.nearest(vector, nearest) if known else None,
            unread=sum(n >= within for n, _ in words),
        )

    def _tags(self, tagged: TaggedStatement, words: Sequence[Span]) -> tuple[TagReading, ...]:
        text = tagged.statement.text
        # What lies beyond the model's reach stays out, where a word before it is left out.
        text = text[: _end_of(text, words)]
        given = {tag.criterion for tag in tagged.criteria}
        words = [w for w in words if w.of(text).casefold() not in _SMALL] or words
        without: list[dict[str, float]] = []
        if given and words:
            vectors = self._encoder.encode([leave_out(text, span) for span in words])
            without = [self._tagger.scores(row) for row in self._tagger.logits(vectors)]
        readings = []
        for criterion in CRITERIA:
            score, threshold = tagged.scores[criterion], self._settings.thresholds[criterion]
            alone = [scores[criterion] for scores in without] if criterion in given else []
            moved = [
                Word(span.of(text), span, other, score - other, 0, decisive=other < threshold)
                for span, other in zip(words, alone, strict=False)
            ]
            readings.append(
                TagReading(criterion, score, threshold, ranked(moved), ranked(moved, sign=-1))
            )
        return tuple(sorted(readings, key=lambda r: (not r.given, -r.score)))


def _end_of(text: str, words: Sequence[Span]) -> int:
    """Return where the stretch between spaces ends that the last of `words` stands in."""
    last = words[-1].end if words else 0
    space = re.search(r"\s", text[last:])
    return last + space.start() if space else len(text)


def find_words(text: str) -> list[tuple[int, Span]]:
    """Return the words of a text: each with the number of its stretch between spaces, from 0."""
    found = []
    for n, chunk in enumerate(_CHUNK.finditer(text)):
        word = chunk.group().strip(_AROUND)
        if any(c.isalnum() for c in word):
            start = chunk.start() + chunk.group().index(word)
            found.append((n, Span(start, start + len(word))))
    return found


def leave_out(text: str, span: Span) -> str:
    """Return a text without one word, its punctuation kept, as the encoder reads it."""
    before, after = text[: span.start], text[span.end :]
    # Punctuation that stood behind the word stands behind the one before it.
    joined = before.rstrip() + after if after[:1] in {*",.;:!?"} else before + after
    return flat(joined)


def ranked(words: Sequence[Word], *, sign: int = 1) -> tuple[Word, ...]:
    """Return the words whose absence lowers (`sign` 1) or raises (-1) the score, with their ranks.

    Those that move it by as much, in the decimals that are shown, share a rank and keep the order
    of the text; those that do not move it are left out.
    """
    moved = [(round(sign * w.drop, _DECIMALS), w) for w in words]
    moved = sorted((m for m in moved if m[0] > 0), key=lambda m: -m[0])
    steps = sorted({by for by, _ in moved}, reverse=True)
    return tuple(
        Word(w.text, w.span, w.score_without, w.drop, steps.index(by) + 1, w.decisive)
        for by, w in moved
    )
