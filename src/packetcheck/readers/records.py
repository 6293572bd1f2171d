"""A sheet of cells to blocks: records with one voice a row, forms, plain tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import lines as look
from packetcheck.readers import voices
from packetcheck.readers.grid import Cell, table_blocks
from packetcheck.readers.headers import Columns, find_columns, plain
from packetcheck.readers.kinship import EXECUTIVE, relation, relation_beside
from packetcheck.readers.people import People

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.reading import Tally

_LONGEST_FACT = 60
_LONGEST_OF_RECORD = 80
_LONGEST_NAME = 25
_FIGURE = re.compile(r"[^A-Za-z\d]{0,3}\d[\d.,]*\s?[^\s\d]{0,5}$")
_FEW_LINES, _LONGEST_TYPED = 2, 60
_SELF_WORDS = ("i", "me", "myself")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells. `merged` has the text of cells that a merged one above or beside covers.

    `bold` holds the (row, column) of cells in bold; `level` is that of the questions' headings.
    """

    rows: tuple[tuple[str, ...], ...]
    merged: dict[tuple[int, int], str] = field(default_factory=dict)
    bold: frozenset[tuple[int, int]] = frozenset()
    level: int = 1


def sheet_blocks(sheet: Sheet, names: Sequence[str], tally: Tally) -> list[RawBlock]:
    """Turn a sheet into blocks; `names` are those of the packet's person.

    Columns are found by their names, and each row has one voice. A sheet of labels beside answers
    is read as a form, another without a header as plain tables, divided at its blank rows.
    """
    columns = find_columns(sheet.rows)
    if columns is None or (columns.own and _is_form(sheet)):
        if _has_head(sheet):
            head = [_cell(cell, furniture=True) for cell in sheet.rows[0] if cell.strip()]
            # Left blank, so that the places of bold cells stay right.
            return head + sheet_blocks(replace(sheet, rows=((), *sheet.rows[1:])), names, tally)
        return [block for rows in _regions(sheet) for block in table_blocks(rows)]
    return _Records(sheet, columns, tuple(names)).run(tally)


@dataclass(slots=True)
class _Records:
    """Goes through the rows once; `last` is the question that stands above."""

    sheet: Sheet
    columns: Columns
    names: tuple[str, ...]
    blocks: list[RawBlock] = field(default_factory=list)
    last: str = ""
    others: int = 0

    def run(self, tally: Tally) -> list[RawBlock]:
        rows, columns = self.sheet.rows, self.columns
        # What stands above the header, and the header itself.
        for row in rows[: columns.first]:
            # Over figures the names stand as one, as the figures do.
            self.blocks += (
                _head(row)
                if columns.own and _has_figures(rows[columns.first :])
                else [_cell(cell, furniture=True) for cell in row if cell.strip()]
            )
        body = range(columns.first, len(rows))
        about = [self._at(number, "subject") for number in body]
        mine = [bool(name) and voices.is_person(name, self.names) for name in about]
        told = any(mine)
        for place, number in enumerate(body):
            if not any(cell.strip() for cell in rows[number]):
                continue
            before = len(self.blocks)
            self._row(number)
            if told and about[place] and not mine[place]:
                self.others += 1
                self.blocks[before:] = [replace(b, furniture=True) for b in self.blocks[before:]]
        ragged = sum(1 for row in rows[columns.first :] if len(row) > len(columns.names))
        if ragged:
            tally.warn(f"{ragged} rows have more cells than the header")
        if self.others:
            tally.warn(f"{self.others} rows are about somebody else, and were kept apart")
        return self.blocks

    def _at(self, number: int, role: str) -> str:
        """Return a row's cell with some part, the text of a merged cell in each of its rows."""
        place = self.columns.roles.get(role)
        if place is None:
            return ""
        row = self.sheet.rows[number]
        own = row[place].strip() if place < len(row) else ""
        return own or self.sheet.merged.get((number, place), "").strip()

    def _speaker(self, number: int) -> tuple[Voice | None, str | None]:
        """Return who answers in a row: a peer, unless the row says otherwise."""
        author = self._at(number, "reviewer") or None
        kinship = self._at(number, "relation")
        told = People(self.names).speaker(author) if author else None
        # "Jo Fox (manager)" holds both; a name alone tells no more than the row does.
        beside = told.voice if told and told.author != author else None
        author = told.author if told and told.author and beside else author
        said = relation(kinship) or relation(author or "") or beside
        title = self._at(number, "title")
        if said is None and author and 0 < len(title) <= _LONGEST_FACT:
            # A title tells nothing but that its holder is above all, or what stands beside it.
            said = relation_beside(title) or (Voice.OTHER if EXECUTIVE.search(title) else None)
        if said is None and author and voices.is_person(author, self.names):
            said = Voice.SELF
        if said is None and (author or "").casefold() in _SELF_WORDS:
            said = Voice.SELF
        if not author and self.columns.roles.get("identity") is not None:
            author = f"respondent {self._at(number, 'identity')}".strip()
            return said or Voice.PEER, author
        return (said or Voice.PEER if author or kinship else None), author

    def _row(self, number: int) -> None:
        row, columns = self.sheet.rows[number], self.columns
        voice, author = self._speaker(number)
        if columns.own and self._is_record(row):
            cells = [row[p].strip() for p in columns.answers if p < len(row) and row[p].strip()]
            self.blocks += self._about(row, voice, author)
            self.blocks.append(_cell(" | ".join(" ".join(cell.split()) for cell in cells)))
            return
        about = self._about(row, voice, author)
        for place in columns.answers:
            if place >= len(row) or not row[place].strip():
                continue
            self._question(number, place)
            self.blocks += about
            about = []
            # A column that is somebody's says more than the row.
            said = columns.voices.get(place, voice)
            self.blocks += _answer(row[place], said, author if said is voice else None)
        self.blocks += about

    def _is_record(self, row: Sequence[str]) -> bool:
        """Tell whether a row's cells are one statement: a label and its numbers, say."""
        cells = [row[p].strip() for p in self.columns.answers if p < len(row) and row[p].strip()]
        return len(cells) > 1 and all(len(cell) <= _LONGEST_OF_RECORD for cell in cells)

    def _question(self, number: int, place: int) -> None:
        """Add the question that a cell answers, unless it stands above already."""
        columns = self.columns
        name = columns.names[place] if place < len(columns.names) else ""
        asked = self._at(number, "question")
        # Whoever a column belongs to is told by its voice.
        single = asked and (len(columns.answers) == 1 or bool(columns.voices))
        question = asked if single else " - ".join(filter(None, (asked, name)))
        if question and question != self.last:
            # The header row stands above already; a question of the row's own is written there.
            level, echo = self.sheet.level, not asked
            self.blocks.append(RawBlock(question, BlockKind.HEADING, level=level, echo=echo))
            self.last = question

    def _about(self, row: Sequence[str], voice: Voice | None, author: str | None) -> list[RawBlock]:
        """Return who answered, when and with what score: kept, but no statement."""
        columns = self.columns
        skipped = {*columns.answers, columns.roles.get("question")}
        return [
            RawBlock(
                cell.strip(),
                BlockKind.CELL,
                # A long text in an odd place is rather kept than lost.
                furniture=len(cell) <= _LONGEST_FACT or columns.is_known(place),
                voice=voice,
                author=author,
            )
            for place, cell in enumerate(row)
            if cell.strip() and place not in skipped
        ]


