"""The facts of a document's head: who wrote it, how they stand to the person, who leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.readers.kinship import is_personnel, relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.document import Voice

_GIVEN_BY = re.compile(
    r"(?i:\**(?:feedback|review|written|provided|given|submitted|completed|prepared|drafted"
    r"|nominated|sponsored|comments?)"
    r"(?: given)? (?:by|from)\**\s*:?\**\s*|\**"
    r"(?:reviewer|respondent|rater|author|assessor|appraiser)(?:'s)?"
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
_COMPILED = re.compile(
    r"\b(?:compiled|collected|collated|gathered|summari[sz]ed|consolidated|put together|edited"
    r"|aggregated|assembled)\b[^.!?]{0,30}\bby\b",
    re.IGNORECASE,
)
_SUMMARY = re.compile(r"\b(?:summar(?:y|ies)|synthesis|digest|overview|in short)\b", re.IGNORECASE)
_LONGEST_CREDIT = 200
_BOSS = re.compile(
    r"(?i:\**(?:(?:line |direct |reviewing )?manager|assessor|appraiser)(?:'s)?(?: name)?"
    r"\**\s*:\**\s*)"
    r"(?P<name>\S.{1,80})"
)


def parted(lines: Sequence[str]) -> list[str]:
    """Part the facts of a head that stand in one line (`Team X | manager: Jo Fox`)."""
    found: list[str] = []
    for place, line in enumerate(lines):
        found += re.split(r"\s+[|·•]\s+", line) if place < _HEAD and len(line) < 250 else [line]
    return [line for line in found if line.strip(" |·•")]


def fields(lines: Sequence[str]) -> list[str]:
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


def author_of(lines: Sequence[str]) -> str | None:
    """Return the name by which a document's first lines sign it; None where several do."""
    first = _named(_GIVEN_BY, lines[:12])
    others = {name for line in lines if (name := _named(_GIVEN_BY, [line]))}
    others |= {line for line in lines if _UNNAMED.match(line)}
    return first if len(others) < 2 else None


def role_of(lines: Sequence[str]) -> str:
    """Return the role beside the author's name (`From: Jo Fox, VP Sales`)."""
    for line in lines[:12]:
        found = _GIVEN_BY.match(line.strip())
        if found and len(line) <= 120:
            return " ".join(_ROLE_BEHIND.split(found["name"], maxsplit=1)[1:]).strip(" )]>*_")
    return ""


def kin_of(lines: Sequence[str]) -> Voice | None:
    """Return the relation that a form's first lines tell (`Relationship: line manager`)."""
    found = [_KIN.search(line) for line in lines[:12]]
    told = [relation(kin["kin"]) for kin in found if kin]
    return told[0] if len(told) == 1 else None


def is_compiled(lines: Sequence[str], title: str) -> bool:
    """Tell whether a document's first lines say that personnel summed up what others said.

    Who only collected the words of others has none in the document.
    """
    return any(_SUMMARY.search(line) for line in (title, *lines[:3])) and any(
        len(line) <= _LONGEST_CREDIT and _COMPILED.search(line) and is_personnel(line)
        for line in lines[:12]
    )


def manager_of(lines: Sequence[str]) -> str | None:
    """Return whom a document's first lines call the person's manager (`Manager: Jo Fox`)."""
    return _named(_BOSS, lines)


def _named(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    for line in lines[:12]:
        found = pattern.match(line.strip())
        if found and len(line) <= 120 and not line.rstrip().endswith("."):
            # Without the role: whoever signs with it once and without it once is one person.
            name = _ROLE_BEHIND.split(re.sub(r"[*_]", "", found["name"]).strip(), maxsplit=1)[0]
            if name[:1].isupper() and not name.casefold().startswith(("the ", "my ")):
                return name.strip(" :")
    return None


def is_person(name: str, person_names: Sequence[str]) -> bool:
    """Tell whether a name is one of the person's: all words of the shorter are in the longer."""
    words = set(re.findall(r"[^\W\d_]{2,}", name.casefold()))
    for known in person_names:
        parts = set(re.findall(r"[^\W\d_]{2,}", known.casefold()))
        if words and parts and (words <= parts or parts <= words):
            return True
    return False
