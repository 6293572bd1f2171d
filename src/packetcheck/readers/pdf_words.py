"""The words of one PDF page, as pieces of lines with place, size and weight."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from packetcheck.readers import lines as look
from packetcheck.readers.pdf_rows import apart
from packetcheck.readers.pdf_turn import UPRIGHT, Direction, logical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from packetcheck.readers.reading import Tally

UNREADABLE = "unreadable glyph"
# A gap of this many sizes within a row separates columns or cells.
_WIDE_GAP = 1.8
_NARROW_GAP = 5.5
_FEWEST_ROWS = 8
_GRID = 2.0
# Of a letter's size: copies of a word no farther apart are one word.
_SHADOW = 0.12
_INVISIBLE_MODES = {3, 7}
_MARK = re.compile(r"\(?\w{1,2}[.)]|o|")


class Style(NamedTuple):
    """How a word is set: `mode` is its render mode, `fill` red, green, blue, alpha."""

    size: float
    bold: bool = False
    symbols: bool = False
    direction: Direction = UPRIGHT
    mode: int = 0
    fill: tuple[int, int, int, int] = (0, 0, 0, 255)

    @property
    def invisible(self) -> bool:
        """Whether the text is there to be searched or to clip, and never painted."""
        return self.mode in _INVISIBLE_MODES


class Word(NamedTuple):
    """A word in points from the page's top left, in the order of speech.

    `unmapped` counts glyphs whose letters the file does not tell; `text` is without them. `spaced`
    is false for what only a break or a change of type may have parted from the word before.
    `source` is the address of its text object, 0 where there is none.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    style: Style
    unmapped: int = 0
    spaced: bool = True
    source: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line without a wide gap. Coordinates in points from the page's top left.

    `text_x0` is where the words begin after a bullet, `first` the width of the first word; `solid`
    is a form field's value, which joins with no neighbour. `apart` is one of several short texts
    in a row that are no line together: tabs, chips, a name and a post set beside it.
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
    apart: bool = False

    @property
    def middle(self) -> float:
        """The height at which the line stands."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Row:
    words: list[Word]
    high: float
    centre: float


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Group words into rows by height, each row from left to right.

    A word printed once more at the same place, for weight or as a shadow, is left out.
    """
    rows: list[_Row] = []
    for word in sorted(words, key=_height):
        middle, high = (word.top + word.bottom) / 2, word.bottom - word.top
        for row in rows[:-4:-1]:
            if abs(middle - row.centre) < 0.45 * (max(row.high, high)):
                row.words.append(word)
                if high > row.high:
                    row.high, row.centre = high, middle
                break
        else:
            rows.append(_Row([word], high, middle))
    return [_in_order(row.words) for row in rows]


def _height(word: Word) -> float:
    return word.top + word.bottom


def _in_order(words: list[Word]) -> list[Word]:
    words.sort(key=_left)
    double = [
        place
        for place, (a, b) in enumerate(pairwise(words), 1)
        if b.x0 - a.x0 < _SHADOW * a.size and b.text == a.text
    ]
    for place in reversed(double):
        del words[place]
    return words


def _left(word: Word) -> float:
    return word.x0


def pieces_of(rows: Sequence[list[Word]], page: int, tally: Tally) -> list[Piece]:
    """Split rows into pieces, at wide gaps and at the narrow gaps between columns."""
    gutters = _narrow_gutters(rows)
    found = []
    for row in rows:
        start = 0
        parts = apart(row)
        wide = [n for n, (a, b) in enumerate(pairwise(row), 1) if b.x0 - a.x1 >= _NARROW_GAP]
        for place in [*(parts or wide), len(row)]:
            if place == len(row) or parts or _splits(row, start, place, gutters):
                piece = _piece(row[start:place], page, tally)
                if piece is not None:
                    found.append(replace(piece, apart=bool(parts)))
                start = place
    return found


