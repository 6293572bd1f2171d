"""The tables of a Word document: rows and cells, with what is merged, hidden or deleted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers.docx_grounds import table_ground
from packetcheck.readers.docx_looks import fill_of
from packetcheck.readers.docx_parts import hidden
from packetcheck.readers.docx_text import DELETED, PROPERTIES
from packetcheck.readers.docx_titles import promoted
from packetcheck.readers.docx_xml import OFF, Element, W, is_on, letters_of, value
from packetcheck.readers.grid import Cell

if TYPE_CHECKING:
    from packetcheck.readers.docx_walk import Walk

_CELL, _ROW = f"{W}tc", f"{W}tr"
_FIRST_ROW, _FIRST_COLUMN = 0x20, 0x80
_WIDEST = 200


@dataclass(slots=True)
class _Rows:
    """Collects a table's rows; `merged` are the columns in which a cell goes on downwards."""

    walk: Walk
    ground: str | None
    bold_row: bool
    bold_column: bool
    rows: list[list[Cell]] = field(default_factory=list)
    merged: set[int] = field(default_factory=set)

    def row(self, node: Element) -> None:
        """Add a row's cells."""
        properties = node.find(f"{W}trPr")
        if properties is not None and properties.find(f"{W}del") is not None:
            self.walk.inline.tally.drop(DELETED, letters_of(node))
            return
        header = properties is not None and is_on(properties.find(f"{W}tblHeader"))
        unseen = properties is not None and is_on(properties.find(f"{W}hidden"))
        column = _skipped(properties)
        cells = [Cell((), span=column)] if column else []
        merged: set[int] = set()
        for part in _children(node, _CELL):
            cell, going_on = self.cell(part, column)
            if going_on:
                merged.update(range(column, column + cell.span))
            bold = cell.bold or self._bold_by_style(column)
            column += cell.span
            blocks = tuple(map(_unseen, cell.blocks)) if unseen else cell.blocks
            cells.append(replace(cell, blocks=blocks, header=header, bold=bold))
        self.rows.append(cells)
        self.merged = merged

    def _bold_by_style(self, column: int) -> bool:
        return (self.bold_row and not self.rows) or (self.bold_column and not column)

    def cell(self, node: Element, column: int) -> tuple[Cell, bool]:
        """Return a cell, and whether it is one that may go on in the row below."""
        if node.tag != _CELL:
            walk = self.walk.inner()
            walk.container([node])
            walk.finish()
            return Cell(tuple(walk.blocks)), False
        properties = node.find(f"{W}tcPr")
        upwards = sideways = None
        span, ground = 1, self.ground
        if properties is not None:
            upwards, sideways = (properties.find(f"{W}{way}Merge") for way in "vh")
            span = _number(value(properties.find(f"{W}gridSpan")), 1)
            ground = fill_of(properties.find(f"{W}shd")) or ground
        cell = replace(self._content(node, ground), span=span)
        goes_on = upwards is not None and value(upwards) != "restart" and column in self.merged
        if goes_on or (sideways is not None and value(sideways) != "restart" and column):
            # Word shows the first of merged cells only.
            cell = replace(cell, blocks=tuple(map(_unseen, cell.blocks)), bold=False)
        return cell, upwards is not None

    def _content(self, node: Element, ground: str | None) -> Cell:
        walk = self.walk.inner(ground)
        walk.container(node)
        walk.finish()
        seen = [b for b in walk.blocks if not b.furniture and b.kind is not BlockKind.COMMENT]
        bold = (
            bool(walk.looks)
            and len(walk.looks) == len(seen)
            and all(words.is_bold for words in walk.looks.values())
        )
        if not bold:
            walk.blocks = [
                block if place not in walk.looks else promoted(block, walk.looks[place], 0)
                for place, block in enumerate(walk.blocks)
            ]
        return Cell(tuple(walk.blocks), bold=bold)


def rows_of(walk: Walk, table: Element) -> list[list[Cell]]:
    """Return the rows of a table; merged cells keep their place, and their text comes once."""
    bold_row, bold_column = _styled(walk, table)
    ground = table_ground(table, walk.inline.styles, walk.ground)
    rows = _Rows(walk, ground, bold_row, bold_column)
    for node in _children(table, _ROW):
        if node.tag == _ROW:
            rows.row(node)
        else:
            loose, _ = rows.cell(node, 0)
            rows.rows.append([loose])
    return rows.rows


def _styled(walk: Walk, table: Element) -> tuple[bool, bool]:
    """Tell whether the table's style sets its first row and its first column in bold."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    style = value(table.find(f"{W}tblPr/{W}tblStyle"))
    if look is None or style is None:
        return False, False
    mask = value(look) or ""
    bits = int(mask, 16) if len(mask) == 4 and not set(mask.upper()) - _HEX else 0
    return (
        _applies(look.get(f"{W}firstRow"), bits & _FIRST_ROW)
        and walk.inline.styles.emboldens(style, "firstRow"),
        _applies(look.get(f"{W}firstColumn"), bits & _FIRST_COLUMN)
        and walk.inline.styles.emboldens(style, "firstCol"),
    )


_HEX = frozenset("0123456789ABCDEF")


def _applies(given: str | None, bit: int) -> bool:
    return bool(bit) if given is None else given not in OFF


def _children(node: Element, tag: str) -> list[Element]:
    """Return the rows or cells of a table, those in controls and insertions too.

    What else holds words there, against the rules, comes as it is.
    """
    found = []
    for child in node:
        if child.tag == tag:
            found.append(child)
        elif child.tag in PROPERTIES or not (len(child) or (child.text or "").strip()):
            continue
        elif next(child.iter(tag), None) is not None and child.tag not in {f"{W}p", f"{W}tbl"}:
            found += _children(child, tag)
        else:
            found.append(child)
    return found


def _skipped(properties: Element | None) -> int:
    before = None if properties is None else properties.find(f"{W}gridBefore")
    return _number(value(before), 0)


def _number(text: str | None, otherwise: int) -> int:
    return min(int(text), _WIDEST) if text and text.isdecimal() and len(text) < 6 else otherwise


def _unseen(block: RawBlock) -> RawBlock:
    kept = block.kind in {BlockKind.COMMENT, BlockKind.NOTE} or not block.text.strip()
    return block if kept else hidden(block.text)
