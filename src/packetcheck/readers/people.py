"""Names of people, their roles, and with which voice they speak in a packet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from packetcheck.document import Voice
from packetcheck.readers import voices
from packetcheck.readers.kinship import DESK, EXECUTIVE, relation, relation_beside

if TYPE_CHECKING:
    pass

_PARTICLES = {
    "de", "la", "le", "van", "der", "den", "von", "da", "dos", "del", "di", "el", "al", "bin", "y",
    "ter", "ten", "zu",
}  # fmt: skip
# Capitalised words of reviews that stand where a name could.
_NOT_NAMES = (
    "a about account accounts achievement achievements acting action actions active additional "
    "admin adoption agile ai all also an analytics and annual answer api app april areas as ask "
    "assessment at atlas august b2b back backend background be behavior behaviour best beta big "
    "biggest billing board both brag bug build business but by candidate care cases change "
    "checkout churn client clients closed cloud collaboration comment comments committee "
    "communication community company competencies completed context core craft created criteria "
    "criterion cross current customer customers cycle dashboard data date day deal dear "
    "december deck deep delivery design details development direct discovery doc document done "
    "draft drive due each edit edited employee end engineering enterprise every evidence "
    "example examples exceeds exec execution executive executives expectations experience "
    "external feature features february feedback final finance first focus for form framework "
    "friday from full function functional future fy general global goal goals great group "
    "growth guild h1 h2 half he hello help hero hi high highlight highlights hiring hr i ideas "
    "if impact improvement in incident influence initiative initiatives innovation insights "
    "integration interim internal interview interviews intro introduction issue it january "
    "joined july june junior key kpi kpis kudos language last launch launches leader leaders "
    "leadership learning learnings least legal less lessons level line links log long low "
    "lowlights main management manager managers march market marketing meeting meetings "
    "mentorship metrics mid migration milestones mindset mission mobile modified monday more "
    "most my name narrative new next no north not note notes november now nps numbers objective "
    "objectives october of okr okrs on ongoing opened operations opportunities or organisation "
    "organization other others our outcome outcomes overall overview owner ownership packet "
    "part partner partners partnership partnerships past payments peer peers people performance "
    "phase pilot plan planning plans platform portal posted potential present pricing "
    "priorities private problem process product products professional progress project projects "
    "promo promotion proposal proudest public purpose q q1 q2 q3 q4 question questions rating "
    "recommendation recommendations reflection reflections regards relationship release replied "
    "reply report reports research response responses result results retention revenue review "
    "reviewer reviewers reviews risk risks roadmap role roles root sales saturday scope score "
    "search second section security selected self senior sent september service shared she "
    "short situation skills so solution special speed sprint squad staff stakeholder "
    "stakeholders standup star start status step steps stop stories story strategic strategy "
    "strength strengths strongest student students submitted success summary sunday support "
    "survey system systems tags task tasks team teams tech technical technology test "
    "testimonials testing thanks that the themes then these they this thoughts thursday "
    "timeline title tl tldr to today tomorrow tools top topics total training transformation "
    "travel trust tuesday update updated updates user users ux value values vision voice we "
    "weakness weaknesses web wednesday week weekly what why win wins with work year yes "
    "yesterday "
)
# Answers on a scale, navigation and abbreviations, which stand alone as names do.
_SCALE = (
    "always never rarely sometimes mostly often usually seldom agree disagree strongly neutral "
    "somewhat excellent good fair poor meets below above none na n/a visibility print encl cc bcc "
    "re ps attn fwd yes"
)
_NO_NAMES = frozenset([*_NOT_NAMES.split(), *_SCALE.split()])
ROLE = re.compile(
    r"\b(?:manager|eng|engineer(?:ing)?|director|design(?:er)?|research(?:er)?|analy(?:st|tics)|head|vp"
    r"|svp|evp|president|officer|c[a-z]o|developer|scientist|architect|market(?:er|ing)|specialist"
    r"|associate|lead|owner|coordinator|counsel|legal|sales|support|finance|operations|ops|product"
    r"|pms?|apm|gpm|tpm|ems?|swe|sre|qa|ae|csm|hr(?:bp)?|customer success|partner(?:ships)?|data"
    r"|peer|security|platform|growth|science|consultant|founder|strategist|solutions)\b",
    re.IGNORECASE,
)
_NO_NAME_END = re.compile(
    r"(?:(?<=\w{2})[^aeiou\W]ed|tion|sion|ship|ity|ment|ness|ance|ence|ics|ology|able|ful)s?$"
)
# Names that end like a noun or a deed.
_NAMES_IN = (
    "mohammed muhammed ahmed alfred fred wilfred hamed winifred vance clarence florence laurence "
    "lawrence terence terrence constance prudence spence pence chance torrance nance patience "
    "clement felicity verity charity trinity chastity blankenship winship constable venables gable "
    "grable harkness guinness furness ness innes sion provence mance lance rance"
)
_NAMES_IN_ED = frozenset(_NAMES_IN.split())
_COMPANY = re.compile(
    r"\b(?:inc|corp|gmbh|ltd|llc|plc|ag|co)\b|^c[a-z]o\b(?:,| of| at|\s*[–—-]) ?[A-ZÀ-Ž]",
    re.IGNORECASE,
)
_HEAD = re.compile(r"(?:head|director)\b", re.IGNORECASE)
_LONGEST_ROLE = 8
_NAME_WORD = re.compile(r"(?:[A-ZÀ-Ž][\w'’-]*\.?|[A-ZÀ-Ž]\.(?:-?[A-Z]\.)?)$")
_BREAK = re.compile(r"\s*[,(|–—·•/]\s*|\s+-\s+|\s+@\s*|\s{3,}|\t")
_KIN = re.compile(
    r"^(?:my |our |the |her |his |their |a |an )?"
    r"(?P<kin>(?:(?:direct|line|former|current|people|skip(?:-| )?level|hiring) )*"
    r"(?:managers?|supervisors?|boss|peers?|colleagues?|co-?workers?|teammates?"
    r"|(?:direct )?reports?"
    r"|customers?|clients?|users?|skip(?:-| )?level|self|myself|me)"
    r"(?! team))"
    r"(?:(?:,|:| –| —| -)? \(?(?P<name>[A-ZÀ-Ž].*?)\)?)?$",
    re.IGNORECASE,
)
# Whom an organisation serves; behind a job they are but a team's subject.
_SERVED = re.compile(
    r"\b(?i:grantees?|patients?|students?|pupils?|parents?|residents?|farmers?|growers?|citizens?"
    r"|donors?|beneficiar(?:y|ies)|players?|guests?|tenants?|subscribers?|passengers?|merchants?"
    r"|sellers?|shoppers?|borrowers?|(?:shop|store|business|farm|home)[ -]?(?:owner|keeper)s?)"
    rf"\b{DESK}"
)
_OUTSIDE = re.compile(
    rf"\b(?:(?i:customers?|clients?){DESK}|(?i:prospects?|vendors?|suppliers?|users?|investors?"
    r"|external|ministry|municipality|regulators?"
    r"|tickets?|app store|play store|cooperativ[ae]|coop"
    r"|(?:retail|channel|business|implementation) partners?"
    r"|partner (?:(?:call|contact) cent(?:er|re)|bank|agency|company|firm|school|clinic|hospital))"
    r")\b|(?:\bat|@) ?[A-ZÀ-Ž]|\b(?i:skip(?:-| )?level)\b"
)


# An organisation and nothing else beside a name, or a business of one's own.
_ELSEWHERE = re.compile(
    r"(?:[A-ZÀ-Ž][\w'’-]+ ){1,3}(?:Clinic|Hospital|University|College|Municipality|Ministry|County"
    r"|School|Museum|Airport|Institute|Foundation|Pharmacy|Farm)(?: [A-ZÀ-Ž][\w'’-]+)?$"
    r"|^(?:the )?(?:City|Municipality|University|County|Port) of [A-ZÀ-Ž]"
    r"|^(?:(?i:the |an? )?(?i:co-?)?(?i:owner|proprietor)) of (?:an? |the |two |three )",
)


class Speaker(NamedTuple):
    """Who speaks: a voice, None for the document's own, and a name where one is known."""

    voice: Voice | None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class People:
    """The person of the packet by all names, and whom the document calls their manager."""

    names: tuple[str, ...] = ()
    managers: tuple[str, ...] = ()

    def voice_of(self, name: str | None, role: str = "") -> Voice:
        """Tell with which voice somebody speaks, by name and role (`Sam Poe`, `VP Sales`)."""
        if name and voices.is_person(name, self.names):
            return Voice.SELF
        told = (relation(role) or relation_beside(role)) if role else None
        if told is not None and role.strip().casefold() != "lead":
            return told
        if name and voices.is_person(name, self.managers):
            return Voice.MANAGER
        return Voice.OTHER if is_outside(role) else Voice.PEER

    def speaker(self, text: str, *, alone: bool = False) -> Speaker | None:
        """Return who is named by a text (`Sam (design)`, `my manager, Tom`); None for no person.

        With `alone`, nothing around the text says that it names somebody: then it must be a full
        name.
        """
        text = re.sub(r"[*_`]|^@", "", text).strip(" :.-–—")
        kin = _KIN.match(text)
        if kin and not alone:
            name = named(kin["name"] or "")
            return Speaker(self.voice_of(name, kin["kin"].casefold()), name)
        name = named(text)
        if name is None or (alone and len(name.split()) < 2):
            return None
        if self.holds_more(name):
            return None
        role = text[len(name) :].strip(" ,()|–—·•/@-\t")
        return Speaker(self.voice_of(name, role), name)

    def holds_more(self, name: str) -> bool:
        """Tell whether a line holds the person's whole name and another, as a form's head does."""
        words = name.casefold().split()
        return any(
            len(known.split()) > 1
            and len(words) >= len(known.split()) + 2
            and set(known.casefold().split()) <= set(words)
            for known in self.names
        )

    def signer(self, text: str) -> Speaker | None:
        """Return who signs a quotation: somebody by name, or by role alone (`CFO, Acme Corp`)."""
        told = self.speaker(text)
        role = text.strip(" .()*_-–—")
        if told is not None or len(role.split()) > _LONGEST_ROLE:
            return told
        if not (ROLE.search(role) or is_outside(role)):
            return None
        # A role without a name is no colleague whom one could ask.
        away = is_outside(role) or _COMPANY.search(role) or _HEAD.match(role)
        return Speaker(Voice.OTHER if away else Voice.PEER, role)


