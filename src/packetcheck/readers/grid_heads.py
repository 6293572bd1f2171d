"""The header rows of tables: which rows are such, and what they tell of the columns below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.readers import lines as look
from packetcheck.readers.form_labels import speaker_of
from packetcheck.readers.grid_rows import Columns, is_facts, is_signed
from packetcheck.readers.grid_shapes import (
    QUESTION_LEVEL,
    Row,
    Slot,
    filled,
    is_label,
    is_marked,
    is_meta,
    is_number,
    is_sentences,
    is_short,
    names_column,
    names_reviewers,
    rates,
    sets_goals,
    sets_topics,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.document import Voice

_LONGEST_HEADER = 60
_PROSE_WORDS = 6


def is_form(rows: Sequence[Row]) -> bool:
    """Tell whether a table has labels on the left and one column of answers beside them."""
    pairs = _pairs(rows)
    several = sum(len(filled(row)) > 2 for row in rows)
    if not pairs or several > len(pairs) or any(right.cell.header for _, right in pairs):
        return False
    return not (pairs[0][1].cell.bold and len(pairs) > 1) and is_labelled(rows)


def is_labelled(rows: Sequence[Row]) -> bool:
    """Tell whether the first column labels what is beside it."""
    wide = [words for words in map(filled, rows) if len(words) > 1]
    if not wide or any(words[0].column for words in wide):
        return False
    marked = sum(is_marked(words[0]) for words in wide)
    left = sum(len(words[0].text) for words in wide)
    right = sum(len(slot.text) for words in wide for slot in words[1:])
    return marked >= len(wide) * 0.6 and right > left


def is_marked_head(row: Row) -> bool:
    """Tell whether the file itself calls all cells of a row headers."""
    words = filled(row)
    return len(words) > 1 and all(slot.cell.header for slot in words)


def is_head(row: Row, below: Sequence[Row], *, first: bool) -> bool:
    """Tell whether a row names the columns below it."""
    words = filled(row)
    short = all(len(s.text) <= _LONGEST_HEADER and not s.text.endswith(".") for s in words)
    if is_marked_head(row):
        return short or first
    if not below or not short or _of_facts(below) or is_signed(words):
        return False
    if all(slot.cell.bold for slot in words):
        # Where all is bold, the second row is no header.
        return first or not all(slot.cell.bold for slot in filled(below[0]))
    figures = [slot for slot in words if is_number(slot) and not sets_topics(slot.text)]
    if not first or figures or not all(map(is_label, words)):
        return False
    return all(names_column(slot.text) for slot in words) or _differs(words, below)


def names_columns(row: Row, below: Sequence[Row]) -> bool:
    """Tell whether the first row of a form is no question but the names of its two columns."""
    words = filled(row)
    if len(words) != 2 or not below or is_number(words[1]):
        return False
    label, head = words[0].text, words[1].text
    if sets_topics(label) and is_label(words[1]) and _is_told(words[1], below):
        return True
    if is_number(words[0]):
        return False
    if names_column(head) and (names_column(label) or names_reviewers(label) or sets_topics(label)):
        return True
    short = all(is_label(slot) and len(slot.text.split()) <= 3 for slot in words)
    if not short or is_meta(label) or rates(head):
        return short and rates(head)
    return _is_told(words[1], below)


def _is_told(head: Slot, below: Sequence[Row]) -> bool:
    """Tell whether below a column's name stand several texts of sentences, or much longer ones."""
    answers = [right for _, right in _pairs(below)]
    return len(answers) > 1 and all(
        is_sentences(answer)
        or look.ends_sentence(answer.text)
        or len(answer.text) > 3 * len(head.text)
        for answer in answers
    )


