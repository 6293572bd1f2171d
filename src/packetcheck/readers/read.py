"""READ: a source to a document, whatever happens on the way."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.archive import extract
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
from packetcheck.readers.formats import Asked, read_format
from packetcheck.readers.limits import DEFAULT_LIMITS, DEFAULT_SETTINGS, ReadLimits, ReadSettings
from packetcheck.readers.sniff import Format, sniff
from packetcheck.readers.speakers import with_speakers
from packetcheck.readers.tidy import tidied
from packetcheck.readers.told_voices import guess_to_check, is_persons_form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.packet import Source
    from packetcheck.readers.reading import Reading

_LINES_FOR_GUESS = 80
# A mail of fewer words only forwards another.
_FEWEST_WORDS = 60
_TWO = 2
_LONGEST_SIGNATURE = 120
_MEGABYTE = 2**20
# PNG and JPEG, which text recognition reads.
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff")
_PLAIN = {Format.TEXT, Format.MARKDOWN, Format.TABLE}


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
        data = load_bytes(source, settings.limits)
        digest = hashlib.sha256(data).hexdigest()
        reading = tidied(_read(source, data, Asked(names, settings, careful)))
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


def load_bytes(source: Source, limits: ReadLimits = DEFAULT_LIMITS) -> bytes:
    """Return a document's bytes, from its archive too.

    Raises ReadError for what cannot be read, LimitExceededError.
    """
    largest = limits.megabytes * _MEGABYTE
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
            raise _irregular(source, facts.st_mode)
        if source.member:
            return extract(source.path, source.member, source.name, most=largest)
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


def _irregular(source: Source, mode: int) -> ReadError:
    what = "is a folder that cannot be listed" if stat.S_ISDIR(mode) else "is not a regular file"
    return ReadError(
        f"{source.name}: {what}",
        hint="only files that hold a document are read",
        path=source.name,
    )


def _too_large(source: Source, megabytes: int) -> LimitExceededError:
    return LimitExceededError(
        f"{source.name}: is larger than {megabytes} MB",
        hint="take out images, or split the document",
        path=source.name,
    )


def _read(source: Source, data: bytes, asked: Asked) -> Reading:
    if not data:
        raise NoTextError(f"{source.name}: is empty", path=source.name)
    if asked.settings.ocr and data.startswith(_PICTURES):
        from packetcheck.readers.pdf_ocr import read_picture

        return read_picture(data, source.name, limits=asked.settings.limits)
    form, warning = sniff(source.name, data)
    most = asked.settings.limits.text_megabytes
    if form in _PLAIN and len(data) > most * _MEGABYTE:
        raise _too_large(source, most)
    reading = read_format(form, data, source.name, asked)
    return replace(reading, warnings=(warning, *reading.warnings)) if warning else reading


def _require_text(source: Source, data: bytes, reading: Reading) -> None:
    if any(char.isalnum() for block in reading.blocks for char in block.text):
        return
    scan = "is it a scan? run text recognition (OCR) on it first, or try --ocr"
    hint = scan if data[:4] == b"%PDF" else ""
    raise NoTextError(f"{source.name}: holds no text", hint=hint, path=source.name)


def _document(source: Source, reading: Reading, digest: str, names: tuple[str, ...]) -> Document:
    lines = _first_lines(reading.blocks)
    seen = [b.text for b in reading.blocks if b.kind is not BlockKind.HIDDEN]
    signed = [text for text in seen if len(text) < _LONGEST_SIGNATURE]
    guess = voices.guess(source.name, reading.title, lines, names, signed=signed)
    voice = source.voice or guess.voice
    author = source.author or guess.author or _byline(reading, voice, names)
    spoken = with_speakers(reading.blocks, author, names, voice=voice)
    if voice is Voice.MANAGER and source.voice is None and is_persons_form(spoken):
        guess, voice = voices.OF_THE_PERSON, Voice.SELF
        author = source.author or _byline(reading, voice, names)
        spoken = with_speakers(reading.blocks, author, names, voice=voice)
    rival = None if source.voice else guess.rival
    given = {"voice": source.voice, "kind": source.kind, "author": source.author}
    told = {"voice": voice, "kind": source.kind or guess.kind, "author": author}
    text, blocks = lay_out(spoken, voice)
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
            warnings=(
                *reading.warnings,
                *guess_to_check(source.name, spoken, voice, rival),
            ),
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
    """Return the lines to guess by: the document's own words, and who sent them.

    Of several mails the first is the document; those below it are what it answers.
    """
    senders = [mail.sender([b.text]) for b in blocks if b.kind is BlockKind.MARGIN]
    body = [b for b in _first_mail(blocks) if b.kind is not BlockKind.MARGIN and b.voice is None]
    lines = [line for block in body for line in block.text.split("\n") if line.strip()]
    signed = [f"Author: {name}" for name in senders if name][:1]
    return [*signed, *lines[:_LINES_FOR_GUESS]]


def _first_mail(blocks: Sequence[RawBlock]) -> Sequence[RawBlock]:
    """Return the blocks above the second mail's header, unless they are but a few words."""
    heads = [
        place
        for place, block in enumerate(blocks)
        if block.kind is BlockKind.MARGIN and mail.sender([block.text])
    ]
    if len(heads) < _TWO:
        return blocks
    first = [block for block in blocks[: heads[1]] if block.kind is not BlockKind.MARGIN]
    words = sum(len(block.text.split()) for block in first if block.voice is None)
    return blocks[: heads[1]] if words >= _FEWEST_WORDS else blocks


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
