"""Block quotations: whose words they are, and when they are but the question that is answered."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import mail
from packetcheck.readers.people import People

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNED = re.compile(r"^[-–—~]{1,2}\s*([A-ZÀ-Ž][^.!?]{1,80}\.?)$")

_PERSON = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:please|could you|can you|would you|feedback|input|answer|questions?|lines|deadline"
    r"|your (?:view|opinion|thoughts|words|help))\b",
    re.IGNORECASE,
)
_SHORT = 11


def quotation(quoted: Sequence[RawBlock]) -> list[RawBlock]:
    """Return the blocks of a quotation with the voice of whoever signed its last line.

    Without a signature it is somebody else's; a question asks for what stands below it.
    """
    asked = mail.is_quoted_question(" ".join(block.text for block in quoted))
    signed = SIGNED.match(quoted[-1].text) if len(quoted) > 1 else None
    speaker = People().signer(signed[1]) if signed else None
    voice = speaker.voice if speaker else Voice.OTHER
    author = (speaker.author or signed[1].strip()) if signed and speaker else None
    last = len(quoted) - 1 if signed else -1
    return [
        block
        if block.kind is BlockKind.HEADING or block.kind is BlockKind.HIDDEN
        else replace(
            block,
            voice=block.voice or voice,
            author=block.author or author,
            furniture=block.furniture or asked or place == last,
        )
        for place, block in enumerate(quoted)
    ]


def requoted(parts: Sequence[RawBlock], author: str | None) -> list[RawBlock]:
    """Return the blocks of a mail's quotation (`> …`) with the voice of whoever wrote that mail.

    Where it ends with a question, it is furniture but for what it tells of a person.
    """
    asked = mail.is_quoted_question(" ".join(part.text for part in parts))
    return [
        replace(
            part,
            furniture=part.furniture or (asked and not _tells_of_person(part.text)),
            kind=BlockKind.PARAGRAPH if part.kind is BlockKind.HEADING else part.kind,
            voice=part.voice or Voice.OTHER,
            author=part.author or author,
        )
        for part in parts
    ]


def _tells_of_person(text: str) -> bool:
    told = "?" not in text and len(text.split()) > _SHORT
    return told and bool(_PERSON.search(text)) and not _ASKS.search(text)
