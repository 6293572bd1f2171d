"""What a file of any format is to a draft: headings, lines and grids, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `depth` is 1 for the outermost."""

    text: str
    depth: int
    where: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or with `bullet` an item of a list."""

    text: str
    where: str
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its lines, joined by line feeds. `copy` where a merged cell is repeated here."""

    text: str
    where: str
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of cells, every row as long as the longest."""

    rows: tuple[tuple[Cell, ...], ...]
    where: str

    def transposed(self) -> Grid:
        """Return the grid with rows for columns; each cell keeps its place in the file."""
        return replace(self, rows=tuple(zip(*self.rows, strict=True)))

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True, slots=True)
class Placed:
    """One expectation that was found, with the names of its level and criterion."""

    level: str
    criterion: str
    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A text that is in the file and not in the draft, with the reason."""

    text: str
    where: str
    why: str


Piece = Heading | Line | Grid | Unplaced


# Deeper than any heading that is one by its style.
BOLD_DEPTH = 20
_LONGEST_BOLD = 80


def bold_heading(text: str, where: str) -> Heading | None:
    """Return a paragraph that is bold from end to end as a heading, where it is short enough."""
    if len(text) > _LONGEST_BOLD or text.endswith((".", "!", "?", ";", ",")):
        return None
    return Heading(text.removesuffix(":").rstrip(), BOLD_DEPTH, where)


def make_grid(rows: Sequence[Sequence[Cell]], where: str) -> Grid | None:
    """Return a grid without blank rows and columns, or None where nothing is left."""
    width = max((len(row) for row in rows), default=0)
    full = [
        [*row, *(Cell("", where) for _ in range(width - len(row)))]
        for row in rows
        if any(cell.text for cell in row)
    ]
    columns = [c for c in range(width) if any(row[c].text for row in full)]
    kept = tuple(tuple(row[c] for c in columns) for row in full)
    return Grid(kept, where) if kept else None


def column_name(number: int) -> str:
    """Return the letters of a column, from 1: `A`, `Z`, `AA`."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
