"""What a form says of itself: who fills it in, where answers go, choices, ends of a scale."""

from __future__ import annotations

import re

from packetcheck.segmenting.words import any_of

_I = re.IGNORECASE

_DONE = r"(?:completed|filled(?:[ -](?:in|out))?|signed|submitted|returned|answered|handed in)"
_WHO = (
    r"(?:the |your |an? |both |all )?(?:[\w-]+ ){0,2}"
    r"(?:managers?|supervisors?|employees?|reviewers?|appraisers?|appraisees?|assessors?"
    r"|candidates?|nominees?|nominators?|colleagues?|peers?|hr|human resources|people team"
    r"|committee|panel|parties|you)"
)
# "To be completed by May" is a plan.
_TO_BE = re.compile(
    rf"^(?:this (?:form|section|part|page) (?:is|must|should|has) ?)?(?:to )?be {_DONE}"
    rf" (?:only )?by {_WHO}\b[^.!?]{{0,140}}[.!]?$",
    _I,
)
_LASTS = re.compile(
    r"^(?:(?:this|the) (?:form|survey|questionnaire)|it|completing \w+ \w+)? ?(?:will |should )?"
    r"takes? (?:you )?(?:(?:about|around|roughly|approximately|approx\.|less than|only|just|at most"
    r"|no more than|under|up to) )?(?:\d+(?: ?(?:[-–]|to) ?\d+)?|an?|five|ten|fifteen|twenty)"
    r" (?:min(?:ute)?s?\.?|hour)(?: to (?:complete|fill (?:in|out)|answer|finish)\b.{0,20})?[.!]?$",
    _I,
)
_ANSWERS = re.compile(
    r"^(?:all |your |the |these )+(?:answers?|responses?|repl(?:y|ies)|submissions?"
    r"|e-?mail address)"
    r" (?:(?:go|goes|stay|stays|remain|remains) |(?:will|can|may|are|is)(?: not| only| never| be)* "
    r"(?:shared|shown|seen|used|visible|sent|stored|kept|treated|read|collected|recorded"
    r"|anonymous|confidential|anonymi[sz]ed|forwarded|summari[sz]ed)\b)[^.!?]{0,140}[.!]?$",
    _I,
)
_CONFIRMED = re.compile(
    r"^(?:i|we) (?:hereby )?(?:confirm|certify|declare|acknowledge)(?: that)? "
    r"(?=.*\b(?:correct|true|accurate|complete|read|discussed|received|seen)\b)"
    r"(?:(?:all )?(?:the|this|these|my) (?:above|information|details|statements?|entries|form"
    r"|content|data|answers|review|assessment|receipt)|i have|we have)\b[^.!?]{0,120}[.!]?$",
    _I,
)
_MADE = re.compile(
    r"^this (?:form|survey|questionnaire) (?:was|is|has been) (?:created|generated|made|built"
    r"|produced|powered) (?:inside(?: of)?|in|with|using|on)\b[^!?]{0,70}[.!]?$",
    _I,
)
_UNABLE = re.compile(
    r"^(?:i )?(?:can(?:'|’)?t|cannot|can not|am unable to|unable to|don(?:'|’)t feel able to)"
    r" (?:judge|say|tell|assess|rate|answer|comment)(?: (?:on )?(?:this|that|it))?[.!]?$"
    r"|^(?:no opinion|prefer not to (?:say|answer))[.!]?$",
    _I,
)
# What stands at the two ends of a row of figures.
_END = re.compile(
    r"^(?:(?:very|extremely|quite|rather|not(?: at all)?|not so|not very|almost|less|more|most"
    r"|fairly|totally|completely|definitely|probably) )?"
    + any_of(
        """
        well poorly badly nearly almost likely unlikely satisfied dissatisfied unsatisfied
        confident ready important unimportant effective ineffective easy difficult true untrue
        definitely probably completely partially somewhat hardly_ever all_the_time now_and_then
        not_yet not_quite not_really
        """
    )
    + "$",
    _I,
)
_PLEASE = re.compile(
    r"^please (?:write|answer|use|type|fill|tick|complete)\b[^.!?]{0,80}\b(?:sentences?|words"
    r"|block letters|capitals|capital letters|english|ink|fields?|box(?:es)?|form|questions?"
    r"|sections?)\b[^.!?]{0,40}[.!]?$",
    _I,
)
_BOX = re.compile(r"[☐☑☒□]")
_EMPTY = re.compile(r"[☐□]")
_OPTION_WORDS = 6
FORM_TALK = (_TO_BE, _LASTS, _ANSWERS, _CONFIRMED, _MADE, _UNABLE, _PLEASE, _END)


def is_choice(line: str) -> bool:
    """Tell whether a line offers several boxes to tick (`☒ Now ☐ Next cycle`)."""
    first, *options = _BOX.split(line)
    offered = [option for option in (first, *options) if option.strip()]
    short = all(len(option.split()) <= _OPTION_WORDS for option in offered)
    return bool(options) and len(offered) > 1 and short and bool(_EMPTY.search(line))
