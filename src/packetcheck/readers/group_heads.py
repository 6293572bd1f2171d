"""Headings below which stand the words of a group: `Engineers (3)` below `Quotes by role`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import Voice
from packetcheck.readers.kinship import relation
from packetcheck.readers.people import ROLE, Speaker, is_name, is_outside

if TYPE_CHECKING:
    from packetcheck.document import RawBlock
    from packetcheck.readers.people import People

_BY_GROUP = re.compile(
    r"\b(?:by|per) (?:role|function|group|team|department|relation(?:ship)?|discipline"
    r"|(?:reviewer|rater|respondent)(?: (?:group|type|role))?|source|audience)s?\b",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\s*\((?:n ?= ?)?\d{1,3}(?: \w+)?\)$|\s*[×x] ?\d{1,3}$")
_PLURAL = re.compile(r"(?<=\w{3})s\b")
_MOST_WORDS = 6


def parts_by_group(heading: str) -> bool:
    """Tell whether the headings below a heading name groups of people (`Comments by function`)."""
    return bool(_BY_GROUP.search(heading))


def of_group(heading: str, people: People) -> Speaker | None:
    """Return with which voice a group speaks (`Engineers (3)`, `Suppliers`); None for a subject."""
    words = _COUNT.sub("", heading.strip(" :*_"))
    if not words or len(words.split()) > _MOST_WORDS or words.endswith(("?", ".", "!")):
        return None
    single = _PLURAL.sub("", words)
    kin = relation(words) or relation(single)
    if kin is not None:
        return Speaker(kin)
    if ROLE.search(words) or ROLE.search(single) or is_outside(words):
        return Speaker(people.voice_of(None, words))
    return None


def as_the_group(block: RawBlock, group: Speaker) -> Voice | None:
    """Return the voice of a quotation in a group: its signer's, unless that is a mere name."""
    named = block.author is not None and is_name(block.author)
    plain = named and block.voice is Voice.PEER and group.author is None
    return group.voice if plain and group.voice is not Voice.SELF else block.voice
