"""Ladders in HTML and Markdown; Markdown is rendered first, so that there is one way to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.drafting.pieces import (
    Cell,
    Grid,
    Heading,
    Line,
    Piece,
    bold_heading,
    column_name,
    make_grid,
)
from packetcheck.readers.decode import decode

if TYPE_CHECKING:
    from bs4 import Tag

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_SKIPPED = {"script", "style", "head", "template", "noscript", "title"}
_BLOCK_NAMES = (
    "address article aside blockquote body dd details div dl dt fieldset figure footer form header "
    "hr html li main nav ol p pre section summary ul br"
)
_BLOCKS = tuple(_BLOCK_NAMES.split())
_LISTED = {"li", "dd"}
_WIDEST = 50


def read_markdown(data: bytes, path: str) -> tuple[Piece, ...]:
    """Read Markdown with tables."""
    from markdown_it import MarkdownIt

    rendered = MarkdownIt("commonmark").enable("table").render(decode(data, path))
    return _pieces(rendered)


def read_page(data: bytes, path: str) -> tuple[Piece, ...]:
    """Read an HTML page."""
    return _pieces(decode(data, path))


def _pieces(html: str) -> tuple[Piece, ...]:
    from bs4 import BeautifulSoup

    walk = _Walk()
    walk.into(BeautifulSoup(html, "lxml"), bullet=False)
    return tuple(walk.pieces)


class _Walk:
    """Goes through a page in its order and gathers pieces."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._heading = ""
        self._tables = 0

    def into(self, node: Tag, *, bullet: bool) -> None:
        words: list[str] = []
        for child in node.children:
            name = getattr(child, "name", None)
            if name is None:
                # Comments and declarations are strings of a class of their own.
                if type(child).__name__ == "NavigableString":
                    words.append(str(child))
            elif name not in _SKIPPED:
                self._take(child, str(name), words, bullet=bullet)  # type: ignore[arg-type]
        self._end(words, bullet=bullet)

    def _take(self, child: Tag, name: str, words: list[str], *, bullet: bool) -> None:
        if name in _HEADINGS:
            self._end(words, bullet=bullet)
            self._heading = _folded(child.get_text(" "))
            if self._heading:
                self.pieces.append(Heading(self._heading, _HEADINGS[name], self._where()))
        elif name == "table":
            self._end(words, bullet=bullet)
            self._table(child)
        elif name == "p" and (heading := self._bold(child, bullet=bullet)):
            self._end(words, bullet=bullet)
            self._heading = heading.text
            self.pieces.append(heading)
        elif name in _BLOCKS or child.find([*_BLOCKS, *_HEADINGS, "table"]):
            self._end(words, bullet=bullet)
            self.into(child, bullet=bullet or name in _LISTED)
        else:
            words.append(child.get_text())

    def _bold(self, child: Tag, *, bullet: bool) -> Heading | None:
        """Return a paragraph as a heading where all of it is bold and it is no item of a list."""
        inner = [c for c in child.children if str(c).strip()]
        if bullet or len(inner) != 1 or getattr(inner[0], "name", None) not in {"b", "strong"}:
            return None
        return bold_heading(_folded(child.get_text()), self._where())

    def _end(self, words: list[str], *, bullet: bool) -> None:
        text = _folded(" ".join(words))
        words.clear()
        if text:
            self.pieces.append(Line(text, self._where(), bullet))

    def _where(self) -> str:
        return f"under '{self._heading}'" if self._heading else "at the beginning"

    def _table(self, table: Tag) -> None:
        self._tables += 1
        where = f"table {self._tables}"
        own = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        rows = []
        spans: dict[tuple[int, int], Cell] = {}
        for r, tr in enumerate(own, 1):
            rows.append(_row(tr, r, spans, where))
        if grid := make_grid(rows, where):
            self.pieces.append(grid)


def _row(tr: Tag, r: int, spans: dict[tuple[int, int], Cell], where: str) -> list[Cell]:
    """Return one row; `spans` holds the cells that reach into it from above."""
    row: list[Cell] = []
    waiting = tr.find_all(["td", "th"], recursive=False)
    while waiting or (r, len(row) + 1) in spans:
        column = len(row) + 1
        if (reaching := spans.pop((r, column), None)) is not None:
            row.append(reaching)
            continue
        cell = waiting.pop(0)
        text = _lines(cell)
        down, across = _span(cell, "rowspan"), _span(cell, "colspan")
        for c in range(column, column + across):
            place = f"{where}, {column_name(c)}{r}"
            row.append(Cell(text, place, copy=c > column))
            for below in range(r + 1, r + down):
                spans[below, c] = Cell(text, f"{where}, {column_name(c)}{below}", copy=True)
    return row


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1")
    return min(max(int(value), 1), _WIDEST) if value.isdigit() else 1


def _lines(cell: Tag) -> str:
    """Return a cell's lines: its paragraphs, list items and what breaks divide."""
    walk = _Walk()
    walk.into(cell, bullet=False)
    texts = []
    for piece in walk.pieces:
        if isinstance(piece, Line):
            texts.append(f"• {piece.text}" if piece.bullet else piece.text)
        elif isinstance(piece, Heading):
            texts.append(piece.text)
        elif isinstance(piece, Grid):
            texts += [c.text for row in piece.rows for c in row if c.text and not c.copy]
    return "\n".join(texts)


def _folded(text: str) -> str:
    return " ".join(text.split())
