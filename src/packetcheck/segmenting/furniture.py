"""Tell furniture from statements by their shape.

Structure decides first (headings, margins: the readers mark those). These rules find the lines
that look like body text and claim nothing: form questions, dates, greetings, signatures, labels,
ratings, placeholders. A rule fires only where the whole line has the shape. What no shape gives
away is left to the tagger's furniture head.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
_NUMBER = r"\d{1,4}(?:st|nd|rd|th)?"
_SPAN_WORD = r"(?:to|until|through|since|from|week|of|the|in|late|early|mid|present|now|today|fy|[hq][1-4]|year|half|quarter)"
_DATE = re.compile(
    rf"^[\s(\[]*(?:(?:{_MONTH}|{_DAY}|{_NUMBER}|{_SPAN_WORD})[\s,./:;|()\[\]\u2013\u2014-]*)+$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b(?:[ ,!.]+[\w.'\u2019-]+){0,4}[ ,!.:]*$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^(?:(?:best|kind|warm|many)?\s*(?:regards|wishes|greetings)|best|cheers|sincerely|yours"
    r"(?: sincerely| truly)?|thanks(?: again| so much| a lot)?|thank you(?: (?:so|very) much| again)?"
    r"(?: (?:for|in advance)[\w ,']{0,60})?|many thanks|cordially|respectfully)[ ,!.:;)]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^(?:name|employee|candidate|person|manager|line manager|reviewer|reviewee|author|written by|"
    r"completed by|prepared (?:by|for)|feedback (?:for|by|from|on|about)|review (?:of|for|by|period|date|cycle)|"
    r"from|to|cc|bcc|sent|subject|re|date|period|cycle|team|department|org|location|role|title|"
    r"job title|position|level(?: now| proposed)?|current (?:level|role|title)|proposed (?:level|role|title)|"
    r"target level|grade|rating|overall(?: rating)?|score|status|version|page|relationship|"
    r"working relationship|time in (?:role|level)|start date|hire date|tenure|employee id|id|"
    r"confidential(?:ity)?|last (?:updated|edited)|created|tags?|keywords?|links?|source)"
    r"\s*(?:\([^)]{0,40}\))?\s*[:=\u2013\u2014]\s*\S?.{0,120}$",
    re.IGNORECASE,
)
_FROM_LINE = re.compile(
    r"^(?:from|by|written by|feedback (?:for|by|from|on|about)|review (?:of|by|for)|peer (?:review|feedback)"
    r"(?: (?:for|of|by|from|on))?)\s+[A-Z\u00c0-\u017d][\w.'\u2019-]*(?:\s+[\w.'\u2019&/()-]+){0,10}[^.!?]$"
)
_PAGE = re.compile(r"^(?:page|p\.|seite|strona|s\.)?\s*\d{1,4}(?:\s*(?:of|/|von|z)\s*\d{1,4})?$", re.IGNORECASE)
_RATING = re.compile(
    r"^(?:[\d./ ]+\s*[-\u2013\u2014:=.)]?\s*)?(?:rating\s*:?\s*)?(?:significantly |far |strongly |consistently |"
    r"partially |partly |fully |often |mostly )?(?:exceeds?|meets?|met|exceeded|below|above|does not meet|"
    r"outstanding|superb|on track|right on track|needs improvement|strong|strongly agree|agree|disagree|"
    r"neutral|always|often|sometimes|rarely|never|yes|no|excellent|good|fair|poor|satisfactory|"
    r"unsatisfactory|developing|proficient|advanced|expert)"
    r"(?: (?:all |most |some )?(?:expectations?|requirements?|the bar|performance|target|targets|performer))?[ .!)]*$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"^(?:n\s*/?\s*a|none|nil|nothing|nothing to add|tbd|tbc|todo|see above|-+|\u2013|\u2014|\.+|x)[ .!)]*$", re.IGNORECASE)
_STAMP = re.compile(r"^(?:strictly |private and |company )*(?:confidential|internal(?: use)?(?: only)?|draft|private)(?:[ \u2013\u2014,:-].{0,60})?$", re.IGNORECASE)
_LINK = re.compile(r"^[\s(<\[]*(?:https?://|www\.|mailto:)\S+[\s)>\]]*$|^\S+@\S+\.\w+$", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"^(?:\[[^\]]{2,200}\]|<[^>]{2,200}>|_{3,}|\{[^}]{2,200}\})[ .:]*$")
_PROMPT = re.compile(
    r"^(?:\(?(?:q?\d{1,2}|[a-z])[.):]\s*)?(?:what|how|why|where|when|who|whom|which|in (?:what|which)|is there|are there|"
    r"do you|does (?:he|she|this|your)|did (?:you|this|anybody|anyone)|have you|has (?:he|she|this)|would you|"
    r"could you|can you|should|any(?:thing)?|describe|please|tell us|list|give|name|share|provide|reflect|rate|explain|"
    r"summari[sz]e|comment|optional)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"^(?:please|describe|tell us|list|give (?:one|two|three|an?|some|us)|name (?:one|two|three)|share|provide|reflect on|"
    r"rate|explain|summari[sz]e|comment on|insert|add|fill in|use this|optional|leave blank)\b.{0,200}$",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i've|i'd|my|me|we|our|us|he|she|his|her)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:manager|engineer|director|designer|researcher|analyst|consultant|lead|head|vp|president|"
    r"officer|ceo|cto|cpo|cfo|coo|developer|scientist|architect|marketer|specialist|associate|intern|"
    r"partner|owner|coordinator|accountant|counsel|nurse|support|sales|pm|apm|gpm|hrbp)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|should|may|might|must|"
    r"led|built|made|ran|took|got|gave|went|wrote|kept|owns?|leads?|runs?|makes?|helps?|works?|knows?|\w{3,}(?:ed|ing))\b",
    re.IGNORECASE,
)
_SHAPES = (
    _DATE, _GREETING, _SIGN_OFF, _LABEL, _FROM_LINE, _PAGE, _RATING, _NOTHING, _STAMP, _LINK, _PLACEHOLDER,
)  # fmt: skip
_LONGEST_LINE = 260


def is_furniture(text: str) -> bool:
    """Tell whether a whole line has the shape of furniture."""
    line = " ".join(text.split())
    if not any(character.isalpha() for character in line):
        return True
    if len(line) > _LONGEST_LINE:
        return False
    bare = line.strip("*_ ")
    return (
        any(shape.match(bare) for shape in _SHAPES)
        or is_question(bare)
        or _is_byline(bare)
        or _ends_open(bare)
    )


def is_question(line: str) -> bool:
    """Tell whether a line is a form's question or order to the person who fills it in."""
    if line.endswith(("?", "?)", "?:", "? *", "?*")):
        return bool(_PROMPT.match(line)) or not _FIRST_PERSON.search(line)
    return bool(_ORDER.match(line)) and not _FIRST_PERSON.search(line)


def _is_byline(line: str) -> bool:
    """`Tobias Renn, Solutions Consultant (pre-sales)`: names and a role, no verb, no full stop."""
    words = line.split()
    if not 2 <= len(words) <= 16 or line.endswith((".", "!", ";")):
        return False
    name, separator, role = re.split(r"(\s*[,|\u2013\u2014\u00b7(]\s*|\s-\s)", line, maxsplit=1) if re.search(
        r"[,|\u2013\u2014\u00b7(]|\s-\s", line
    ) else (line, "", "")
    if not separator or not 1 <= len(name.split()) <= 4 or not _ROLE.search(role):
        return False
    capital = all(word[0].isupper() or word.lower() in {"de", "van", "von", "da", "el", "al", "bin", "of"}
                  for word in name.split() if word[0].isalpha())
    return capital and not _VERB.search(line)


def _ends_open(line: str) -> bool:
    """A short line that ends with a colon only announces what follows."""
    return line.endswith(":") and len(line.split()) <= 8
