"""Tell a file's format by its name and by its bytes, which have the last word."""

from __future__ import annotations

import io
import re
from enum import StrEnum
from pathlib import PurePosixPath

from packetcheck.archive import entries, is_office, open_zip, read_entry
from packetcheck.errors import EncryptedDocumentError, ReadError, UnsupportedFormatError
from packetcheck.readers.unsupported import HINTS, PICTURES, by_signature

# Of the words by which an OpenDocument says what it is.
_LONGEST_KIND = 1000


class Format(StrEnum):
    """The formats that there are readers for, and the archives that hold documents."""

    DOCX = "Word document"
    PDF = "PDF"
    MARKDOWN = "Markdown"
    TEXT = "plain text"
    HTML = "web page"
    TABLE = "table of delimited text"
    XLSX = "Excel workbook"
    ODT = "OpenDocument text"
    RTF = "Rich Text"
    MAIL = "e-mail"
    ARCHIVE = "zip archive"


SUFFIXES = {
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".dotm": Format.DOCX,
    ".odt": Format.ODT,
    ".ott": Format.ODT,
    ".fodt": Format.ODT,
    ".rtf": Format.RTF,
    ".pdf": Format.PDF,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".eml": Format.MAIL,
    ".csv": Format.TABLE,
    ".tsv": Format.TABLE,
    ".xlsx": Format.XLSX,
    ".xlsm": Format.XLSX,
    ".xltx": Format.XLSX,
    ".xltm": Format.XLSX,
    ".zip": Format.ARCHIVE,
}
_SHOWN = ".docx, .odt, .rtf, .pdf, .md, .txt, .html, .eml, .csv, .tsv, .xlsx and .zip"
_HINT = f"packetcheck reads {_SHOWN}; save or export the document as one of them"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_FLAT_ODT = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<office:document\b[^>]*?opendocument\.text\b")
_MAIL_HEADER = re.compile(
    rb"(?i)(?:from|to|subject|date|received|return-path|message-id|mime-version)"
    rb":[ \t]"
)
_PACKED = (
    ("word/", Format.DOCX, ""),
    ("xl/", Format.XLSX, ""),
    ("ppt/", None, ".pptx"),
    ("visio/", None, ".vsdx"),
    ("index/document.iwa", None, ".pages"),
    ("index/presentation.iwa", None, ".key"),
    ("index/calculationengine.iwa", None, ".numbers"),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": Format.ODT,
    b"application/vnd.oasis.opendocument.text-template": Format.ODT,
}


def sniff(name: str, data: bytes) -> tuple[Format, str | None]:
    """Return a file's format, and a warning where its name says another.

    Raises UnsupportedFormatError for a suffix or content that no reader knows,
    EncryptedDocumentError for an Office file behind a password, and ReadError or one of its
    kinds for an archive, whose documents are read one by one.
    """
    suffix = PurePosixPath(name).suffix.lower()
    said = SUFFIXES.get(suffix)
    found = _by_content(name, data, said)
    if said is Format.ARCHIVE and found in {None, Format.ARCHIVE}:
        raise _unopened(name, data)
    if said is None:
        # `Reviewed by Sam v2.final` and the like have no suffix, only a dot.
        found = found or _unnamed(name, suffix, data)
        shown = f"named {suffix}" if suffix else "named without a suffix"
        return found, f"{shown}, but read as what it is: {found.value}"
    if found is None or found is said or (found is Format.ARCHIVE):
        return said, None
    return found, f"named {suffix}, but read as what it is: {found.value}"


def _by_content(name: str, data: bytes, said: Format | None) -> Format | None:
    """Return the format that the bytes give away, None where they may be any kind of text."""
    found: Format | None = None
    if b"%PDF-" in data[:1024]:
        found = Format.PDF
    elif data.startswith(_OLE):
        _reject_ole(name, data)
    elif data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        found = _of_zip(name, data)
    elif data.startswith(b"{\\rtf"):
        found = Format.RTF
    elif _FLAT_ODT.match(data[:4096]):
        found = Format.ODT
    elif said is not Format.MAIL and _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")):
        found = Format.HTML
    else:
        other = by_signature(data)
        if other:
            raise _unsupported(name, other)
    return found


