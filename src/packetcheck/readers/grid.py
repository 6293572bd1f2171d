"""Tables, whatever file they come from: forms, tables with a header, plain grids."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import lines as look
from packetcheck.readers.speakers import speaker_of

if TYPE_CHECKING:
    from collections.abc import Sequence

# Below every heading of the document itself, so that a form's questions nest in its sections.
QUESTION_LEVEL = 7
_LONGEST_QUESTION = 220
_FIELDS = (
    "name employee title role level date reviewer manager period department team location grade "
    "rating score position id email start end due status supervisor author from cycle year"
)
_META = frozenset(_FIELDS.split())


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its blocks, and whether it is marked as a header or bold throughout."""

    blocks: tuple[RawBlock, ...]
    header: bool = False
    bold: bool = False
    span: int = 1

    @property
    def text(self) -> str:
        """All words of the cell on one line."""
        return " ".join(" ".join(block.text.split()) for block in self.blocks if block.text.strip())


def close_questions() -> RawBlock:
    """Return the heading without text that ends the section of a table's last question."""
    return RawBlock("", BlockKind.HEADING, level=QUESTION_LEVEL)


def table_blocks(rows: Sequence[Sequence[Cell]]) -> list[RawBlock]:
    """Turn a table into blocks, in row order.

    A form (short questions beside answers) gives each question as a heading over its answer; the
    header row of any other table is furniture; a single column is running text in a frame.
    """
    full = [tuple(cell for cell in row) for row in rows if any(cell.text for cell in row)]
    width = max((len(row) for row in full), default=0)
    if width <= 1:
        return [block for row in full for cell in row for block in _framed(cell)]
    if width == 2 and _is_form(full):
        return _form(full)
    return _plain(full)


def _framed(cell: Cell) -> list[RawBlock]:
    if (cell.header or cell.bold) and _is_label(cell):
        return [RawBlock(cell.text, BlockKind.HEADING, level=QUESTION_LEVEL - 1)]
    return list(cell.blocks)


def _is_label(cell: Cell) -> bool:
    text = cell.text
    return bool(text) and (
        look.is_question(text) or (look.is_short_title(text) and len(cell.blocks) == 1)
    )


def _is_form(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a table of two columns has labels on the left and answers on the right."""
    pairs = [(row[0], row[1]) for row in rows if len(row) == 2]
    if not pairs or any(cell.header for _, cell in pairs):
        return False
    asked = [a for a, _ in pairs if a.text and len(a.text) <= _LONGEST_QUESTION]
    marked = sum(
        a.header or a.bold or a.text.endswith(("?", ":")) or len(a.text.split()) <= 6 for a in asked
    )
    left = sum(len(a.text) for a, _ in pairs)
    right = sum(len(b.text) for _, b in pairs)
    if len(asked) < len(pairs) or marked < len(asked) * 0.6:
        return False
    return not (pairs[0][1].bold and len(pairs) > 1) and right > left


def _form(rows: Sequence[Sequence[Cell]]) -> list[RawBlock]:
    found: list[RawBlock] = []
    for row in rows:
        if len(row) == 1:
            found += _framed(row[0])
            continue
        question, answer = row[0], row[1]
        found.append(RawBlock(question.text, BlockKind.HEADING, level=QUESTION_LEVEL))
        meta = _is_meta(question.text) and len(answer.text) <= 60
        found += [
            replace(_as_cell(block), furniture=block.furniture or meta) for block in answer.blocks
        ]
    found.append(close_questions())
    return found


def _is_meta(label: str) -> bool:
    words = label.casefold().rstrip(":* ").replace("/", " ").split()
    return len(words) <= 3 and any(word.removesuffix("'s") in _META for word in words)


def _plain(rows: Sequence[Sequence[Cell]]) -> list[RawBlock]:
    found: list[RawBlock] = []
    speakers: list[Voice | None] = []
    for number, row in enumerate(rows):
        head = _is_head(row, first=number == 0, more=len(rows) > 1)
        if len(row) == 1 and not head:
            found += _framed(row[0])
            continue
        if head:
            speakers = _speakers(row)
        for place, cell in enumerate(row):
            # In a row with merged cells no column can be told.
            said = speakers[place] if len(speakers) == len(row) and not head else None
            found += [
                replace(
                    _as_cell(block),
                    furniture=block.furniture or head,
                    voice=block.voice or said,
                )
                for block in cell.blocks
            ]
    found.append(close_questions())
    return found


def _speakers(head: Sequence[Cell]) -> list[Voice | None]:
    """Return who writes in each column, where the headers of two or more say so."""
    told = [speaker_of(cell.text) for cell in head]
    voices = [said[0] if said else None for said in told]
    return voices if len({voice for voice in voices if voice}) > 1 else []


def _is_head(row: Sequence[Cell], *, first: bool, more: bool) -> bool:
    filled = [cell for cell in row if cell.text]
    if all(cell.header for cell in filled):
        return True
    if not (first and more and len(filled) > 1):
        return False
    short = all(len(cell.text) <= 60 and not cell.text.endswith(".") for cell in filled)
    return short and (
        all(cell.bold for cell in filled)
        or all(_is_label(c) and len(c.text.split()) <= 3 for c in filled)
    )


def _as_cell(block: RawBlock) -> RawBlock:
    """Call a paragraph of a cell a cell; lists, headings and notes stay what they are."""
    return replace(block, kind=BlockKind.CELL) if block.kind is BlockKind.PARAGRAPH else block
