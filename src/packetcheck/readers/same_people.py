"""The people of a document: one name and one voice each, and who of them leads the person."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import mail, voices
from packetcheck.readers.kinship import asks_for_opinions, claims_to_lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.people import People

# So many authors make a document a collection.
_SEVERAL = 3
_FIGURES = re.compile(r"\S \| (?:.* \| )?[^A-Za-z|]*\d[^A-Za-z|]*(?: \||$)")


def known(block: RawBlock, author: str | None, people: People) -> RawBlock:
    """Give what somebody known says their voice: the person, the manager, the author."""
    if block.voice not in {Voice.OTHER, Voice.PEER} or not block.author:
        return block
    if voices.is_person(block.author, people.names):
        return replace(block, voice=Voice.SELF)
    if block.voice is Voice.OTHER and author and voices.is_person(block.author, [author]):
        return replace(block, voice=None)
    if voices.is_person(block.author, people.managers):
        return replace(block, voice=Voice.MANAGER)
    return block


def with_leaders(blocks: Sequence[RawBlock], people: People) -> list[RawBlock]:
    """Make those managers who say in their own words that they are the person's.

    So are those who ask for a colleague's opinion in the mail that is answered.
    """
    words: dict[str, list[str]] = {}
    for block in blocks:
        if block.author and block.voice in {Voice.PEER, Voice.OTHER} and not block.furniture:
            words.setdefault(block.author, []).append(block.text)
    margins = [block.text for block in blocks if block.kind is BlockKind.MARGIN]
    asked = {mail.attributed(text) for text in margins if mail.is_attribution(text)}
    asked |= {mail.sender([text]) for text in margins}
    leads = {
        name
        for name, texts in words.items()
        if claims_to_lead(" ".join(texts), people.names)
        or (name in asked and asks_for_opinions(" ".join(texts)))
    }
    return [
        replace(block, voice=Voice.MANAGER) if block.author in leads else block for block in blocks
    ]


def same_people(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Give one person of a document one name and one voice (`Tom`, `Tom Becker`)."""
    full = {block.author for block in blocks if block.author and " " in block.author}
    longer: dict[str, str] = {}
    for short in {block.author for block in blocks if block.author} - full:
        fits = [name for name in full if name.split()[0].casefold() == short.casefold()]
        if len(fits) == 1:
            longer[short] = fits[0]
    managers = {
        longer.get(block.author, block.author)
        for block in blocks
        if block.author and block.voice is Voice.MANAGER
    }
    found = []
    for block in blocks:
        author = longer.get(block.author, block.author) if block.author else None
        led = author in managers and block.voice in {Voice.PEER, Voice.OTHER}
        voice = Voice.MANAGER if led else block.voice
        found.append(replace(block, author=author, voice=voice))
    return found


def figures_apart(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    """Take a table's rows out of a collection of several people's words: they are nobody's."""
    if len({block.author for block in blocks if block.author}) < _SEVERAL:
        return list(blocks)
    return [
        replace(block, voice=Voice.OTHER)
        if block.voice is None and block.kind is BlockKind.CELL and _FIGURES.search(block.text)
        else block
        for block in blocks
    ]
