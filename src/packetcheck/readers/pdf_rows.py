"""Short texts that share a row of a page and are no line together: tabs, chips, a name and post."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.pdf_words import Word

# In sizes: a gap between two texts, a space between two words, and a gap where the type changes.
_GAP, _SPACE, _CHANGE = 1.4, 0.45, 0.65
_SMALLER = 1.0
_MOST_WORDS, _LONGEST = 14, 90
_FEW_WORDS = 3
_TEXT = re.compile(r"[.!?;:,]$|\d|[%€$£→•●▪■]")


def apart(row: Sequence[Word]) -> list[int]:
    """Return where the texts of a row begin, but the first; nothing for a line of one text.

    Several texts are words a space apart and texts much farther from each other; or texts in
    differing types, in size, weight and colour, with more than a space between.
    """
    if not 1 < len(row) <= _MOST_WORDS or sum(len(word.text) for word in row) > _LONGEST:
        return []
    if not all(word.text for word in row):
        return []
    gaps = [(b.x0 - a.x1) / max(a.size, b.size, 1.0) for a, b in pairwise(row)]
    return _chips(row, gaps) or _types(row, gaps)


def _chips(row: Sequence[Word], gaps: Sequence[float]) -> list[int]:
    wide = [place for place, gap in enumerate(gaps, 1) if gap >= _GAP]
    if not wide or any(_SPACE < gap < _GAP for gap in gaps):
        return []
    starts = [0, *wide, len(row)]
    short = all(end - start <= _FEW_WORDS for start, end in pairwise(starts))
    plain = not any(_TEXT.search(word.text) for word in row)
    alike = len({word.bold for word in row}) == 1
    return wide if short and plain and alike else []


def _types(row: Sequence[Word], gaps: Sequence[float]) -> list[int]:
    found = [
        place
        for place, (a, b) in enumerate(pairwise(row), 1)
        if gaps[place - 1] >= _CHANGE and _changes(a, b)
    ]
    steady = all(gap <= _SPACE for place, gap in enumerate(gaps, 1) if place not in found)
    told = any(word.text.endswith((".", "!", "?", ";", ":")) for word in row)
    return found if steady and not told else []


def _changes(a: Word, b: Word) -> bool:
    """Tell whether two words are set in types that differ in two ways at least."""
    ways = (
        abs(a.size - b.size) >= _SMALLER,
        a.bold != b.bold,
        a.style.fill != b.style.fill,
    )
    return sum(ways) > 1
