"""Cues of who wrote a document, each with a weight: what its text says, and how it says it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.document import Voice
from packetcheck.readers import voice_heads as heads
from packetcheck.readers.kinship import claims_to_lead, denies_to_lead, hints_to_lead, relation
from packetcheck.readers.voice_counts import Pronouns, pronouns
from packetcheck.readers.voice_signs import is_from_elsewhere, is_outsiders, speaks_as_outsider

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from packetcheck.document import Kind

_ABOUT = re.compile(r"(?i:.{0,40}\bfeedback\b (?:on|for|about)) [A-ZÀ-Ž]\w+")
_REPLY = re.compile(r"(?:re|aw|sv|antw|odp|ynt)\s*[:_]")
# A text is the person's own beyond doubt where "I" stands so often beside "she".
_OWN, _TIMES = 2, 4
_HEAD = 5


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document gives to guess by.

    `told` is what its file's name, folders and titles say, the surest first. `signed` are all
    short lines, among which signatures may be; `case` is true for one that asks for a promotion,
    `appraisal` for a yearly review's form, `firm` where a name or title says "peer" rather
    than but "feedback".
    """

    lines: Sequence[str]
    names: Sequence[str]
    author: str | None = None
    signed: tuple[str, ...] = ()
    told: tuple[tuple[Voice, Kind], ...] = ()
    title: str = ""
    case: bool = False
    appraisal: bool = False
    firm: bool = True
    said: Pronouns = field(default_factory=Pronouns)


def weigh(facts: Facts) -> dict[Voice, float]:
    """Return the weight of all cues for each voice; the heaviest is the document's."""
    sums = dict.fromkeys(Voice, 0.0)
    for voice, weight in _cues(facts):
        sums[voice] += weight
    return sums


def _cues(facts: Facts) -> Iterator[tuple[Voice, float]]:
    yield from _named_cues(facts)
    yield from _grammar_cues(facts)
    yield from _standing_cues(facts)
    yield from _author_cues(facts)


def _named_cues(facts: Facts) -> Iterator[tuple[Voice, float]]:
    """Yield what name and titles say: the first says most, what follows little."""
    weight = 6.0
    for voice, _ in facts.told:
        # "Feedback" may be anybody's who writes about the person.
        yield voice, weight if facts.firm or voice is not Voice.PEER else 3.0
        weight = 1.0


def _grammar_cues(facts: Facts) -> Iterator[tuple[Voice, float]]:
    """Yield what the grammatical person says: "I" is the writer, "she" whom it is about."""
    said = facts.said
    if said.is_about:
        yield Voice.SELF, -3.0
        yield (Voice.PEER if said.first else Voice.OTHER), 1.0
        if facts.case:
            yield Voice.MANAGER, 4.0
        elif facts.appraisal:
            # Such a form is the manager's, unless the person fills it in.
            yield Voice.MANAGER, 2.5
    elif is_own(said):
        yield Voice.SELF, 5.0
    elif said.first + said.deeds:
        yield Voice.SELF, 2.0
    else:
        yield Voice.SELF, 0.5
    if said.addressed:
        # Whoever writes to the person is somebody else.
        yield Voice.SELF, -4.0
        yield Voice.PEER, 2.0


def _standing_cues(facts: Facts) -> Iterator[tuple[Voice, float]]:
    """Yield how the writer stands to the person, by their own account."""
    text = "\n".join(facts.lines)
    if claims_to_lead(text, facts.names):
        yield Voice.MANAGER, 7.0
    elif denies_to_lead(text, facts.names):
        yield Voice.MANAGER, -6.0
        yield Voice.SELF, -4.0
    elif facts.said.is_about and (hints := hints_to_lead(text, facts.names)):
        # One of them a colleague says too.
        yield Voice.MANAGER, min(4.0, 1.5 * hints - 1.0)
    if heads.is_compiled(facts.lines, facts.title):
        # Whoever sums up for personnel is none of those who spoke, whatever the title.
        yield Voice.OTHER, 12.0
    about = facts.said.third >= facts.said.first and not is_own(facts.said)
    if about and (speaks_as_outsider(text) or is_outsiders(facts.author, facts.signed)):
        yield Voice.OTHER, 5.0
    if about and is_from_elsewhere(facts.signed):
        yield Voice.OTHER, 7.0


def _author_cues(facts: Facts) -> Iterator[tuple[Voice, float]]:
    """Yield what the named author, their role and the subject of the text say."""
    own = facts.author is not None and heads.is_person(facts.author, facts.names)
    if own:
        yield Voice.SELF, 7.0
        return
    if facts.author:
        role = heads.role_of(facts.lines)
        kin = heads.kin_of(facts.lines) or relation(role)
        boss = heads.manager_of(facts.lines)
        if boss and heads.is_person(facts.author, [boss]):
            kin = Voice.MANAGER
        # An executive's title, which the signature tells too, counts once.
        again = kin is Voice.OTHER and is_outsiders(facts.author, facts.signed)
        if kin is not None and kin is not Voice.SELF and not again:
            yield kin, 5.0
    about = any(_ABOUT.match(line) for line in facts.lines[:_HEAD])
    if facts.author or about:
        yield Voice.PEER, 2.0
        # Whoever is to review a text has not written it.
        if about or not is_own(facts.said):
            yield Voice.SELF, -3.0
    if is_reply(facts.title):
        yield Voice.PEER, 1.0


def is_own(said: Pronouns) -> bool:
    """Tell whether the text is the person's own beyond doubt, whoever is to review it."""
    return said.first > _OWN and said.first > _TIMES * said.third and not said.addressed


def facts_said(lines: Sequence[str], names: Sequence[str], *, case: bool) -> Pronouns:
    """Count pronouns; in a `case` for a promotion, deeds without a subject are nobody's sign."""
    return pronouns(lines, names, deeds=not case)


def is_reply(title: str) -> bool:
    """Tell whether a title is the subject of a reply."""
    return bool(_REPLY.match(title.strip().casefold()))
