"""The cells of one sheet, read row by row: what is shown, what is hidden, what is merged."""

from __future__ import annotations

import importlib
import io
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from packetcheck.errors import LimitExceededError
from packetcheck.readers.records import Sheet
from packetcheck.readers.xlsx_book import Book, Style, text_of, unescaped
from packetcheck.readers.xlsx_numbers import shown

if TYPE_CHECKING:
    from packetcheck.readers.packed import Element

MOST_CELLS = 500_000
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_TAGS = ("row", "col", "mergeCell", "headerFooter", "tablePart", "c")
_MARGIN_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d+|[A-Za-z+&-])')
_FIELDS = re.compile(r"&[PNDTFAGZ]")

Place = tuple[int, int]


@dataclass(slots=True)
class Cells:
    """What one sheet holds by (row, column), both from 0; `unseen` has what is not shown.

    `uncomputed` counts formulas without a stored result.
    """

    shown: dict[Place, str] = field(default_factory=dict)
    unseen: dict[Place, str] = field(default_factory=dict)
    bold: set[Place] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    uncomputed: int = 0
    broken: bool = False


def read_cells(data: bytes, book: Book, path: str) -> Cells:
    """Read a sheet's cells from its XML; of a damaged one what stands before the damage.

    Raises LimitExceededError for more than half a million cells.
    """
    etree: Any = importlib.import_module("lxml.etree")
    walk = _Walk(book, path)
    try:
        for _, node in etree.iterparse(
            io.BytesIO(data),
            events=("end",),
            tag=[f"{{*}}{tag}" for tag in _TAGS],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ):
            walk.take(node)
    except etree.XMLSyntaxError:
        walk.cells.broken = True
    return walk.finished()


def to_sheet(cells: Cells, level: int) -> Sheet:
    """Return a sheet's shown cells without its empty columns; rows left blank stay as one."""
    rows = sorted({row for row, _ in cells.shown})
    places = {c: n for n, c in enumerate(sorted({column for _, column in cells.shown}))}
    numbers: dict[int, int] = {}
    found: list[list[str]] = []
    for before, row in zip([-1, *rows], rows, strict=False):
        if found and row > before + 1:
            found.append([])
        numbers[row] = len(found)
        found.append([])
    for (row, column), text in sorted(cells.shown.items()):
        line = found[numbers[row]]
        line += [""] * (places[column] - len(line)) + [text]
    covered: dict[Place, str] = {}
    columns = sorted(places)
    for top, left, bottom, right in cells.merges:
        shown_there = cells.shown.get((top, left))
        if shown_there is None or len(covered) > MOST_CELLS:
            continue
        covered |= {
            (numbers[row], places[column]): shown_there
            for row in _within(rows, top, bottom)
            for column in _within(columns, left, right)
        }
    bold = frozenset((numbers[r], places[c]) for r, c in cells.bold if (r, c) in cells.shown)
    return Sheet(tuple(map(tuple, found)), covered, bold, level)


