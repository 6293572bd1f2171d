"""What must hold for any bytes under a target's suffix."""

from __future__ import annotations

from pathlib import Path

from hostile.sound import faults, statement_faults, unforeseen
from packetcheck.document import BlockKind, Document, Kind, RawBlock, Voice, lay_out
from packetcheck.packet import Source
from packetcheck.readers.read import read_document

SUFFIXES = {
    "docx": "docx", "pdf": "pdf", "markdown": "md", "text": "txt", "html": "html", "csv": "csv",
    "segmenter": "txt", "xlsx": "xlsx", "odt": "odt", "rtf": "rtf", "eml": "eml",
}  # fmt: skip
_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL, BlockKind.COMMENT)


def problems(target: str, data: bytes, scratch: Path) -> tuple[list[str], str | None]:
    """Return what is wrong with what became of `data`, and an exception that no reader foresaw.

    `scratch` is a folder for the file that is read. Raises whatever the reader raises.
    """
    if target == "segmenter":
        return _segmented(data), None
    path = scratch / f"input.{SUFFIXES[target]}"
    path.write_bytes(data)
    document = read_document(Source(path, path.name))
    return faults(document), unforeseen(document)


def _segmented(data: bytes) -> list[str]:
    """Return what is wrong with the statements of a text; its first byte says what block it is."""
    text = data[1:].decode("utf-8", errors="replace").replace("\r", "\n")
    kind = _KINDS[data[0] % len(_KINDS)] if data else BlockKind.PARAGRAPH
    laid, blocks = lay_out([RawBlock(part, kind) for part in text.split("\n\n")], Voice.SELF)
    return statement_faults(Document("a.txt", laid, blocks, Voice.SELF, Kind.BRAG, ""))
