"""PDF files object by object, for what no printing library would write."""

from __future__ import annotations

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F 12 Tf 72 700 Td (I shipped the search.) Tj ET"


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """Return a stream object with further entries of its dictionary."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), extra, content)


def packed_pdf(*objects: bytes) -> bytes:
    """Pack numbered objects, the first of which is the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return out + head + table + tail % (len(objects) + 1, start)


def one_page(
    content: bytes = TEXT,
    *,
    box: bytes = b"0 0 612 792",
    filters: bytes = b"",
    more: tuple[bytes, ...] = (),
    resources: bytes = b"",
) -> bytes:
    """Return a file of one page; `more` are objects from number 6 on."""
    return packed_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> %s >> >>" % (box, resources),
        stream(content, filters),
        FONT,
        *more,
    )