def _of_zip(name: str, data: bytes) -> Format | None:
    try:
        with open_zip(io.BytesIO(data), name) as archive:
            parts = {entry.filename.lower(): entry for entry in archive.infolist()}
            names, kind = list(parts), b""
            if "mimetype" in parts:
                kind = read_entry(archive, parts["mimetype"], name, most=_LONGEST_KIND).strip()
    except ReadError:
        # Broken: let the reader that the suffix names say so.
        return None
    if b"opendocument" in kind:
        found = _OPEN_DOCUMENT.get(kind)
        if found is None:
            raise _unsupported(name, ".ods" if b"sheet" in kind else ".odp")
        return found
    for start, form, suffix in _PACKED:
        if any(entry.replace("\\", "/").startswith(start) for entry in names):
            if form is None:
                raise _unsupported(name, suffix)
            return form
    return Format.DOCX if "[content_types].xml" in names else Format.ARCHIVE


def _reject_ole(name: str, data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedDocumentError(
            f"{name}: is protected by a password",
            hint="open it in Word or Excel, remove the password, and save it again",
            path=name,
        )
    # The names of an Office file's streams tell the program.
    streams = ((".xls", "Workbook"), (".ppt", "PowerPoint Document"), (".msg", "__properties_"))
    suffix = next((s for s, stream in streams if stream.encode("utf-16-le") in data), ".doc")
    raise _unsupported(name, suffix)


def _unnamed(name: str, suffix: str, data: bytes) -> Format:
    """Return the format of a file whose suffix says nothing. Raises UnsupportedFormatError."""
    if suffix in HINTS or suffix in PICTURES:
        raise _unsupported(name, suffix)
    if re.fullmatch(r"\.[a-z][a-z0-9]{1,5}", suffix):
        raise UnsupportedFormatError(
            f"{name}: files of type {suffix} are not read", hint=_HINT, path=name
        )
    if len(_MAIL_HEADER.findall(data[:2000].split(b"\n\n")[0])) > 2:
        return Format.MAIL
    if _is_text(data):
        return Format.TEXT
    raise UnsupportedFormatError(
        f"{name}: has no suffix, and its content is of no kind that is read", hint=_HINT, path=name
    )


def _is_text(data: bytes) -> bool:
    """Tell whether bytes are text beyond doubt: UTF-8, or UTF-16 with its mark."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data[:100_000].decode("utf-16" if wide else "utf-8", errors="strict")
    except UnicodeDecodeError as error:
        if len(data) < 100_000 or error.start < 99_990:
            return False
        text = data[: error.start].decode("utf-8", errors="replace")
    shown = sum(1 for char in text if char.isprintable() or char in "\t\r\n\f\ufeff")
    return shown >= len(text) * 0.99


def _unopened(name: str, data: bytes) -> ReadError:
    """Return why the documents of an archive were not listed one by one."""
    try:
        with open_zip(io.BytesIO(data), name) as archive:
            inside = list(entries(archive))
    except ReadError as error:
        return error
    if not inside or is_office(inside):
        return UnsupportedFormatError(
            f"{name}: is an archive without a document", hint=_HINT, path=name
        )
    return UnsupportedFormatError(
        f"{name}: is an archive, whose documents were not read",
        hint="unpack it; `packetcheck check` reads up to 500 documents in an archive, and in "
        "archives within it, but none deeper",
        path=name,
    )


def _unsupported(name: str, suffix: str) -> UnsupportedFormatError:
    if suffix in PICTURES:
        return UnsupportedFormatError(
            f"{name}: is a picture",
            hint="text in pictures is not seen; try --ocr, run OCR on it, or type out what it says",
            path=name,
        )
    what, hint = HINTS[suffix]
    return UnsupportedFormatError(f"{name}: is {what}", hint=hint, path=name)
