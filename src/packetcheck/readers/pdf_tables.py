"""Ruled tables of a PDF page: rules to cells by pdfplumber, words into them."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from packetcheck.readers.pdf_words import Piece, Word, pieces_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.pdf_sheets import Sheet
    from packetcheck.readers.pdf_turn import Box
    from packetcheck.readers.reading import Tally

_MOST_RULES = 3_000
_FEWEST_CELLS = 3
_FLAT = 3.0


@dataclass(slots=True)
class Table:
    """A ruled table: for each cell of each row its pieces and its right edge."""

    top: float
    rows: list[list[tuple[list[Piece], float]]]


def tables_of(sheet: Sheet, number: int, tally: Tally) -> tuple[list[Table], list[Word]]:
    """Return the page's ruled tables, and its words that stand in none of them."""
    words = sheet.words
    tables: list[Table] = []
    for found in _ruled(sheet):
        table, rest = _filled(found, words, number, tally)
        if table is not None:
            tables.append(table)
            words = rest
    return tables, words


def _ruled(sheet: Sheet) -> list[Any]:
    """Return the tables that are drawn with lines.

    pdfplumber finds them among the rules as PDFium tells them: on pages printed by Chromium that
    took 2 ms each, where having pdfminer read a page for its rules took 190.
    """
    edges = [edge for rule in sheet.rules for edge in _edges(rule)]
    level = sum(1 for edge in edges if edge["orientation"] == "h")
    if level < 2 or len(edges) - level < 2 or len(edges) > _MOST_RULES:
        return []
    from pdfplumber.table import TableFinder

    page = SimpleNamespace(edges=edges, bbox=(0.0, 0.0, sheet.width, sheet.height))
    return [
        table
        for table in TableFinder(page).tables
        if len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1
    ]


def _edges(rule: Box) -> list[dict[str, Any]]:
    """Return a rule as pdfplumber's edges; a thin area is one."""
    x0, top, x1, bottom = rule
    wide, high = x1 - x0, bottom - top
    if min(wide, high) >= _FLAT:
        return []
    level = wide >= high
    if level:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return [
        {
            "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0,
            "height": bottom - top, "orientation": "h" if level else "v", "object_type": "line",
        }
    ]  # fmt: skip


def _filled(
    found: Any, words: Sequence[Word], number: int, tally: Tally
) -> tuple[Table | None, list[Word]]:
    """Sort a table's words into its cells; return it and the words that are left.

    A table with words in hardly any of its cells is a drawing.
    """
    rest = list(words)
    rows: list[list[tuple[list[Word], float]]] = []
    for row in found.rows:
        boxes = [box for box in row.cells if box]
        top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
        beside = [word for word in rest if top <= (word.top + word.bottom) / 2 <= bottom]
        cells = []
        for box in boxes:
            inside = [word for word in beside if _within(word, box)]
            if inside:
                taken = set(map(id, inside))
                beside = [word for word in beside if id(word) not in taken]
                rest = [word for word in rest if id(word) not in taken]
            cells.append((inside, float(box[2])))
        rows.append(cells)
    if sum(1 for cells in rows for inside, _ in cells if inside) < _FEWEST_CELLS:
        return None, []
    pieces = [[(pieces_of(rows_of(i), number, tally), x1) for i, x1 in cells] for cells in rows]
    return Table(float(found.bbox[1]), pieces), rest


def _within(word: Word, box: Box) -> bool:
    x0, top, x1, bottom = box
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return x0 <= x <= x1 and top <= y <= bottom
