"""Find statements that tell the same deed, so that it counts once."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from packetcheck.findings import Match, TaggedStatement

_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w'\u2019-]+")
# Nearly the same words, whoever says them.
_SAME_WORDS = 85.0


def cited_deeds(
    matches: Sequence[Match], statements: Sequence[TaggedStatement], threshold: float
) -> dict[str, str]:
    """Return `same_deeds` of the statements that any match names."""
    cited = {m.statement for m in matches}
    return same_deeds([s for s in statements if s.statement.id in cited], threshold)


def same_deeds(statements: Sequence[TaggedStatement], threshold: float) -> dict[str, str]:
    """Map each statement that tells again what an earlier one told to that earlier one.

    Two statements tell the same deed when their words are nearly the same, or when their vectors
    are at least `threshold` alike (cosine) and they share a number or a name; and when a chain of
    such pairs links them, so that the order of documents changes nothing.
    """
    if len(statements) < 2:
        return {}
    vectors = np.stack([_unit(s) for s in statements])
    cosine = vectors @ vectors.T
    marks = [_marks(s.statement.text) for s in statements]
    deed = list(range(len(statements)))
    words = _same_words([s.statement.text for s in statements])
    # Of all pairs only the few that may be one deed are looked at one by one.
    for j, i in np.argwhere(np.tril(words | (cosine >= threshold), -1)).tolist():
        if deed[i] != deed[j] and (words[j, i] or marks[i] & marks[j]):
            earlier, later = sorted((deed[i], deed[j]))
            deed = [earlier if d == later else d for d in deed]
    return {
        statements[j].statement.id: statements[i].statement.id for j, i in enumerate(deed) if i != j
    }


def _same_words(texts: Sequence[str]) -> NDArray[np.bool_]:
    """Return which texts have nearly the same words, shape (texts, texts)."""
    lower = [text.casefold() for text in texts]
    alike = process.cdist(lower, lower, scorer=fuzz.token_sort_ratio, score_cutoff=_SAME_WORDS)
    long = np.array([len(text.split()) >= 4 for text in lower])
    result: NDArray[np.bool_] = (alike >= _SAME_WORDS) & long & long[:, None]
    return result


def _marks(text: str) -> set[str]:
    """Return what pins a deed down: its numbers (but 0 to 9 and years) and names."""
    numbers = {n.strip(".,") for n in _NUMBER.findall(text)}
    telling = {n for n in numbers if len(n) > 1 and not re.fullmatch(r"(?:19|20)\d\d", n)}
    return telling | set(_NAME.findall(text))


def _unit(tagged: TaggedStatement) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    if tagged.vector is None:
        return np.zeros(1, dtype=np.float32)
    return (tagged.vector / max(float(np.linalg.norm(tagged.vector)), 1e-9)).astype(np.float32)
