"""One cell or paragraph to single expectations."""

from __future__ import annotations

import re
from dataclasses import dataclass

from packetcheck.segmenting.sentences import sentences

_MARK = re.compile(r"^(?:[•‣◦·▪●○■□–—*\-\u2013\u2014\uf0b7]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+")
_FEWEST_WORDS = 3
_WORD = re.compile(r"[^\W\d_][^\s]*")
_LONGEST = 2_000
_ELSEWHERE = re.compile(
    r"^(?:(?:the )?same(?: as)?\b|as (?:above|below|before)\b|see \b|ditto\b|idem\b|n/?a\b"
    r"|none\b|tbd\b|all of the above|everything (?:from|in|of|above)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a text; `why_not` says why it is no expectation, where it is none."""

    text: str
    why_not: str = ""


def split_text(text: str) -> list[Part]:
    """Split a text at its lines, list marks and sentences; no word is lost."""
    parts = []
    for line in text.split("\n"):
        words = _MARK.sub("", " ".join(line.split()))
        parts += [_judged(words[s.start : s.end]) for s in sentences(words)]
    return parts


def too_short(text: str) -> bool:
    """Tell whether a text has too few words, numbers left out, to say a behaviour."""
    return len(_WORD.findall(text)) < _FEWEST_WORDS


def _judged(text: str) -> Part:
    if _ELSEWHERE.match(text):
        return Part(text, "points to another place: write out what holds here")
    if text.endswith(":"):
        return Part(text, "introduces a list")
    if text.endswith("?"):
        return Part(text, "is a question")
    if too_short(text):
        return Part(text, "too short to be an expectation")
    if len(text) > _LONGEST:
        return Part(text, f"longer than {_LONGEST:,} characters")
    return Part(text)


def as_sentence(text: str) -> str:
    """Return the words as a sentence: a capital at its beginning, a full stop at its end."""
    stripped = text.strip().rstrip(";,").strip()
    ended = stripped if stripped.endswith((".", "!", "?", "…")) else f"{stripped}."
    return ended[:1].upper() + ended[1:]