@dataclass(slots=True)
class _Walk:
    """Takes a sheet's elements as they end; `row` and `column` count where no place is given."""

    book: Book
    path: str
    cells: Cells = field(default_factory=Cells)
    row: int = 0
    pending: list[tuple[int, str, Style]] = field(default_factory=list)
    column: int = 0
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    invisible: set[Place] = field(default_factory=set)
    has_table: bool = False
    seen: int = 0

    def take(self, node: Element) -> None:
        """Take one element, and free what it held."""
        tag = node.tag.rpartition("}")[2]
        if tag == "c":
            self._cell(node)
        elif tag == "row":
            self._row(node)
        elif tag == "col":
            if _is_on(node.get("hidden")) or node.get("width") == "0":
                self.hidden_columns.append(
                    (_int(node.get("min"), 1) - 1, _int(node.get("max"), 1) - 1)
                )
        elif tag == "mergeCell":
            self._merge(node.get("ref") or "")
        elif tag == "tablePart":
            self.has_table = True
        else:
            self._margins(node)
        if tag in {"c", "row"}:
            node.clear(keep_tail=False)
        if tag == "row":
            while node.getprevious() is not None:
                del node.getparent()[0]

    def finished(self) -> Cells:
        """Return the cells; what looks invisible or is covered by a merged cell is unseen."""
        self._end_row(hidden=False)
        cells = self.cells
        # A table's own style may put a dark ground below white text.
        gone: set[Place] = set() if self.has_table else self.invisible
        by_row: dict[int, list[int]] = {}
        for row, column in sorted(cells.shown):
            by_row.setdefault(row, []).append(column)
        rows, looks = list(by_row), 0
        for top, left, bottom, right in cells.merges:
            inside = _within(rows, top, bottom)
            looks += len(inside)
            if looks > MOST_CELLS:
                # More than Excel could have written: its merged cells do not overlap.
                cells.broken = True
                break
            gone |= {
                (row, column) for row in inside for column in _within(by_row[row], left, right)
            } - {(top, left)}
        for place in gone:
            cells.unseen[place] = cells.shown.pop(place)
        return cells

    def _cell(self, node: Element) -> None:
        found = _REFERENCE.fullmatch(node.get("r") or "")
        column = _column(found[1]) if found else self.column
        self.column = column + 1
        style = _int(node.get("s"), 0)
        looks = self.book.styles[style] if style < len(self.book.styles) else Style()
        text = self._text(node, looks).strip()
        if not text:
            return
        self.seen += 1
        if self.seen > MOST_CELLS:
            raise LimitExceededError(
                f"{self.path}: has more than {MOST_CELLS:,} filled cells",
                hint="save the sheets that matter as a workbook of their own",
                path=self.path,
            )
        self.pending.append((column, text, looks))

    def _text(self, node: Element, looks: Style) -> str:
        kind = node.get("t") or "n"
        value = node.find("{*}v")
        if kind == "inlineStr" or (value is None and node.find("{*}is") is not None):
            inline = node.find("{*}is")
            return "" if inline is None else text_of(inline)
        if value is None:
            self.cells.uncomputed += node.find("{*}f") is not None
            return ""
        stored = value.text or ""
        if kind == "s":
            place = _int(stored.strip(), -1)
            return self.book.strings[place] if 0 <= place < len(self.book.strings) else ""
        if kind == "b":
            return "TRUE" if stored.strip() == "1" else "FALSE"
        if kind == "n":
            return shown(stored.strip(), looks.code, since_1904=self.book.since_1904)
        return unescaped(stored)

    def _row(self, node: Element) -> None:
        self.row = _int(node.get("r"), self.row + 1) - 1
        self._end_row(hidden=_is_on(node.get("hidden")) or node.get("ht") == "0")
        self.row += 1
        self.column = 0

    def _end_row(self, *, hidden: bool) -> None:
        """Give the row's cells, which end before their row does, their place."""
        for column, text, looks in self.pending:
            place = (self.row, column)
            if hidden or any(a <= column <= b for a, b in self.hidden_columns):
                self.cells.unseen[place] = text
                continue
            self.cells.shown[place] = text
            if looks.bold:
                self.cells.bold.add(place)
            if looks.hidden:
                self.invisible.add(place)
        self.pending = []

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        a, b = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if a and b:
            self.cells.merges.append((int(a[2]) - 1, _column(a[1]), int(b[2]) - 1, _column(b[1])))

    def _margins(self, node: Element) -> None:
        for part in node.iterchildren("{*}*"):
            text = _MARGIN_CODE.sub(" ", _FIELDS.sub(" ", part.text or ""))
            if any(char.isalpha() for char in text):
                self.cells.margins.append(" ".join(text.split()))


def _within(ordered: list[int], first: int, last: int) -> list[int]:
    """Return the numbers from `first` to `last` of an ordered list."""
    return ordered[bisect_left(ordered, first) : bisect_right(ordered, last)]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else default


def _is_on(text: str | None) -> bool:
    return text in {"1", "true"}
