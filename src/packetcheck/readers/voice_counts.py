"""Pronouns and deeds of a text, counted to tell whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST = re.compile(r"\b(?:i|i'm|i've|i'd|my|ich|je|j'ai|mein\w*)\b")
_THIRD = re.compile(r"\b(?:she|he|she's|he's|her|his|him|they|them|their)\b")
_SECOND = re.compile(r"\b(?:you|your|you've|you're)\b")
_DEED = re.compile(
    r"(?:[-*•]\s*)?(?:[a-z]{2,12}ed|led|built|ran|wrote|drove|cut|won|held|took|gave|set|made|kept"
    r"|found|brought|taught|got|put|grew|sold|wound|began|rebuilt|rewrote)\b(?! by\b)"
)
_ADDRESS = re.compile(r"(?<!\S)[^\s@]{1,100}@\S+|https?://\S+")
# So few words beside a name make no sentence.
_TITLE = 2
_GREETING = (
    r"(?:(?:hi|hey|hello|dear|hej|hallo|liebe[r]?|bonjour|ciao|hola),? )?(?:{who})\s*[,!:–—-]*"
)


@dataclass(frozen=True, slots=True)
class Pronouns:
    """How often a text says "I", and "she" or the person's name; `deeds` are bare verbs.

    `named` counts the names among those in the third person, and `addressed` is
    true for a text that greets the person and says "you".
    """

    first: int = 0
    third: int = 0
    deeds: int = 0
    addressed: bool = False
    named: int = 0

    @property
    def is_about(self) -> bool:
        """Tell whether the text is rather about the person than by them.

        Nobody names themselves without need, while "she" may be anybody.
        """
        own = self.first + self.deeds
        if self.named:
            return self.third > 0 and self.third >= own
        return self.third > 1 and self.third > own


def pronouns(lines: Sequence[str], names: Sequence[str], *, deeds: bool = True) -> Pronouns:
    """Count the pronouns of a text and the person's names."""
    text = _ADDRESS.sub(" ", "\n".join(lines).casefold().replace("\u2019", "'"))
    parts = {word for name in names for word in re.findall(r"[^\W\d_]{2,}", name.casefold())}
    named = 0
    addressed = False
    if parts:
        known = "|".join(sorted(map(re.escape, parts)))
        whole = re.compile(rf"\b(?:{known})(?:[ .-]+(?:{known}))*\b")
        # A line that is but the name is a title or a signature, and tells nothing.
        said = [line for line in text.split("\n") if len(whole.sub(" ", line).split()) > _TITLE]
        named = sum(len(whole.findall(line)) for line in said)
        greeting = _GREETING.replace("{who}", whole.pattern)
        greets = any(re.match(greeting + "$", line.strip()) for line in text.split("\n")[:8])
        addressed = greets and len(_SECOND.findall(text)) > 1
    done = sum(1 for line in text.split("\n") if _DEED.match(line)) if deeds else 0
    first, third = len(_FIRST.findall(text)), len(_THIRD.findall(text))
    return Pronouns(first, third + named, done, addressed, named)
