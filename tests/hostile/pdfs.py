"""PDFs written object by object, so that each may be wrong on its own."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
    b"/Resources << /Font << /F 3 0 R >> >> >>"
)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object's body."""
    length = b"" if b"/Length" in entries else b"/Length %d " % len(content)
    return b"<< " + length + entries + b" >>\nstream\n" + content + b"\nendstream"


def shown(lines: Sequence[str], *, x: float = 72, top: float = 720) -> bytes:
    """Return a page's operators that print lines, each on a paragraph of its own."""
    parts = [
        f"BT /F 11 Tf {x} {top - 32 * place} Td ({line}) Tj ET" for place, line in enumerate(lines)
    ]
    return "\n".join(parts).encode()


def page_of(lines: Sequence[str]) -> bytes:
    """Return the content stream of a page of lines."""
    return stream(shown(lines))


def pdf(*contents: bytes, **options: bytes) -> bytes:
    """Return a PDF with a page for each content stream; `options` are those of `from_objects`."""
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: FONT,
    }
    kids = []
    for place, content in enumerate(contents):
        number = 10 + 2 * place
        objects |= {number: PAGE % (number + 1), number + 1: content}
        kids.append(b"%d 0 R" % number)
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return from_objects(objects, **options)


def one_page(lines: Sequence[str], **changed: bytes) -> dict[int, bytes]:
    """Return the objects of one page: 1 catalog, 2 pages, 3 font, 10 page, 11 content.

    `changed` replaces some of those, by name.
    """
    names = {"catalog": 1, "pages": 2, "font": 3, "page": 10, "content": 11}
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [10 0 R] >>",
        3: FONT,
        10: PAGE % 11,
        11: page_of(lines),
    }
    return objects | {names[name]: body for name, body in changed.items()}


def from_objects(objects: dict[int, bytes], *, trailer: bytes = b"", header: bytes = b"") -> bytes:
    """Return the file of some objects, with a table of where each begins."""
    data = bytearray(header or b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(data)
    size = max(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place = places.get(number)
        data += b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n"
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (size, trailer)
    return bytes(data + b"startxref\n%d\n%%%%EOF\n" % start)


def cascade(content: bytes, times: int) -> bytes:
    """Return a stream that was deflated again and again."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [" + b"/FlateDecode " * times + b"]")
