"""What holds for every document, however hostile its file: receipts, spans, statements."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hostile.watch import CAUGHT
from packetcheck.document import Document, ReadStatus, Statement
from packetcheck.segmenting.segment import segment, with_receipt

# To split a million blocks would tell no more than to split the first and the last of them.
_MOST_BLOCKS = 400
_SLUGS = {
    "corrupt-document", "encrypted-document", "limit-exceeded", "no-text", "unreadable",
    "unsupported-format",
}  # fmt: skip
# How `read_document` names an exception that no reader foresaw.
_UNFORESEEN = re.compile(r"cannot be parsed \((\w+)\)$")


def faults(document: Document) -> list[str]:
    """Return what is wrong with a document whatever its file holds; nothing for a sound one."""
    if document.status is ReadStatus.UNREAD:
        return _unread_faults(document)
    found = [] if document.failure is None else ["is read, and has a failure"]
    lengths = sum(b.span.end - b.span.start for b in document.blocks)
    dropped = sum(item.characters for item in document.receipt.dropped)
    if document.receipt.characters != lengths + dropped:
        found.append("the reader's receipt does not add up")
    if any(a.span.end > b.span.start for a, b in pairwise(document.blocks)):
        found.append("blocks overlap or are out of order")
    if not any(char.isalnum() for char in document.text):
        found.append("is read, and holds no text")
    few = document.blocks
    if len(few) > _MOST_BLOCKS:
        few = (*few[: _MOST_BLOCKS // 2], *few[-_MOST_BLOCKS // 2 :])
    return [*found, *statement_faults(replace(document, blocks=few))]


def _unread_faults(document: Document) -> list[str]:
    if document.failure is None:
        return ["is unread without a reason"]
    found = [] if document.failure.slug in _SLUGS else [f"unknown slug {document.failure.slug}"]
    if document.text or document.blocks:
        found.append("is unread, and has text")
    if "\n" in document.failure.message and "\n" not in document.name:
        found.append("the reason has more than one line")
    if f"exit status {CAUGHT}" in document.failure.message:
        found.append("the worker did what a reader may not")
    return found


def unforeseen(document: Document) -> str | None:
    """Return the name of an exception that only the last resort caught."""
    said = _UNFORESEEN.search(document.failure.message) if document.failure else None
    return said[1] if said else None


def statement_faults(document: Document) -> list[str]:
    """Return what is wrong with a document's statements."""
    pieces = segment(document)
    found = []
    for piece in pieces:
        if piece.span.of(document.text) != piece.text:
            found.append(f"{piece.id}: its span holds another text")
        if not piece.text.strip() or piece.text != piece.text.strip():
            found.append(f"{piece.id}: is blank, or has white space around it")
    if any(a.span.end > b.span.start for a, b in pairwise(pieces)):
        found.append("statements overlap or are out of order")
    return [*found, *_losses(document, pieces)]


def _losses(document: Document, pieces: tuple[Statement, ...]) -> list[str]:
    """Return a fault where a letter of a block is in no statement, or a receipt is short."""
    inside = sum(len("".join(piece.text.split())) for piece in pieces)
    blocks = [block.span.of(document.text) for block in document.blocks]
    found = []
    if inside != sum(len("".join(text.split())) for text in blocks):
        found.append("characters of a block are in no statement, or in two")
    receipt = with_receipt(document, pieces).receipt
    if receipt.kept + receipt.furniture != sum(map(len, blocks)):
        found.append("the final receipt does not add up")
    return found