def is_paired(row: Row, below: Sequence[Row]) -> bool:
    """Tell whether questions stand in one row and their answers in the row below."""
    asked = {slot.column for slot in filled(row)}
    answers = filled(below[0]) if below else []
    following = filled(below[1]) if len(below) > 1 else []
    alone = len(following) < 2 or is_head(below[1], below[2:], first=False)
    prose = bool(answers) and not any(map(is_short, answers))
    return alone and prose and {slot.column for slot in answers} <= asked


def columns_of(head: Row, below: Sequence[Row], *, labelled: bool) -> Columns:
    """Return what a header row tells of the columns below it; without one, what these show."""
    ratings = {slot.column for slot in head if rates(slot.text)} if head else _scores(below)
    voices = speakers(head, below)
    prose = any(len(slot.text.split()) > _PROSE_WORDS for row in below for slot in row)
    named = (slot.column for slot in head if names_reviewers(slot.text))
    return Columns(
        QUESTION_LEVEL + 1 if head else QUESTION_LEVEL,
        voices,
        frozenset(ratings),
        labelled,
        next(named, None) if prose and not voices else None,
        _of_facts(below),
        bool(head) and not head[0].column and sets_topics(head[0].text),
        bool(head) and not head[0].column and sets_goals(head[0].text),
    )


def speakers(head: Row, below: Sequence[Row]) -> dict[int, Voice]:
    """Return who writes in each column, where two headers say so, or one of several with prose.

    Where one column alone holds prose, the document is likely to be all of its writer.
    """
    told = [(slot, speaker_of(slot.text)) for slot in head]
    found = [(slot, said[0]) for slot, said in told if said]
    columns = {
        slot.column
        for row in below
        for slot in filled(row)[1:]
        if len(slot.text.split()) > _PROSE_WORDS
    }
    firm = len(columns) > 1 and any(said[1] for _, said in told if said)
    if firm or len({voice for _, voice in found}) > 1:
        return _by_column(found)
    # Columns headed by nothing but a part (`Employee | Manager`) hold names if they are short.
    bare = [(slot, speaker_of(f"{slot.text} comments")) for slot in head]
    voices = _by_column([(slot, said[0]) for slot, said in bare if said])
    words = [len(slot.text.split()) for row in below for slot in row if slot.column in voices]
    prose = max(words, default=0) >= _PROSE_WORDS
    return voices if prose and len(set(voices.values())) > 1 else {}


def _of_facts(rows: Sequence[Row]) -> bool:
    """Tell whether most rows say who the person is."""
    wide = [words for words in map(filled, rows) if len(words) > 1]
    return bool(wide) and sum(map(is_facts, wide)) * 2 >= len(wide)


def _by_column(voices: Sequence[tuple[Slot, Voice]]) -> dict[int, Voice]:
    return {
        column: voice
        for slot, voice in voices
        for column in range(slot.column, slot.column + slot.cell.span)
    }


def _pairs(rows: Sequence[Row]) -> list[tuple[Slot, Slot]]:
    return [(words[0], words[1]) for words in map(filled, rows) if len(words) == 2]


def _differs(head: Row, below: Sequence[Row]) -> bool:
    """Tell whether a row of short titles is unlike the rows below: figures there, or prose."""
    words = max(len(slot.text.split()) for slot in head)
    cells = [slot for row in below for slot in filled(row)]
    size = sum(len(slot.text) for slot in cells) / max(len(cells), 1)
    prose = size > 2 * sum(len(slot.text) for slot in head) / len(head)
    figures = any(map(is_number, cells)) or any(look.is_date(slot.text) for slot in cells)
    return (words <= 3 and (figures or prose)) or (words <= 6 and prose)


def _scores(rows: Sequence[Row]) -> set[int]:
    """Return the columns of nothing but marks from 1 to 5, where no header says what they are."""
    marks: dict[int, list[bool]] = {}
    for row in rows:
        for slot in filled(row)[1:]:
            marks.setdefault(slot.column, []).append(slot.text in set("12345"))
    only = {column for column, told in marks.items() if len(told) > 2 and all(told)}
    return only if len(only) == 1 else set()
