"""Plain text and e-mails: paragraphs out of wrapped lines, bullets, titles, quotations."""

from __future__ import annotations

from packetcheck.document import BlockKind
from packetcheck.readers import mail
from packetcheck.readers.decode import decode
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.text_blocks import blocks_of
from packetcheck.readers.tidy import INVISIBLE, clean


def read_text(data: bytes, path: str) -> Reading:
    """Read a plain text file or a mail saved as text.

    Raises CorruptDocumentError when the bytes are no text.
    """
    tally = Tally()
    text, gone = clean(decode(data, path))
    tally.drop(INVISIBLE, gone, gone)
    if "\ufffd" in text:
        tally.warn("some characters could not be decoded and show as \ufffd")
    body = text.split("\n")
    head_end = mail.header_end(body, _first_full(body))
    head = body[:head_end] if head_end > _first_full(body) else []
    blocks = blocks_of(body, tally)
    title = mail.subject(head) or next(
        (b.text for b in blocks if b.kind is BlockKind.HEADING), None
    )
    return Reading(
        tuple(blocks), tally.dropped(), tuple(tally.warnings), title, author=mail.sender(head)
    )


def _first_full(body: list[str]) -> int:
    return next((i for i, line in enumerate(body) if line.strip()), 0)
