"""Tell a file's format by its name and by its bytes, which have the last word."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath

from packetcheck.errors import EncryptedDocumentError, UnsupportedFormatError


class Format(StrEnum):
    """The formats that there are readers for."""

    DOCX = "Word document"
    PDF = "PDF"
    MARKDOWN = "Markdown"
    TEXT = "plain text"
    HTML = "web page"
    TABLE = "table of delimited text"


SUFFIXES = {
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".pdf": Format.PDF,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HINT = f"packetcheck reads {', '.join(SUFFIXES)}; save or export the document as one of them"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_OFFICE = {"xl/": "an Excel workbook", "ppt/": "a PowerPoint presentation"}


def sniff(name: str, data: bytes) -> tuple[Format, str | None]:
    """Return a file's format, and a warning where its name says another.

    Raises UnsupportedFormatError for a suffix or content that no reader knows, and
    EncryptedDocumentError for an Office file behind a password.
    """
    suffix = PurePosixPath(name).suffix.lower()
    said = SUFFIXES.get(suffix)
    if said is None:
        what = f"files of type {suffix}" if suffix else "files without a suffix"
        raise UnsupportedFormatError(f"{name}: {what} are not read", hint=_HINT, path=name)
    found = _by_content(name, data)
    if found is None or found is said:
        return said, None
    return found, f"named {suffix}, but read as what it is: {found.value}"


def _by_content(name: str, data: bytes) -> Format | None:
    """Return the format that the bytes give away, None where they may be any kind of text."""
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(_OLE):
        _reject_ole(name, data)
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(name, data)
    if data.startswith(b"{\\rtf"):
        raise UnsupportedFormatError(f"{name}: is a Rich Text file", hint=_HINT, path=name)
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        return Format.HTML
    return None


def _of_zip(name: str, data: bytes) -> Format | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        # Broken: let the reader that the suffix names say so.
        return None
    for folder, what in _OFFICE.items():
        if any(entry.startswith(folder) for entry in names):
            raise UnsupportedFormatError(f"{name}: is {what}", hint=_HINT, path=name)
    if "[Content_Types].xml" in names or any(entry.startswith("word/") for entry in names):
        return Format.DOCX
    if "mimetype" in names:
        raise UnsupportedFormatError(f"{name}: is an OpenDocument file", hint=_HINT, path=name)
    return None


def _reject_ole(name: str, data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedDocumentError(
            f"{name}: is protected by a password",
            hint="open it in Word, remove the password, and save it again",
            path=name,
        )
    raise UnsupportedFormatError(
        f"{name}: is a document of Word 2003 or older", hint="save it as .docx", path=name
    )
