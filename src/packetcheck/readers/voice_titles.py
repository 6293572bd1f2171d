"""What a document's file name and title say about its voice: their words, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import Kind, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_NOT_TITLE = r"(?<!product )(?<!program )(?<!programme )(?<!project )(?<!account )(?<!general )"
_SELF = (
    r"self(?!-serv| serv)|selfreview|selfassessment|brag(?:gy|ging)?|samoocena|selbst\w*"
    r"|auto-?[ée]valua\w+|autovalutazione|zelf\w*|självutvärdering|egen ?vurdering|my|mine|me|moje"
    r"|mój|meine?|mes|mon|mis|mijn|i did|accomplishments|achievements|wins|hype(?: doc)?|work ?log"
    r"|impact log|year in review"
)
_MANAGER = (
    r"managers?(?:'s|’s)?|manager\w*review|mgr|supervisors?(?:'s)?|boss|line ?manager"
    r"|przełoż\w*|przeloz\w*|kierownik\w*|vorgesetzte\w*|führungskraft|chef|supérieur|jefe|jefa"
    r"|responsable|leidinggevende|chefs?"
)
PEER = (
    r"peers?|360|colleagues?|co-?workers?|teammates?|stakeholder|kolleg\w*|współpracowni\w*"
    r"|wspolpracowni\w*|collègue|colega|collega|kudos|shout-?outs?|thank ?yous?"
    r"|direct reports?|upward"
)
# Anybody thanks and praises, customers too.
_ANYBODYS = r"kudos|shout-?outs?|thank ?yous?|stakeholder"
OTHERS = (
    r"customers?(?! (?:success|support|care|service|experience|operations))|clients?"
    r"|skip(?:-| )?level|testimonials?"
)
_RUNG = (
    r"(?:junior|mid|associate|senior|staff|principal|lead|group|director|head|(?:l|ic|e|p)\d|pm)"
)
PROMO = (
    r"promo(?:tions?)?|promo(?:tion)? ?(?:doc|case|packet|memo|profile)\w*|nomination|befördert"
    r"|beförderung\w*|awans|promoción|promoção|promozione"
    rf"|case for (?:promot\w+|(?:the )?{_RUNG}\b.*)|{_RUNG}(?: \w+)? ?(?:to|→|➔|->|⇒) ?{_RUNG}"
)
APPRAISAL = (
    r"appraisals?|(?:performance|annual|yearly|year[- ]end|mid[- ]?year|end of year|quarterly"
    r"|half[- ]year|probation\w*|calibration)"
    r" (?:\w+ )?(?:review|assessment|evaluation|conversation)\w*"
    r"|pdr|mitarbeitergespräch|medarbejdersamtale"
)
# Such a letter is written by whoever was asked, seldom by the manager.
SUPPORT = (
    r"letters?|endorse\w*|support\w*|input|feedback|thoughts|reference|recommendation"
    r"|testimon\w+"
)
_GENERAL = r"feedback|reference|recommendation|opinia|opinion"
_LONGEST_TITLE = 70
NUMBER = r"[\s_.+()\[\]–—-]+"

# A title names a kind of document; a heading such as "Customer impact" names none.
_FORM = (
    r"reviews?|feedback|assessment|evaluation|appraisal|input|comments?|form|part|summary"
    r"|recommendation|statement|questionnaire|letter|notes|ocena|opinia|bewertung"
)
_TITLES: tuple[tuple[str, Voice, Kind], ...] = (
    (
        r"self(?! ?-?serv)[ -]?\w*|selbst\w*|samoocena|auto-?[ée]valua\w+|autovalutazione|zelf\w+",
        Voice.SELF,
        Kind.SELF_REVIEW,
    ),
    (rf"(?:{PEER}).{{0,25}}(?<!\w)(?:{_FORM})|kudos", Voice.PEER, Kind.PEER_FEEDBACK),
    (
        (
            rf"{_NOT_TITLE}(?<!\w)(?:{_MANAGER}).{{0,25}}(?<!\w)(?:{_FORM})"
            rf"|(?:{_FORM}) (?:by|from) (?:the |my )?(?:line )?manager|ocena przełoż\w*"
        ),
        Voice.MANAGER,
        Kind.MANAGER_REVIEW,
    ),
    (rf"(?:{OTHERS}).{{0,25}}(?<!\w)(?:{_FORM}|quotes?)", Voice.OTHER, Kind.OTHER),
    (
        (
            r"(?:.*\b)?(?:brag\w*|hype doc|work ?log|impact log)"
            r"|(?:my|moje|mein\w*|mes|mijn) [^.,;:]{2,30}"
        ),
        Voice.SELF,
        Kind.BRAG,
    ),
    (r"feedback(?: (?:form|on|for|about|from|by)\b.*)?", Voice.PEER, Kind.PEER_FEEDBACK),
)

_BY_WHOM = rf"(?:(?:{_MANAGER}|peers?|hr|reviewer(?:'s)?|[a-z]{{2,3}}|\w+(?:'s|s'))\s+)"
_REMARKS = (
    r"(?:comments?|remarks?|notes|edits?|feedback|input|annotations?|changes|signature|signed)"
)
_ADDED = re.compile(
    rf"\b(?:with|incl\w*|including|plus|and)\.?\s+(?:the\s+)?{_BY_WHOM}{{1,2}}{_REMARKS}\b"
    rf"|[+&]\s*{_BY_WHOM}{{1,2}}{_REMARKS}\b"
    rf"|\b{_BY_WHOM}{{1,2}}{_REMARKS}\s+(?:added|incl\w*|in|merged|incorporated|addressed|done)\b"
    rf"|\b(?:commented|reviewed|edited|signed|annotated|approved)(?: off)? by\s+(?:the\s+)?\w+",
    re.IGNORECASE,
)


def has(pattern: str, text: str) -> bool:
    """Tell whether a text has a pattern as whole words, whatever their case."""
    return bool(re.search(rf"(?<!\w)(?:{pattern})(?!\w)", text.casefold()))


def without_additions(label: str) -> str:
    """Return a label without what it says was added to the document (`with manager's comments`)."""
    return " ".join(_ADDED.sub(" ", label).split())


def is_firm(labels: Sequence[str]) -> bool:
    """Tell whether labels say that a colleague wrote, and not only that it is feedback."""
    return any(has(PEER, re.sub(_ANYBODYS, " ", label.casefold())) for label in labels)


def told_by_title(label: str) -> tuple[Voice, Kind] | None:
    """Tell voice and kind from a title, which must name a kind of document."""
    words = " ".join(label.casefold().split())
    for pattern, voice, kind in _TITLES:
        found = re.search(rf"(?<!\w)(?:{pattern})(?!\w)", words)
        if found and (kind is not Kind.BRAG or found.start() < 3):
            return voice, kind
    return None


def told_by_name(label: str) -> tuple[Voice, Kind] | None:
    """Tell voice and kind from the words of a file's or folder's name."""
    if re.search(rf"(?<!\w)(?:{PEER})(?!\w)", label.casefold()):
        return Voice.PEER, Kind.PEER_FEEDBACK
    if has(r"self|samoocena|selbst\w*|auto-?[ée]valua\w+|autovalutazione|zelf\w*", label):
        return Voice.SELF, Kind.SELF_REVIEW
    if re.search(rf"{_NOT_TITLE}(?<!\w)(?:{_MANAGER})(?!\w)", label.casefold()):
        return Voice.MANAGER, Kind.MANAGER_REVIEW
    if has(OTHERS, label):
        return Voice.OTHER, Kind.OTHER
    if has(_SELF, label):
        return Voice.SELF, Kind.BRAG
    if has(_GENERAL, label):
        return Voice.PEER, Kind.PEER_FEEDBACK
    return None


def openings(lines: Sequence[str], is_named: Callable[[str], bool]) -> list[str]:
    """Return the first lines that are titles rather than text, `Manager: X` not among them.

    Where `is_named` tells that the person's name is all that follows the colon, as in
    `Manager assessment: Ana Li`, what stands before it is a title.
    """
    found: list[str] = []
    for line in lines[:5]:
        head, colon, rest = line.partition(": ")
        if colon:
            about = is_named(re.split(r"\s*[,(|–—·•]\s*", rest.strip(), maxsplit=1)[0])
            title = head if about and told_by_title(head) else ""
        else:
            title = line
        if 0 < len(title) <= _LONGEST_TITLE and not title.endswith((".", "!", "?", ",", ":")):
            found.append(title)
    return found
