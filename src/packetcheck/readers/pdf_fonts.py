"""What a PDF's sizes, places and distances mean, learnt from the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from packetcheck.readers.pdf_layout import Flow, Layout
from packetcheck.readers.pdf_words import Piece

LARGER = 1.12
_LEVELS = 4
_BOLD = re.compile(r"bold|black|heavy|demi|semibd|,b\b|-bd\b", re.IGNORECASE)
_NAMED = re.compile(r"regular|roman|book|light|medium|italic|oblique", re.IGNORECASE)
_SIGNS = re.compile(r"wingdings|webdings|dingbats|marlett", re.IGNORECASE)
_FORCED = 1 << 18
_BOLD_WEIGHT = 700


def is_bold(name: str, flags: int = 0, weight: int = 0) -> bool:
    """Tell whether a font is bold by its name, or, where that says nothing, by its descriptor."""
    if _BOLD.search(name):
        return True
    return not _NAMED.search(name) and (bool(flags & _FORCED) or weight >= _BOLD_WEIGHT)


def is_symbols(name: str) -> bool:
    """Tell whether a font shows signs in place of letters."""
    return bool(_SIGNS.search(name))


@dataclass(frozen=True, slots=True)
class Fonts:
    """What a document's sizes mean: `sizes` are those of headings, the largest first."""

    body: float
    sizes: tuple[float, ...]
    bold_is_plain: bool
    known: frozenset[str]
    edges: dict[int, float]


def fonts_of(flows: Iterable[Flow]) -> Fonts:
    """Learn a document's body size, heading sizes, words and column edges."""
    letters: Counter[float] = Counter()
    bold = 0
    words: set[str] = set()
    edges: dict[int, float] = {}
    for flow in flows:
        for piece in flow.pieces:
            letters[rounded(piece.size)] += len(piece.text)
            bold += len(piece.text) if piece.bold else 0
            words.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", piece.text.casefold()))
        if flow.layout is Layout.TEXT and flow.pieces:
            key = edge_key(flow)
            edges[key] = max(edges.get(key, 0.0), right_edge(flow.pieces))
    body = letters.most_common(1)[0][0] if letters else 10.0
    larger = sorted((size for size in letters if size >= body * LARGER), reverse=True)
    plain = bold > sum(letters.values()) / 2
    return Fonts(body, tuple(larger[:_LEVELS]), plain, frozenset(words), edges)


def rounded(size: float) -> float:
    """Return a size to the half point, as fonts of one text differ by less."""
    return round(size * 2) / 2


def edge_key(flow: Flow) -> int:
    """Return a key that columns at the same place of different pages share."""
    return round(min(piece.x0 for piece in flow.pieces) / 14)


def right_edge(pieces: Sequence[Piece]) -> float:
    """Return where a column's lines end, a single overlong line aside."""
    ends = sorted((piece.x1 for piece in pieces), reverse=True)
    width = ends[0] - min(piece.x0 for piece in pieces)
    for end in ends:
        if sum(1 for other in ends if end - 0.06 * width <= other <= end) > 1:
            return end
    return ends[0]


def lead(pieces: Sequence[Piece]) -> float:
    """Return the usual distance from line to line."""
    steps = [
        b.middle - a.middle
        for a, b in pairwise(pieces)
        if 0.7 * a.size < b.middle - a.middle < 2.6 * a.size
    ]
    if not steps:
        return 1.2 * pieces[0].size
    # The smaller half: paragraphs of one line would make their own gaps the usual ones.
    low = sorted(steps)[: max(1, (len(steps) + 1) // 2)]
    return max(float(median(low)), 1.0 * min(piece.size for piece in pieces))


def whole_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """Join the pieces of a row that no column separates (a date flush right)."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if (
            last
            and not (last.solid or piece.solid or piece.apart)
            and abs(last.middle - piece.middle) < (0.35 * piece.size)
        ):
            # It still ends where its first piece does: the next line is no continuation.
            found[-1] = replace(
                last, text=f"{last.text} {piece.text}", bold=last.bold and piece.bold
            )
        else:
            found.append(piece)
    return found
