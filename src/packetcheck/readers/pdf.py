"""PDF documents: pages in reading order, through pdfplumber."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

from packetcheck.document import BlockKind, RawBlock
from packetcheck.errors import EncryptedDocumentError, NoTextError
from packetcheck.readers.grid import Cell, table_blocks
from packetcheck.readers.pdf_blocks import Builder
from packetcheck.readers.pdf_fonts import Fonts, fonts_of
from packetcheck.readers.pdf_layout import Flow, flows_of
from packetcheck.readers.pdf_margins import margins_of
from packetcheck.readers.pdf_pages import OCR, PageContent, Table, corrupt, read_pages
from packetcheck.readers.pdf_words import UNREADABLE, Piece
from packetcheck.readers.reading import Reading, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

# pdfminer warns of every oddity, some with the text at hand; nothing of a packet goes to a log.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())
logging.getLogger("pdfminer").propagate = False


def read_pdf(data: bytes, path: str) -> Reading:
    """Read a PDF's text.

    Raises EncryptedDocumentError behind a password, LimitExceededError over 300 pages,
    NoTextError when no page has text, CorruptDocumentError for what is no PDF.
    """
    tally = Tally()
    pdf = _open(data, path)
    try:
        pages, whole = read_pages(pdf, path, tally)
        metadata = dict(pdf.metadata or {})
    finally:
        pdf.close()
    if not any(page.pieces or page.tables or page.notes for page in pages):
        raise NoTextError(
            f"{path}: no page has text", hint=f"it seems to be a scan: {OCR}", path=path
        )
    unreadable = tally.counts.get(UNREADABLE, [0, 0])[1]
    if unreadable:
        tally.warn(f"{unreadable} glyphs have no letters in the file and were left out")
        whole = whole and unreadable * 10 < sum(len(p.text) for g in pages for p in g.pieces)
    blocks = _blocks(pages)
    title = _text(metadata.get("Title"))
    heading = next((b.text for b in blocks if b.kind is BlockKind.HEADING and b.text), None)
    author = _text(metadata.get("Author"))
    named = author if author and author[0].isupper() and " " in author else None
    return Reading(
        tuple(blocks),
        tally.dropped(),
        tuple(tally.warnings),
        heading or title,
        partly=not whole,
        author=named,
    )


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _open(data: bytes, path: str) -> Any:
    import pdfplumber
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        return pdfplumber.open(io.BytesIO(data))
    except Exception as error:
        cause = error.args[0] if error.args else error
        locked = (PDFPasswordIncorrect, PDFEncryptionError)
        if isinstance(cause, locked) or isinstance(error, locked):
            raise EncryptedDocumentError(
                f"{path}: is protected by a password",
                hint="open it, and print or save it without one",
                path=path,
            ) from error
        if isinstance(cause, (MemoryError, RecursionError)):
            raise cause from error
        raise corrupt(path) from error


def _blocks(pages: list[PageContent]) -> list[RawBlock]:
    margins = margins_of([(page.height, page.pieces) for page in pages])
    flows = []
    for page, marked in zip(pages, margins, strict=True):
        body = [piece for place, piece in enumerate(page.pieces) if place not in marked]
        flows.append(_with_tables(body, page.tables))
    fonts = fonts_of(flow for parts in flows for flow in parts if isinstance(flow, Flow))
    builder = Builder(fonts)
    for page, marked, parts in zip(pages, margins, flows, strict=True):
        edge = [page.pieces[place] for place in sorted(marked)]
        builder.blocks += _furniture(p for p in edge if p.middle < page.height / 2)
        for part in parts:
            if isinstance(part, Flow):
                builder.flow(part)
            else:
                builder.break_off()
                builder.blocks += table_blocks(_cells(part, fonts))
        builder.blocks += _furniture(p for p in edge if p.middle >= page.height / 2)
        builder.blocks += page.notes
    return builder.blocks


def _furniture(pieces: Iterable[Piece]) -> list[RawBlock]:
    return [RawBlock(p.text, BlockKind.MARGIN, page=p.page, furniture=True) for p in pieces]


def _with_tables(body: list[Piece], tables: list[Table]) -> list[Flow | Table]:
    """Put a page's tables between the flows above and below them."""
    found: list[Flow | Table] = []
    rest = body
    for table in sorted(tables, key=lambda t: t.top):
        above = [piece for piece in rest if piece.middle < table.top]
        rest = [piece for piece in rest if piece.middle >= table.top]
        found += flows_of(above)
        found.append(table)
    return [*found, *flows_of(rest)]


def _cells(table: Table, fonts: Fonts) -> list[list[Cell]]:
    rows = []
    for row in table.rows:
        cells = []
        for pieces, right in row:
            inner = Builder(fonts)
            for flow in [Flow(tuple(pieces))] if pieces else []:
                inner.flow(flow, right - 3)
            bold = bool(pieces) and all(piece.bold for piece in pieces)
            cells.append(Cell(tuple(_plain(inner.blocks)), bold=bold))
        rows.append(cells)
    return rows


def _plain(blocks: list[RawBlock]) -> list[RawBlock]:
    return [
        RawBlock(block.text, page=block.page) if block.kind is BlockKind.HEADING else block
        for block in blocks
    ]
