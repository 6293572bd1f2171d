"""READ: a source to a document, whatever happens on the way."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import (
    BlockKind,
    Document,
    Failure,
    RawBlock,
    ReadStatus,
    Receipt,
    Voice,
    lay_out,
)
from packetcheck.errors import (
    CorruptDocumentError,
    LimitExceededError,
    NoTextError,
    ReadError,
)
from packetcheck.readers import mail, voices
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadLimits, ReadSettings
from packetcheck.readers.sniff import Format, sniff
from packetcheck.readers.speakers import with_speakers
from packetcheck.readers.tidy import tidied

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.packet import Source
    from packetcheck.readers.reading import Reading

_LINES_FOR_GUESS = 80
_MEGABYTE = 2**20


def read_document(
    source: Source,
    names: tuple[str, ...] = (),
    settings: ReadSettings = DEFAULT_SETTINGS,
    *,
    careful: bool = False,
) -> Document:
    """Read one file, in this process; `names` are those of the packet's person, to tell voices.

    `careful` leaves out libraries that can crash. Never raises for a bad document: one that
    cannot be read comes back UNREAD with its `failure`, one read in part PARTLY_READ with a
    warning that says what is missing.
    """
    digest = ""
    try:
        data = _load(source, settings.limits)
        digest = hashlib.sha256(data).hexdigest()
        reading = tidied(_read(source, data, settings, careful=careful))
        _require_text(source, data, reading)
        return _document(source, reading, digest, names)
    except ReadError as error:
        return unread(source, error, names, digest)
    except (RecursionError, MemoryError):
        limit = LimitExceededError(
            f"{source.name}: is nested too deeply or needs too much memory",
            hint="split the document, or allow more: --limit memory=4000",
            path=source.name,
        )
        return unread(source, limit, names, digest)
    except Exception as failure:  # noqa: BLE001 - parsers of hostile files raise anything
        kind = type(failure).__name__
        broken = CorruptDocumentError(
            f"{source.name}: cannot be parsed ({kind})",
            hint="open it in the program that made it, and save it again",
            path=source.name,
        )
        return unread(source, broken, names, digest)


def _load(source: Source, limits: ReadLimits) -> bytes:
    """Return the file's bytes. Raises ReadError for what cannot be read, LimitExceededError."""
    try:
        if source.path.is_symlink():
            # A packet from elsewhere could point at any file of this machine.
            raise ReadError(
                f"{source.name}: is a symbolic link, which is not followed",
                hint="put the file itself into the folder",
                path=source.name,
            )
        facts = source.path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise ReadError(f"{source.name}: is not a regular file", path=source.name)
        largest = limits.megabytes * _MEGABYTE
        if facts.st_size <= largest:
            with source.path.open("rb") as file:
                data = file.read(largest + 1)
            if len(data) <= largest:
                return data
    except OSError as error:
        raise ReadError(
            f"{source.name}: cannot be opened: {error.strerror or error}",
            hint="check that the file is there and that you may read it",
            path=source.name,
        ) from error
    raise _too_large(source, limits.megabytes)


def _too_large(source: Source, megabytes: int) -> LimitExceededError:
    return LimitExceededError(
        f"{source.name}: is larger than {megabytes} MB",
        hint="take out images, or split the document",
        path=source.name,
    )


def _read(source: Source, data: bytes, settings: ReadSettings, *, careful: bool) -> Reading:  # noqa: ARG001
    if not data:
        raise NoTextError(f"{source.name}: is empty", path=source.name)
    form, warning = sniff(source.name, data)
    most = settings.limits.text_megabytes
    if form in {Format.TEXT, Format.MARKDOWN, Format.TABLE} and len(data) > most * _MEGABYTE:
        raise _too_large(source, most)
    reading = _reader(form, data, source.name)
    return replace(reading, warnings=(warning, *reading.warnings)) if warning else reading


def _reader(form: Format, data: bytes, name: str) -> Reading:
    """Call the format's reader, which imports its libraries on the way."""
    if form is Format.DOCX:
        from packetcheck.readers.docx import read_docx

        return read_docx(data, name)
    if form is Format.PDF:
        from packetcheck.readers.pdf import read_pdf

        return read_pdf(data, name)
    if form is Format.MARKDOWN:
        from packetcheck.readers.decode import decode
        from packetcheck.readers.markdown import read_markdown

        return read_markdown(decode(data, name))
    if form is Format.HTML:
        from packetcheck.readers.html import read_html

        return read_html(data, name)
    if form is Format.TABLE:
        from packetcheck.readers.table import read_csv

        return read_csv(data, name)
    from packetcheck.readers.text import read_text

    return read_text(data, name)


def _require_text(source: Source, data: bytes, reading: Reading) -> None:
    if any(char.isalnum() for block in reading.blocks for char in block.text):
        return
    hint = "is it a scan? run text recognition (OCR) on it first" if data[:4] == b"%PDF" else ""
    raise NoTextError(f"{source.name}: holds no text", hint=hint, path=source.name)


def _document(source: Source, reading: Reading, digest: str, names: tuple[str, ...]) -> Document:
    lines = _first_lines(reading.blocks)
    guess = voices.guess(source.name, reading.title, lines, names)
    voice = source.voice or guess.voice
    author = source.author or guess.author or _byline(reading, voice, names)
    given = {"voice": source.voice, "kind": source.kind, "author": source.author}
    told = {"voice": voice, "kind": source.kind or guess.kind, "author": author}
    text, blocks = lay_out(with_speakers(reading.blocks, author, names), voice)
    return Document(
        name=source.name,
        text=text,
        blocks=blocks,
        voice=voice,
        kind=source.kind or guess.kind,
        sha256=digest,
        status=ReadStatus.PARTLY_READ if reading.partly else ReadStatus.READ,
        author=author,
        guessed=tuple(name for name in given if given[name] is None and told[name] is not None),
        receipt=Receipt(
            characters=sum(block.span.end - block.span.start for block in blocks)
            + sum(dropped.characters for dropped in reading.dropped),
            dropped=reading.dropped,
            warnings=reading.warnings,
        ),
    )


def _byline(reading: Reading, voice: Voice, names: Sequence[str]) -> str | None:
    """Return the author by the file's own metadata, unless it contradicts the voice."""
    if reading.author is None or not names:
        return reading.author
    own = voices.is_person(reading.author, names)
    fits = own == (voice is Voice.SELF)
    return reading.author if fits else None


def _first_lines(blocks: Sequence[RawBlock]) -> list[str]:
    """Return the lines to guess by: the document's own words, and who sent them."""
    senders = [mail.sender([b.text]) for b in blocks if b.kind is BlockKind.MARGIN]
    body = [b for b in blocks if b.kind is not BlockKind.MARGIN and b.voice is None]
    lines = [line for block in body for line in block.text.split("\n") if line.strip()]
    signed = [f"Author: {name}" for name in senders if name][:1]
    return [*signed, *lines[:_LINES_FOR_GUESS]]


def unread(
    source: Source, error: ReadError, names: tuple[str, ...] = (), digest: str = ""
) -> Document:
    """Return the document that stands for a file that could not be read."""
    guess = voices.guess(source.name, None, (), names)
    given = {"voice": source.voice, "kind": source.kind}
    return Document(
        name=source.name,
        text="",
        blocks=(),
        voice=source.voice or guess.voice,
        kind=source.kind or guess.kind,
        sha256=digest,
        status=ReadStatus.UNREAD,
        author=source.author,
        guessed=tuple(name for name, value in given.items() if value is None),
        failure=Failure(error.slug, error.message, error.hint),
    )
