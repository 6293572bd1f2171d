"""Rich Text: the body in order, with notes, comments, text boxes and margins."""

from __future__ import annotations

import re
from dataclasses import replace

from packetcheck.document import BlockKind
from packetcheck.errors import CorruptDocumentError
from packetcheck.readers.hidden import warn_of_hidden
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.rtf_tokens import tokens
from packetcheck.readers.rtf_walk import Walk

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def read_rtf(data: bytes, path: str) -> Reading:
    """Read a Rich Text file.

    Deleted revisions are left out and counted, hidden text is kept apart. Raises
    CorruptDocumentError for what is no Rich Text, RecursionError for absurd nesting.
    """
    start = data.find(b"{\\rtf")
    if start < 0 or start > 100:
        raise CorruptDocumentError(
            f"{path}: is no Rich Text",
            hint="open it in the program that made it, and save it again",
            path=path,
        )
    tally = Tally()
    walk = Walk(tally)
    body = walk.run(tokens(data[start:]))
    found = [*walk.margins.values(), *body]
    blocks = tuple(replace(block, text=_joined(block.text)) for block in found)
    if any("\ufffd" in block.text for block in blocks):
        tally.warn("some characters could not be decoded and show as \ufffd")
    if walk.cut:
        tally.warn("the file ends in the middle: what follows is missing")
    title = " ".join(walk.texts.get("title", "").split())
    author = " ".join(walk.texts.get("author", "").split())
    return Reading(
        blocks,
        tally.dropped(),
        (*tally.warnings, *warn_of_hidden(blocks)),
        title or next((b.text for b in blocks if b.kind is BlockKind.HEADING and b.text), None),
        partly=walk.cut,
        author=author if " " in author and author[0].isupper() else None,
    )


def _joined(text: str) -> str:
    """Join the halves of characters beyond the first plane."""
    return _PAIR.sub(lambda m: m[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
