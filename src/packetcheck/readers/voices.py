"""Guess who speaks in a document: cues of its name, titles, head and grammar, weighed together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from packetcheck.document import Kind, Voice
from packetcheck.readers import voice_heads as heads
from packetcheck.readers.voice_cues import Facts, facts_said, is_reply, weigh
from packetcheck.readers.voice_heads import is_person
from packetcheck.readers.voice_titles import (
    APPRAISAL,
    NUMBER,
    PROMO,
    SUPPORT,
    has,
    is_firm,
    openings,
    told_by_name,
    told_by_title,
    without_additions,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["OF_THE_PERSON", "Guess", "guess", "is_person"]

_KINDS = {
    Voice.SELF: Kind.SELF_REVIEW,
    Voice.MANAGER: Kind.MANAGER_REVIEW,
    Voice.PEER: Kind.PEER_FEEDBACK,
    Voice.OTHER: Kind.OTHER,
}
_LONGEST_TITLE = 90
# A single light cue more or less would turn the guess.
_NEARLY = 1.5


@dataclass(frozen=True, slots=True)
class Guess:
    """Voice, kind and author of a document, and which of them were guessed."""

    voice: Voice
    kind: Kind
    author: str | None = None
    guessed: tuple[str, ...] = ("voice", "kind")
    # Who else it may well be, where cues are nearly as heavy.
    rival: Voice | None = None


# A form whose most words are the person's, whatever its title.
OF_THE_PERSON = Guess(Voice.SELF, Kind.SELF_REVIEW)


def guess(
    name: str,
    title: str | None,
    first_lines: Sequence[str],
    person_names: Sequence[str] = (),
    *,
    signed: Sequence[str] = (),
) -> Guess:
    """Guess from a file's name, its title and first lines, whose cues are weighed together.

    A text that says "I" more often than it names the person or says "she" or "he" is rather the
    person's own; a case for a promotion that somebody else wrote is rather the manager's. `signed`
    are all short lines, among which signatures may be.
    """
    lines = heads.fields(heads.parted(first_lines))
    facts, promo = _facts(name, title, lines, tuple(person_names), tuple(signed))
    sums = weigh(facts)
    voice = max(sums, key=lambda one: sums[one])
    kind = next((kind for told, kind in facts.told if told is voice), _KINDS[voice])
    if voice is Voice.SELF and not facts.told:
        own = facts.author is not None and is_person(facts.author, person_names)
        kind = Kind.OTHER if own else Kind.BRAG if facts.said.deeds > facts.said.first else kind
    author = facts.author
    if voice is Voice.MANAGER:
        author = author or heads.manager_of(facts.lines)
    if author and voice is Voice.SELF and not is_person(author, person_names):
        author = None
    fields = ("voice", "kind", "author") if author else ("voice", "kind")
    second = max((one for one in sums if one is not voice), key=lambda one: sums[one])
    rival = second if sums[voice] - sums[second] < _NEARLY else None
    return Guess(voice, Kind.PROMO if promo else kind, author, fields, rival)


def _facts(
    name: str,
    title: str | None,
    lines: Sequence[str],
    names: tuple[str, ...],
    signed: tuple[str, ...],
) -> tuple[Facts, bool]:
    """Return what there is to guess by, and whether the document asks for a promotion."""
    spaced = re.sub(r"[_.–—-]+", " ", PurePosixPath(name).stem)
    stem = re.sub(NUMBER, " ", without_additions(spaced)).strip()
    labels = [stem, *PurePosixPath(name).parts[:-1]]
    titles = openings([title or "", *lines], lambda told: is_person(told, names))
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)
    tops = [line for line in lines[:2] if len(line) <= _LONGEST_TITLE and not line.endswith(".")]
    promo = any(has(PROMO, text) for text in (split, title or "", *tops))
    # A reply is a colleague's, whatever the subject.
    case = promo and not has(SUPPORT, split) and not is_reply(title or stem)
    told = [*map(told_by_name, labels), *map(told_by_title, titles)]
    facts = Facts(
        lines,
        names,
        author=heads.author_of(lines),
        signed=signed,
        told=tuple(one for one in told if one is not None),
        title=title or stem,
        case=case,
        appraisal=any(has(APPRAISAL, label) for label in (*labels, *titles)),
        firm=is_firm((*labels, *titles)),
        said=facts_said(lines, names, case=case),
    )
    return facts, promo
