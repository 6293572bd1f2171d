"""Guess who speaks in a document: by file name, title, first lines, and pronouns at last."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from packetcheck.document import Kind, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

# No part of "product manager" and the like is the candidate's own manager.
_NOT_TITLE = r"(?<!product )(?<!program )(?<!programme )(?<!project )(?<!account )(?<!general )"
_SELF = (
    r"self(?!-serv| serv)|selfreview|selfassessment|brag(?:gy|ging)?|samoocena|selbst\w*"
    r"|auto-?[ée]valua\w+|autovalutazione|zelf\w*|självutvärdering|egen ?vurdering|my|mine|me|moje"
    r"|mój|meine?|mes|mon|mis|mijn|i did|accomplishments|achievements|wins|hype(?: doc)?|work ?log"
    r"|impact log|year in review"
)
_MANAGER = (
    r"managers?(?:'s|’s)?|manager\w*review|mgr|supervisors?(?:'s)?|boss|line ?manager"
    r"|przełoż\w*|przeloz\w*|kierownik\w*|vorgesetzte\w*|führungskraft|chef|supérieur|jefe|jefa"
    r"|responsable|leidinggevende|chefs?"
)
_PEER = (
    r"peers?|360|colleagues?|co-?workers?|teammates?|stakeholder|kolleg\w*|współpracowni\w*"
    r"|wspolpracowni\w*|collègue|colega|collega|kudos|shout-?outs?|thank ?yous?"
)
_OTHERS = r"customers?|clients?|skip(?:-| )?level|direct reports?|upward|testimonials?"
_PROMO = r"promo(?:tion)?|promotion case|nomination|beförderung|awans|promoción"
_GENERAL = r"feedback|reference|recommendation|opinia|opinion"
_NUMBER = r"[\s_.+()\[\]–—-]+"

# A title names a kind of document; a heading such as "Customer impact" names none.
_FORM = (
    r"reviews?|feedback|assessment|evaluation|appraisal|input|comments?|form|part|summary"
    r"|recommendation|statement|questionnaire|letter|notes|ocena|opinia|bewertung"
)
_TITLES: tuple[tuple[str, Voice, Kind], ...] = (
    (
        r"self(?! ?-?serv)[ -]?\w*|selbst\w*|samoocena|auto-?[ée]valua\w+|autovalutazione|zelf\w+",
        Voice.SELF,
        Kind.SELF_REVIEW,
    ),
    (rf"(?:{_PEER}).{{0,25}}(?<!\w)(?:{_FORM})|kudos", Voice.PEER, Kind.PEER_FEEDBACK),
    (
        (
            rf"{_NOT_TITLE}(?<!\w)(?:{_MANAGER}).{{0,25}}(?<!\w)(?:{_FORM})"
            rf"|(?:{_FORM}) (?:by|from) (?:the |my )?(?:line )?manager|ocena przełoż\w*"
        ),
        Voice.MANAGER,
        Kind.MANAGER_REVIEW,
    ),
    (rf"(?:{_OTHERS}).{{0,25}}(?<!\w)(?:{_FORM}|quotes?)", Voice.OTHER, Kind.OTHER),
    (
        r"brag\w*|hype doc|work ?log|impact log|(?:my|moje|mein\w*|mes|mijn) [^.,;:]{2,30}",
        Voice.SELF,
        Kind.BRAG,
    ),
    (r"feedback(?: (?:form|on|for|about|from|by)\b.*)?", Voice.PEER, Kind.PEER_FEEDBACK),
)

_GIVEN_BY = re.compile(
    r"(?i:\**(?:feedback|review|written|provided|given|submitted|completed|prepared|comments?)"
    r"(?: given)? (?:by|from)\**\s*:?\**\s*|\**(?:reviewer|respondent|rater|author)(?:'s)?"
    r"(?: name)?\**\s*:\**\s*|from\s+(?=[A-Z]))(?P<name>\S.{1,80})"
)
_ABOUT = re.compile(r"(?i:.{0,40}\bfeedback\b (?:on|for|about)) [A-ZÀ-Ž]\w+")
_BOSS = re.compile(
    r"(?i:\**(?:line |direct |reviewing )?manager(?:'s)?(?: name)?\**\s*:\**\s*)"
    r"(?P<name>\S.{1,80})"
)
_FIRST = re.compile(r"\b(?:i|i'm|i've|i'd|my|ich|je|j'ai|mein\w*)\b")
_THIRD = re.compile(r"\b(?:she|he|she's|he's|her|his|him|they|them|their)\b")
_DEED = re.compile(
    r"(?:[-*•]\s*)?(?:led|built|ran|wrote|drove|shipped|launched|owned|designed"
    r"|created|reduced|increased|improved|delivered|mentored|cut|moved)\b"
)
_MANAGES = re.compile(
    r"\b(?:my (?:direct )?reports?|on my team|joined my team|i (?:have )?managed? (?:her|him|them)"
    r"|as (?:her|his|their) (?:line )?manager|i (?:fully |strongly )?recommend (?:her|him|them|\w+)"
    r" for|(?:exceeds|meets|met|exceeded|below) (?:all )?expectations|our 1:1s?|areas for"
    r" development|rating)\b"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """Voice, kind and author of a document, and which of them were guessed."""

    voice: Voice
    kind: Kind
    author: str | None = None
    guessed: tuple[str, ...] = ("voice", "kind")


def guess(
    name: str, title: str | None, first_lines: Sequence[str], person_names: Sequence[str] = ()
) -> Guess:
    """Guess from a file's name, its title and first lines; the first that tells decides.

    When none does, pronouns are counted: a text that says "I" more often than it names the
    person or says "she" or "he" is the person's own.
    """
    stem = re.sub(_NUMBER, " ", PurePosixPath(name).stem).strip()
    author = _author(first_lines)
    own = author is not None and is_person(author, person_names)
    names = [stem, *PurePosixPath(name).parts[:-1]]
    titles = _openings([title or "", *first_lines])
    for told in (*map(_told_by_name, names), *map(_told_by_title, titles)):
        if told is not None:
            voice, kind = told
            break
    else:
        voice, kind = (Voice.SELF, Kind.OTHER) if own else _counted(first_lines, person_names)
        about = any(_ABOUT.match(line) for line in first_lines[:5])
        if (author or about) and not own and voice in {Voice.SELF, Voice.OTHER}:
            voice, kind = Voice.PEER, Kind.PEER_FEEDBACK
    kind = Kind.PROMO if _has(_PROMO, f"{stem} {title or ''}") else kind
    if voice is Voice.MANAGER:
        author = author or _named(_BOSS, first_lines)
    if author and not own and voice is Voice.SELF:
        author = None
    fields = ("voice", "kind", "author") if author else ("voice", "kind")
    return Guess(voice, kind, author, fields)


def relation(text: str) -> Voice | None:
    """Tell a voice from a word of kinship (`Peer`, `Line manager`, `Self`); None for others.

    A job title tells nothing: a "product manager" is not the candidate's manager.
    """
    words = " ".join(re.sub(_NUMBER, " ", text).casefold().split())
    if re.fullmatch(
        r"(?:the )?(?:self(?: ?(?:review|assessment|evaluation|rating))?|me|myself|own"
        r"|employee|candidate|samoocena|ja|selbst)",
        words,
    ):
        return Voice.SELF
    if re.fullmatch(
        r"(?:(?:my|direct|line|people|functional|current|former|hiring|the) )*"
        r"(?:manager|supervisor|boss|mgr|superior|lead|przełożon[ay]|vorgesetzter?|chef)"
        r"(?: (?:review|feedback))?",
        words,
    ):
        return Voice.MANAGER
    if re.search(rf"\b(?:{_PEER}|cross functional|xfn)\b", words):
        return Voice.PEER
    others = rf"{_OTHERS}|reports?|reportee|subordinate|external|partner"
    if re.search(rf"\b(?:{others})\b", words):
        return Voice.OTHER
    return None


def is_person(name: str, person_names: Sequence[str]) -> bool:
    """Tell whether a name is one of the person's: all words of the shorter are in the longer."""
    words = set(re.findall(r"[^\W\d_]{2,}", name.casefold()))
    for known in person_names:
        parts = set(re.findall(r"[^\W\d_]{2,}", known.casefold()))
        if words and parts and (words <= parts or parts <= words):
            return True
    return False