def _splits(row: Sequence[Word], start: int, place: int, gutters: Sequence[float]) -> bool:
    before, word = row[place - 1], row[place]
    left, right = before.x1, word.x0
    size = max(word.size, before.size)
    gap = right - left
    if gap <= max(_WIDE_GAP * size, 12):
        return gap >= _NARROW_GAP and any(left <= x <= right for x in gutters)
    if gap >= 5 * size:
        return True
    # A bullet stands well before its text.
    joined = "".join(word.text for word in row[start:place])
    return not (look.LONE_MARK.match(joined) or _MARK.fullmatch(joined))


def _narrow_gutters(rows: Sequence[list[Word]]) -> list[float]:
    """Find columns that stand too close for `_WIDE_GAP`: a gap at the same place of most rows.

    In running text the spaces of ten lines never fall one below the other.
    """
    long = [row for row in rows if len(row) > 2]
    gaps = [
        (a.x1, b.x0)
        for row in long
        for a, b in pairwise(row)
        if b.x0 - a.x1 >= max(_NARROW_GAP, 0.6 * b.size)
    ]
    if len(long) < _FEWEST_ROWS or len(gaps) < _FEWEST_ROWS:
        return []
    left, right = min(row[0].x0 for row in long), max(row[-1].x1 for row in long)
    opened: Counter[int] = Counter()
    for start, end in gaps:
        opened.update(range(int(-(-start // _GRID)), int(end // _GRID) + 1))
    inner = (left + 0.15 * (right - left), right - 0.15 * (right - left))
    return [
        at * _GRID
        for at, count in sorted(opened.items())
        if count >= _FEWEST_ROWS
        and inner[0] <= at * _GRID < inner[1]
        and count >= 0.6 * sum(1 for row in long if row[0].x0 < at * _GRID < row[-1].x1)
    ]


def _piece(words: Sequence[Word], page: int, tally: Tally) -> Piece | None:
    if not all(word.text.isascii() for word in words):
        words = logical(words)
    texts = [word.text for word in words]
    unmapped = sum([word.unmapped for word in words])
    if unmapped:
        if not texts[0] and words[0].unmapped == 1 and len(texts) > 1:
            # A glyph without a name at a line's beginning is a bullet nearly always.
            texts[0] = "•"
            unmapped -= 1
        tally.drop(UNREADABLE, unmapped, unmapped)
    text = _joined(words, texts).strip()
    if not text:
        return None
    marked = len(words) > 1 and len(texts[0]) == 1 and look.LONE_MARK.match(texts[0])
    return Piece(
        text=text,
        x0=min([word.x0 for word in words]),
        x1=max([word.x1 for word in words]),
        top=min([word.top for word in words]),
        bottom=max([word.bottom for word in words]),
        size=sorted([word.size for word in words])[len(words) // 2],
        bold=_is_bold(words),
        text_x0=words[1 if marked else 0].x0,
        first=words[0].x1 - words[0].x0,
        page=page,
    )


def _is_bold(words: Sequence[Word]) -> bool:
    """Tell whether all words with letters are bold."""
    if not any(word.bold for word in words):
        return False
    letters = [word for word in words if any(map(str.isalnum, word.text))]
    return bool(letters) and all(word.bold for word in letters)


def _joined(words: Sequence[Word], texts: Sequence[str]) -> str:
    """Join words with spaces, but not where a font change splits one or letters are spaced."""
    single = sum([1 for text in texts if len(text) == 1 and text.isalpha()])
    spaced = len(texts) >= 5 and single >= 0.8 * len(texts)
    if not spaced and all(word.spaced for word in words[1:]):
        return " ".join(texts)
    gaps = [max(b.x0 - a.x1, a.x0 - b.x1) for a, b in pairwise(words)]
    limit = 1.6 * median(gaps) if spaced else 0.0
    parts = [texts[0]]
    for gap, text, word in zip(gaps, texts[1:], words[1:], strict=True):
        tight = not word.spaced and gap < 0.08 * word.size
        parts.append(text if tight or (spaced and gap <= limit) else f" {text}")
    return "".join(parts)
