"""How much a document may cost to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What one document may take; a document over a limit is unread, with the limit named.

    `megabytes` is the file's size and, for packed formats, that of what is unpacked from it;
    `text_megabytes` that of a plain text; `pages` those of a PDF; `seconds` the time on the wall;
    `memory_megabytes` the address space that reading may add to its worker process.
    """

    megabytes: int = 50
    text_megabytes: int = 5
    pages: int = 500
    seconds: int = 60
    memory_megabytes: int = 1_500


DEFAULT_LIMITS = ReadLimits()


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How documents are read. `ocr` recognises the text of pages that are pictures."""

    limits: ReadLimits = DEFAULT_LIMITS
    ocr: bool = False


DEFAULT_SETTINGS = ReadSettings()
