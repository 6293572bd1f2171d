"""One row of a table as blocks: a record, a question with its answers, or cells apart.

A row of a label and figures is one record, and so one statement: the words of its cells stay
together, a bar between them. A row with prose is a question with answers; each of these is a text
of its own, below its label as a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import lines as look
from packetcheck.readers.grid_shapes import (
    Slot,
    is_measure,
    is_meta,
    is_number,
    is_own,
    is_rating,
    is_sentences,
    is_short,
    is_signing,
    is_topic,
    names_column,
)
from packetcheck.readers.kinship import relation
from packetcheck.readers.people import is_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BAR = " | "
_LONGEST_RECORD = 240
_LONGEST_FACT = 60
_LONGEST_NAME = 60
_LONGEST_RATED = 40
_MOST_SIGNED = 6
# "Oslo, 3.07.2026", "14/04/2026", "2026-07-03", at the end.
_WRITTEN_DATE = re.compile(r"(?:^|[\s,])\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$")
_LONGEST_TOPIC = 160
_FEWEST_GOAL = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """What is known of a table's columns; `level` is that of the headings its labels become.

    `reviewer` is the column that names who wrote the rest of its row; `facts` is true where most
    rows say who the person is. `topics` is true where the first column holds what the form sets,
    `goals` where that is what the person is to reach.
    """

    level: int
    voices: dict[int, Voice] = field(default_factory=dict)
    ratings: frozenset[int] = frozenset()
    labelled: bool = False
    reviewer: int | None = None
    facts: bool = False
    topics: bool = False
    goals: bool = False


def row_blocks(slots: Sequence[Slot], columns: Columns) -> list[RawBlock]:
    """Turn a row with words in two cells or more into blocks."""
    filled = [slot for slot in slots if slot.text]
    named = next((slot.text for slot in filled if slot.column == columns.reviewer), "")
    if named and len(named) <= _LONGEST_NAME and not look.ends_sentence(named):
        return _reviewed(slots, named, columns)
    asides = [block for slot in slots if not slot.text for block in slot.asides]
    if is_signed(filled):
        return [*(replace(as_cell(b), furniture=True) for s in slots for b in s.cell.blocks)]
    if is_facts(filled, among=columns.facts):
        return [*_facts(filled, columns), *asides]
    rated = [slot for slot in filled if _is_rated(slot, columns)]
    worded = [slot for slot in filled if slot not in rated]
    scores = [block for slot in rated for block in _record([slot], furniture=True)]
    if rated and len(worded) == 1 and is_topic(worded[0]):
        return [*heading(worded, columns.level), *scores, *asides]
    return [*(_worded(worded, columns) if worded else ()), *scores, *asides]


def _reviewed(slots: Sequence[Slot], author: str, columns: Columns) -> list[RawBlock]:
    """Give a row to the reviewer whom one of its cells names."""
    voice = relation(author) or Voice.PEER
    found: list[RawBlock] = []
    for slot in slots:
        if slot.column == columns.reviewer:
            found += heading([slot], columns.level)
        else:
            rated = bool(slot.text) and _is_rated(slot, columns)
            found += [
                replace(block, voice=voice, author=author, furniture=block.furniture or rated)
                if is_own(block)
                else block
                for block in map(as_cell, slot.cell.blocks)
            ]
    return found


def cells_apart(slots: Iterable[Slot], columns: Columns) -> list[RawBlock]:
    """Return the blocks of cells, each with its column's voice."""
    return [
        replace(as_cell(block), voice=block.voice or columns.voices.get(slot.column))
        for slot in slots
        for block in slot.cell.blocks
    ]


def heading(slots: Sequence[Slot], level: int) -> list[RawBlock]:
    """Return the heading that cells make together, with what hangs on them below."""
    text = BAR.join(slot.text for slot in slots if slot.text)
    asides = (block for slot in slots for block in slot.asides)
    return [RawBlock(text, BlockKind.HEADING, level=level, page=_page(slots)), *asides]


def as_cell(block: RawBlock) -> RawBlock:
    """Call a paragraph of a cell a cell; lists, headings and notes stay what they are."""
    return replace(block, kind=BlockKind.CELL) if block.kind is BlockKind.PARAGRAPH else block


def _worded(slots: list[Slot], columns: Columns) -> list[RawBlock]:
    if len(slots) == 1:
        return cells_apart(slots, columns)
    label, *rest = slots
    if _is_record(slots, columns):
        return _record(slots)
    figures = [slot for slot in rest if is_number(slot) and slot.column not in columns.voices]
    if figures and not is_sentences(label) and not look.is_question(label.text):
        # The figures go with their label; what is said about them is a text of its own.
        told = [slot for slot in rest if slot not in figures]
        return [*_record([label, *figures]), *cells_apart(told, columns)]
    if columns.goals and not label.column and _is_told_goal(label.text):
        return cells_apart(slots, columns)
    if columns.labelled or look.is_question(label.text) or _is_set(label, rest, columns):
        return [*heading([label], columns.level), *cells_apart(rest, columns)]
    return cells_apart(slots, columns)


