"""Running headers, footers and page numbers of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from packetcheck.readers import lines as look
from packetcheck.readers.pdf_words import Piece

_ZONE = 0.12
# In sizes, from line to line.
_LINE = 1.6
_EDGE = 0.075
# A page's first line of text is longer than any running title.
_LONGEST = 90
_NUMBER = re.compile(
    r"[-–—|\[(\s]*(?:page|p\.|seite|strona|str\.|s\.|página|pagina|pág\.|sida|side)?\s*"
    # A year alone is the end of a date.
    r"(?:(?!(?:19|20)\d\d(?!\d))\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|von|z|de|di|av|af|sur|van)\s*\d{1,4})?[-–—|\])\s]*",
    re.IGNORECASE,
)
_BROWSER = re.compile(
    r"(?:https?://|file:///|about:)\S+(?:\s+\d+/\d+)?"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}.{0,120}",
    re.IGNORECASE,
)

Page = tuple[float, Sequence[Piece]]


def margins_of(pages: Sequence[Page]) -> list[set[int]]:
    """Return, for each page of (height, pieces), the indices of its furniture.

    That is what repeats at the same edge of several pages (numbers may count up), a page number
    or a browser's print line at the edge, and a line alone in the margin.
    """
    repeated = _repeated(pages)
    found = []
    for height, pieces in pages:
        marked = {
            place
            for place, piece in enumerate(pieces)
            if (zone := _zone(piece, height))
            and (
                (zone, _shape(piece.text)) in repeated
                or _NUMBER.fullmatch(piece.text)
                or _BROWSER.fullmatch(piece.text)
            )
        }
        marked = {place for place in marked if _whole_row(pieces, place, marked)}
        marked |= _alone(height, pieces, marked)
        found.append(marked)
    return found


def unwrapped(pieces: Iterable[Piece]) -> list[Piece]:
    """Join the lines of a title that was too long for its line, and goes on in a small letter."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        near = last and 0 < piece.middle - last.middle <= _LINE * piece.size
        if last and near and piece.text[:1].islower() and abs(last.size - piece.size) < 1:
            found[-1] = replace(
                last, text=f"{last.text} {piece.text}", top=piece.top, bottom=piece.bottom
            )
        else:
            found.append(piece)
    return found


def _repeated(pages: Sequence[Page]) -> set[tuple[str, str]]:
    counts: Counter[tuple[str, str]] = Counter()
    # All of a page that is there twice repeats, and is no furniture for that.
    pages = list({tuple(p.text for p in page[1]): page for page in pages}.values())
    for height, pieces in pages:
        edges = [p for p in pieces if _zone(p, height) and len(p.text) <= _LONGEST]
        counts.update({(_zone(p, height), _shape(p.text)) for p in edges})
    enough = 2 if len(pages) < 6 else max(3, len(pages) // 4)
    return {key for key, count in counts.items() if count >= enough}


def _whole_row(pieces: Sequence[Piece], place: int, marked: set[int]) -> bool:
    """Tell whether all that stands on a piece's line is marked: half a line is text."""
    middle, size = pieces[place].middle, pieces[place].size
    return all(
        other in marked
        for other, piece in enumerate(pieces)
        if abs(piece.middle - middle) < 0.5 * size
    )


def _zone(piece: Piece, height: float) -> str:
    if piece.solid:
        return ""
    if piece.bottom <= _ZONE * height:
        return "top"
    return "bottom" if piece.top >= (1 - _ZONE) * height else ""


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def _alone(height: float, pieces: Sequence[Piece], marked: set[int]) -> set[int]:
    """Return the one line in the very margin that stands off from the text."""
    rest = [(place, piece) for place, piece in enumerate(pieces) if place not in marked]
    if len(rest) < 4:
        return set()
    body = max(piece.size for _, piece in rest)
    found: set[int] = set()
    for edge in ("top", "bottom"):
        row, gap = _edge_row([piece for _, piece in rest], edge)
        inside = (
            row[0].bottom <= _EDGE * height if edge == "top" else row[0].top >= (1 - _EDGE) * height
        )
        # A sentence at the edge is text; so is what is set larger than all else, a title.
        quiet = all(p.size < body or body == min(q.size for _, q in rest) for p in row)
        plain = all(not look.ends_sentence(p.text) and not look.bullet(p.text) for p in row)
        if inside and quiet and plain and gap > 1.2 * row[0].size and len(row) <= 3:
            found |= {place for place, piece in rest if piece in row}
    return found


def _edge_row(pieces: Sequence[Piece], edge: str) -> tuple[list[Piece], float]:
    """Return the outermost row and its distance from the next."""
    top = edge == "top"
    outer = min(pieces, key=lambda p: p.top) if top else max(pieces, key=lambda p: p.bottom)
    row = [p for p in pieces if abs(p.middle - outer.middle) < outer.size * 0.6]
    others = [p for p in pieces if p not in row]
    if not others:
        return row, 0.0
    if top:
        return row, min(p.top for p in others) - max(p.bottom for p in row)
    return row, min(p.top for p in row) - max(p.bottom for p in others)
