"""The reading order of one PDF page: bands, columns, labels beside text, rows of cells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.pdf_words import Piece

_FEWEST = 3
_NARROWEST = 5.0
_DEEPEST = 4
_STEP = 3.0


class Layout(StrEnum):
    """How the pieces of a flow belong together."""

    TEXT = "text"
    LABEL = "label"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Flow:
    """Pieces to be read from top to bottom as one column, which ends at `limit`."""

    pieces: tuple[Piece, ...]
    layout: Layout = Layout.TEXT
    limit: float = float("inf")


@dataclass(frozen=True, slots=True)
class _Gutter:
    x: float
    top: float
    bottom: float


def flows_of(pieces: Sequence[Piece], depth: int = 0) -> list[Flow]:
    """Put a page's pieces in reading order."""
    ordered = sorted(pieces, key=lambda p: (p.top, p.x0))
    gutter = _gutter(ordered) if depth < _DEEPEST else None
    if gutter is None:
        return [Flow(tuple(ordered))] if ordered else []
    found: list[Flow] = []
    band: list[Piece] = []
    full: list[Piece] = []
    for piece in ordered:
        inside = gutter.top <= piece.middle <= gutter.bottom
        if inside and not piece.x0 < gutter.x < piece.x1:
            if full:
                found += flows_of(full, depth + 1)
                full = []
            band.append(piece)
        else:
            if band:
                found += _columns(band, gutter.x, depth)
                band = []
            full.append(piece)
    found += _columns(band, gutter.x, depth) if band else []
    found += flows_of(full, depth + 1) if full else []
    return found


def _columns(band: Sequence[Piece], x: float, depth: int) -> list[Flow]:
    left = [piece for piece in band if piece.x1 <= x]
    right = [piece for piece in band if piece.x0 >= x]
    if not left or not right:
        return flows_of(band, depth + 1)
    prose = (_is_prose(left), _is_prose(right))
    if not any(prose) and _aligned(left, right) >= 0.7:
        return [Flow(tuple(band), Layout.ROWS)]
    if not prose[0] and len(left) < len(right) and _aligned(_groups(left), right) >= 0.8:
        return _labelled(left, right, depth)
    first = [replace(f, limit=min(f.limit, x)) for f in flows_of(left, depth + 1)]
    return first + flows_of(right, depth + 1)


def _labelled(left: Sequence[Piece], right: Sequence[Piece], depth: int) -> list[Flow]:
    """Read labels in the left margin each before the text that begins beside it."""
    starts = [group.top for group in _groups(left)]
    found: list[Flow] = []
    for number, start in enumerate(starts):
        end = starts[number + 1] - 2 if number + 1 < len(starts) else float("inf")
        begin = start - 2 if number else float("-inf")
        label = [piece for piece in left if start - 2 <= piece.top < end]
        text = [piece for piece in right if begin <= piece.top < end]
        found.append(Flow(tuple(label), Layout.LABEL))
        found += flows_of(text, depth + 1)
    return found


def _groups(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the first line of each group of lines that stand close together."""
    found: list[Piece] = []
    last: Piece | None = None
    for piece in sorted(pieces, key=lambda p: p.top):
        if last is None or piece.top - last.bottom > 0.8 * piece.size:
            found.append(piece)
        last = piece
    return found


def _aligned(some: Sequence[Piece], others: Sequence[Piece]) -> float:
    """Return the share of pieces that stand at the height of one of the others."""
    tops = [other.middle for other in others]
    hits = sum(1 for piece in some if any(abs(piece.middle - top) < 3 for top in tops))
    return hits / len(some) if some else 0.0


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Tell whether a column is filled by running text."""
    width = max(piece.x1 for piece in pieces) - min(piece.x0 for piece in pieces)
    filled = sum(1 for piece in pieces if piece.x1 - piece.x0 >= 0.72 * width)
    long = median(len(piece.text) for piece in pieces) >= 22
    return width > 0 and filled >= 0.4 * len(pieces) and long


def _gutter(pieces: Sequence[Piece]) -> _Gutter | None:
    """Find the empty vertical strip between two columns, None on a page with one.

    Lines across the strip may stand above, below and, a few, between the columns' parts.
    """
    if len(pieces) < 2 * _FEWEST:
        return None
    left = min(piece.x0 for piece in pieces)
    right = max(piece.x1 for piece in pieces)
    starts, ends = sorted(p.x0 for p in pieces), sorted(p.x1 for p in pieces)
    best: tuple[float, _Gutter] | None = None
    x = left + 0.12 * (right - left)
    before = (-1, -1)
    while x < left + 0.88 * (right - left):
        split = bisect_right(ends, x), bisect_left(starts, x)
        # Where no piece begins or ends between two places, the second is as good as the first.
        if split != before and split[0] >= _FEWEST and len(starts) - split[1] >= _FEWEST:
            found = _strip(pieces, x)
            if found is not None and (best is None or found[0] > best[0]):
                best = found
        before = split
        x += _STEP
    return best[1] if best else None


def _strip(pieces: Sequence[Piece], x: float) -> tuple[float, _Gutter] | None:
    """Judge a strip at `x`; return its quality (lines beside it, less those across) and itself."""
    west = [piece for piece in pieces if piece.x1 <= x]
    east = [piece for piece in pieces if piece.x0 >= x]
    if len(west) < _FEWEST or len(east) < _FEWEST:
        return None
    # Sorted from top to bottom, the first is the highest.
    top = max(west[0].top, east[0].top) - 4
    bottom = min(max([p.bottom for p in west]), max([p.bottom for p in east])) + 4
    # The longer column belongs to it too, as far down or up as nothing crosses.
    across = [p for p in pieces if p.x0 < x < p.x1]
    floor = min((p.top for p in across if p.top > bottom), default=float("inf"))
    roof = max((p.bottom for p in across if p.bottom < top), default=float("-inf"))
    low, high = 2 * top, 2 * bottom
    inside = [p for p in across if low <= p.top + p.bottom <= high]
    west = [p for p in west if low <= p.top + p.bottom <= high]
    east = [p for p in east if low <= p.top + p.bottom <= high]
    if min(len(west), len(east)) < _FEWEST:
        return None
    if len(inside) > 0.1 * (len(west) + len(east)):
        return None
    width = min(p.x0 for p in east) - max(p.x1 for p in west)
    if width < _NARROWEST:
        return None
    quality = len(west) + len(east) - 5 * len(inside) + min(width, 40) / 40
    return quality, _Gutter(x, min(top, max(roof, 0)), max(bottom, floor))
