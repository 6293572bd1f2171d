"""The words of one PDF page, as pieces of lines with place, size and weight."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from packetcheck.readers import lines as look
from packetcheck.readers.pdf_turn import extract, logical, turned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from packetcheck.readers.reading import Tally

# pdfplumber's mark for a glyph whose meaning the file does not tell.
_CID = re.compile(r"\(cid:\d+\)")
UNREADABLE = "unreadable glyph"
_BOLD = re.compile(r"bold|black|heavy|demi|semibd|,b\b|-bd\b", re.IGNORECASE)
_SMALLEST = 1.5
# A gap of this many sizes within a row separates columns or cells.
_WIDE_GAP = 1.8
_NARROW_GAP = 5.5
_FEWEST_ROWS = 8
_MARK = re.compile(r"\(?\w{1,2}[.)]|o|\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line without a wide gap. Coordinates in points from the page's top left.

    `text_x0` is where the words begin after a bullet, `first` the width of the first word; `solid`
    is a form field's value, which joins with no neighbour.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    text_x0: float
    first: float
    page: int
    solid: bool = False

    @property
    def middle(self) -> float:
        """The height at which the line stands."""
        return (self.top + self.bottom) / 2


def page_words(page: Any, tally: Tally) -> list[dict[str, Any]]:
    """Return a page's words that can be seen, turned upright; others are counted as left out."""
    chars = turned(page.chars, float(page.width), float(page.height), tally)
    wide = chars is not page.chars
    found = extract(chars)
    kept = []
    for word in found:
        outside = not wide and (
            word["x1"] < 0
            or word["x0"] > page.width
            or word["bottom"] < 0
            or word["top"] > page.height
        )
        if outside or word["size"] < _SMALLEST:
            tally.drop("hidden text", len(word["text"]))
        else:
            kept.append(word)
    return kept


def rows_of(words: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Group words into rows by height, each row from left to right."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda w: ((w["top"] + w["bottom"]) / 2, w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        for row in rows[-3:]:
            tallest = max(row, key=lambda w: float(w["bottom"] - w["top"]))
            centre = (tallest["top"] + tallest["bottom"]) / 2
            high = tallest["bottom"] - tallest["top"]
            if abs(middle - centre) < 0.45 * max(high, word["bottom"] - word["top"]):
                row.append(word)
                break
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: float(w["x0"])) for row in rows]


def pieces_of(rows: Sequence[list[dict[str, Any]]], page: int, tally: Tally) -> list[Piece]:
    """Split rows into pieces, at wide gaps and at the narrow gaps between columns."""
    gutters = _narrow_gutters(rows)
    found = []
    for row in rows:
        start = 0
        for place in range(1, len(row) + 1):
            if place == len(row) or _splits(row[start:place], row[place], gutters):
                piece = _piece(row[start:place], page, tally)
                if piece is not None:
                    found.append(piece)
                start = place
    return found


def _splits(
    before: Sequence[dict[str, Any]], word: dict[str, Any], gutters: Sequence[float]
) -> bool:
    left, right = float(before[-1]["x1"]), float(word["x0"])
    size = max(float(word["size"]), float(before[-1]["size"]))
    if right - left <= max(_WIDE_GAP * size, 12):
        return right - left >= _NARROW_GAP and any(left <= x <= right for x in gutters)
    joined = "".join(w["text"] for w in before)
    mark = look.LONE_MARK.match(joined) or _MARK.fullmatch(joined)
    # A bullet stands well before its text.
    return not (mark and right - left < 5 * size)


def _narrow_gutters(rows: Sequence[list[dict[str, Any]]]) -> list[float]:
    """Find columns that stand too close for `_WIDE_GAP`: a gap at the same place of most rows.

    In running text the spaces of ten lines never fall one below the other.
    """
    ends = [(float(row[0]["x0"]), float(row[-1]["x1"])) for row in rows if len(row) > 2]
    if len(ends) < _FEWEST_ROWS:
        return []
    gaps = [
        [
            (float(a["x1"]), float(b["x0"]))
            for a, b in pairwise(row)
            if b["x0"] - a["x1"] >= max(_NARROW_GAP, 0.6 * b["size"])
        ]
        for row in rows
        if len(row) > 2
    ]
    left, right = min(x0 for x0, _ in ends), max(x1 for _, x1 in ends)
    found: list[float] = []
    x = left + 0.15 * (right - left)
    while x < right - 0.15 * (right - left):
        both = sum(1 for x0, x1 in ends if x0 < x < x1)
        open_here = sum(1 for row in gaps if any(a <= x <= b for a, b in row))
        if open_here >= _FEWEST_ROWS and open_here >= 0.6 * both:
            found.append(x)
        x += 2
    return found


def _piece(words: Sequence[dict[str, Any]], page: int, tally: Tally) -> Piece | None:
    words = logical(words)
    texts = [str(word["text"]) for word in words]
    lone = bool(_CID.fullmatch(texts[0])) and len(texts) > 1
    for place, text in enumerate(texts):
        clean, gone = _CID.subn("", text)
        tally.drop(UNREADABLE, gone, gone)
        texts[place] = clean
    if lone:
        # A glyph without a name at a line's beginning is a bullet nearly always.
        texts[0] = "•"
    text = _joined(words, texts)
    if not text.strip():
        return None
    size = float(median(float(word["size"]) for word in words))
    letters = [word for word in words if any(char.isalnum() for char in word["text"])]
    bold = bool(letters) and all(_BOLD.search(str(word["fontname"])) for word in letters)
    after = words[1] if look.LONE_MARK.match(texts[0]) and len(words) > 1 else words[0]
    return Piece(
        text=text.strip(),
        x0=float(min(word["x0"] for word in words)),
        x1=float(max(word["x1"] for word in words)),
        top=float(min(word["top"] for word in words)),
        bottom=float(max(word["bottom"] for word in words)),
        size=size,
        bold=bold,
        text_x0=float(after["x0"]),
        first=float(words[0]["x1"] - words[0]["x0"]),
        page=page,
    )


def _joined(words: Sequence[dict[str, Any]], texts: Sequence[str]) -> str:
    """Join words with spaces, but not where a font change splits one or letters are spaced."""
    gaps = [float(max(b["x0"] - a["x1"], a["x0"] - b["x1"])) for a, b in pairwise(words)]
    single = sum(1 for text in texts if len(text) == 1 and text.isalnum())
    spaced = len(texts) >= 5 and single >= 0.8 * len(texts)
    limit = 1.6 * median(gaps) if spaced else 0.0
    parts = [texts[0]]
    for gap, text, word in zip(gaps, texts[1:], words[1:], strict=True):
        tight = gap < 0.08 * float(word["size"])
        parts.append(text if tight or (spaced and gap <= limit) else f" {text}")
    return "".join(parts)