def is_outside(role: str) -> bool:
    """Tell whether a role is that of a customer, a partner's or an executive's."""
    served = _SERVED.search(role)
    job = ROLE.search(_SERVED.sub(" ", role))
    if _ELSEWHERE.search(role.strip(" .,()")):
        return True
    return bool(_OUTSIDE.search(role) or EXECUTIVE.search(role) or (served and not job))


def is_byline(text: str) -> bool:
    """Tell whether a line is a full name, alone or with a role (`Ana Li (Peer, Design)`)."""
    line = re.sub(r"[*_`]", "", text).strip()
    name = named(line)
    if name is None or len(line) > 90 or line.endswith((".", "!", "?", ";")):
        return False
    role = line[len(name) :].strip(" ,()|–—·•/@-:\t")
    if not role:
        return len(name.split()) > 1 and not line.endswith(":")
    told = ROLE.search(role) or relation(role) is not None
    return bool(told) and len(role.split()) <= _LONGEST_ROLE


def named(text: str) -> str | None:
    """Return the name at the beginning of a text, without role and department; None for none."""
    text = re.sub(r"[*_`]", "", text).strip().lstrip("@")
    name = _BREAK.split(text, maxsplit=1)[0].strip(" .:\"'“”")
    return name if is_name(name) else None


def is_name(text: str) -> bool:
    """Tell whether a text may be somebody's name, by its capitals and by what it is not."""
    words = text.split()
    if not 1 <= len(words) <= 5 or len(text) > 50:
        return False
    real = [word for word in words if word.casefold() not in _PARTICLES]
    if not real or not all(_NAME_WORD.match(word) for word in real):
        return False
    if any(len(word) > 3 and word.isupper() for word in real):
        return False
    plain = [word.casefold().rstrip(".").removesuffix("'s").removesuffix("’s") for word in real]
    if len(real[0]) == 1 and len(real) == 1:
        return False
    return not any(
        word in _NO_NAMES
        or ROLE.fullmatch(word)
        or (_NO_NAME_END.search(word) and word not in _NAMES_IN_ED)
        for word in plain
    )
