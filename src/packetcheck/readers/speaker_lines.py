"""Lines that say who speaks: headings, form fields, attributions, labels of a dialogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import Voice
from packetcheck.readers.kinship import relation
from packetcheck.readers.people import ROLE, Speaker, named

if TYPE_CHECKING:
    from packetcheck.readers.people import People

_I = re.IGNORECASE
_COUNT = r"(?:#|no\.? ?|number )?(?P<count>\d{1,2}|[A-H]|one|two|three|four|five|six)"
_NUMBERED = re.compile(
    r"^(?:anonymous |peer |internal )?(?P<who>peer|reviewer|respondent|rater|colleague|co-?worker"
    r"|teammate|stakeholder|partner|participant|evaluator|direct report|report|customer|client"
    rf"|manager)(?: feedback| review| reviewer| response)? ?{_COUNT}"
    r"(?:\s*[:–—(,-]\s*(?P<rest>.*?)\)?)?$",
    _I,
)
_NUMBERED_VOICES = {
    "customer": Voice.OTHER, "client": Voice.OTHER, "manager": Voice.MANAGER,
}  # fmt: skip
_WORD = (
    r"(?:feedback|comments?|remarks?|reviews?|input|notes?|kudos|quotes?|testimonials?|thoughts|perspective"
    r"|response|words|message|letter|shout-?outs?|assessment|view|praise|recommendation|statement"
    r"|endorsements?|nomination|summary|reflections?|case)"
)
_GIVEN = (
    re.compile(
        rf"^(?:\d+[.)] )?(?:[\w-]+ ){{0,2}}?{_WORD} (?:given |written |received )?(?:from|by):? "
        r"(?P<who>.+)$",
        _I,
    ),
    re.compile(r"^(?:\d+[.)] )?from:? (?P<who>(?-i:[A-ZÀ-Ž]).+)$", _I),
    re.compile(
        rf"^(?:\d+[.)] )?(?P<who>\S.{{1,40}}?)(?:'s|’s|s’|s') (?:[\w-]+[ -])?{_WORD}"
        r"(?: (?:from|after|at|in|during) (?:the |our |my )?[\w -]{2,30})?$",
        _I,
    ),
    re.compile(r"^what (?P<who>\S.{1,40}?) (?:said|says|wrote|thinks|thought)(?: about .*)?$", _I),
    re.compile(r"^(?P<who>\S.{1,40}?) (?:said|says|wrote|writes)$", _I),
)
# Those who gather and sum up are neither colleagues nor the manager.
_DESK = re.compile(
    r"(?:the )?(?:hr|human resources|people (?:team|ops|operations|partners?|& \w+|and \w+)|talent"
    r"|personnel|(?:\w+ )?(?:committee|panel|board)|facilitator|external|(?:your |our )?coach)\b"
    r".{0,40}",
    _I,
)
_ROLE_FIRST = re.compile(
    r"^(?P<kin>(?:peer|manager|self|colleague|stakeholder|customer|client|direct report"
    rf"|skip-?level(?: manager)?|line manager)(?:'s|’s)?)(?: {_WORD})?"
    r"\s*[:–—(|,-]\s*(?P<who>.+?)\)?$",
    _I,
)
_REVIEWER = re.compile(
    r"^\**(?:peer |feedback )?(?:reviewer|respondent|rater|evaluator|author|appraiser"
    r"|feedback giver"
    r"|(?:feedback|review|comments?|written|submitted|provided|given|completed)(?: given)?"
    r" (?:by|from)"
    r")(?:'s)?(?: name)?\s*\**\s*[:–—-]\s*\**\s*(?P<who>\S.*)$",
    _I,
)
_RELATION = re.compile(
    r"(?:^|[\s,;|(])\**(?:working )?(?:relation(?:ship)?(?: to (?:the )?[\w ]{1,20})?|role"
    r"|reviewer type"
    r"|type|capacity)\**\s*[:–—-]\s*\**(?P<kin>[\w /&’'-]{2,40})",
    _I,
)
_INTRODUCED = re.compile(
    r"(?:,? (?:on|in|via|by|during|after|from) (?:the |a |an |my |our )?[\w#@ /-]{2,40}"
    r"|,? (?:said|says|wrote|writes|told me|put it|shared|noted|commented)(?: .{0,40})?)+$"
)
_SIGNED = re.compile(r"^\s*[-–—~]{1,2}\s*(?P<who>[A-ZÀ-Ž@].{1,80}?)\s*$")
_QUOTED_SIGNED = re.compile(
    r"^(?P<text>[\"“«„].{10,}[\"”»])\s*(?P<sign>[-–—~(]{1,2}\s*(?P<who>[A-ZÀ-Ž@].{1,80}?)\)?"
    r"|\((?P<whose>[^\W\d_][^().!?;]{1,60})\))\s*$",
    re.DOTALL,
)
# The same without a dash: a name, and a comma or nothing behind it.
_QUOTED_NAMED = re.compile(
    r"^(?P<text>[\"“«„][^\"“”«»„]{10,}[\"”»])[,.]?\s+(?P<sign>(?P<who>[A-ZÀ-Ž][^.!?:;\"“”]{1,70}))$",
    re.DOTALL,
)
COLLECTION = re.compile(
    r"\b(?:peers?|feedback|360|reviewers?|colleagues?|kudos|testimonials?|comments|quotes"
    r"|responses|stakeholders?|references|recommendations|said|people wrote|kind words|voices)\b",
    _I,
)
_DATED = re.compile(
    r"^\**(?P<who>[A-ZÀ-Ž][^\d,(:]{2,40}?)\**(?:,| [(–—-]) ?(?:on )?"
    r"(?=[^:]{0,30}\d)[\w ./-]{3,30}\)?:\**$"
)
# "(translated)", "(in March)": nobody.
_FILLED = (
    r"(?i)(?:translated|sic|edited|shortened|emphasis|in|on|from|at|during|after|before|see|via|link"
    r"|verbatim|paraphrased|my|our|about|that|this|he|she|it|i|we|which|who|when|and|but)\b"
)
_LONGEST_CREDIT = 70
_PRIVATE = re.compile(
    r"(?P<who>[^\W\d_][\w'’-]+(?: [A-ZÀ-Ž][\w'’-]+)?),? (?:in|from|during) (?:our|my|the|a) "
    r"(?:last |weekly |monthly )?(?:1[:-]1|1on1|one[- ](?:on|to)[- ]one)\b.{0,30}:$",
    _I,
)
_SIDE = re.compile(
    r"(?:(?:one|an|two|some|small|short|my) (?:\w+ )?"
    r"(?:additions?|comments?|notes?|points?|remarks?|words?)"
    r" from (?:the )?(?P<desk>[\w &/-]{2,30}?)(?: side| team)?:"
    r"|(?:speaking )?(?:from the (?P<role>[\w &/-]{2,30}) (?:side|team|perspective|point of view)"
    r"|as (?:the |a |an |her |his |their )?(?P<own>[\w &/-]{2,30}?)(?:,| i\b)))",
    _I,
)
_LABEL = re.compile(
    r"^\**(?P<who>[A-ZÀ-Ž][\w'’.-]*(?: [A-ZÀ-Ž][\w'’.-]*){0,3}"
    r"(?: \([^)]{2,40}\)|, [\w &/-]{2,40})?)"
    r"\s*:\**\s+(?P<text>\S.*)$",
    re.DOTALL,
)
_QUESTION = re.compile(
    r"^\**(?P<who>Q|A|Question|Answer)\d{0,2}\s*[:.]\**\s+(?P<text>\S.*)$", re.DOTALL
)


def of_heading(text: str, people: People) -> Speaker | None:
    """Return who speaks below a heading that says so; None for one that names a subject."""
    words = " ".join(re.sub(r"[*_#]", "", text).split()).rstrip(": ")
    numbered = _NUMBERED.match(words)
    if numbered:
        voice = _NUMBERED_VOICES.get(numbered["who"].casefold(), Voice.PEER)
        rest = people.speaker(numbered["rest"] or "")
        voice = rest.voice if rest and rest.voice and voice is Voice.PEER else voice
        label = f"{numbered['who'].capitalize()} {numbered['count']}"
        return Speaker(voice, (rest and rest.author) or label)
    given = next((found for found in (p.match(words) for p in _GIVEN) if found), None)
    if given:
        giver = people.speaker(given["who"])
        return giver or (Speaker(Voice.OTHER) if _DESK.fullmatch(given["who"]) else None)
    first = _ROLE_FIRST.match(words)
    if first:
        name, kin = named(first["who"]), first["kin"].casefold()
        told = people.voice_of(name, kin.removesuffix("'s").removesuffix("’s"))
        if name is None or (told is Voice.SELF) != (kin == "self"):
            # "Peer feedback: Ana" is about Ana.
            return None
        return Speaker(told, name)
    return _titled(words, people)


def _titled(words: str, people: People) -> Speaker | None:
    """Return the speaker of a name with a role (`Dana Ortiz, VP Sales`, `Sam (design)`)."""
    name = named(words)
    if name is None or name == words or people.holds_more(name):
        return None
    role = words[len(name) :].strip(" ,()|–—·•/@-\t")
    if len(role.split()) > 8 or not (ROLE.search(role) or relation(role)):
        return None
    return Speaker(people.voice_of(name, role), name)


def of_field(text: str, people: People) -> Speaker | None:
    """Return the speaker that a form's field names (`Reviewer: Lena Fuchs (peer)`)."""
    found = _REVIEWER.match(" ".join(text.split())[:200])
    if not found:
        return None
    kin = relation_in(text)
    who = _RELATION.sub("", found["who"]).strip(" ,;|(")
    speaker = people.speaker(who)
    if speaker is None:
        return None
    return Speaker(
        kin if kin and speaker.voice is not Voice.SELF else speaker.voice, speaker.author
    )


