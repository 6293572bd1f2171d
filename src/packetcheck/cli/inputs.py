"""Turn what `tag` and `match` are given into statements."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from packetcheck.document import (
    Document,
    Kind,
    ReadStatus,
    Span,
    Statement,
    Voice,
    lay_out,
)
from packetcheck.errors import ReadError, UsageError
from packetcheck.packet import Packet, load_packet
from packetcheck.pipeline import read_and_segment
from packetcheck.readers.decode import decode
from packetcheck.readers.isolation import Reader
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.readers.text import read_text
from packetcheck.segmenting.segment import segment

_STDIN = "-"
# Bytes; a statement of sixty words has some four hundred.
_LONGEST = 10_000


def load_input(
    name: str, reading: ReadSettings = DEFAULT_SETTINGS
) -> tuple[Packet | None, tuple[Document, ...], tuple[Statement, ...]]:
    """Read a document, a folder or standard input into documents and their statements."""
    if name != _STDIN:
        packet = load_packet(name)
        with Reader(reading) as reader:
            documents, pieces = read_and_segment(packet, reader)
        return packet, documents, pieces
    pasted = read_text(sys.stdin.buffer.read(), "standard input")
    text, blocks = lay_out(pasted.blocks, Voice.SELF)
    document = Document(
        name="stdin", text=text, blocks=blocks, voice=Voice.SELF, kind=Kind.OTHER, sha256="",
        status=ReadStatus.READ,
    )  # fmt: skip
    return None, (document,), segment(document)


def load_statement(given: str, voice: Voice) -> tuple[Statement, tuple[str, ...]]:
    """Take a text as one statement, with notes on what would become of it in a document.

    `furniture` of the statement is the verdict by its shape. Raises UsageError for no text, or one
    that is a document.
    """
    data = sys.stdin.buffer.read(_LONGEST + 1) if given == _STDIN else os.fsencode(given)
    if not data.strip():
        raise UsageError("the statement is empty")
    if len(data) > _LONGEST:
        raise UsageError(
            f"the text has more than {_LONGEST:,} bytes, and is no statement but a document",
            hint="`packetcheck tag` takes documents; explain one statement of it",
        )
    text, blocks = lay_out(read_text(data, "the statement").blocks, voice)
    if not text:
        raise UsageError("the statement is empty")
    document = Document(
        name="statement", text=text, blocks=blocks, voice=voice, kind=Kind.OTHER, sha256="",
        status=ReadStatus.READ,
    )  # fmt: skip
    pieces = segment(document)
    if len(pieces) == 1:
        return replace(pieces[0], voice=voice), ()
    claims = sum(not piece.furniture for piece in pieces)
    note = (
        f"in a document this would be {claims} statements and {len(pieces) - claims} pieces of "
        "furniture; here it is read as one statement"
    )
    whole = Statement("statement#1", "statement", Span(0, len(text)), text, voice)
    return replace(whole, furniture=not claims), (note,)


def load_lines(name: str) -> tuple[Statement, ...]:
    """Take every non-blank line of a text file as one statement, in order; none is merged.

    Raises UsageError for a file that is no text.
    """
    path = Path(name)
    if name == _STDIN:
        data, shown = sys.stdin.buffer.read(), "stdin"
    else:
        try:
            data, shown = path.read_bytes(), path.name
        except OSError as error:
            raise UsageError(f"{name}: cannot be read: {error.strerror or error}") from error
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(f"{name}: is no text; --each-line takes a file of one statement a line")
    try:
        text = decode(data, shown)
    except ReadError as error:
        raise UsageError(f"{name}: {error.message}") from error
    statements: list[Statement] = []
    position = 0
    # Only line feeds end a line: other programs count lines so.
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            statement = Statement(
                f"{shown}#{len(statements) + 1}",
                shown,
                Span(start, start + len(stripped)),
                stripped,
                Voice.SELF,
            )
            statements.append(statement)
        position += len(line) + 1
    return tuple(statements)


def as_furniture(statement: Statement) -> Statement:
    """Return the statement marked as furniture."""
    return replace(statement, furniture=True)
