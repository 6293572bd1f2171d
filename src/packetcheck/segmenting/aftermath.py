"""Whether a sentence only tells what came of the claim before it: cues, each with a weight.

A later sentence of a bullet is a claim of its own where it has an own actor or an own deed. A
measure, a word that refers back, an actor who is somebody else, and what holds since then speak
for an outcome.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.segmenting.own_deeds import LEAD, is_ours, opens_own, opens_with_deed
from packetcheck.segmenting.words import VERB, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_I = re.IGNORECASE
_WORD = re.compile(r"\w+")
_RESULT_WORDS, _MEASURED_WORDS, _SHORT = 14, 25, 3
# As in: It blocked 38. The result: 4 weeks. Which led to a second round.
_REFERS_BACK = re.compile(
    LEAD
    + any_of(
        """
        it it['’]s this that these which both as_a_result the_result results? outcomes? impact
        net_effect root_cause so_far to_date all_of_it resulting leading worth up down
        """
    )
    + r"\b(?! (?:year|quarter|month|half|time|i)\b)",
    _I,
)
# As in: We lost two days over it. We launched that, and calls stopped.
_BACK_WITHIN = re.compile(
    r"\b(?:over|from|of|because of|thanks to|after|with|out of|by) (?:it|this|that|them|those)\b"
    r"|^we \w+ (?:that|this)\b",
    _I,
)
_OBSERVED = re.compile(
    LEAD
    + r"(?:we|i|they) (?:then |now |also )?(?:saw|measured|ended up|hit|beat|reached|learned)\b",
    _I,
)
_MEASURE = re.compile(
    r"[%$€£]|\b(?:half|third|double|from \S+ to|\d+x|by \d|pp)\b"
    r"|\d ?(?:pts?|points?|pp|bps)\b",
    _I,
)
_COUNTED = re.compile(
    r"(?<!\d)(?!(?:19|20)\d\d\b)\d"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|half|twice|double"
    r"|zero|first|no|none|not one)\b",
    _I,
)
_MOVED = re.compile(r"\b(?:rose|fell|dropped|grew|doubled|halved|went (?:up|down)|stopped)\b", _I)
_SINCE = re.compile(
    r"\b(?:now|nowadays|since then|ever since|no longer|any ?more|today|still|instead of"
    r"|used to)\b",
    _I,
)
# What others or the facts made of it: Approved in one round. Got funded. Saves two days.
_TURNED_OUT = re.compile(
    LEAD
    + r"(?:(?:got|was|were|has been|have been|is|are) (?:\w+ly )?(?:\w+ed|\w+en|built|kept|made"
    r"|bought|held|sold|read|cut)\b|"
    + any_of(
        """
        adopted rated approved praised recogni[sz]ed used picked_up featured signed_off voted
        accepted received learned learnt won frees?
        """
    )
    + r"\b)",
    _I,
)
_SAVED = re.compile(LEAD + r"(?:save[sd]?|cost|costs)\b", _I)
_BY_OTHERS = re.compile(r"\b(?:by|in|as|at|that|now|from|over|us|for)\b|\d", _I)
# A deed by its verb, and by its measure the outcome of what was done before.
_CHANGED = re.compile(
    LEAD
    + any_of(
        """
        cut reduced decreased increased raised improved grew lifted boosted doubled tripled halved
        lowered generated added unlocked drove brought moved took shortened
        """
    )
    + r"\b",
    _I,
)
# What others did upon it: They stopped to ask. All three signed.
_OTHERS_DID = re.compile(
    LEAD + r"(?:(?:they|both|all|everybody|everyone|nobody|none)(?: of them)?"
    r"|(?:all|both)(?: \w+){1,2}?)"
    r" (?:have |has |had )?(?:since |now |then |also |even |all |both |finally )?"
    r"(?:stopped|started|adopted|agreed|accepted|signed|approved|dropped|changed|went with|switched"
    r"|refused|declined|gave in|backed down|followed|moved over|renewed|stayed|came back|bought it"
    r"|said yes|use it|copied|asked for it)\b"
    r"|, (?:and )?(?:she|he|they) (?:then )?(?:changed|agreed|accepted|approved|dropped|followed"
    r"|signed|adopted|took)\b"
    r"|\b(?:he|she|they|\w+) (?:has|have) since \w+(?:ed|en|t)\b",
    _I,
)
# First one on my team to do so. He was right, it was a replay. Errors went 61% -> 52%.
_SHOWN = re.compile(
    LEAD + r"(?:(?:the |my |his |her |our )?(?:first|only) (?:one|time|ever|of (?:its|the|any))\b"
    r"|(?:he|she|they|i|we) (?:was|were|turned out(?: to be)?|proved) right\b)"
    r"|\d[^\s]*\s?(?:->|→|=>|>)\s?[^\s]?\d",
    _I,
)
_BROKEN = re.compile(
    r"\b(?:fell|failed|fails|broke|broken|crashed|outage|incident|went down|was down|lost|leaked"
    r"|forgot|missed|mistake|my fault|bug|wrong|double-\w+|blocked)\b",
    _I,
)
_MENDED = re.compile(
    LEAD + r"(?:fixed|resolved|restored|repaired|recovered|refunded|rolled back|reverted|corrected"
    r"|back up|back online|caught|repaid|solved)\b",
    _I,
)
# Somebody brought on, and what became of them.
_BROUGHT_ON = re.compile(
    r"^\W*(?:hired and |found and )?(?:onboarded|hired|coached|mentored|trained|promoted|recruited"
    r"|brought|sponsored|taught|moved) (?:(?:a|an|our|the|two|three|new) )?[\w-]*",
    _I,
)
_BECAME = re.compile(LEAD + r"(?:she|he|they) (?!also\b|does not\b|doesn)(?:\w+ )", _I)
# What was thought of the claim, whose it was, or what is still to come: no result of it.
_JUDGED = re.compile(
    LEAD + r"(?:it|this|that) (?:sounds|looks|seems|feels|felt|seemed|may|might|should|would)\b"
    r"|\b(?:her|his|my|their) (?:own )?(?:idea|call|decision|proposal|suggestion|choice)\b"
    r"|\b(?:could|should|might) (?:have|not|be|need)\b|\bwould (?:like|love|prefer|rather|wish)\b"
    r"|" + LEAD + r"th(?:at|is)(?: one)? (?:is|was) (?:(?:all |entirely )?(?:on me|mine|my)|not)\b"
    r"|\b(?:she|he|i|we|they) (?:will|should|must|need|needs)\b"
    r"|\?\W{0,3}$",
    _I,
)
_OWN_DEED = re.compile(
    r"\bby (?:her|him|me)(?:self)?(?=[,.;!]|$| (?:and|not|in|on|at|alone|through|with|over|from)\b)"
    r"|(?:[,;]|\band|\bthat|\bwhich) i (?!am\b|was\b)\w+|; s?he \w+",
    _I,
)
_IT_ARGUES = re.compile(LEAD + r"it (?!is\b|was\b|has\b|saves\b|cuts\b|costs\b)\w{3,}s\b", _I)
# "It is our policy until 2028" tells what became of it.
_IT = re.compile(LEAD + r"it\b(?! (?:is|was|became) (?:our|the|part of|used|how|where|what)\b)", _I)
# "We did." makes no sense without the claim before it.
_AFFIRMED = re.compile(
    r"(?:i|we|he|she|they|it|both) (?:did|do|does|have|has|was|were|is|are|succeeded|worked)\b", _I
)


def weigh_outcome(sentence: str, claim: str) -> float:
    """Return what speaks for a sentence's being the outcome of a `claim`, less what is against."""
    words = len(_WORD.findall(sentence))
    if not words:
        return -1.0
    if words <= _SHORT and _AFFIRMED.match(sentence):
        return 1.0
    return sum(_cues(sentence, claim, words))


def _cues(sentence: str, claim: str, words: int) -> Iterator[float]:
    yield from _actor_cues(sentence, words)
    yield from _content_cues(sentence, claim)
    if words <= _RESULT_WORDS and _is_reaction(sentence, claim):
        yield 6.0
    if words > _MEASURED_WORDS:
        yield -4.0
    elif words > _RESULT_WORDS:
        yield -1.0


def _actor_cues(sentence: str, words: int) -> Iterator[float]:
    """Yield who acts: the one of whom the claim was told, all of us, others or a thing."""
    if _OBSERVED.match(sentence):
        yield 2.0
    elif opens_own(sentence):
        yield -5.0
    elif is_ours(sentence):
        yield -1.5
    elif _TURNED_OUT.match(sentence) and words <= _RESULT_WORDS:
        yield 1.0 if _BY_OTHERS.search(sentence) else -1.0
    elif _SAVED.match(sentence):
        yield 2.0
    elif opens_with_deed(sentence):
        measured = _CHANGED.match(sentence) and _MEASURE.search(sentence)
        yield 0.0 if measured and words <= _RESULT_WORDS else -5.0
    else:
        yield 1.0


def _content_cues(sentence: str, claim: str) -> Iterator[float]:
    """Yield what is told: a measure, what refers back or holds since; a judgement, an own deed."""
    if _MEASURE.search(sentence):
        yield 2.0
    elif _COUNTED.search(sentence) or _MOVED.search(sentence):
        yield 1.0
    if _BACK_WITHIN.search(sentence):
        yield 2.0
    elif _REFERS_BACK.match(sentence):
        yield 1.0
    lasting = bool(_SINCE.search(sentence))
    if lasting:
        yield 1.0
    if _JUDGED.search(sentence) or _OWN_DEED.search(sentence):
        yield -6.0
    # "It blocked 38 declarations" tells the result; "It argues for a closure" claims more.
    vague = _IT.match(sentence) and not _COUNTED.search(sentence) and not lasting
    if (vague and VERB.search(claim) and len(sentence.split()) > _SHORT) or (
        _IT_ARGUES.match(sentence) and not _MEASURE.search(sentence)
    ):
        yield -4.0


def _is_reaction(sentence: str, claim: str) -> bool:
    """Tell whether others acted upon the claim, or it was mended, or somebody grew by it."""
    if _OTHERS_DID.search(sentence) or _SHOWN.search(sentence):
        return True
    if _MENDED.match(sentence) and _BROKEN.search(claim):
        return True
    return bool(_BECAME.match(sentence) and _BROUGHT_ON.match(claim))
