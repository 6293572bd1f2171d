"""One flow of Rich Text (the body, a note, a comment): paragraphs and tables to blocks."""

from __future__ import annotations

from dataclasses import dataclass, field

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import lines as look
from packetcheck.readers.grid import Cell, table_blocks
from packetcheck.readers.hidden import hidden

_LONGEST_HEADING = 160
_BOLD_LEVEL = 5


@dataclass(slots=True)
class Paragraph:
    """What a paragraph holds so far; `hung` are the blocks of its notes and boxes."""

    shown: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    hung: list[RawBlock] = field(default_factory=list)
    bold: int = 0
    plain: int = 0
    is_item: bool = False

    def add(self, text: str, *, bold: bool) -> None:
        """Add text that is seen."""
        self.shown.append(text)
        letters = sum(1 for char in text if char.isalnum())
        self.bold += letters if bold else 0
        self.plain += 0 if bold else letters

    @property
    def is_bold(self) -> bool:
        """Tell whether all letters are bold."""
        return self.bold > 0 and not self.plain


@dataclass(slots=True)
class Flow:
    """Blocks in order; a table's cells gather until its row, and its rows until it ends.

    `cell` holds the paragraphs of the open cell, with whether each is bold.
    """

    kind: str = "body"
    author: str | None = None
    blocks: list[RawBlock] = field(default_factory=list)
    paragraph: Paragraph = field(default_factory=Paragraph)
    cell: list[tuple[list[RawBlock], bool]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)

    def end_paragraph(self, *, in_table: bool, heading: int | None, level: int) -> None:
        """Turn the open paragraph into blocks, within a table's cell or after a table."""
        done, self.paragraph = self.paragraph, Paragraph()
        blocks = _blocks(done, heading, level, in_table=in_table)
        if in_table:
            if blocks:
                self.cell.append((blocks, done.is_bold))
            return
        if blocks or "".join(done.shown):
            self.end_table()
        self.blocks += blocks

    def end_cell(self) -> None:
        """Close the open cell of a row, empty or not."""
        blocks = tuple(block for found, _ in self.cell for block in found)
        bold = bool(self.cell) and all(is_bold for _, is_bold in self.cell)
        self.row.append(Cell(blocks, bold=bold))
        self.cell = []

    def end_row(self) -> None:
        """Close the open row of a table."""
        if self.cell:
            self.end_cell()
        if self.row:
            self.rows.append(self.row)
        self.row = []

    def end_table(self) -> None:
        """Turn the rows so far into blocks."""
        self.end_row()
        if self.rows:
            self.blocks += table_blocks(self.rows)
        self.rows = []

    def finished(self) -> list[RawBlock]:
        """Return all blocks, the last paragraph's and table's too."""
        self.end_paragraph(in_table=bool(self.row or self.cell), heading=None, level=0)
        self.end_table()
        return [block for block in self.blocks if block.text.strip() or not block.furniture]


def _blocks(done: Paragraph, heading: int | None, level: int, *, in_table: bool) -> list[RawBlock]:
    text = "".join(done.shown)
    flat = " ".join(text.split())
    found: list[RawBlock] = []
    if flat and heading and len(flat) <= _LONGEST_HEADING:
        found.append(RawBlock(flat, BlockKind.HEADING, level=heading))
    elif flat and done.is_bold and not (in_table or done.is_item) and look.is_short_title(flat):
        found.append(RawBlock(flat, BlockKind.HEADING, level=_BOLD_LEVEL))
    else:
        for line in look.own_lines(text):
            mark = look.bullet(line)
            if done.is_item or (mark and not mark.numbered):
                own = mark.text if mark and not mark.numbered else line
                found.append(RawBlock(own, BlockKind.ITEM, level=level))
            else:
                found.append(RawBlock(line))
    unseen = " ".join("".join(done.unseen).split())
    return [*found, *([hidden(unseen)] if unseen else []), *done.hung]