def of_date(text: str, people: People) -> Speaker | None:
    """Return who added a note on a day (`Jo Fox, 12 March:`)."""
    found = _DATED.match(" ".join(text.split()))
    name = named(found["who"]) if found else None
    return Speaker(people.voice_of(name), name) if name else None


def relation_in(text: str) -> Voice | None:
    """Return the voice that a field of kinship tells (`Relationship: manager`)."""
    found = _RELATION.search(" ".join(text.split())[:200])
    return relation(found["kin"]) if found else None


def of_signature(text: str, people: People) -> Speaker | None:
    """Return who signed a quotation in the line below it (`— Dana Ortiz, VP Sales`)."""
    found = _SIGNED.match(text)
    if not found or len(text) > 100 or text.rstrip().endswith(("!", "?", ";")):
        return None
    return people.signer(found["who"])


def of_credit(text: str, people: People, *, nested: bool) -> Speaker | None:
    """Return who is named without a dash below words in quotation marks (`Bo, tech lead`).

    A point `nested` below the quotation names its source in any words (`a shopkeeper`).
    """
    words = text.strip(" *_()")
    if len(words) > _LONGEST_CREDIT or words.endswith((".", "!", "?", ";", ":", '"', "”")):
        return None
    told = people.signer(words)
    if told is None and nested and words[:1].islower():
        return Speaker(Voice.OTHER)
    alone = told is not None and told.author and len(told.author.split()) == 1
    return None if alone and not nested and not ROLE.search(words) else told


