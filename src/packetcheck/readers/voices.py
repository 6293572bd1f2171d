"""Guess who speaks in a document: by file name, title, first lines, and pronouns at last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from packetcheck.document import Kind, Voice
from packetcheck.readers.kinship import claims_to_lead, denies_to_lead, relation
from packetcheck.readers.voice_counts import counted, pronouns
from packetcheck.readers.voice_titles import (
    NUMBER,
    PEER,
    PROMO,
    SUPPORT,
    has,
    openings,
    told_by_name,
    told_by_title,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_GIVEN_BY = re.compile(
    r"(?i:\**(?:feedback|review|written|provided|given|submitted|completed|prepared|drafted"
    r"|nominated|sponsored|comments?)"
    r"(?: given)? (?:by|from)\**\s*:?\**\s*|\**(?:reviewer|respondent|rater|author)(?:'s)?"
    r"(?: name)?\**\s*:\**\s*|from:?\s+(?=[A-Z]))(?P<name>\S.{1,80})"
)
_ROLE_BEHIND = re.compile(r"\s*[,(|–—·•;<\[]\s*|\s+-\s+|\s{2,}")
_FIELD = re.compile(
    r"((?:(?:feedback|review|written|submitted) (?:from|by)|reviewer|respondent|rater|author"
    r"|(?:line )?manager|relationship)(?: name)?)\s*:?",
    re.IGNORECASE,
)
_LONGEST_ANSWER = 60
# So many lines can be a document's head.
_HEAD = 6
_UNNAMED = re.compile(
    r"(?:peer|reviewer|respondent|colleague|rater)(?: reviewer)? ?#?(?:\d{1,2}|[A-H])\b.{0,40}$",
    re.IGNORECASE,
)
_KIN = re.compile(
    r"(?:^|\s)\**(?:working )?relation(?:ship)?(?: to [\w ]{1,20})?\**\s*[:–—-]\s*\**"
    r"(?P<kin>[^,;|]{2,40})",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?i:.{0,40}\bfeedback\b (?:on|for|about)) [A-ZÀ-Ž]\w+")
_BOSS = re.compile(
    r"(?i:\**(?:line |direct |reviewing )?manager(?:'s)?(?: name)?\**\s*:\**\s*)"
    r"(?P<name>\S.{1,80})"
)
_TITLE_OUTSIDE = (
    r"(?:[se]?vp|vice[ -]president|(?<!vice )(?<!vice-)president|ce[o]|c[tfopimrs]o|ciso|chro"
    r"|chief [\w& ]{2,40}officer|co-?founder|founder|board member|customer(?! success| support)"
    r"|client|vendor|supplier)"
)
OUTSIDE_TITLE = re.compile(rf"\b{_TITLE_OUTSIDE}\b", re.IGNORECASE)
_AS_EXECUTIVE = re.compile(
    rf"\bas (?:your |a )?{_TITLE_OUTSIDE}\b[\w &/-]{{0,40}},? (?:i|we)\b"
    r"|\bas [^.]{0,60}\b(?:a|your|their|the) (?:client|customer|supplier|vendor|partner|investor)"
    r"(?: of [\w ]{2,30})?,? (?:i|we)\b"
    rf"|\b(?:i am|i'm) (?:the |a |an |your |our )?{_TITLE_OUTSIDE}\b"
    r"|\ba customer's (?:letter|view)\b|\bas (?:her|his|their|your) (?:skip(?:[ -]level)?|client)\b"
    r"|\byour product (?:manager|team)\b",
    re.IGNORECASE,
)
_REGARDS = re.compile(
    r"(?:with )?(?:best|kind|kindest|warm|many)? ?(?:regards|wishes)|sincerely(?: yours)?"
    r"|yours (?:sincerely|truly|faithfully)|respectfully|cheers|best|thanks",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Guess:
    """Voice, kind and author of a document, and which of them were guessed."""

    voice: Voice
    kind: Kind
    author: str | None = None
    guessed: tuple[str, ...] = ("voice", "kind")


def guess(
    name: str,
    title: str | None,
    first_lines: Sequence[str],
    person_names: Sequence[str] = (),
    *,
    signed: Sequence[str] = (),
) -> Guess:
    """Guess from a file's name, its title and first lines; the first that tells decides.

    When none does, pronouns are counted: a text that says "I" more often than it names the
    person or says "she" or "he" is the person's own. A case for a promotion that somebody else
    wrote is the manager's. `signed` are all short lines, among which signatures may be.
    """
    first_lines = _fields(_parted(first_lines))
    stem = re.sub(NUMBER, " ", PurePosixPath(name).stem).strip()
    author = _author(first_lines)
    own = author is not None and is_person(author, person_names)
    names = [stem, *PurePosixPath(name).parts[:-1]]
    titles = openings([title or "", *first_lines])
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)
    tops = [line for line in first_lines[:2] if len(line) <= 90 and not line.endswith(".")]
    promo = any(has(PROMO, text) for text in (split, title or "", *tops))
    for told in (*map(told_by_name, names), *map(told_by_title, titles)):
        if told is not None:
            voice, kind = told
            if voice is Voice.PEER and not any(has(PEER, text) for text in (*names, *titles)):
                # "Feedback" may be anybody's.
                facts = _Facts(first_lines, person_names, author, tuple(signed), case=False)
                voice, kind = _by_standing(facts) or told
            break
    else:
        # A reply is a colleague's, whatever the subject.
        reply = re.match(r"(?:re|aw|sv|antw|odp|ynt)\s*[:_]", (title or stem).strip().casefold())
        case = promo and not has(SUPPORT, split) and not reply
        facts = _Facts(first_lines, person_names, author, tuple(signed), case)
        voice, kind = (Voice.SELF, Kind.OTHER) if own else _by_text(facts)
    kind = Kind.PROMO if promo else kind
    if voice is Voice.MANAGER:
        author = author or _named(_BOSS, first_lines)
    if author and not own and voice is Voice.SELF:
        author = None
    fields = ("voice", "kind", "author") if author else ("voice", "kind")
    return Guess(voice, kind, author, fields)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the text itself gives to guess by; `case` for a document that asks for a promotion."""

    lines: Sequence[str]
    names: Sequence[str]
    author: str | None
    signed: tuple[str, ...]
    case: bool