def _is_set(label: Slot, rest: Sequence[Slot], columns: Columns) -> bool:
    """Tell whether a cell is an objective or the like, about which the others tell."""
    short = label.is_one and len(label.text) <= _LONGEST_TOPIC and not is_sentences(label)
    told = any(is_sentences(slot) or look.ends_sentence(slot.text) for slot in rest)
    return columns.topics and not label.column and short and told


def _is_told_goal(text: str) -> bool:
    """Tell whether a goal is a whole sentence, and so a plan rather than a topic's name."""
    return look.ends_sentence(text) and len(text.split()) >= _FEWEST_GOAL and "?" not in text


def _is_record(slots: list[Slot], columns: Columns) -> bool:
    label, *rest = slots
    if any(slot.column in columns.voices for slot in rest) or look.is_question(label.text):
        return False
    if any(map(is_sentences, slots)) or sum(len(slot.text) for slot in slots) > _LONGEST_RECORD:
        return False
    if any(look.ends_sentence(slot.text) and not slot.text.endswith(":") for slot in slots[:-1]):
        return False
    if sum(map(is_short, slots)) < len(slots) - 1:
        return False
    # Beside a label, words alone are its answer; three cells in a row are parts of one telling.
    answered = columns.labelled or label.cell.bold or label.cell.header
    return len(slots) > 2 or any(map(is_number, rest)) or (is_short(label) and not answered)


def _record(slots: Sequence[Slot], *, furniture: bool = False) -> list[RawBlock]:
    text = BAR.join(slot.text for slot in slots)
    voices = {block.voice for slot in slots for block in slot.cell.blocks}
    voice = voices.pop() if len(voices) == 1 else None
    asides = (block for slot in slots for block in slot.asides)
    page = _page(slots)
    return [RawBlock(text, BlockKind.CELL, 0, page, furniture, voice), *asides]


def _page(slots: Sequence[Slot]) -> int | None:
    return next((block.page for slot in slots for block in slot.cell.blocks), None)


def is_signed(slots: Sequence[Slot]) -> bool:
    """Tell whether a row is signed: `Signature of manager` and a name, or a date and a name."""
    if not 1 <= len(slots) <= _MOST_SIGNED or any(len(s.text) > _LONGEST_NAME for s in slots):
        return False
    if any(slot.own > 1 for slot in slots):
        return False
    dated = [slot for slot in slots if _WRITTEN_DATE.search(slot.text)]
    names = [slot for slot in slots if is_name(slot.text)]
    signed = len(dated) == 1 and len(names) == 1 and len(slots) == len(dated) + len(names)
    return is_signing(slots[0].text) or signed


def is_facts(slots: Sequence[Slot], *, among: bool = False) -> bool:
    """Tell whether a row is made of labels and short facts about the person (`Name | Ana`).

    `among` others such, any short words beside a short label are a fact too.
    """
    labels, facts = slots[::2], slots[1::2]
    if len(slots) % 2 or not slots or any(len(slot.text) > _LONGEST_FACT for slot in facts):
        return False
    known = sum(is_meta(slot.text) for slot in labels)
    if known == len(slots) // 2:
        # "Owner | Deliverable | Manager | Status" are the names of columns.
        return len(labels) == 1 or not all(names_column(slot.text) for slot in facts)
    if known and len(labels) > 1 and all(map(is_topic, labels)) and all(map(_is_fact, facts)):
        # "Payroll no. | 0044817" beside "Employee | Ana Li".
        return True
    return among and all(map(is_topic, labels)) and all(map(is_topic, facts))


def _is_fact(slot: Slot) -> bool:
    """Tell whether a cell may be a fact about the person: no sentence, figure or column's name."""
    named = is_meta(slot.text) or names_column(slot.text)
    return not (named or is_sentences(slot) or is_measure(slot) or look.ends_sentence(slot.text))


def _facts(slots: Sequence[Slot], columns: Columns) -> list[RawBlock]:
    found: list[RawBlock] = []
    for label, fact in zip(slots[::2], slots[1::2], strict=True):
        found += heading([label], columns.level)
        found += [replace(as_cell(block), furniture=True) for block in fact.cell.blocks]
    return found


def _is_rated(slot: Slot, columns: Columns) -> bool:
    if slot.column in columns.ratings:
        return len(slot.text) <= _LONGEST_RATED
    return slot.own == 1 and is_rating(slot.text)
