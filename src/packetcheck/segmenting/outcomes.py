"""Which sentences of a block make one statement: a claim with its head and its outcome."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import Span
from packetcheck.segmenting.aftermath import weigh_outcome
from packetcheck.segmenting.own_deeds import opens_own, opens_with_deed
from packetcheck.segmenting.words import DEED, PRAISE

if TYPE_CHECKING:
    from collections.abc import Sequence

_I = re.IGNORECASE
# "71 are closed.": nothing without the sentence before it.
_COUNT = re.compile(
    r"^\d[\d.,]*%?(?: (?:of (?:them|those)|are|were|have|already|now))(?: [\w'’]+){1,3}[.!]?$"
)
# "One bug. ONE."
_STRESSED = re.compile(r"^[A-Z]{2,12}(?: [A-Z]{2,12})?[.!]+$")
_TOPIC = re.compile(
    r"(?:\w+(?:ing|tion|sion|ship|ity|ment|ness|ance|ence|acy)|impact|results?|outcomes?|focus|growth"
    r"|strategy|craft|scope|strengths?|weakness(?:es)?|vision|delivery|discovery|culture|people"
    r"|teamwork|influence|obsession|summary|context|background|goals?|data|risks?|challenges?"
    r"|problem|situation|task|action|skills?|mindset|thinking|roadmap|lessons?|next steps?|nuance"
    r"|autonomy|cross-functionality|hardware|software|firmware|sales|support|marketing|legal|finance"
    r"|operations|ops|engineering|design|product|compliance|customers?|users|partners?|research"
    r"|platform|mobile|quality|budget|metrics|numbers|process|tools|documentation|recruiting)$",
    _I,
)
_DOING = re.compile(r"\w+ing (?:the|an?|our|my|with|all|to|for|up|out)\b", _I)
# "Saying no earlier." is an aim, and no head.
_COMPARED = re.compile(
    r"(?:\w{3,}ier|sooner|earlier|often|enough|better|faster|more|less|later|\w{3,}ly)$",
    _I,
)
_HEAD_WORDS = 5
_LONGEST_HEAD = 200
_LONGEST_CLAIM = 400


def with_outcomes(text: str, spans: Sequence[Span], *, item: bool) -> list[Span]:
    """Join sentences that make one statement.

    A run-in head (`Impact. Cut churn`) joins the sentence below it in any block; in a list `item`
    the sentences that only tell how its claim turned out join that claim.
    """
    joined: list[Span] = []
    for span in spans:
        sentence = span.of(text)
        # What was joined grows, and may not be looked at as a whole each time.
        short = len(joined) == 1 and joined[0].end - joined[0].start <= _LONGEST_HEAD
        headed = short and _is_head(joined[0].of(text), item=item)
        claim = _end_of(text, joined[-1]) if joined else ""
        counted = not claim.endswith("?") and _COUNT.match(sentence)
        stressed = bool(joined) and bool(counted or _STRESSED.match(sentence))
        if joined and (stressed or headed or (item and _only_outcome(sentence, claim))):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _end_of(text: str, span: Span) -> str:
    """Return a claim, or the last words of a long one."""
    return text[max(span.end - _LONGEST_CLAIM, span.start) : span.end]


def _is_head(sentence: str, *, item: bool) -> bool:
    """Tell whether the first sentence of a block is a title on the line of its text."""
    words = sentence.strip("*_ ").rstrip(".*_ ").split()
    if not sentence.rstrip("*_ ").endswith(".") or not 1 <= len(words) <= _HEAD_WORDS:
        return False
    if not words[0][:1].isupper() or PRAISE.match(words[0]) or any(c.isdigit() for c in sentence):
        return False
    head = " ".join(words)
    if len(words) == 1 and _TOPIC.match(head):
        return True
    if _COMPARED.search(words[-1]) or DEED.search(head) or _tells(head):
        return False
    return bool(_TOPIC.search(words[-1])) or (item and len(words) > 1 and not _DOING.match(head))


def _tells(head: str) -> bool:
    return opens_own(head) or opens_with_deed(head)


def _only_outcome(sentence: str, claim: str) -> bool:
    """Tell whether a sentence needs the claim before it, of which a long one's end is enough."""
    return not claim.rstrip().endswith(":") and weigh_outcome(sentence, claim) > 0
