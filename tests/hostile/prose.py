"""One small document in every format, with the same statements."""

from __future__ import annotations

import io

from hostile.packing import docx, odt, pack, paragraph, xlsx_parts
from hostile.pdfs import page_of, pdf

# No two begin or end alike: what repeats from page to page is a running header to a reader.
_OPENINGS = (
    "I shipped the {} to every customer", "We rebuilt our {} from the ground up",
    "Nobody had owned the {} before me", "My team moved the {} to a new vendor",
    "She and I wrote the plan for the {}",
)  # fmt: skip
_THINGS = ("billing page", "search index", "audit log", "mobile app")
_ENDINGS = ("in May.", "before the merger closed.")
SAID = tuple(
    f"{opening.format(thing)} {ending}"
    for ending in _ENDINGS
    for thing in _THINGS
    for opening in _OPENINGS
)
FIRST = SAID[0]


def documents() -> dict[str, bytes]:
    """Return a sound document for each suffix."""
    lines = "\n\n".join(SAID)
    rows = "\n".join(f'"Jo Fox","{said}"' for said in SAID)
    strings = "".join(f"<si><t>{said}</t></si>" for said in SAID)
    body = "".join(rf"{{\pard {said}\par}}" for said in SAID)
    return {
        "docx": docx("".join(map(paragraph, SAID))),
        "pdf": pdf(page_of(SAID[:20]), page_of(SAID[20:])),
        "md": lines.encode(),
        "txt": lines.encode(),
        "html": f"<html><body>{''.join(f'<p>{s}</p>' for s in SAID)}</body></html>".encode(),
        "csv": f"reviewer,feedback\n{rows}\n".encode(),
        "odt": odt("".join(f"<text:p>{said}</text:p>" for said in SAID)),
        "xlsx": pack(xlsx_parts(strings, rows=len(SAID))),
        "rtf": rf"{{\rtf1\ansi {body}}}".encode(),
        "eml": f"From: Jo Fox <jo@example.org>\r\nSubject: Ana\r\n\r\n{lines}\r\n".encode(),
    }


def locked_pdf(user: str) -> bytes:
    """Return a PDF that opens with a password, or without one if it is empty."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    packed = io.BytesIO()
    secret = StandardEncryption(user, ownerPassword="owner", strength=128)
    canvas = Canvas(packed, pagesize=(612, 792), invariant=1, encrypt=secret)
    canvas.drawString(72, 700, FIRST)
    canvas.save()
    return packed.getvalue()
