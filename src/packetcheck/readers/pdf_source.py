"""A PDF file, open in PDFium, in pdfminer, or in both."""

from __future__ import annotations

import io
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from packetcheck.errors import (
    CorruptDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    ReadError,
)


@dataclass(slots=True)
class PdfSource:
    """Both libraries' view of one file; pdfminer's is opened where it is first needed."""

    data: bytes
    path: str
    most: int
    fast: Any = None
    count: int = 0
    _slow: Any = None
    _slow_pages: list[Any] = field(default_factory=list)

    def page(self, place: int) -> Any:
        """Return PDFium's page, to be closed after use; None where it cannot be loaded."""
        if self.fast is None:
            return None
        from pypdfium2 import PdfiumError

        try:
            return self.fast[place]
        except PdfiumError:
            return None

    def mined_page(self, place: int) -> Any:
        """Return pdfplumber's page, to be closed after use. Raises what pdfminer raises."""
        from pdfplumber.page import Page

        self.open_slow()
        raw = self._slow_pages[place]
        return Page(self._slow, raw, page_number=place + 1, initial_doctop=0)

    def metadata(self) -> dict[str, Any]:
        """Return the file's title and author, as far as they are told."""
        if self.fast is not None:
            return dict(self.fast.get_metadata_dict(skip_empty=True))
        return dict(self._slow.metadata or {})

    def close(self) -> None:
        """Free what the libraries hold."""
        if self.fast is not None:
            self.fast.close()
        if self._slow is not None:
            # pdfplumber looks at every page once more, damaged ones too; what was read stays read.
            with suppress(Exception):
                self._slow.close()

    def open_slow(self) -> int:
        """Open the file in pdfminer; return the number of its pages, one over the limit at most.

        Raises what pdfminer raises.
        """
        if self._slow is None:
            import pdfplumber
            from pdfminer.pdfpage import PDFPage

            slow = pdfplumber.open(io.BytesIO(self.data))
            # A page tree without end costs no more than the limit.
            self._slow_pages = list(islice(PDFPage.create_pages(slow.doc), self.most + 1))
            self._slow = slow
        return len(self._slow_pages)


def open_pdf(data: bytes, path: str, most: int, *, careful: bool = False) -> PdfSource:
    """Open a PDF with whichever library can; `careful` leaves out PDFium, which can crash.

    Raises EncryptedDocumentError behind a password, CorruptDocumentError for what neither opens,
    LimitExceededError over `most` pages.
    """
    source = PdfSource(data, path, most)
    error = None if careful else _open_fast(source)
    if source.count == 0:
        error = _open_slow(source, error)
    if source.fast is not None and source.count > most and source.page(most) is None:
        source.count = _counted(source)
    if source.count > most:
        source.close()
        raise LimitExceededError(f"{path}: has more than {most} pages", hint="split it", path=path)
    if error is not None:
        raise error
    return source


def _open_fast(source: PdfSource) -> ReadError | None:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        source.fast = pdfium.PdfDocument(source.data)
        source.count = len(source.fast)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            return _locked(source.path)
        return corrupt(source.path)
    return None


def _open_slow(source: PdfSource, before: ReadError | None) -> ReadError | None:
    """Open what PDFium could not, or found no pages in; return what is wrong with the file."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    try:
        source.count = source.open_slow()
    except Exception as error:
        cause = error.args[0] if error.args else error
        locked = (PDFPasswordIncorrect, PDFEncryptionError)
        if isinstance(cause, locked) or isinstance(error, locked):
            return _locked(source.path)
        if isinstance(error, MemoryError) or isinstance(cause, MemoryError):
            raise
        return before or (None if source.fast is not None else corrupt(source.path))
    if source.fast is not None:
        source.fast.close()
        source.fast = None
    return None


def _counted(source: PdfSource) -> int:
    """Count the pages of a file that lies about their number."""
    try:
        return source.open_slow() or source.count
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - pdfminer raises anything at damaged files
        return source.count


def corrupt(path: str) -> CorruptDocumentError:
    """Return the error for a file that no PDF reader would open."""
    return CorruptDocumentError(
        f"{path}: is not a PDF or damaged",
        hint="open it in a PDF viewer and print it to a new file",
        path=path,
    )


def _locked(path: str) -> EncryptedDocumentError:
    return EncryptedDocumentError(
        f"{path}: is protected by a password",
        hint="open it, and print or save it without one",
        path=path,
    )