def _has(pattern: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text.casefold()))


def _told_by_title(label: str) -> tuple[Voice, Kind] | None:
    """Tell voice and kind from a title, which must name a kind of document."""
    words = " ".join(label.casefold().split())
    for pattern, voice, kind in _TITLES:
        found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words)
        if found and (kind is not Kind.BRAG or found.start() < 3):
            return voice, kind
    return None


def _told_by_name(label: str) -> tuple[Voice, Kind] | None:
    """Tell voice and kind from the words of a file's or folder's name."""
    if re.search(rf"(?<!\w)(?:{_PEER})(?!\w)", label.casefold()):
        return Voice.PEER, Kind.PEER_FEEDBACK
    if _has(r"self|samoocena|selbst\w*|auto-?[ée]valua\w+|autovalutazione|zelf\w*", label):
        return Voice.SELF, Kind.SELF_REVIEW
    if re.search(rf"{_NOT_TITLE}(?<!\w)(?:{_MANAGER})(?!\w)", label.casefold()):
        return Voice.MANAGER, Kind.MANAGER_REVIEW
    if _has(_OTHERS, label):
        return Voice.OTHER, Kind.OTHER
    if _has(_SELF, label):
        return Voice.SELF, Kind.BRAG
    if _has(_GENERAL, label):
        return Voice.PEER, Kind.PEER_FEEDBACK
    return None


def _openings(lines: Sequence[str]) -> list[str]:
    """Return the first lines that are titles rather than text, `Manager: X` not among them."""
    return [
        line
        for line in lines[:5]
        if len(line) <= 70 and not line.endswith((".", "!", "?", ",", ":")) and ": " not in line
    ]


def _author(lines: Sequence[str]) -> str | None:
    return _named(_GIVEN_BY, lines)


def _named(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    for line in lines[:12]:
        found = pattern.match(line.strip())
        if found and len(line) <= 120 and not line.rstrip().endswith("."):
            name = re.sub(r"[*_]", "", found["name"]).strip()
            if name[:1].isupper() and not name.casefold().startswith(("the ", "my ")):
                return name
    return None


def _counted(lines: Sequence[str], names: Sequence[str]) -> tuple[Voice, Kind]:
    text = "\n".join(lines).casefold().replace("\u2019", "'")
    first = len(_FIRST.findall(text))
    deeds = sum(1 for line in text.split("\n") if _DEED.match(line))
    parts = {word for name in names for word in re.findall(r"[^\W\d_]{2,}", name.casefold())}
    named = len(re.findall(rf"\b(?:{'|'.join(map(re.escape, parts))})\b", text)) if parts else 0
    third = len(_THIRD.findall(text)) + named
    if third > first + deeds and third > 1:
        if _MANAGES.search(text):
            return Voice.MANAGER, Kind.MANAGER_REVIEW
        return Voice.PEER if first else Voice.OTHER, Kind.PEER_FEEDBACK if first else Kind.OTHER
    return Voice.SELF, Kind.BRAG if deeds > first else Kind.SELF_REVIEW
