"""Lines of a PDF's columns to paragraphs, items and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import lines as look
from packetcheck.readers.grid import QUESTION_LEVEL
from packetcheck.readers.pdf_fonts import (
    LARGER,
    Fonts,
    edge_key,
    lead,
    right_edge,
    rounded,
    whole_lines,
)
from packetcheck.readers.pdf_layout import Flow, Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.pdf_words import Piece

_LONGEST_HEADING = 140
_TAIL = 100
# Distances of lines in their size: overlaid, far apart; and how much wider one is than another.
_CLOSE, _FAR, _WIDER = 0.9, 1.5, 1.35
_ALIKE = 0.6
# So much room, in sizes, at the end of a line shows that it was ended.
_WIDE = 8.0
# Of a column's width: more than this is left over by no wrapped line.
_SHORT = 0.5
# The smallest type of a slide; letters set with wide lines go on over them.
_SLIDE = 15
# "Provide weekly figures to sales" is an item; these ask for something to be told.
_ORDERS = re.compile(
    r"(?:please )?(?:describe|give|name|list|share|provide|explain)"
    r"(?: (?:(?:one|two|three|any|some|an?|at least \w+)(?: or (?:two|three))?)(?: [\w-]+)?)?"
    r" (?:situations?|examples?|areas?|projects?|instances?|times?|cases?|moments?|strengths?"
    r"|things?|reasons?)\b.{0,120}",
    re.IGNORECASE,
)
# Pages set without a break are no paragraph; growing without end, one would cost more each line.
_LONGEST = 20_000


@dataclass(slots=True)
class Builder:
    """Builds blocks from flows, in order.

    A paragraph may go on in the next flow, with furniture between: `open` is its place.
    """

    fonts: Fonts
    blocks: list[RawBlock] = field(default_factory=list)
    marks: list[float] = field(default_factory=list)
    last: Piece | None = None
    open: int = 0
    indent: float | None = None
    fresh: bool = True
    right: float = 0.0
    lead: float = 0.0
    tight: float = 0.0
    # Within a cell of a table, whose lines are short.
    framed: bool = False

    def flow(self, flow: Flow, right: float = 0.0) -> None:
        """Add a flow's blocks; `right` is the column's edge where it is known."""
        if not flow.pieces:
            return
        if flow.layout is Layout.LABEL:
            self._label(flow)
        elif flow.layout is Layout.ROWS:
            self.break_off()
            kind = BlockKind.CELL
            self.blocks += [RawBlock(p.text, kind, page=p.page) for p in flow.pieces]
            self.break_off()
        else:
            self.framed = bool(right)
            edge = self.fonts.edges.get(edge_key(flow), 0.0)
            self.right = right or min(max(right_edge(flow.pieces), edge), flow.limit)
            self.lead = lead(flow.pieces)
            self.fresh = True
            self.tight = _tightest(flow.pieces)
            for piece in whole_lines(flow.pieces):
                self._line(piece)

    def break_off(self) -> None:
        """End the open paragraph for good."""
        self.last = None
        self.marks = []

    def _label(self, flow: Flow) -> None:
        text = ""
        for piece in flow.pieces:
            text = look.glue(text, piece.text, known=self.fonts.known)
        self.break_off()
        heading = len(text) <= _LONGEST_HEADING * 2 and not look.is_date(text)
        self.blocks.append(
            RawBlock(text, BlockKind.HEADING, QUESTION_LEVEL, flow.pieces[0].page)
            if heading
            else RawBlock(text, page=flow.pieces[0].page)
        )

    def _line(self, piece: Piece) -> None:
        if piece.solid:
            self.break_off()
            lines = look.own_lines(piece.text)
            self.blocks += [RawBlock(line, page=piece.page) for line in lines]
            return
        level = self._level(piece)
        found = look.bullet(piece.text)
        mark = found if found and not level and not self._is_year(piece) else None
        joined = mark is None and self._goes_on(piece, level)
        if joined:
            self._append(piece.text)
        elif level:
            self.blocks.append(RawBlock(piece.text, BlockKind.HEADING, level, piece.page))
            self.marks = []
            self.indent = None
        elif mark and mark.numbered and _asks(mark.text):
            self.blocks.append(RawBlock(piece.text, BlockKind.HEADING, QUESTION_LEVEL, piece.page))
            self.indent = None
        elif mark:
            depth = self._nest(piece.x0)
            self.blocks.append(RawBlock(mark.text, BlockKind.ITEM, depth, piece.page))
            self.indent = piece.text_x0
        elif look.LONE_MARK.match(piece.text):
            return
        else:
            kind = BlockKind.CELL if piece.apart else BlockKind.PARAGRAPH
            self.blocks.append(RawBlock(piece.text, kind, page=piece.page))
            self.indent = None
            if self.marks and piece.x0 <= self.marks[0] + 1:
                self.marks = []
        self.open = self.open if joined else len(self.blocks) - 1
        self.last = piece
        self.fresh = False

    def _is_year(self, piece: Piece) -> bool:
        return look.is_date(piece.text)

    def _append(self, text: str) -> None:
        block = self.blocks[self.open]
        # Only its end matters; to search all of a paragraph for each of its lines takes long.
        head, tail = block.text[:-_TAIL], block.text[-_TAIL:]
        joined = head + look.glue(tail, text, known=self.fonts.known)
        self.blocks[self.open] = replace(block, text=joined)

    def _level(self, piece: Piece) -> int:
        """Return a heading's level by size, weight and capitals; 0 for text."""
        titled = look.is_short_title(piece.text) or look.is_question(piece.text)
        if len(piece.text) > _LONGEST_HEADING or not titled:
            return 0
        size = rounded(piece.size)
        if size in self.fonts.sizes:
            return self.fonts.sizes.index(size) + 1
        if size >= self.fonts.body * LARGER:
            return len(self.fonts.sizes) + 1
        bold = piece.bold and not self.fonts.bold_is_plain and not look.bullet(piece.text)
        if bold or look.is_capitals(piece.text):
            return len(self.fonts.sizes) + 1
        return 0

    def _goes_on(self, piece: Piece, level: int) -> bool:
        """Tell whether a line belongs to the open block."""
        last = self.last
        if last is None or not self.blocks or len(self.blocks[self.open].text) > _LONGEST:
            return False
        block = self.blocks[self.open]
        before = block.level if block.kind is BlockKind.HEADING else 0
        if level != before:
            # A bold run may end in a line's middle: its sentence goes on in plain type.
            running = before and not level and piece.text[:1].islower() and not self.fresh
            return bool(running and self._near(last, piece) and not last.text.endswith("?"))
        if level:
            alike = abs(piece.size - last.size) < 0.6 and (
                look.is_capitals(last.text) == look.is_capitals(piece.text)
            )
            return alike and self._near(last, piece) and not self._fits(last, piece)
        unfinished = not look.ends_sentence(last.text)
        if self.fresh:
            full = last.x1 + piece.first > self.right and last.page != piece.page
            across = self._ends_across(last, piece)
            return unfinished and (piece.text[:1].islower() or full or across)
        if self._is_apart(last, piece) or not self._near(last, piece):
            return False
        if self.indent is not None and piece.x0 < self.indent - 2 and last.x0 >= self.indent - 2:
            # Behind the text of the item above: out of the list, unless it is the second line.
            return unfinished and piece.text[:1].islower()
        if unfinished and piece.text[:1].islower():
            return not self._ends_short(last, piece)
        if self._fits(last, piece):
            return False
        return self.indent is not None or piece.x0 <= last.x0 + last.size

    def _ends_across(self, last: Piece, piece: Piece) -> bool:
        """Tell whether a line over two columns ends above the first, where it seemed to begin."""
        alike = abs(last.x0 - piece.x0) < 1 and abs(last.size - piece.size) < _ALIKE
        near = last.page == piece.page and 0 < piece.middle - last.middle <= _FAR * piece.size
        return alike and near and last.x1 > self.right + piece.size

    def _ends_short(self, last: Piece, piece: Piece) -> bool:
        """Tell whether a line ends so early that the next, though in small letters, is its own.

        Items whose marks are drawn and no letters come so.
        """
        room = self.right - last.x1
        if self.framed or room < _WIDE * piece.size:
            return False
        alike = abs(last.x0 - piece.x0) < 1 and abs(last.size - piece.size) < _ALIKE
        return alike and room > _SHORT * (self.right - last.x0) and not look.goes_on(last.text)

    def _fits(self, last: Piece, piece: Piece) -> bool:
        """Tell whether a line's first word had room on the line before: then the break is meant."""
        return last.x1 + 0.25 * last.size + piece.first <= self.right

    def _is_apart(self, last: Piece, piece: Piece) -> bool:
        """Tell whether a line begins anew by its distance, as on a slide without bullets."""
        step = piece.middle - last.middle
        far = (
            piece.size >= _SLIDE
            and step > _FAR * piece.size
            and (step > _WIDER * self.tight or last.x1 + _WIDE * piece.size < self.right)
        )
        return far and not piece.text[:1].islower()

    def _near(self, last: Piece, piece: Piece) -> bool:
        step = piece.middle - last.middle
        large = piece.size >= self.fonts.body * LARGER
        return 0 < step <= max(1.38 * self.lead, (1.5 if large else 1.0) * piece.size)

    def _nest(self, x0: float) -> int:
        while self.marks and self.marks[-1] > x0 + 3:
            self.marks.pop()
        if not self.marks or x0 > self.marks[-1] + 3:
            self.marks.append(x0)
        return len(self.marks) - 1


def _tightest(pieces: Sequence[Piece]) -> float:
    """Return the smallest distance between two lines of one size; 0 without such lines."""
    steps = [
        b.middle - a.middle
        for a, b in pairwise(pieces)
        if abs(a.size - b.size) < _ALIKE and _CLOSE * a.size < b.middle - a.middle
    ]
    return min(steps, default=0.0)


def _asks(text: str) -> bool:
    """Tell whether a numbered line is a form's question or order, and no item of a list."""
    bare = text.rstrip("* ")
    if look.is_question(bare) or _ORDERS.match(bare):
        return True
    asked, _, order = bare.partition("? ")
    return look.is_question(f"{asked}?") and bool(_ORDERS.match(order))