def _by_text(facts: _Facts) -> tuple[Voice, Kind]:
    """Tell voice and kind from pronouns, from the author's field and from the signature."""
    voice, kind = counted(facts.lines, facts.names, case=facts.case)
    about = any(_ABOUT.match(line) for line in facts.lines[:5])
    if voice is Voice.SELF and not about and (not facts.author or _is_own(facts)):
        return voice, kind
    told = _by_standing(facts)
    if told is not None:
        return told
    if facts.case:
        return Voice.MANAGER, Kind.MANAGER_REVIEW
    if voice is Voice.MANAGER and not denies_to_lead("\n".join(facts.lines), facts.names):
        return voice, kind
    if facts.author or about:
        return Voice.PEER, Kind.PEER_FEEDBACK
    return voice, kind


def _by_standing(facts: _Facts) -> tuple[Voice, Kind] | None:
    """Tell voice and kind from how the writer stands to the person, where the text says so."""
    text = "\n".join(facts.lines)
    role = _role(facts.lines)
    kin = (_kin(facts.lines) or relation(role)) if facts.author else None
    boss = _named(_BOSS, facts.lines)
    led = bool(boss and facts.author and is_person(facts.author, [boss]))
    if kin is Voice.MANAGER or led or claims_to_lead(text, facts.names):
        return Voice.MANAGER, Kind.MANAGER_REVIEW
    if kin is Voice.OTHER or _AS_EXECUTIVE.search(text) or _is_outside(facts):
        return Voice.OTHER, Kind.OTHER
    return None