def _answer(text: str, voice: Voice | None, author: str | None) -> list[RawBlock]:
    found = []
    lines = [line for line in text.splitlines() if line.strip()]
    # Nobody wraps a cell's text at so little: its lines were meant.
    small = len(lines) > 1 and all(line.lstrip()[0].islower() for line in lines)
    typed = (small or len(lines) > _FEW_LINES) and max(map(len, lines)) <= _LONGEST_TYPED
    for line in map(str.strip, lines) if typed else look.own_lines(text):
        mark = look.bullet(line)
        kind = BlockKind.ITEM if mark else BlockKind.CELL
        found.append(RawBlock(mark.text if mark else line, kind, voice=voice, author=author))
    return found


def _has_figures(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows hold a label and two figures or more each, for the most part."""
    counts = [sum(bool(_FIGURE.match(cell.strip())) for cell in row[1:]) for row in rows if row]
    return sum(count > 1 for count in counts) * 2 > len(counts)


def _head(row: Sequence[str]) -> list[RawBlock]:
    """Return a header row as one piece of furniture, its names with bars between."""
    names = [" ".join(cell.split()) for cell in row if cell.strip()]
    return [_cell(" | ".join(names), furniture=True)] if names else []


def _cell(text: str, *, furniture: bool = False) -> RawBlock:
    return RawBlock(" ".join(text.split()), BlockKind.CELL, furniture=furniture)


def _is_form(sheet: Sheet) -> bool:
    """Tell whether a sheet has labels on the left and answers beside them, in two columns."""
    rows = [[cell.strip() for cell in row if cell.strip()] for row in sheet.rows]
    pairs = [row for row in rows if len(row) == 2]
    full = [row for row in rows if row]
    if len(pairs) < 2 or len(pairs) * 10 < len(full) * 6 or any(len(row) > 2 for row in full):
        return False
    first = {plain(row[0]) for row in pairs}
    asked = sum(row[0].endswith(("?", ":")) for row in pairs)
    longer = sum(len(row[1]) for row in pairs) > 2 * sum(len(row[0]) for row in pairs)
    return len(first) == len(pairs) and (asked * 3 > len(pairs) or longer)


def _has_head(sheet: Sheet) -> bool:
    """Tell whether two short names stand over labels and their much longer answers."""
    pairs = [[cell.strip() for cell in row if cell.strip()] for row in sheet.rows]
    pairs = [row for row in pairs if row]
    if len(pairs) < 2 or not sheet.rows[0] or any(len(row) != 2 for row in pairs):
        return False
    first, *rest = pairs
    named = all(len(cell) <= _LONGEST_NAME and cell[-1].isalpha() for cell in first)
    return named and min(len(row[1]) for row in rest) > 2 * len(first[1])


def _regions(sheet: Sheet) -> list[list[list[Cell]]]:
    """Return the tables of a sheet, divided by blank rows, without their empty cells."""
    found: list[list[list[Cell]]] = [[]]
    for number, row in enumerate(sheet.rows):
        cells = [
            Cell(tuple(_answer(cell, None, None)), bold=(number, place) in sheet.bold)
            for place, cell in enumerate(row)
            if cell.strip()
        ]
        if cells:
            found[-1].append(cells)
        elif found[-1]:
            found.append([])
    return [rows for rows in found if rows]
