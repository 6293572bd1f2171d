"""Who speaks where in one document: sections and columns of a form, comments, quotations."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import voices

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHO = {
    Voice.SELF: r"employee|self|associate|team member|individual|candidate",
    Voice.MANAGER: r"(?:line |direct |people |reviewing )?(?:manager|supervisor)|appraiser|boss",
    Voice.PEER: r"peers?|colleagues?",
}
_OWNS = r"(?:'s|s'|’s|s’)?[ -]+(?:self[ -]+)?"
# What a form calls the place where somebody writes; feedback may also be retold by another.
_FIRM = r"comments?|assessment|evaluation|appraisal|rating|response|statement|section"
_LOOSE = r"reviews?|feedback|input|summary|reflections?|perspective|view|notes"


def speaker_of(label: str) -> tuple[Voice, bool] | None:
    """Return who is to write under a form's label (`Manager comments`), and whether it is firm.

    A label that is not firm (`Manager feedback`) may head somebody's own account of it.
    """
    words = re.sub(r"\(.*?\)|[:*_]", " ", label).casefold()
    words = " ".join(words.split())
    for voice, who in _WHO.items():
        found = re.fullmatch(
            rf"(?:\d+[.)] )?(?:overall |final |additional )?(?:{who}){_OWNS}"
            rf"(?:overall |performance |final |additional )?(?:(?P<firm>{_FIRM})|{_LOOSE})",
            words,
        )
        if found:
            return voice, bool(found["firm"])
    return None


def with_speakers(
    blocks: Sequence[RawBlock], author: str | None, names: Sequence[str]
) -> list[RawBlock]:
    """Give sections, comments and quotations whose speaker is known their voice.

    The person's own words are theirs wherever they are quoted, and a comment by the document's
    author has the document's voice.
    """
    return [_known(block, author, names) for block in _by_section(blocks)]


def _by_section(blocks: Sequence[RawBlock]) -> list[RawBlock]:
    labels = [
        said
        for block in blocks
        if block.kind is BlockKind.HEADING
        for said in [speaker_of(block.text)]
        if said
    ]
    several = len({voice for voice, _ in labels}) > 1
    found: list[RawBlock] = []
    current: tuple[int, Voice] | None = None
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            said = speaker_of(block.text)
            if current and block.level <= current[0]:
                current = None
            if said and (several or said[1]):
                current = block.level, said[0]
        elif current and block.voice is None and block.kind is not BlockKind.MARGIN:
            found.append(replace(block, voice=current[1]))
            continue
        found.append(block)
    return found


def _known(block: RawBlock, author: str | None, names: Sequence[str]) -> RawBlock:
    if block.voice is not Voice.OTHER or not block.author:
        return block
    if voices.is_person(block.author, names):
        return replace(block, voice=Voice.SELF)
    if author and voices.is_person(block.author, [author]):
        return replace(block, voice=None)
    return block
