"""Find statements that tell the same deed, so that it counts once."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz

from packetcheck.findings import TaggedStatement

_NUMBER = re.compile(r"\d[\d.,]*")
_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][\w'\u2019-]+")
# Nearly the same words, whoever says them.
_SAME_WORDS = 85.0


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
    for j in range(1, len(statements)):
        for i in range(j):
            near = bool(cosine[i, j] >= threshold) and bool(marks[i] & marks[j])
            if deed[i] != deed[j] and (near or _same_words(statements[i], statements[j])):
                earlier, later = sorted((deed[i], deed[j]))
                deed = [earlier if d == later else d for d in deed]
    return {
        statements[j].statement.id: statements[i].statement.id for j, i in enumerate(deed) if i != j
    }


def _same_words(one: TaggedStatement, other: TaggedStatement) -> bool:
    a, b = one.statement.text.casefold(), other.statement.text.casefold()
    shorter = min(len(a.split()), len(b.split()))
    return shorter >= 4 and fuzz.token_sort_ratio(a, b) >= _SAME_WORDS


def _marks(text: str) -> set[str]:
    """Return what pins a deed down: its numbers (but 0 to 9 and years) and names."""
    numbers = {n.strip(".,") for n in _NUMBER.findall(text)}
    telling = {n for n in numbers if len(n) > 1 and not re.fullmatch(r"(?:19|20)\d\d", n)}
    return telling | set(_NAME.findall(text))


def _unit(tagged: TaggedStatement) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    if tagged.vector is None:
        return np.zeros(1, dtype=np.float32)
    return (tagged.vector / max(float(np.linalg.norm(tagged.vector)), 1e-9)).astype(np.float32)
