"""Documents within a Word document (`altChunk`): pages, texts, mails, other Word documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.errors import ReadError

if TYPE_CHECKING:
    from packetcheck.document import RawBlock
    from packetcheck.readers.docx_package import Package
    from packetcheck.readers.reading import Reading, Tally

_DEEPEST = 3
_BEGINNING = 4_000
# What starting a reader costs, in bytes that it could have read meanwhile.
_COST = 2**14
_HTML = re.compile(
    rb"<(?:!doctype html|html|head|body|p|div|table|span|ul|ol|h\d)\b", re.IGNORECASE
)
_MAIL = re.compile(rb"\s*mime-version:", re.IGNORECASE)
_UNREAD = (b"{\\rtf", b"\xd0\xcf\x11\xe0", b"%PDF", b"<?mso-application", b"<pkg:package")


def chunk_blocks(package: Package, part: str, tally: Tally, depth: int) -> list[RawBlock]:
    """Return the blocks of an embedded document, nothing and a warning for one of another kind."""
    data = package.bytes_of(part)
    if data is None:
        package.warnings.append("an embedded document is not in the file")
        return []
    package.budget.inflate(_COST)
    found: list[RawBlock] = []
    try:
        readings = _readings(package, part, data, depth)
    except ReadError as error:
        package.warnings.append(f"the embedded document {part} was not read: {error.message}")
        return []
    if readings is None:
        package.warnings.append(f"the embedded document {part} is of a kind that was not read")
    for reading in readings or ():
        found += reading.blocks
        tally.take(reading.dropped)
        if reading.partly:
            package.warnings += reading.warnings
    return found


def _readings(package: Package, part: str, data: bytes, depth: int) -> list[Reading] | None:
    start = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf")
    suffix = part.rpartition(".")[2].lower()
    if data[:2] == b"PK":
        return _nested(package, data, depth)
    if start.startswith(_UNREAD) or b"<pkg:package" in start:
        return None
    if suffix in {"mht", "mhtml"} or _MAIL.match(start):
        return _mail(data, package.path)
    wide = start[:2] in {b"\xff\xfe", b"\xfe\xff"}
    if suffix in {"html", "htm", "xhtml"} or _HTML.search(
        start.replace(b"\0", b"") if wide else start
    ):
        from packetcheck.readers.html import read_html

        return [read_html(data, package.path)]
    from packetcheck.readers.text import read_text

    return [read_text(data, package.path)]


def _nested(package: Package, data: bytes, depth: int) -> list[Reading] | None:
    from packetcheck.readers.docx import read_package
    from packetcheck.readers.docx_package import open_package

    if depth >= _DEEPEST:
        return None
    inner = open_package(data, package.path, budget=package.budget)
    return [read_package(inner, depth=depth + 1)]


def _mail(data: bytes, path: str) -> list[Reading] | None:
    """Read the page of a web archive, its plain text only where there is no page."""
    import email

    from packetcheck.readers.html import read_html
    from packetcheck.readers.text import read_text

    pages: dict[str, list[bytes]] = {"text/html": [], "text/plain": []}
    for piece in email.message_from_bytes(data).walk():
        content = piece.get_payload(decode=True)
        if piece.get_content_type() in pages and isinstance(content, bytes):
            pages[piece.get_content_type()].append(_decoded(content, piece.get_content_charset()))
    if pages["text/html"]:
        return [read_html(page, path) for page in pages["text/html"]]
    return [read_text(page, path) for page in pages["text/plain"]] or None


def _decoded(content: bytes, charset: str | None) -> bytes:
    """Return a text as UTF-8 that says so, where its own encoding is told beside it."""
    try:
        return content if charset is None else content.decode(charset).encode("utf-8-sig")
    except (LookupError, UnicodeError):
        return content
