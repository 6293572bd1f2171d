"""What people write around a review: greetings, thanks, leave, what a page or mail is about."""

from __future__ import annotations

import re

_I = re.IGNORECASE

_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|to whom it may concern)\b"
    r"(?:[ ,!.]++[\w'’-][\w.'’-]*+){0,4}[ ,!.:—–-]*$",
    _I,
)
_ADDRESS = re.compile(r"^(?:[A-ZÀ-Ž][\w'’-]+)(?: (?:and|&|[A-ZÀ-Ž])[\w'’-]*){0,3},$")
# Thanks for what anybody does who reads or asks; thanks for a deed are praise.
_FOR = (
    r"for (?:(?:your|the) (?:time|(?:help|support)(?! (?:with|on|in|during))|feedback|input"
    r"|consideration|attention|patience|understanding|interest|reply|response|message|mail|e-?mail"
    r"|note|opportunity|chance|invitation|reminder|questions?)|asking|reading|listening"
    r"|considering|reaching out|having me|including me"
    r"|inviting me|everything|all|now|sending|taking (?:the|your|some) time|waiting|bearing with)\b"
)
SIGN_OFF = re.compile(
    r"^(?:(?:(?:all (?:the|my)|with)? ?(?:very )?(?:best|kind|kindest|warm|warmest|many|friendly)?)"
    r"\s*(?:regards|wishes|greetings)|all the best|best|cheers|sincerely|warmly"
    r"|yours(?: sincerely| truly| faithfully)?"
    r"|(?:(?:many )?thanks(?: again| so much| all| a (?:lot|mill(?:ion)?|bunch|ton))?"
    r"|thank you(?: (?:so|very) much| again| all)?)"
    rf"(?: (?:{_FOR}|in advance\b)[\w ,'’]{{0,60}})?"
    r"|cordially|respectfully|talk soon|take care|with (?:respect|thanks|gratitude|appreciation)"
    r"|(?:mit )?(?:freundlichen|besten|herzlichen|viele|liebe|beste) gr(?:ü|ue)(?:ß|ss)en?|lg|mfg"
    r"|(?:met )?vriendelijke groet(?:en)?|groet(?:en|jes)?|cordialement|bien à vous|saludos"
    r"|un saludo|atentamente|cordiali saluti|abraços?|(?:med )?(?:vennlig|venlig) hilsen|hilsen"
    r"|mvh|(?:med )?vänliga hälsningar|hälsningar|pozdrawiam|z poważaniem)[ ,!.:;)]*$",
    _I,
)
# Courtesies around the feedback itself; each runs to the end of its sentence.
_COURTESY = re.compile(
    r"^(?:please )?(?:"
    r"let me know if\b|feel free to\b|(?:i )?hope (?:this|that) (?:helps|is)\b"
    r"|(?:i )?hope (?:you(?:'re|’re| are)|all is|you had)\b|please (?:reach out|see attached)\b"
    r"|(?:i(?:'m|’m| am| would be|'d be|’d be) |more than |very )*(?:happy|glad|pleased) to"
    r" (?:share|provide|give|write|elaborate|expand|offer|jump on"
    r"|(?:join|meet|come|call|speak|help)(?: [\w,]+){0,6} if (?:you|it|that|needed|useful|helpful)"
    r"|(?:chat|talk|discuss|answer|add)(?! .*\b(?:from|with|for)\b))\b"
    rf"|(?:thanks|thank you) {_FOR}"
    r"|(?:here(?:'s|’s| is| are)|below (?:is|are)|see below for) (?:my|some|a few|the) "
    r"(?:\w+ ){0,3}(?:feedback|thoughts|input|comments|notes|answers|responses|review)\b"
    r"|looking forward to (?:hearing|your)\b|as (?:requested|discussed),? here\b"
    r"|(?:i(?:'m|’m| am) )?(?:(?:so|very|really) )?sorry (?:for|about|that)"
    r" (?:the|my|being|this|it|i) (?:\w+ ){0,3}(?:delay|late|lateness|long|length|slow|reply"
    r"|response|wait|typos?)\b"
    r"|(?:my )?apologies for (?:the|my|being) (?:\w+ )?(?:delay|late|length|long|reply)\b"
    r"|i (?:only |just )?(?:paste|forward|attach|copy|enclose|append)(?: \w+){0,3}?"
    r" (?:below|what|here|above|beneath|his|her|their)\b"
    r"|you asked (?:me )?(?:for|about)\b)[^.!?]{0,120}[.!?:;)]*$",
    _I,
)
# "The good things first.", "Now the less good."
_TURN = re.compile(
    r"^(?:(?:now|and now|first|next|then|so|finally),? (?:to |for )?)?(?:the |some |my )"
    r"(?:really |less |not so )?(?:good|bad|positives?|negatives?|ugly|pros|cons|criticism|praise)"
    r"(?: (?:things?|news|stuff|points?|parts?|bits?|side|ones?))?(?: first| next| now)?[.:!]*$",
    _I,
)
# What a page says of itself.
_ABOUT = re.compile(
    r"^this (?:page|doc(?:ument)?|file|note|list|section|packet|form|sheet|letter|message"
    r"|e-?mail|mail)"
    r" (?:just |only )?(?:collects|lists|gathers|contains|covers|summari[sz]es|holds"
    r"|is (?:a |my )(?:running |short |brief )?(?:list|log|summary|collection|record)"
    r"|is where i (?:keep|collect|note))\b[^.!?]{0,160}[.!?]*$",
    _I,
)
_DISCLAIMER = re.compile(
    r"^(?:this (?:message|e-?mail|mail|communication|document)(?: and any \w+)?"
    r" (?:may |is |are |contains? |intended |only |strictly )+(?:confidential|privileged|for the)"
    r"|if you (?:are not|have received|received) (?:the intended|this (?:message|e-?mail|mail)"
    r"|(?:\w+ )?in error)|(?:please )?(?:consider|think of) the environment)\b.{0,200}$",
    _I,
)
# What is agreed between who asks for a text and who writes it.
_ARRANGED = re.compile(
    r"^(?:(?:sure|ok(?:ay)?|yes|of course|absolutely|no problem)(?:,? (?:happy|glad) to"
    r"(?: help| do (?:that|so|it))?|,? no problem|,? of course)?"
    r"|(?:one|two|three|a few|a couple of|some|\d)(?: (?:or|to) (?:two|three|four|\d))?"
    r" (?:\w+ )?(?:examples?|sentences?|lines?|bullets?|paragraphs?)"
    r" (?:would be|is|are|will be|will) (?:enough|fine|plenty|great|helpful|do)"
    r"(?: for (?:me|us|now)| each)?"
    r"|(?:thanks|thank you) to (?:all|every(?:body|one)|those|each of you)"
    r" (?:(?:of you )?(?:who|that) (?:took|answered|contributed|replied|wrote|responded|gave)"
    r"|for)\b[^.!?,;:\d]{0,60}"
    r"|(?:shared|quoted|printed) with (?:the )?(?:consent|permission|approval)\b[^.!?,;:\d]{0,40}"
    r"|(?:collected|compiled|gathered|edited) by [^.!?;:\d]{2,50}(?:19|20)\d\d"
    r"|(?:for [^.!?,;:]{1,40}[,;] )?(?:please|pls),? (?:do not|don['’]?t)"
    r" (?:forward|share|circulate|distribute)"
    r"(?: (?:it|this|further|widely|outside [^.!?]{1,30}))?"
    r")[.!;]*$",
    _I,
)
_RETURN = re.compile(
    r"^(?:please )?(?:return|send|submit|hand in|e-?mail)"
    r" (?:the|this|your) (?:completed|filled(?:-in| in)|finished|signed) "
    r"(?:form|document|questionnaire|template|sheet)\b[^.!?]{0,100}[.!]?$"
    r"|^(?:all )?(?:fields?|questions?) (?:marked|with) [^.!?]{1,40}"
    r"\b(?:mandatory|required|optional)[.!]?$",
    _I,
)
COURTESIES = (
    _GREETING, _ADDRESS, SIGN_OFF, _COURTESY, _TURN, _ABOUT, _DISCLAIMER, _ARRANGED, _RETURN,
)  # fmt: skip


def is_greeting(line: str) -> bool:
    """Tell whether a line greets whom a letter is for (`Dear all,`, `Hi Ana`)."""
    return bool(_GREETING.match(line) or _ADDRESS.match(line))
