"""Cards of a review tool: a giver's name above the questions that each giver is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import voices
from packetcheck.readers.people import Speaker, is_byline, is_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from packetcheck.readers.people import People

_CARD = re.compile(r"^(?P<initials>[A-ZÀ-Ž]{2,3})\s+(?P<rest>[A-ZÀ-Ž].{3,90})$", re.DOTALL)
_FEWEST = 2
# So many lines may stand between a name and the first question: a mark, a role, a day.
_BETWEEN = 4
_DAY = re.compile(
    r"\b(?:shared|given|sent|received)? ?(?:\d{1,2}\.? [A-Za-z]{3,9}\.?,? \d{4}"
    r"|[A-Za-z]{3,9} \d{1,2},? \d{4}"
    r"|\d{4}-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 14
_KINDS = {BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.HEADING}


def find_cards(
    blocks: Sequence[RawBlock], asked: Mapping[str, int], people: People
) -> dict[int, Speaker]:
    """Return the givers of a document's cards by the places of their names; none for one giver.

    `asked` counts the document's headings by their text.
    """
    found = {
        place: said
        for place in range(len(blocks))
        if (said := _giver(blocks, place, asked, people)) is not None
    }
    return found if len({said.author for said in found.values()}) >= _FEWEST else {}


def _giver(
    blocks: Sequence[RawBlock], place: int, asked: Mapping[str, int], people: People
) -> Speaker | None:
    """Return whom the head of a card names: initials, or a name above repeated questions."""
    block = blocks[place]
    if block.voice is not None or block.kind not in _KINDS:
        return None
    said = of_card(block.text, people)
    below = blocks[place + 1 : place + 1 + _BETWEEN]
    again = any(b.kind is BlockKind.HEADING and asked.get(b.text.strip(), 0) > 1 for b in below)
    if said is None and again and block.kind is not BlockKind.HEADING and is_byline(block.text):
        said = people.speaker(block.text)
    if said is None and again and block.kind is BlockKind.HEADING:
        said = _of_heading(blocks, place, people)
    own = said and said.author and voices.is_person(said.author, people.names)
    return None if own else said


def of_card(text: str, people: People) -> Speaker | None:
    """Return whom a review tool's card names: initials, name and role (`JF Jo Fox Designer`)."""
    found = _CARD.match(" ".join(text.split()))
    if not found or text.rstrip().endswith((".", "!", "?", ":")):
        return None
    words = found["rest"].split()
    for end in range(2, min(len(words), 5) + 1):
        first = [word[0] for word in words[:end] if word[0].isupper()]
        name = " ".join(words[:end])
        if found["initials"] in {"".join(first), first[0] + first[-1]} and is_name(name):
            return Speaker(people.voice_of(name, " ".join(words[end:])), name)
    return None


def _of_heading(blocks: Sequence[RawBlock], place: int, people: People) -> Speaker | None:
    """Return whom a heading names that is a full name, with initials or a role beside it."""
    name = blocks[place].text.strip()
    if not is_name(name) or len(name.split()) < _FEWEST:
        return None
    role = " ".join(blocks[at].text for at in facts_of(blocks, place))
    role = " ".join(_DAY.sub(" ", role).split())
    beside = [*blocks[max(place - 1, 0) : place], *blocks[place + 1 : place + 2]]
    marked = any(is_initials(block.text, name) for block in beside)
    return Speaker(people.voice_of(name, role), name) if role or marked else None


def facts_of(blocks: Sequence[RawBlock], place: int) -> list[int]:
    """Return the places of the few lines between a card's name and its first question."""
    found: list[int] = []
    for at in range(place + 1, min(place + 1 + _BETWEEN, len(blocks))):
        text = blocks[at].text.strip()
        if blocks[at].kind is BlockKind.HEADING:
            if is_initials(text, blocks[place].text):
                continue
            break
        if len(text.split()) > _MOST_WORDS or text.endswith((".", "!", "?")):
            break
        found.append(at)
    return found


def is_initials(text: str, name: str) -> bool:
    """Tell whether a text is the initials of a name (`JF` of `Jo Fox`)."""
    first = [word[0] for word in re.split(r"[\s-]+", name.strip()) if word[0].isupper()]
    mark = text.strip()
    return len(first) > 1 and mark in {"".join(first), first[0] + first[-1]}
