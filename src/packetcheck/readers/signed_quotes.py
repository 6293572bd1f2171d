"""Quotations whose speaker is named above them, beside them or below them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import speaker_lines as lines
from packetcheck.readers import voices
from packetcheck.readers.people import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.people import People

# Below such a heading stand the words of others, whether in quotation marks or not.
_PRAISE = re.compile(
    r"(?i)\b(?:(?:nice|kind|good|warm) words|praise|testimonials?|quotes?|voices|kudos|shout-?outs?"
    r"|in their (?:own )?words|fan mail|love letters?|thank-?yous?"
    r"|what (?:do |did )?(?:others|people|customers?|clients?|users?|colleagues|they|the \w+)"
    r" (?:say|said|think|wrote)"
    r"|a (?:customer|client|user|colleague) (?:on|about|says)"
    r"|(?:from|by) (?:our |my |the )?(?:customers?|clients?|users?|colleagues|stakeholders))\b"
)
_TOLD = re.compile(
    r"(?i)(?<!\bi )(?<!\bi have )\b(?:wrote|writes|said|says|told|e-?mailed|messaged|texted"
    r"|put it)\b"
)
_SERVED = re.compile(r"(?i)\b(?:customers?|clients?|users?)\b")
_PLAIN = {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL}
_QUOTE_MARKS = ("“", '"', "«", "„", "”", "»")


def is_open(block: RawBlock) -> bool:
    """Tell whether a block is text that has no speaker of its own."""
    return block.voice is None and not block.furniture and block.kind in _PLAIN


def is_nobodys(block: RawBlock) -> bool:
    """Tell whether a block has no speaker yet, or none but that it is quoted."""
    quoted = block.voice is Voice.OTHER and block.author is None
    return is_open(block) or (quoted and not block.furniture and block.kind in _PLAIN)


def signed_quotes(blocks: Sequence[RawBlock], people: People) -> list[RawBlock]:
    """Give the text above a signature (`— Dana, VP Sales`) its speaker."""
    found: list[RawBlock] = []
    praise = ""
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            praise = block.text if _PRAISE.search(block.text) else ""
        split = lines.signed_quote(block.text, people) if is_nobodys(block) else None
        if split:
            text, sign, speaker = split
            if speaker.voice is Voice.PEER and praise and _SERVED.search(praise):
                speaker = Speaker(Voice.OTHER, speaker.author)
            found.append(replace(block, text=text, voice=speaker.voice, author=speaker.author))
            found.append(RawBlock(sign, BlockKind.MARGIN, page=block.page, furniture=True))
            continue
        signed = lines.of_signature(block.text, people) if is_open(block) else None
        place = len(found)
        credit = _credit(found[-1], block, people, praise) if found and not signed else None
        if credit:
            found[-1] = replace(found[-1], voice=credit.voice, author=credit.author)
            while (place := place - 1) and _is_cited(block) and _is_cited(found[place - 1]):
                found[place - 1] = replace(
                    found[place - 1], voice=credit.voice, author=credit.author
                )
            found.append(replace(block, kind=BlockKind.MARGIN, level=0, furniture=True))
            continue
        if signed and place and _is_cited(found[place - 1]):
            while place and _is_cited(found[place - 1]):
                place -= 1
                found[place] = replace(found[place], voice=signed.voice, author=signed.author)
        while signed and place and is_open(found[place - 1]) and _is_quoted(found, place):
            place -= 1
            found[place] = replace(found[place], voice=signed.voice, author=signed.author)
        taken = signed is not None and place < len(found)
        found.append(replace(block, furniture=True) if taken else block)
    return found


def tells_of_others(line: str) -> bool:
    """Tell whether a line says that somebody else said what follows (`A client wrote to me:`)."""
    return line.rstrip("*_ ").endswith(":") and bool(_TOLD.search(line))


def introduced_quotes(blocks: Sequence[RawBlock], people: People) -> list[RawBlock]:
    """Give a block quotation the speaker that the line above it names (`Dana Ortiz, VP Sales:`)."""
    found: list[RawBlock] = []
    speaker: Speaker | None = None
    above_it = ""
    for block in blocks:
        anonymous = block.voice is Voice.OTHER and block.author is None
        marked = speaker is not None and is_open(block) and _in_marks(block.text)
        if (anonymous or marked) and block.kind in _PLAIN:
            told = speaker
            found.append(replace(block, voice=told.voice, author=told.author) if told else block)
            continue
        retold = is_open(block) and tells_of_others(above_it) and _in_marks(block.text)
        found.append(replace(block, voice=Voice.OTHER) if retold else block)
        above_it = line = block.text.strip()
        above = block.voice is None and block.kind is not BlockKind.MARGIN and len(line) <= 120
        speaker = lines.of_introduction(line, people) if above else None
        if above and speaker is None and (boss := lines.in_private(line)):
            own = voices.is_person(boss, people.names)
            speaker = None if own else Speaker(Voice.MANAGER, boss)
    return found


def _credit(quoted: RawBlock, block: RawBlock, people: People, praise: str) -> Speaker | None:
    """Return whom the line below a quotation of one block names.

    Below a heading of `praise` any text may be a quotation; then name and role must be told.
    """
    if praise and is_open(quoted) and is_open(block) and "," in block.text:
        told = lines.of_credit(block.text, people, nested=False)
        if told and told.author and len(quoted.text) > len(block.text):
            away = told.voice is Voice.PEER and _SERVED.search(praise)
            return Speaker(Voice.OTHER, told.author) if away else told
    marked = is_open(quoted) and is_open(block) and _in_marks(quoted.text)
    if not marked and not (_is_cited(quoted) and is_nobodys(block)):
        return None
    both = quoted.kind is block.kind is BlockKind.ITEM
    nested = both and block.level > quoted.level
    beside = block.kind is BlockKind.ITEM and not nested and not _is_cited(quoted)
    return None if beside else lines.of_credit(block.text, people, nested=nested)


def _is_cited(block: RawBlock) -> bool:
    """Tell whether a block is quoted and nobody says from whom."""
    return not is_open(block) and is_nobodys(block)


def _in_marks(text: str) -> bool:
    """Tell whether a whole block stands in quotation marks."""
    text = text.strip(" *_")
    around = text.startswith(_QUOTE_MARKS) and text.endswith(_QUOTE_MARKS)
    return around and len(text) > 2 and not any(mark in text[1:-1] for mark in _QUOTE_MARKS)


def _is_quoted(found: Sequence[RawBlock], place: int) -> bool:
    """Tell whether the block before `place` belongs to the quotation that ends there."""
    text = found[place - 1].text.strip()
    if place == len(found):
        return text.startswith(_QUOTE_MARKS) or text.endswith(_QUOTE_MARKS)
    # A quotation of several paragraphs goes up to where it opened.
    return not found[place].text.strip().startswith(_QUOTE_MARKS)
