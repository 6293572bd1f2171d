"""Tables, whatever file they come from: forms, tables with a header, records, frames."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import lines as look
from packetcheck.readers.grid_heads import (
    columns_of,
    is_form,
    is_head,
    is_labelled,
    is_marked_head,
    is_paired,
    names_columns,
    speakers,
)
from packetcheck.readers.grid_rows import Columns, cells_apart, heading, row_blocks
from packetcheck.readers.grid_shapes import (
    QUESTION_LEVEL,
    Cell,
    Row,
    filled,
    is_label,
    is_own,
    slots_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["QUESTION_LEVEL", "Cell", "close_questions", "table_blocks"]

_BANNER_LEVEL = QUESTION_LEVEL - 1
# How many rows are looked at to tell what a header is a header of.
_WINDOW = 100


def close_questions() -> RawBlock:
    """Return the heading without text that ends the section of a table's last question."""
    return _closed(QUESTION_LEVEL)


def table_blocks(rows: Sequence[Sequence[Cell]]) -> list[RawBlock]:
    """Turn a table into blocks, in row order.

    A form (short questions beside answers) gives each question as a heading over its answer; the
    header row of any other table is a heading over all of it; a row of a label and figures is one
    block; a single column is running text in a frame. No text is left out or added but the bars
    between the cells of a row that stay together.
    """
    laid = [slots_of(row) for row in rows]
    full = [row for row in laid if any(b.text.strip() for s in row for b in s.cell.blocks)]
    if max((len(filled(row)) for row in full), default=0) <= 1:
        return _frame(full)
    found = _table(full)
    banners = any(b.kind is BlockKind.HEADING and b.level == _BANNER_LEVEL for b in found)
    return [*found, _closed(_BANNER_LEVEL if banners else QUESTION_LEVEL)]


def _closed(level: int) -> RawBlock:
    return RawBlock("", BlockKind.HEADING, level=level)


def _table(rows: list[Row]) -> list[RawBlock]:
    """Return the blocks of a table of two columns or more."""
    form = is_form(rows)
    columns = columns_of([], rows, labelled=form or is_labelled(rows))
    found: list[RawBlock] = []
    answered = -1
    for number, row in enumerate(rows):
        below = rows[number + 1 : number + _WINDOW]
        first = number == 0
        if number == answered:
            continue
        if len(filled(row)) <= 1 and not is_marked_head(row):
            found += _lone(row)
        elif not (
            first and names_columns(row, below) if form else is_head(row, below, first=first)
        ):
            found += row_blocks(row, columns)
        elif is_paired(row, below):
            found += _pair(row, below[0])
            answered = number + 1
        else:
            found += heading(row, QUESTION_LEVEL)
            columns = columns_of(filled(row), below, labelled=is_labelled(below))
    return found


def _frame(rows: list[Row]) -> list[RawBlock]:
    """Return the blocks of a table with words in one cell a row."""
    found: list[RawBlock] = []
    for number, row in enumerate(rows):
        found += _lone(row, question=number + 1 < len(rows))
    titled = [
        place
        for place, block in enumerate(found)
        if block.kind is BlockKind.HEADING and block.level >= _BANNER_LEVEL
    ]
    if titled and titled[-1] < len(found) - 1:
        # What is framed belongs to its title; a title alone stands over what follows the table.
        found.append(_closed(_BANNER_LEVEL))
    return found


def _lone(row: Row, *, question: bool = True) -> list[RawBlock]:
    """Return the blocks of a row with words in one cell: a title, a question, running text."""
    worded = next(iter(filled(row)), None)
    plain = [block for slot in row for block in slot.cell.blocks]
    if worded is None or not is_label(worded):
        return _asked(plain)
    asks = question and look.is_question(worded.text)
    if not (worded.cell.header or worded.cell.bold or asks):
        return plain
    beside = len(row) > 1 and worded.column == 0
    return heading(row, QUESTION_LEVEL if beside or asks else _BANNER_LEVEL)


def _asked(blocks: list[RawBlock]) -> list[RawBlock]:
    """Make a heading of a question with which a cell begins, if its answer follows."""
    own = [place for place, block in enumerate(blocks) if is_own(block)]
    first = blocks[own[0]] if len(own) > 1 else None
    if first is None or first.kind is not BlockKind.PARAGRAPH or not look.is_question(first.text):
        return blocks
    asked = replace(first, kind=BlockKind.HEADING, level=QUESTION_LEVEL)
    return [*blocks[: own[0]], asked, *blocks[own[0] + 1 :]]


def _pair(row: Row, below: Row) -> list[RawBlock]:
    """Return the blocks of questions in one row, each with its answer from the row below."""
    columns = Columns(QUESTION_LEVEL, speakers(filled(row), [below]))
    answers = {slot.column: slot for slot in below}
    found: list[RawBlock] = []
    for slot in row:
        found += heading([slot], QUESTION_LEVEL) if slot.text else slot.asides
        if slot.column in answers:
            found += cells_apart([answers.pop(slot.column)], columns)
    return [*found, *cells_apart(answers.values(), columns)]
