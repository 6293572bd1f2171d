"""Pronouns and deeds of a text, counted to tell whose it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import Kind, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST = re.compile(r"\b(?:i|i'm|i've|i'd|my|ich|je|j'ai|mein\w*)\b")
_THIRD = re.compile(r"\b(?:she|he|she's|he's|her|his|him|they|them|their)\b")
_DEED = re.compile(
    r"(?:[-*•]\s*)?(?:led|built|ran|wrote|drove|shipped|launched|owned|designed"
    r"|created|reduced|increased|improved|delivered|mentored|cut|moved)\b"
)
_ADDRESS = re.compile(r"(?<!\S)[^\s@]{1,100}@\S+|https?://\S+")
# So few words beside a name make no sentence.
_TITLE = 2
_MANAGES = re.compile(
    r"\b(?:my (?:direct )?reports?|on my team|joined my team|i (?:have )?managed? (?:her|him|them)"
    r"|as (?:her|his|their) (?:line )?manager|i (?:fully |strongly )?recommend (?:her|him|them|\w+)"
    r" for|reports to me|i (?:promoted|hired) (?:her|him|them)|i recommend promotion"
    r"|(?:exceeds|meets|met|exceeded|below) (?:all )?expectations|our 1:1s?|areas for"
    r" development|rating)\b"
)


def counted(
    lines: Sequence[str], names: Sequence[str], *, case: bool = False
) -> tuple[Voice, Kind]:
    """Count pronouns; in a `case` for a promotion, deeds without a subject are nobody's sign."""
    text = "\n".join(lines).casefold().replace("\u2019", "'")
    first, third = pronouns(text, names)
    deeds = sum(1 for line in text.split("\n") if _DEED.match(line)) if not case else 0
    if third > first + deeds and third > 1:
        if _MANAGES.search(text):
            return Voice.MANAGER, Kind.MANAGER_REVIEW
        return Voice.PEER if first else Voice.OTHER, Kind.PEER_FEEDBACK if first else Kind.OTHER
    return Voice.SELF, Kind.BRAG if deeds > first else Kind.SELF_REVIEW


def pronouns(text: str, names: Sequence[str]) -> tuple[int, int]:
    """Count "I" and the like, and "she" and the like together with the person's names."""
    text = _ADDRESS.sub(" ", text.casefold().replace("\u2019", "'"))
    parts = {word for name in names for word in re.findall(r"[^\W\d_]{2,}", name.casefold())}
    named = 0
    if parts:
        known = "|".join(sorted(map(re.escape, parts)))
        whole = re.compile(rf"\b(?:{known})(?:[ .-]+(?:{known}))*\b")
        # A line that is but the name is a title or a signature, and tells nothing.
        said = [line for line in text.split("\n") if len(whole.sub(" ", line).split()) > _TITLE]
        named = sum(len(whole.findall(line)) for line in said)
    return len(_FIRST.findall(text)), len(_THIRD.findall(text)) + named