def _role(lines: Sequence[str]) -> str:
    """Return the role beside the author's name (`From: Jo Fox, VP Sales`)."""
    for line in lines[:12]:
        found = _GIVEN_BY.match(line.strip())
        if found and len(line) <= 120:
            return " ".join(_ROLE_BEHIND.split(found["name"], maxsplit=1)[1:]).strip(" )]>*_")
    return ""


def _is_own(facts: _Facts) -> bool:
    """Tell whether the text is the person's own beyond doubt, whoever is to review it."""
    first, third = pronouns("\n".join(facts.lines), facts.names)
    return first > 2 and first > 4 * third


def _is_outside(facts: _Facts) -> bool:
    """Tell whether the signature is that of an executive or of somebody from elsewhere."""
    author = set(re.findall(r"[^\W\d_]{2,}", (facts.author or "").casefold()))
    for place, line in enumerate(facts.signed):
        before = facts.signed[place - 1] if place else ""
        first = before if _REGARDS.fullmatch(before.strip(" ,.!")) else ""
        words = set(re.findall(r"[^\W\d_]{2,}", line.casefold()))
        # The author's name with a role beside it, or the lines below "Kind regards".
        if (author and author <= words) or first:
            below = facts.signed[place + 1 : place + 3] if first or words == author else ()
            if any(OUTSIDE_TITLE.search(text) for text in (line, *below)):
                return True
    return False


def _parted(lines: Sequence[str]) -> list[str]:
    """Part the facts of a head that stand in one line (`Team X | manager: Jo Fox`)."""
    found: list[str] = []
    for place, line in enumerate(lines):
        found += re.split(r"\s+[|·•]\s+", line) if place < _HEAD and len(line) < 250 else [line]
    return [line for line in found if line.strip(" |·•")]


def _fields(lines: Sequence[str]) -> list[str]:
    """Join a form's labels to the answers on the lines below them."""
    found: list[str] = []
    for line in lines:
        label = found and _FIELD.fullmatch(found[-1].strip())
        # "Manager" below "Relationship" is an answer, though it is a label elsewhere.
        kin = label and label[1].casefold().startswith("relation") and relation(line)
        answer = kin or not _FIELD.fullmatch(line.strip())
        if label and answer and len(line) <= _LONGEST_ANSWER:
            found[-1] = f"{label[1]}: {line}"
        else:
            found.append(line)
    return found


def _kin(lines: Sequence[str]) -> Voice | None:
    """Return the relation that a form's first lines tell (`Relationship: line manager`)."""
    found = [_KIN.search(line) for line in lines[:12]]
    told = [relation(kin["kin"]) for kin in found if kin]
    return told[0] if len(told) == 1 else None


def is_person(name: str, person_names: Sequence[str]) -> bool:
    """Tell whether a name is one of the person's: all words of the shorter are in the longer."""
    words = set(re.findall(r"[^\W\d_]{2,}", name.casefold()))
    for known in person_names:
        parts = set(re.findall(r"[^\W\d_]{2,}", known.casefold()))
        if words and parts and (words <= parts or parts <= words):
            return True
    return False


def _author(lines: Sequence[str]) -> str | None:
    """Return the name by which a document's first lines sign it; None where several do."""
    first = _named(_GIVEN_BY, lines[:12])
    others = {name for line in lines if (name := _named(_GIVEN_BY, [line]))}
    others |= {line for line in lines if _UNNAMED.match(line)}
    return first if len(others) < 2 else None


def _named(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    for line in lines[:12]:
        found = pattern.match(line.strip())
        if found and len(line) <= 120 and not line.rstrip().endswith("."):
            # Without the role: whoever signs with it once and without it once is one person.
            name = _ROLE_BEHIND.split(re.sub(r"[*_]", "", found["name"]).strip(), maxsplit=1)[0]
            if name[:1].isupper() and not name.casefold().startswith(("the ", "my ")):
                return name.strip(" :")
    return None
