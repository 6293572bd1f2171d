"""Labels of forms that say who is to write there, before an answer or above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

_WHO = {
    Voice.SELF: (
        r"employee|appraisee|reviewee|job ?holder|staff member|self|associate|team member"
        r"|individual|candidate"
    ),
    Voice.MANAGER: r"(?:line |direct |people |reviewing )?(?:manager|supervisor)|appraiser|boss",
    Voice.PEER: r"peers?|colleagues?",
    Voice.OTHER: (
        r"(?:second|reviewing|countersigning|skip[ -]level)(?: (?:manager|officer|reviewer))?"
        r"|countersignatory|second[ -]line manager|head of department|hr|human resources|committee"
    ),
}
_BARE = {"self": Voice.SELF, "manager": Voice.MANAGER, "peers": Voice.PEER, "peer": Voice.PEER}
# "Part B – Line manager comments", "2.1 Manager comments".
_PART = re.compile(
    r"(?:(?:section|part) \w{1,3}|[a-z]?\d{1,2}(?:\.\d{1,2})?[.)]?)(?:\s*[.–—-]\s*|\s+)(?=[a-z])"
)
_OWNS = r"(?:'s|s'|’s|s’)?[ -]+(?:self[ -]+)?"
# What a form calls the place where somebody writes; feedback may also be retold by another.
_FIRM = r"comments?|assessment|evaluation|appraisal|rating|response|statement|section|remarks?"
_LOOSE = (
    r"reviews?|feedback|input|summary|reflections?|perspective|view|notes|endorsements?"
    r"|nomination|recommendation|testimonials?"
)
_LABEL = re.compile(r"^\**(?P<who>[A-ZÀ-Ž][\w'’() -]{2,40}?)\s*:\**\s+(?P<text>\S.*)$", re.DOTALL)
# So many words after `Manager:` are what the manager says, and not a name or a mark.
_FEWEST_WORDS = 5


def speaker_of(label: str) -> tuple[Voice, bool] | None:
    """Return who is to write under a form's label (`Manager comments`), and whether it is firm.

    A label that is not firm (`Manager feedback`) may head somebody's own account of it.
    """
    words = re.sub(r"\(.*?\)|[:*_]", " ", label).casefold()
    words = _PART.sub("", " ".join(words.split()))
    if words in _BARE:
        return _BARE[words], False
    for voice, who in _WHO.items():
        if re.fullmatch(
            rf"(?:(?:section|part) \w{{1,3}} )?(?:to be |must be )?(?:completed|filled(?: in| out)?"
            rf"|written|answered) by (?:the |your )?(?:{who})(?: only)?",
            words,
        ):
            return voice, True
        found = re.fullmatch(
            rf"(?:\d+[.)] )?(?:overall |final |additional )?(?:{who}){_OWNS}"
            rf"(?:overall |performance |final |additional )?(?:(?P<firm>{_FIRM})|{_LOOSE})",
            words,
        )
        if found:
            return voice, bool(found["firm"])
    return None


def answered(text: str) -> tuple[Voice, bool, str] | None:
    """Split `Manager comments: She led it.` into voice, whether it is firm, and words."""
    found = _LABEL.match(text)
    said = speaker_of(found["who"]) if found else None
    if found is None or said is None:
        return None
    # A rating beside its label is no answer.
    words = sum(1 for word in found["text"].split() if any(map(str.isalpha, word)))
    if words < (2 if said[1] and "rating" not in found["who"].casefold() else _FEWEST_WORDS):
        return None
    return *said, found["text"]


def voices_of_answers(texts: Iterable[str]) -> set[Voice]:
    """Return who has labels in a text: a loose one tells a speaker only where two have some."""
    told = [said for text in texts if (said := answered(text))]
    every = {voice for voice, _, _ in told}
    return every if len(every) > 1 else {voice for voice, firm, _ in told if firm}
