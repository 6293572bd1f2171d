"""Whether a sentence begins with the writer's or the person's own deed, trait or wish."""

from __future__ import annotations

import re

from packetcheck.segmenting.words import any_of

_I = re.IGNORECASE
LEAD = r"^[\"'“(*_]*(?:(?:and|but|so) )?"
# A word with which nothing is told of what was done before, but something is added to it.
_ADDS = re.compile(
    LEAD
    + any_of(
        """
        also additionally then later next separately finally in_addition furthermore moreover
        however besides responsible accountable owner always never often regularly sole key
        you your people could should please could_you would_like want wants wish
        need needs hope hopes try tries if unless let's let_us the_only_thing my_wish
        """
    )
    + r"\b(?! no\b)",
    _I,
)
# "In the spring she …", "Since October I …", "She also …".
_SUBJECT = r"(?:i|he|she|i['’](?:m|ve|d|ll)|s?he['’](?:s|d|ll))\b(?!/)"
_ACTOR = re.compile(
    LEAD + rf"(?:{_SUBJECT}|(?:in|on|at|since|after|before|when|while|during|from|by|for|with|until"
    r"|because|as|although|though|last|this|that|currently|previously|meanwhile|now|today|to|next"
    r"|once)\b(?: (?!(?:and|but|that|which)\b)[^\s,;]+){0,9}?,? "
    rf"(?:{_SUBJECT}|we\b))",
    _I,
)
_WE = re.compile(LEAD + r"(?:we|we['’](?:ve|re|d|ll))\b", _I)
_PAST = re.compile(
    r"(?:re|over|out|under|co-?)?(?:\w+[^e\W]ed|sold|told|took|wrote|built|led|set|won|met|got|began|gave"
    r"|kept|made|ran|cut|put|held|drove|grew|brought|spoke|stood|sat|saw|found|paid|spent|sent"
    r"|dealt|chose|drew|shut|hit|fed|freed|hired|oversaw|overcame|agreed|became|did|had|went|came"
    r"|taught|left|knew|said|split|bought|fought|caught|threw|flew)$",
    _I,
)
# Deeds and habits told in the present, which no noun is called by.
_PRESENT = re.compile(
    any_of(
        """
        answers asks attends backs brings builds carries chairs challenges checks closes coaches
        comes communicates coordinates creates decides defends delivers demonstrates does drives
        encourages ensures explains fights finds fixes follows gets gives goes has helps hires
        holds invites involves joins keeps knows leads learns lets listens looks loses maintains
        makes manages meets mentors moderates moves needs negotiates offers organi[sz]es owns
        pairs participates prefers prepares presents pushes puts raises reacts reads replies
        responds reviews runs says sees sends sets shares shows speaks spends stands stays steps
        struggles supports takes talks teaches tells tends thinks tracks translates tries turns
        understands uses visits volunteers wants works writes
        """
    )
    + "$",
    _I,
)
_AFTER_NOUN = re.compile(r"(?:of|from|by|per|in|for|and|or|are|were|went|fell|rose|have|up|down)\b")
_ENDS_IN_S = re.compile(r"[A-Za-z]{2,}[^s\W\d]s$")
_PREPOSITIONS = re.compile(r"\W*\b(?:about|with|without|across|between|to|on|at)\b", _I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|went|fell|rose|grew|dropped|halved|doubled|now|won|came|got|met"
    r"|took|\w+ed|can|do|did|up|down|from|->|→)\b|\d",
    _I,
)
# "Unfilled slots dropped": no deed, but a thing that is called so.
_SO_CALLED = re.compile(
    LEAD
    + r"\w+ed (?:(?!(?:the|an?|our|my|his|her|their|and|so|to|it|them|that|from|of|in|with|for)\b)"
    r"[\w-]+ ){1,3}(?:dropped|fell|rose|went|grew|doubled|halved|are|is|was|were|now|have|has|came"
    r"|decreased|increased)\b",
    _I,
)
_PEOPLES_DEED = re.compile(
    r"^[\"'“(*_]*(?!Engineer|Sales|Support|Design|Marketing|Finance|Legal|Product|Operations|Customer"
    r"|Client|User|Partner|Team|Leadership|Management|Executives|Nobody|No|We|They|It|This|That|Both)"
    r"[A-ZÀ-Ž][\w'’-]+(?: [A-ZÀ-Ž][\w'’-]+)? (?:also |then )?"
    r"(?:led|ran|built|wrote|owned|drove|designed|created|launched|managed|coached|mentored|hired"
    r"|presented|organi[sz]ed|helped|leads|runs|owns|builds|writes)\b"
)
_WORD = re.compile(r"[\w’'-]+")
_VERB_WORDS = 3


def opens_own(sentence: str) -> bool:
    """Tell whether a sentence has an own actor, or adds a trait or a wish."""
    return bool(_ADDS.match(sentence) or _ACTOR.match(sentence) or _PEOPLES_DEED.match(sentence))


def is_ours(sentence: str) -> bool:
    """Tell whether `we` acts, which may be what all saw or what the writer did."""
    return bool(_WE.match(sentence))


def opens_with_deed(sentence: str) -> bool:
    """Tell whether a sentence without a subject begins with what somebody did or does."""
    bare = re.sub(LEAD, "", sentence, flags=_I)
    words = _WORD.findall(bare)
    if not words or _SO_CALLED.match(sentence):
        return False
    first = words[0]
    if _PAST.match(first):
        return True
    rest = bare[bare.index(first) + len(first) :].lstrip()
    if _AFTER_NOUN.match(rest):
        return False
    clause = re.split(r",|;|\bwh(?:ich|o|en|ere)\b|\bthat\b", rest, maxsplit=1)[0]
    if _PRESENT.match(first):
        return len(words) > 1 and not _FINITE.match(rest)
    if len(words) < _VERB_WORDS:
        return False
    told = _FINITE.search(clause) or _PREPOSITIONS.match(rest)
    return bool(_ENDS_IN_S.match(first)) and not told
