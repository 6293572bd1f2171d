"""How somebody stands to the person: words of kinship in several languages, titles, claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import Voice
from packetcheck.readers.voice_titles import NUMBER, OTHERS, PEER

if TYPE_CHECKING:
    from collections.abc import Sequence

# `Kollege/in`, `compañero(a)`, `Mitarbeiter:in`: the ending for the other gender.
_GENDERED = re.compile(r"(?<=\w{3})\s?[/(*:_·]-?(?:innen|in|r|rin|n|e|a|as|o|os|ne|trice|ère)\b\)?")
# Desks that have the customer in their name and are the company's own.
DESK = (
    r"(?![ -](?i:success|support|care|experience|services?|ops|operations|marketing|insights?"
    r"|solutions|engineer\w*|education|advoca\w+|research|relations|delivery|partner|managers?"
    r"|onboarding|team|facing|director|lead|happiness|training|analytics|data|side"
    r"|platform|products?|tools?|app|portal|journey|growth|identity|accounts?|web|focus|impact)\b)"
)
# Executives speak for the company, and not as somebody's colleagues.
EXECUTIVE = re.compile(
    r"\b(?:[se]?vp|vice[ -]president|president|chairman|chair(?:woman)? of the board"
    r"|board member|(?:managing )?partner at|c(?:e|t|f|o|p|i|m|r|s|d|h|c)o|cpto|ciso|chro"
    r"|chief [\w& ]{2,40}officer|chief of staff|co-?founder|founder"
    r"|(?:regional|country|executive|general|managing) director"
    r"|geschäftsführer\w*|deputy minister|minister|trustee)\b",
    re.IGNORECASE,
)
_SELF = (
    r"(?:the )?(?:self(?:[ -]?(?:review|assessment|evaluation|rating|appraisal|reflection))?|me"
    r"|myself|own|i|employee|candidate|reviewee|samoocena|ja|jag|jeg|yo|moi|selbst\w*|eigen\w*"
    r"|auto-?[ée]val\w+|autoavalia\w+|autovalutazione|zelf\w*|själv\w*|selv\w*|本人|自己(?:評価)?)"
)
_ABOVE = (
    r"skip(?:[ -]?level)?(?: (?:manager|lead|leader))?|(?:second|2nd)[ -](?:line|level) manager"
    r"|manager(?:'s|’s| s)? manager|manager of (?:the |my )?manager|grand-?boss|n ?\+ ?2"
    r"|(?:senior )?(?:executives?|exec|leader)|senior leadership|c-level"
)
_FILL = (
    r"(?:i am|i was|i'm|[^\W\d_]+(?:'s|’s)"
    r"|my|our|his|her|their|your|the|this|a|direct|direkte[rn]?|unmittelbare[rn]?"
    r"|line|people|functional|current|former|previous|hiring|immediate|reporting|reviewing|primary"
    r"|employee(?:'s|’s)?|solid-?line|mein[er]?|mon|ma|mi|mój|moja|närmaste|nærmeste|bezpośredni[a]?)"
)
_HEAD = (
    r"manager|mgr|supervisor|boss|superior|appraiser|assessor|lead|n ?\+ ?1"
    r"|przełożon[aey]|kierowni\w+"
    r"|vorgesetzte[rn]?|führungskr[aä]ft\w*|teamleit\w+|chef(?:in|fe)?|supérieure?|responsable"
    r"|jef[ea]|gerente|gestora?|responsabile|capo|leidinggevende|leder|esi(?:mies|henkilö)"
    r"|vedoucí|nadřízen\w+|yönetici|руководитель|上司|上長|マネージャー|经理|主管"
)
_TAIL = (
    r"(?:review|feedback|assessment|evaluation|rating|direct[aeo]?|hiérarchique|diret[ot][oa]?"
    r"|bezpośredni[a]?|immédiate?|inmediat[oa]|(?:since|until|till|in) .{1,20}"
    r"|(?:of|to) (?:the |this )?(?:employee|candidate|reviewee|person|me|subject))"
)
_PEERS = (
    rf"{PEER}|cross[- ]functional|xfn|kollege|koleg\w+|compañer\w+|par(?:es|i)?|pairs?|kollegor"
    r"|mentor|mentee|same team|other team|another team|team member|mitarbeit\w+|subordinad\w+"
    r"|podwładn\w+|internal (?:customer|client|partner|stakeholder)s?|同僚"
    r"|(?:eng(?:ineering)?|design|data|research|hr|people|finance|legal|product|business|sales"
    r"|marketing|science|ops|operations) partners?(?! (?:at|from))"
)
_REPORT = r"(?:\w+ )?(?:reports?|reportee|subordinate)|i report to \w+.*|downward"
_LEADS = (
    r"i (?:have )?(?:directly )?managed? \w+.*|(?:he|she|they|\w+) reports? (?:directly )?to me"
)
_OTHERS = (
    rf"(?:{OTHERS}|vendors?|suppliers?|agency|investors?|kunden?|klient\w*|klant(?:en)?|clientes?"
    rf"|cliente|lieferant\w*|fournisseurs?|proveedor\w*|fornitor\w*|extern\w*|partners?){DESK}"
)


def relation(text: str) -> Voice | None:
    """Tell a voice from a word of kinship (`Peer`, `Line manager`, `Self`); None for others.

    A job title tells nothing, unless it is an executive's: a "product manager" is not the
    candidate's manager.
    """
    told = _GENDERED.sub("", text.casefold())
    words = " ".join(re.sub(NUMBER, " ", told.replace("n+", "n＋")).split()).replace("＋", "+")
    if re.fullmatch(_SELF, words):
        return Voice.SELF
    if re.fullmatch(_ABOVE, words):
        return Voice.OTHER
    if re.fullmatch(rf"(?:{_FILL} )*(?:{_HEAD})(?: {_TAIL})*|{_LEADS}", words):
        return Voice.MANAGER
    if re.search(rf"\b(?:{_PEERS})\b", words) or re.fullmatch(_REPORT, words):
        return Voice.PEER
    if re.search(rf"\b{_OTHERS}\b", words) or EXECUTIVE.search(words):
        return Voice.OTHER
    return None


def relation_beside(role: str) -> Voice | None:
    """Tell a voice from what stands beside a title (`Director, Ana's manager`, `CTO (peer)`)."""
    _, *rest = re.split(r"[,;()|/–—]", role)
    told = [voice for part in rest if (voice := relation(part)) is not None]
    return told[0] if told else None


_PUTS = (
    r"(?:(?:putt|nominat|propos|submitt|sponsor|recommend)ing|nominate|propose|put) (?:{who})"
    r" (?:forward|up|for)\b"
)
_LED = (
    r"(?:have |'ve |had )?(?:directly |been |line[ -])*(?:manag(?:ed?|ing)|supervis(?:ed?|ing)"
    r"|hired|promoted) (?:{who})\b"
)
_MANAGER = r"(?:direct |line |people |hiring )?(?:manager|supervisor|boss)\b"
_CLAIMS = (
    rf"\bi(?: am| was|'m)? (?:(?:hereby|now|also|therefore) )?(?:{_PUTS}|{_LED})"
    r"|\b(?:{who}) (?:has |have )?(?:been )?report(?:s|ed|ing)? (?:directly )?(?:in)?to me\b"
    # "Ms Fox, whose case I support, has reported to me since May."
    r"|\bhas (?:been )?report(?:ed|ing) (?:directly )?to me (?:since|for)\b"
    rf"|\b(?:as|i am|i'm|i was|i became|i remain|i have been|i've been|i had been|it is as)"
    rf" (?:{{whose}}) {_MANAGER}"
    rf"|\bas (?:a|the) {_MANAGER} of (?:{{who}})\b"
    rf"|(?:^|[,(|–—·] ?)(?:{{whose}}) {_MANAGER}(?=[ .,)|]*(?:$|\d))"
    r"|\bi (?:rate|rated|have rated) (?:{who})\b"
    r"|\b(?:{who})(?: is| was| has been|,|'s)? (?:one of )?my (?:own )?"
    r"(?:direct report|report|direct)s?\b"
    r"|\bi (?:took over|inherited) (?:{who}) from\b"
    r"|\bmanag(?:ed?|ing) (?:{who}) (?:for|since|directly)\b"
)
# What a manager says and hardly anybody else; a colleague may say one of them.
_HINTS = (
    r"\b(?:on|in|to) my (?:own )?team\b",
    r"\bmy (?:direct )?reports?\b|\bmy (?:other )?(?:pms|product managers|designers|engineers)\b",
    r"\bi (?:\w+ )?(?:recommend|support|propose|endorse) (?:{who}|that|promot|the promotion|this)",
    r"\bour (?:weekly |monthly )?(?:1:1s?|one[- ]on[- ]ones?|one[- ]to[- ]ones?)\b",
    r"\b(?:exceeds|meets|met|exceeded|below) (?:all )?(?:of the )?expectations\b",
    r"\bareas? for development\b|\b(?:my|overall|final) rating\b|\brat(?:ed|ing) (?:{who})\b",
    (
        r"\bi(?:'ve| have)? (?:need|want|ask|expect|coach|encourage|push)(?:e?d)? (?:{who}) to\b"
        r"|\b(?:next|the coming) (?:half|year|cycle)[^.]{0,20}(?:{who}) (?:should|needs? to|must)\b"
    ),
    (
        r"\bi (?:gave|assigned|handed|entrusted|delegated|offered) (?:{who})\b"
        r"|\bi put (?:{who}) (?:on|in charge)\b"
    ),
    r"\bwhen (?:{who}) joined (?:us|me|my|the team)\b|\b(?:{who}) joined my\b",
    r"\bready for (?:the )?(?:promotion|next level)\b|\balready (?:\w+) at (?:the|this) level\b",
)
_DENIES = r"\bnot (?:{whose}) (?:direct |line |own )?(?:manager|supervisor|boss)\b"
# Whoever collects opinions is the manager, seldom somebody of personnel.
_ASKS = re.compile(
    r"\b(?:would|'d|could|can|may|might|please|grateful|appreciate|mind|need|want)\b[^.?!]{0,80}"
    r"\b(?:your (?:\w+ )?(?:views?|input|thoughts|opinion|perspective|feedback|take|impressions?)"
    r"|feedback on|(?:some|an?|two|three|five|several|any)(?: [\w-]+){0,3}? (?:feedback|lines?"
    r"|examples?|sentences?|words|paragraphs?|page|thoughts|letter|reference|impressions?))\b"
)
_PERSONNEL = re.compile(
    r"\b(?:hr|human resources|people (?:team|ops|partner|operations|&|and)|hrbp|talent|personnel)\b"
)


def is_personnel(text: str) -> bool:
    """Tell whether a text names personnel (`Lena Ort, People Partner`)."""
    return bool(_PERSONNEL.search(_plain(text)))


def claims_to_lead(text: str, names: Sequence[str]) -> bool:
    """Tell whether whoever wrote a text about the person says to be their manager."""
    return bool(re.search(_filled(_CLAIMS, names), _plain(text))) and not denies_to_lead(
        text, names
    )


def hints_to_lead(text: str, names: Sequence[str]) -> int:
    """Count in how many ways a text sounds like the manager's."""
    text = _plain(text)
    return sum(1 for hint in _HINTS if re.search(_filled(hint, names), text))


def denies_to_lead(text: str, names: Sequence[str]) -> bool:
    """Tell whether a text says that its writer is not the person's manager."""
    return bool(re.search(_filled(_DENIES, names), _plain(text)))


def asks_for_opinions(text: str) -> bool:
    """Tell whether a mail asks a colleague for an opinion, as a manager's does."""
    text = _plain(text)
    return bool(_ASKS.search(text)) and not _PERSONNEL.search(text)


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("\u2019", "'").split())


def _filled(pattern: str, names: Sequence[str]) -> str:
    parts = {part for name in names for part in re.findall(r"[^\W\d_]{2,}", name.casefold())}
    known = "|".join(sorted(map(re.escape, parts)))
    who = rf"(?:{known})(?: (?:{known}))*|her|him|them|she|he|they" if parts else "her|him|them"
    whose = rf"her|his|their|(?:{known})(?: (?:{known}))*'s?" if parts else "her|his|their"
    return pattern.replace("{who}", who).replace("{whose}", whose)
