"""PDF documents: pages in reading order, through PDFium, and pdfplumber where that falls short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.errors import CorruptDocumentError, NoTextError, ReadError
from packetcheck.readers.grid import Cell, table_blocks
from packetcheck.readers.limits import DEFAULT_LIMITS, ReadLimits
from packetcheck.readers.pdf_blocks import Builder
from packetcheck.readers.pdf_fonts import Fonts, fonts_of
from packetcheck.readers.pdf_layout import Flow, flows_of
from packetcheck.readers.pdf_margins import margins_of, unwrapped
from packetcheck.readers.pdf_pages import OCR, PageContent, read_pages
from packetcheck.readers.pdf_source import open_pdf
from packetcheck.readers.pdf_tables import Table
from packetcheck.readers.pdf_words import UNREADABLE, Piece
from packetcheck.readers.reading import Reading, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

# Less than this lies aside of the text as a stamp or an axis does.
_ASIDE = 200


def read_pdf(
    data: bytes,
    path: str,
    *,
    ocr: bool = False,
    careful: bool = False,
    limits: ReadLimits = DEFAULT_LIMITS,
) -> Reading:
    """Read a PDF's text; with `ocr`, pages without any by text recognition.

    `careful` leaves out PDFium, which is quick and ends the process on some damaged files.

    Raises EncryptedDocumentError behind a password, LimitExceededError over a limit of pages,
    NoTextError when no page has text, CorruptDocumentError for what is no PDF or has no page that
    can be read, NoRecognitionError when `ocr` is asked for and not installed.
    """
    tally = Tally()
    source = open_pdf(data, path, limits.pages, careful=careful)
    try:
        pages, whole = read_pages(source, tally, seconds=limits.seconds, ocr=ocr)
        metadata = source.metadata()
    finally:
        source.close()
    if not any(p.pieces or p.tables or p.notes or p.aside or p.margin for p in pages):
        raise _nothing(pages, source.count, path, tally)
    unreadable = tally.counts.get(UNREADABLE, [0, 0])[1]
    if unreadable:
        tally.warn(f"{unreadable} glyphs have no letters in the file and were left out")
        whole = whole and unreadable * 10 < sum(len(p.text) for g in pages for p in g.pieces)
    blocks = blocks_of(pages)
    _warn_of_hidden(blocks, tally)
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


def _nothing(pages: list[PageContent], count: int, path: str, tally: Tally) -> ReadError:
    """Return the error for a file of which nothing was read."""
    if len(pages) < count:
        message = f"{path}: {count - len(pages)} of {count} pages could not be read"
        return CorruptDocumentError(message, hint=tally.warnings[0], path=path)
    unseen = " that can be seen" if any(page.hidden for page in pages) else ""
    hint = f"it seems to be a scan: {OCR}"
    return NoTextError(f"{path}: no page has text{unseen}", hint=hint, path=path)


def _warn_of_hidden(blocks: Iterable[RawBlock], tally: Tally) -> None:
    hidden = [len(block.text) for block in blocks if block.kind is BlockKind.HIDDEN]
    if hidden:
        passages = "1 passage" if len(hidden) == 1 else f"{len(hidden)} passages"
        tally.warn(
            f"{passages} ({sum(hidden)} characters) cannot be seen on the page and are kept apart"
        )


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def blocks_of(pages: list[PageContent]) -> list[RawBlock]:
    """Put what pages hold into blocks, in reading order."""
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
        for group in page.aside:
            _aside(builder, group)
        builder.blocks += _furniture(p for p in edge if p.middle >= page.height / 2)
        builder.blocks += [*page.margin, *page.notes, *page.hidden]
    return builder.blocks


def _aside(builder: Builder, pieces: list[Piece]) -> None:
    """Add text that lies another way than the page's: a stamp along the edge is furniture."""
    if sum(len(piece.text) for piece in pieces) < _ASIDE:
        builder.blocks += _furniture(pieces)
        return
    builder.break_off()
    for flow in flows_of(pieces):
        builder.flow(flow)
    builder.break_off()


def _furniture(pieces: Iterable[Piece]) -> list[RawBlock]:
    return [
        RawBlock(p.text, BlockKind.MARGIN, page=p.page, furniture=True) for p in unwrapped(pieces)
    ]


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
