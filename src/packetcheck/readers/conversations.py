"""Chats, interviews, dialogues and signed quotations within a document."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import mail, voices
from packetcheck.readers import speaker_lines as lines
from packetcheck.readers.chat import Message, message
from packetcheck.readers.form_labels import answered, voices_of_answers
from packetcheck.readers.people import Speaker
from packetcheck.readers.signed_quotes import (
    introduced_quotes,
    is_nobodys,
    is_open,
    signed_quotes,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.people import People

# So many messages make a document a chat, in which each goes on to the next.
_CHAT = 3
_SHARE = 5
# "----- my notes -----" is no message.
_DIVIDER = re.compile(r"\s*(?:[-=_*~#—–]\s?){3,}")


def with_conversations(blocks: Sequence[RawBlock], people: People) -> list[RawBlock]:
    """Give each message, each line of a dialogue and each signed quotation its speaker.

    The line or label that names the speaker becomes a block of its own, and furniture.
    """
    parted = _labelled(_messages(_forwarded(blocks, people), people), people)
    return introduced_quotes(signed_quotes(parted, people), people)


def _forwarded(blocks: Sequence[RawBlock], people: People) -> list[RawBlock]:
    """Give the mails below the first the voice of their senders."""
    found: list[RawBlock] = []
    senders = 0
    current: Speaker | None = None
    for block in blocks:
        name = mail.sender([block.text]) if block.kind is BlockKind.MARGIN else None
        if name:
            senders += 1
            voice = people.voice_of(name)
            told = Speaker(Voice.OTHER if voice is Voice.PEER else voice, name)
            current = told if senders > 1 else None
        own = current and is_open(block)
        found.append(
            replace(block, voice=current[0], author=current[1]) if own and current else block
        )
    return found


def _messages(blocks: Sequence[RawBlock], people: People) -> list[RawBlock]:
    # A title or a bold name can stand above a message too.
    told = [
        message(block.text) if is_nobodys(block) or block.kind is BlockKind.HEADING else None
        for block in blocks
    ]
    said_here, others = sum(1 for one in told if one), sum(1 for block in blocks if is_open(block))
    # A few messages pasted into a long document are a paragraph each.
    chat = said_here >= _CHAT and said_here * _SHARE >= others
    found: list[RawBlock] = []
    current: Speaker | None = None
    fresh = False
    for block, said in zip(blocks, told, strict=True):
        if said:
            current, fresh = _sender(said, people), True
            stamp = block.text[: len(block.text) - len(said.text)].strip()
            found.append(replace(block, text=stamp, kind=BlockKind.MARGIN, level=0, furniture=True))
            if said.text:
                found.append(replace(block, text=said.text, voice=current[0], author=current[1]))
                fresh = chat
            continue
        ends = block.kind is BlockKind.HEADING or _DIVIDER.match(block.text)
        if ends or (current and not chat and not fresh):
            current = None
        if current and is_nobodys(block):
            found.append(replace(block, voice=current.voice, author=current.author))
            fresh = chat
        else:
            found.append(block)
    return found


def _sender(said: Message, people: People) -> Speaker:
    name = said.name if not said.name.islower() else said.name.replace(".", " ").title()
    return Speaker(people.voice_of(name, said.role), name)


def _labelled(blocks: Sequence[RawBlock], people: People) -> list[RawBlock]:
    """Part the labels of interviews (`Q:`, `A:`) and of dialogues (`Sam:`) from the words."""
    interview = Counter(
        told[0]
        for block in blocks
        if is_open(block) and (told := lines.asked_or_answered(block.text))
    )
    speakers = _speakers(blocks, people)
    writers = voices_of_answers(block.text for block in blocks if is_open(block))
    found: list[RawBlock] = []
    for block in blocks:
        told = lines.asked_or_answered(block.text) if len(interview) > 1 else None
        said = lines.label_of(block.text) if is_open(block) and not told else None
        if told and is_open(block):
            found += _parted(block, told[1], None, asks=told[0] == "Q")
        elif said and said[0] in speakers:
            found += _parted(block, said[1], speakers[said[0]], asks=False)
        elif is_open(block) and (form := answered(block.text)) and form[0] in writers:
            found += _parted(block, form[2], Speaker(form[0]), asks=False)
        elif own := _commented(block, people):
            found += own
        else:
            found.append(block)
    return found


def _commented(block: RawBlock, people: People) -> list[RawBlock]:
    """Part the name from a comment of which nothing else tells the author.

    A comment that says for which function it speaks is a colleague's.
    """
    if block.kind is BlockKind.COMMENT and block.voice is Voice.OTHER:
        side = lines.side_of(block.text)
        own = block.author and voices.is_person(block.author, people.managers)
        if side and not own:
            return [replace(block, voice=people.voice_of(block.author, side))]
    said = lines.label_of(block.text) if block.kind is BlockKind.COMMENT else None
    speaker = people.speaker(said[0]) if said and block.author is None else None
    return _parted(block, said[1], speaker, asks=False) if said and speaker else []


def _speakers(blocks: Sequence[RawBlock], people: People) -> dict[str, Speaker]:
    """Return the labels that name speakers.

    A name before a colon is one where two people have labels and stand beside each other, or
    where a role or the person's manager makes it plain.
    """
    labels = [lines.label_of(block.text) if is_open(block) else None for block in blocks]
    pairs = [{a[0], b[0]} for a, b in itertools.pairwise(labels) if a and b and a[0] != b[0]]
    beside = set().union(*pairs) if pairs else set()
    often = Counter(said[0] for said in labels if said)
    # Two topics with colons look like a dialogue too; a full name, or one that returns, does not.
    asked = any(
        block.kind is BlockKind.HEADING and lines.COLLECTION.search(block.text) for block in blocks
    )
    beside = {one for one in beside if asked or _is_dialogue(pairs, one, often, people)}
    found: dict[str, Speaker] = {}
    for label in often:
        speaker = people.speaker(label)
        plain = speaker is not None and (
            label in beside
            or label.rstrip(".") != speaker.author
            or voices.is_person(label, people.managers)
        )
        if speaker and plain:
            found[label] = speaker
    return found


def _is_dialogue(
    pairs: Sequence[set[str]], label: str, often: Counter[str], people: People
) -> bool:
    """Tell whether a label or one that stands beside it is surely somebody's name."""
    near = set().union(*(pair for pair in pairs if label in pair))
    known = (*people.names, *people.managers)
    return any(
        often[one] > 1 or len(one.split()) > 1 or voices.is_person(one, known) for one in near
    )


def _parted(block: RawBlock, words: str, speaker: Speaker | None, *, asks: bool) -> list[RawBlock]:
    label = block.text[: len(block.text) - len(words)].strip()
    voice, author = speaker or (None, None)
    return [
        RawBlock(label, BlockKind.MARGIN, page=block.page, furniture=True),
        replace(block, text=words, voice=voice, author=author, furniture=asks),
    ]
