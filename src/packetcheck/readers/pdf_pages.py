"""The pages of a PDF: words, ruled tables, form fields, under limits of number and time."""

from __future__ import annotations

import re
import time
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers.pdf_forms import added_by_pdfium, added_to, has_annotations
from packetcheck.readers.pdf_miner import mined
from packetcheck.readers.pdf_ocr import NoRecognitionError
from packetcheck.readers.pdf_sheets import CrowdedPageError, Sheet, sheet_of
from packetcheck.readers.pdf_tables import Table, tables_of
from packetcheck.readers.pdf_words import Piece, pieces_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.pdf_source import PdfSource
    from packetcheck.readers.pdf_words import Word
    from packetcheck.readers.reading import Tally

OCR = "run text recognition (OCR) on it, or try --ocr"
_PRIVATE = re.compile("[\ue000-\uefff\uf100-\uf8ff]")


@dataclass(slots=True)
class PageContent:
    """What a page holds: running text in pieces, ruled tables, comments, what is out of sight.

    `aside` are texts that lie another way than the page's own, each in pieces of its own.
    """

    number: int
    height: float
    pieces: list[Piece]
    tables: list[Table]
    notes: list[RawBlock] = field(default_factory=list)
    aside: list[list[Piece]] = field(default_factory=list)
    hidden: list[RawBlock] = field(default_factory=list)
    margin: list[RawBlock] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """Reads one document's pages; `whole` turns false where something is missing."""

    source: PdfSource
    tally: Tally
    ocr: bool
    whole: bool = True

    def page(self, place: int) -> PageContent:
        fast = self.source.page(place)
        try:
            sheet = self._sheet(place, fast)
            if self.ocr and fast is not None and not sheet.letters() and sheet.drawn:
                self._recognise(fast, sheet, place + 1)
            content = _content(sheet, place + 1, self.tally)
            self._annotations(content, place, fast)
        finally:
            if fast is not None:
                fast.close()
        self._check(sheet, content)
        return content

    def _sheet(self, place: int, fast: Any) -> Sheet:
        """Read a page through PDFium, or pdfminer where that finds more letters."""
        sheet = None
        if fast is not None:
            sheet = sheet_of(fast)
            if not _is_poor(sheet):
                return sheet
        try:
            with closing(self.source.mined_page(place)) as page:
                other = mined(page)
        except (MemoryError, RecursionError):
            raise
        except Exception:
            if sheet is None:
                raise
            return sheet
        return other if sheet is None or _worth(other) > _worth(sheet) else sheet

    def _recognise(self, fast: Any, sheet: Sheet, number: int) -> None:
        from packetcheck.readers.pdf_ocr import recognise

        sheet.words = recognise(fast)
        if sheet.words:
            self.tally.warn(f"page {number} was read by text recognition; check it")

    def _annotations(self, content: PageContent, place: int, fast: Any) -> None:
        """Add what was typed or noted onto a page."""
        number = place + 1
        if fast is not None and not has_annotations(fast):
            return
        try:
            with closing(self.source.mined_page(place)) as page:
                values, notes = added_to(page, number, self.tally)
        except Exception:  # noqa: BLE001 - pdfminer raises anything at damaged files
            if fast is None:
                return
            values, notes = added_by_pdfium(fast, number)
        content.pieces += values
        content.notes += notes

    def _check(self, sheet: Sheet, content: PageContent) -> None:
        """Warn of a page without text, unless nothing at all is on it."""
        letters, number = sheet.letters(), content.number
        typed = sum(len(piece.text) for piece in content.pieces if piece.solid)
        if not sheet.whole:
            self.tally.warn(f"page {number} holds more drawings than were looked at")
        if sheet.recognised:
            self.tally.warn(
                f"page {number} is a scan; its text comes from text recognition, check it"
            )
        if sheet.unmapped > letters:
            self.tally.warn(f"page {number} has letters that the file does not name: {OCR}")
            self.whole = False
        elif letters + typed == 0 and sheet.drawn:
            self.tally.warn(f"page {number} has no text, only pictures: {OCR}")
            self.whole = False
        elif letters + typed < 60 and sheet.pictured > 0.6:
            self.tally.warn(f"page {number} has hardly any text beside its pictures: {OCR}")
            self.whole = False


def read_pages(
    source: PdfSource, tally: Tally, *, seconds: float, ocr: bool = False
) -> tuple[list[PageContent], bool]:
    """Return what each page holds, and whether all pages were read."""
    reader = _Reader(source, tally, ocr)
    found: list[PageContent] = []
    began = time.monotonic()
    for place in range(source.count):
        if time.monotonic() - began > seconds:
            tally.warn(f"page {place + 1} and those after it were not read: the time is up")
            return found, False
        try:
            found.append(reader.page(place))
        except (MemoryError, RecursionError, NoRecognitionError):
            raise
        except CrowdedPageError:
            tally.warn(f"page {place + 1} was not read: more characters than a page can show")
            reader.whole = False
        except Exception as error:  # noqa: BLE001 - a damaged page must not cost the others
            kind = type(error).__name__
            tally.warn(f"page {place + 1} is damaged and was not read ({kind})")
            reader.whole = False
    return found, reader.whole


def _content(sheet: Sheet, number: int, tally: Tally) -> PageContent:
    tables, words = tables_of(sheet, number, tally)
    content = PageContent(number, sheet.height, pieces_of(rows_of(words), number, tally), tables)
    for group in sheet.aside:
        content.aside.append(pieces_of(rows_of(group), number, tally))
    if sheet.slanted:
        text = " ".join(sheet.slanted)
        content.margin.append(RawBlock(text, BlockKind.MARGIN, page=number, furniture=True))
    content.hidden = _passages(sheet.hidden, number, tally)
    return content


def _passages(words: Sequence[Word], number: int, tally: Tally) -> list[RawBlock]:
    """Return the words that cannot be seen as blocks, one for lines that follow each other."""
    found: list[RawBlock] = []
    lines: list[str] = []
    last: Piece | None = None
    for piece in pieces_of(rows_of(words), number, tally):
        if last and not -piece.size < piece.top - last.bottom < piece.size:
            found.append(RawBlock(" ".join(lines), BlockKind.HIDDEN, page=number, furniture=True))
            lines = []
        lines.append(piece.text)
        last = piece
    if lines:
        found.append(RawBlock(" ".join(lines), BlockKind.HIDDEN, page=number, furniture=True))
    return found


def _is_poor(sheet: Sheet) -> bool:
    junk = _junk(sheet)
    if junk == 0 and sheet.words:
        return False
    letters = sheet.letters()
    return junk > max(3, 0.03 * letters) or (letters == 0 and sheet.texts > 0)


def _worth(sheet: Sheet) -> int:
    return sheet.letters() - _junk(sheet)


def _junk(sheet: Sheet) -> int:
    """Count the glyphs without letters, and letters of a meaning that only the font knows."""
    text = "".join(word.text for word in sheet.words)
    return sheet.unmapped + len(_PRIVATE.findall(text))
