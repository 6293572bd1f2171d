"""The pages of a PDF: words, ruled tables, form fields, under limits of number and time."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from packetcheck.errors import CorruptDocumentError, LimitExceededError
from packetcheck.readers.pdf_forms import added_to
from packetcheck.readers.pdf_words import Piece, page_words, pieces_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from packetcheck.document import RawBlock
    from packetcheck.readers.reading import Tally

MOST_PAGES = 300
OCR = "run text recognition (OCR) on it"
_SECONDS = 60.0
_MOST_CHARACTERS = 60_000
_MOST_RULES = 1500
_FEWEST_CELLS = 3


@dataclass(slots=True)
class Table:
    """A ruled table: for each cell of each row its pieces and its right edge."""

    top: float
    rows: list[list[tuple[list[Piece], float]]]


@dataclass(slots=True)
class PageContent:
    """What a page holds: running text in pieces, ruled tables, comments."""

    number: int
    height: float
    pieces: list[Piece]
    tables: list[Table]
    notes: list[RawBlock] = field(default_factory=list)


def _each_page(pdf: Any, path: str) -> Iterator[Any]:
    """Yield pages one by one, so that a page tree without end costs no more than the limit."""
    from pdfminer.pdfpage import PDFPage
    from pdfplumber.page import Page

    doctop = 0.0
    source = islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1)
    for number in range(1, MOST_PAGES + 2):
        try:
            raw = next(source, None)
        except Exception as error:
            raise corrupt(path) from error
        if raw is None:
            return
        if number > MOST_PAGES:
            raise LimitExceededError(
                f"{path}: has more than {MOST_PAGES} pages", hint="split it", path=path
            )
        page = Page(pdf, raw, page_number=number, initial_doctop=doctop)
        doctop += float(page.height)
        yield page


def read_pages(pdf: Any, path: str, tally: Tally) -> tuple[list[PageContent], bool]:
    """Return what each page holds, and whether all pages were read."""
    found: list[PageContent] = []
    whole = True
    began = time.monotonic()
    for page in _each_page(pdf, path):
        number = int(page.page_number)
        if time.monotonic() - began > _SECONDS:
            tally.warn(f"page {number} and those after it were not read: the time is up")
            return found, False
        try:
            read = _page(page, number, tally)
            whole = _is_complete(page, read, tally) and whole
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # noqa: BLE001 - a damaged page must not cost the others
            tally.warn(f"page {number} is damaged and was not read ({type(error).__name__})")
            whole = False
            continue
        finally:
            # Frees the page's letters; what is asked of it after that parses it anew.
            page.close()
        found.append(read)
    return found, whole


def _is_complete(page: Any, read: PageContent, tally: Tally) -> bool:
    """Warn of a page without text, unless nothing at all is on it."""
    shown = sum(len(piece.text) for piece in read.pieces) + sum(
        len(p.text) for table in read.tables for row in table.rows for cell, _ in row for p in cell
    )
    area = float(page.width * page.height) or 1.0
    covered = max((float(i["width"]) * float(i["height"]) / area for i in page.images), default=0.0)
    drawn = len(page.images) + len(page.curves) + len(page.rects) + len(page.lines)
    if shown == 0 and drawn == 0:
        return True
    if shown == 0 or (shown < 60 and covered > 0.6):
        tally.warn(f"page {read.number} has no text, only pictures: {OCR}")
        return False
    return True


def _page(page: Any, number: int, tally: Tally) -> PageContent:
    if len(page.chars) > _MOST_CHARACTERS:
        raise ValueError("more characters than a page can show")
    places = {(c["text"], round(c["x0"]), round(c["top"])) for c in page.chars}
    if len(places) < 0.85 * len(page.chars):
        # Letters printed twice for weight.
        page = page.dedupe_chars()
    words = page_words(page, tally)
    tables: list[Table] = []
    for found in _ruled(page):
        table, inside = _table(found, words, number, tally)
        if table is not None:
            tables.append(table)
            words = [word for word in words if id(word) not in inside]
    values, notes = added_to(page, number, tally)
    pieces = pieces_of(rows_of(words), number, tally)
    return PageContent(number, float(page.height), [*pieces, *values], tables, notes)


def _ruled(page: Any) -> list[Any]:
    """Return the tables that are drawn with lines."""
    rules = len(page.lines) + len(page.rects)
    if not 4 <= rules <= _MOST_RULES:
        return []
    return [
        table
        for table in page.find_tables()
        if len(table.rows) > 1 and max(len(row.cells) for row in table.rows) > 1
    ]


def _table(
    found: Any, words: list[dict[str, Any]], number: int, tally: Tally
) -> tuple[Table | None, set[int]]:
    """Sort a table's words into its cells; return it and the ids of the words it took.

    A table with words in hardly any of its cells is a drawing.
    """
    used: set[int] = set()
    rows: list[list[tuple[list[dict[str, Any]], float]]] = []
    for row in found.rows:
        cells = []
        for box in filter(None, row.cells):
            x0, top, x1, bottom = box
            inside = [
                word
                for word in words
                if x0 <= (word["x0"] + word["x1"]) / 2 <= x1
                and top <= (word["top"] + word["bottom"]) / 2 <= bottom
                and id(word) not in used
            ]
            used.update(id(word) for word in inside)
            cells.append((inside, float(x1)))
        rows.append(cells)
    if sum(1 for cells in rows for inside, _ in cells if inside) < _FEWEST_CELLS:
        return None, set()
    pieces = [[(pieces_of(rows_of(i), number, tally), x1) for i, x1 in cells] for cells in rows]
    return Table(float(found.bbox[1]), pieces), used


def corrupt(path: str) -> CorruptDocumentError:
    """Return the error for a file that no PDF reader would open."""
    return CorruptDocumentError(
        f"{path}: is not a PDF or damaged",
        hint="open it in a PDF viewer and print it to a new file",
        path=path,
    )
