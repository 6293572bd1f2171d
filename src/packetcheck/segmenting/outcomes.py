"""Which sentences of a block make one statement: a claim with its head and its outcome."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import Span
from packetcheck.segmenting.aftermath import is_aftermath
from packetcheck.segmenting.words import DEED, PRAISE, VERB, any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_I = re.IGNORECASE
_WORD = re.compile(r"\w+")
_LEAD = r"^[\"'“(*_]*"
# A later sentence of a bullet with an own actor is a claim of its own; one without tells the
# result of the claim before it.
_OWN_ACTOR = re.compile(
    _LEAD
    + r"(?:i|we|he|she|they|you|my|our|his|her|their|nobody|everyone|people|also|additionally|then"
    r"|later|next|in|on|since|after|before|when|while|during|(?:this|that) (?:year|quarter|month)"
    r"|last|currently|previously|separately|finally|in addition|furthermore|however|but|responsible"
    r"|accountable|owner|always|never|often|regularly|helps?|keeps?|makes?|needs?|could|should"
    r"|please|sole|key|first)\b",
    _I,
)
_REFERS_BACK = re.compile(
    _LEAD
    + any_of(
        """
        it this that these which both as_a_result the_result results? outcomes? impact net_effect
        root_cause so_far to_date all_of_it which_led resulting leading worth up down
        """
    )
    + r"\b(?! (?:year|quarter|month|half|time))",
    _I,
)
_OBSERVED = re.compile(
    _LEAD
    + r"(?:we|i|they) (?:then |now |also )?(?:saw|measured|ended up|hit|beat|reached|learned)\b",
    _I,
)
# A deed by its verb, and by its measure the outcome of what was done before.
_CHANGED = re.compile(
    _LEAD
    + any_of(
        """
        cut reduced decreased increased raised improved grew lifted saved saves boosted doubled
        tripled halved lowered generated added unlocked drove brought moved took shortened
        """
    )
    + r"\b",
    _I,
)
# What was saved is the outcome of something else always.
_SAVED = re.compile(_LEAD + r"save[sd]\b", _I)
_MEASURE = re.compile(r"[%$€£]|\b(?:half|third|double|from \S+ to|\d+x|by \d|pp|points?)\b", _I)
_TURNED_OUT = re.compile(
    _LEAD
    + any_of(
        """
        adopted rated approved praised recogni[sz]ed used picked_up featured signed_off voted
        accepted received learned learnt won saves saved
        """
    )
    + r"\b",
    _I,
)
_MOVED = re.compile(r"\b(?:rose|fell|dropped|grew|doubled|halved|now)\b", _I)
_BY_OTHERS = re.compile(r"\b(?:by|in|as|at|that|now|from|over|us)\b|\d", _I)
_PLAIN_VERB = re.compile(
    r"^(?:re|over|out|under)?(?:\w+(?:[^e\W]ed|ung|old|ook|ote|uilt)|led|set|won|met|got|began|gave|kept|made|ran|cut|put"
    r"|held|drove|grew|took|brought|spoke|stood|sat|saw|found|paid|spent|sent|dealt|chose|drew|shut"
    r"|hit|fed|hired|oversaw|overcame|freed|agreed|became)$",
    _I,
)
_PEOPLES_DEED = re.compile(
    r"^[\"'“(*_]*(?!Engineer|Sales|Support|Design|Marketing|Finance|Legal|Product|Operations|Customer"
    r"|Client|User|Partner|Team|Leadership|Management|Executives|Nobody)"
    r"[A-ZÀ-Ž][\w'’-]+(?: [A-ZÀ-Ž][\w'’-]+)? (?:also |then )?"
    r"(?:led|ran|built|wrote|owned|drove|designed|created|launched|managed|coached|mentored|hired"
    r"|presented|organi[sz]ed|helped|leads|runs|owns|builds|writes)\b"
)
# What was thought of the claim, or whose it was, is no result of it.
_JUDGED = re.compile(
    _LEAD + r"(?:it|this|that) (?:sounds|looks|seems|feels|felt|seemed|may|might|should|would)\b"
    r"|\b(?:her|his|my|their) (?:own )?(?:idea|call|decision|proposal|suggestion|choice)\b"
    r"|\b(?:could|should|might) have\b",
    _I,
)
# As in: My team still uses it. First week: 4 errors. Errors 61% -> 52%.
_LASTED = re.compile(
    _LEAD + r"(?:my|our|his|her|their|the) [\w-]+(?: [\w-]+)? (?:now|still) "
    r"(?:uses?|runs?|asks? for|rely|relies|works? with|follows?)\b"
    r"|^(?:in the )?(?:first|next|second) (?:day|week|month|quarter|year)s?\s?:.*\d"
    r"|\d[^\s]*\s?(?:->|→|=>|>)\s?[^\s]?\d",
    _I,
)
# "It blocked 38 declarations" tells the result; "It argues for closing the shop" claims more.
_IT = re.compile(_LEAD + r"it\b", _I)
_COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|half|twice|double)\b", _I
)
# Whose deed it was, or what is still to come: a claim of its own.
_OWN_DEED = re.compile(
    r"\bby (?:her|him|me)(?:self)?(?=[,.;!]|$| (?:and|not|in|on|at|alone)\b)"
    r"|(?:,|\band) i (?!am\b|was\b)\w+"
    r"|\b(?:she|he|i|we|they) will\b",
    _I,
)
_ANSWERED = re.compile(
    r", (?:and )?(?:she|he|they) (?:then )?(?:changed|agreed|accepted|approved|dropped|followed"
    r"|signed|adopted|took)\b",
    _I,
)
# "71 are closed.": nothing without the sentence before it.
_COUNT = re.compile(
    r"^\d[\d.,]*%?(?: (?:of (?:them|those)|are|were|have|already|now))(?: [\w'’]+){1,3}[.!]?$"
)
# Somebody brought on, and what became of them.
_BROUGHT_ON = re.compile(
    r"^(?:onboarded|hired|coached|mentored|trained|promoted|recruited)"
    r" [A-ZÀ-Ž][\w'’-]+(?: [A-Z]\S*)?"
    r"(?: \([^)]*\))?(?:,[^,.]*)?[.]?$",
    _I,
)
_MARKS = re.compile(r"^\W+")
_BECAME = re.compile(
    r"^(?:she|he|they) (?:now |since |already )?(?:owns?|leads?|led|runs?"
    r"|ran|took|became|is|are|has|have)\b"
    r"(?! also)",
    _I,
)
# "One bug. ONE."
_STRESSED = re.compile(r"^[A-Z]{2,12}(?: [A-Z]{2,12})?[.!]+$")
_RESULT_WORDS = 14
_MEASURED_WORDS = 25
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
_AFFIRMED = re.compile(
    r"(?:i|we|he|she|they|it|both) (?:did|do|does|have|has|was|were|is|are|succeeded|worked)\b", _I
)
# "Saying no earlier." is an aim, and no head.
_COMPARED = re.compile(
    r"(?:\w{3,}ier|sooner|earlier|often|enough|better|faster|more|less|later|\w{3,}ly)$",
    _I,
)
_SHORT = 3
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
        if joined and (stressed or headed or (item and _only_result(sentence, claim))):
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
    if _COMPARED.search(words[-1]) or DEED.search(head) or _OWN_ACTOR.match(head):
        return False
    return bool(_TOPIC.search(words[-1])) or (item and len(words) > 1 and not _DOING.match(head))


def _goes_on(sentence: str, claim: str) -> bool:
    """Tell whether a sentence with an own actor still tells what became of the claim."""
    if _LASTED.search(sentence) or _ANSWERED.search(sentence):
        return True
    if is_aftermath(sentence, claim):
        return True
    return bool(_BECAME.match(sentence) and _BROUGHT_ON.match(_MARKS.sub("", claim)))


def _argues(sentence: str, claim: str) -> bool:
    """Tell whether a sentence says more of what was done than how it turned out."""
    told = _IT.match(sentence) and len(sentence.split()) > _SHORT
    return bool(told and not _COUNTED.search(sentence) and VERB.search(claim))


def _only_result(sentence: str, claim: str) -> bool:
    """Tell whether a sentence needs the claim before it, of which a long one's end is enough."""
    words = _WORD.findall(sentence)
    if not words or claim.rstrip().endswith(":"):
        return False
    if len(words) <= _SHORT and _AFFIRMED.match(sentence):
        # "We did." makes no sense without the claim before it.
        return True
    if _JUDGED.search(sentence) or _OWN_DEED.search(sentence) or _argues(sentence, claim):
        return False
    if _goes_on(sentence, claim):
        return len(words) <= _RESULT_WORDS
    measured = bool(_MEASURE.search(sentence))
    if _REFERS_BACK.match(sentence) or _OBSERVED.match(sentence):
        return len(words) <= _MEASURED_WORDS
    if _OWN_ACTOR.match(sentence) or _PEOPLES_DEED.match(sentence):
        return False
    if _TURNED_OUT.match(sentence):
        most = _MEASURED_WORDS if measured and _SAVED.match(sentence) else _RESULT_WORDS
        return len(words) <= most and bool(_BY_OTHERS.search(sentence))
    if _CHANGED.match(sentence):
        return measured and len(words) <= _RESULT_WORDS
    if _PLAIN_VERB.match(words[0]):
        return False
    moved = measured or bool(_MOVED.search(sentence))
    return len(words) <= (_MEASURED_WORDS if moved else _RESULT_WORDS)
