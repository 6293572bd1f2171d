"""Read a text and show its statements, for tests of whole small documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.segmenting.segment import segment

if TYPE_CHECKING:
    from packetcheck.document import Document


def statements(document: Document) -> list[str]:
    """Return the statements of a document, without furniture."""
    return [piece.text for piece in segment(document) if not piece.furniture]


def furniture(document: Document) -> list[str]:
    """Return the furniture of a document."""
    return [piece.text for piece in segment(document) if piece.furniture]


def said(document: Document) -> list[str]:
    """Return each statement as `voice author: text`, without the author where none is known."""
    return [
        f"{' '.join(filter(None, (piece.voice.value, piece.author)))}: {piece.text}"
        for piece in segment(document)
        if not piece.furniture
    ]