def side_of(text: str) -> str | None:
    """Return the function for which a comment speaks (`From the design side: …`)."""
    found = _SIDE.match(text)
    role = found["desk"] or found["role"] or found["own"] if found else None
    return role if role and ROLE.search(role) else None


def in_private(text: str) -> str | None:
    """Return who is quoted from a talk of two (`jo in our 1:1:`), which is with the manager."""
    found = _PRIVATE.match(text.strip("*_ "))
    return found["who"].title() if found else None


def of_introduction(text: str, people: People) -> Speaker | None:
    """Return whom a line above a quotation quotes (`From Dana (VP Sales), in March:`)."""
    opens = text.endswith(":")
    words = _INTRODUCED.sub("", text.strip("*_ ").rstrip(":*_ "))
    told = of_heading(words, people) or (people.speaker(words, alone=not opens) if opens else None)
    return told if told and (told.author or opens) else None


def signed_quote(text: str, people: People) -> tuple[str, str, Speaker] | None:
    """Split `“…” — Dana, VP Sales` into quotation, signature and speaker."""
    found = _QUOTED_SIGNED.match(text)
    if found is None and (found := _QUOTED_NAMED.match(text)):
        # "Sam said so" is a sentence, "Sam", "Sam, design" and "Sam Poe (design)" are names.
        name = named(found["who"])
        rest = found["who"][len(name or "") :].strip()
        found = found if name and (not rest or rest[0] in ",(|–—-·/") else None
    speaker = _signer(found, people) if found else None
    if found is None or speaker is None:
        return None
    return found["text"], found["sign"], speaker


def _signer(found: re.Match[str], people: People) -> Speaker | None:
    """Return who signed; in brackets any few words behind a quotation name its source."""
    source = found.groupdict().get("whose")
    if source is None:
        return people.signer(found["who"])
    if re.match(_FILLED, source):
        return None
    return people.signer(source) or Speaker(Voice.OTHER)


def label_of(text: str) -> tuple[str, str] | None:
    """Split a dialogue's line into name and words (`Sam: Agreed.`), by its looks alone."""
    found = _LABEL.match(text)
    if not found or named(found["who"]) is None:
        return None
    return found["who"], found["text"]


def asked_or_answered(text: str) -> tuple[str, str] | None:
    """Split the line of an interview (`A: She ran it.`) into `A` and words."""
    found = _QUESTION.match(text)
    return (found["who"][0].upper(), found["text"]) if found else None
