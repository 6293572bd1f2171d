"""What the examples that an expectation's author gives say of a statement.

Statements and examples are unit vectors of one space. How the similarities weigh was fitted on
rubrics whose expectations the model had not seen, see `training.tune`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from packetcheck.example_cache import VectorCache

Floats = NDArray[np.float32]

FEATURES = (
    "sentence", "sentence_like", "counts_mean", "counts_best", "not_mean", "not_best"
)  # fmt: skip


def example_features(
    sentences: Sequence[Floats], statements: Floats, counts: Floats, does_not_count: Floats
) -> Floats:
    """Return the features of statements for one expectation, shape (statements, FEATURES).

    `sentences` are the towers' logits and the likeness to the expectation's sentence, shape
    (statements,) each; the others are unit vectors, a row each. Similarities are cosines, -1 to 1,
    and 0 where there is no example of a side.
    """
    columns = [*sentences, *_likeness(statements, counts), *_likeness(statements, does_not_count)]
    return np.stack(columns, axis=1).astype(np.float32)


def _likeness(statements: Floats, examples: Floats) -> tuple[Floats, Floats]:
    """Return cosines with the examples' mean and with the nearest example."""
    if not len(examples):
        nothing = np.zeros(len(statements), dtype=np.float32)
        return nothing, nothing
    mean = examples.mean(axis=0)
    mean = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return statements @ mean, (statements @ examples.T).max(axis=1)


class ExampleVectors:
    """The unit vectors of a rubric's texts, each computed once; with a cache, once a model."""

    def __init__(
        self, embed: Callable[[Sequence[str]], Floats], width: int, cache: VectorCache | None = None
    ) -> None:
        self._embed = embed
        self._width = width
        self._cache = cache
        self._known: dict[str, Floats] = {}

    def prepare(self, texts: Sequence[str]) -> None:
        """Compute what is not known yet, in one go."""
        new = {_key(t): t for t in texts if _key(t) not in self._known}
        if self._cache and new:
            self._known |= self._cache.find(new, self._width)
            new = {key: text for key, text in new.items() if key not in self._known}
        if new:
            computed = dict(zip(new, self._embed(list(new.values())), strict=True))
            self._known |= computed
            if self._cache:
                self._cache.add(computed)

    def learn(self, texts: Sequence[str], vectors: Floats) -> None:
        """Take vectors that were computed elsewhere, a row each, until the program ends."""
        self._known |= zip(map(_key, texts), vectors, strict=True)

    def lacks(self, texts: Sequence[str]) -> list[str]:
        """Return those of the texts whose vectors were not computed or learnt yet, each once."""
        return [t for t in dict.fromkeys(texts) if _key(t) not in self._known]

    def of(self, texts: Sequence[str]) -> Floats:
        """Return vectors of shape (len(texts), width)."""
        if not texts:
            return np.zeros((0, self._width), dtype=np.float32)
        self.prepare(texts)
        return np.stack([self._known[_key(t)] for t in texts])


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
