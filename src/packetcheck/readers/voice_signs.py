"""Signs that a text comes from outside: an executive's or a customer's words, signature, domain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE_OUTSIDE = (
    r"(?:[se]?vp|vice[ -]president|(?<!vice )(?<!vice-)president|ce[o]|c[tfopimrs]o|ciso|chro"
    r"|chief [\w& ]{2,40}officer|co-?founder|founder|board member|customer(?! success| support)"
    r"|client|vendor|supplier)"
)
_OUTSIDE_TITLE = re.compile(rf"\b{_TITLE_OUTSIDE}\b", re.IGNORECASE)
_AS_OUTSIDER = re.compile(
    rf"\bas (?:your |a )?{_TITLE_OUTSIDE}\b[\w &/-]{{0,40}},? (?:i|we)\b"
    r"|\bas [^.]{0,60}\b(?:a|your|their|the) (?:client|customer|supplier|vendor|partner|investor)"
    r"(?: of [\w ]{2,30})?,? (?:i|we)\b"
    rf"|\b(?:i am|i'm) (?:the |a |an |your |our )?{_TITLE_OUTSIDE}\b"
    r"|\ba customer's (?:letter|view)\b|\bas (?:her|his|their|your) (?:skip(?:[ -]level)?|client)\b"
    r"|\byour product (?:manager|team)\b",
    re.IGNORECASE,
)
_REGARDS = re.compile(
    r"(?:with )?(?:best|kind|kindest|warm|many)? ?(?:regards|wishes)|sincerely(?: yours)?"
    r"|yours (?:sincerely|truly|faithfully)|respectfully|cheers|best|thanks",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SERVED = re.compile(
    r"\b(?:we|i|our \w+|\w+) (?:have )?(?:use|used|been using|bought|buy|subscribe to|run on"
    r"|switched to|pay for)"
    r" (?:your|their|this) (?:product|app|platform|system|software|service|tool|portal)"
    r"|\b(?:our|your) (?:account|contract|subscription|licen[cs]e) with (?:you|your|them)\b"
    r"|\bwe (?:are|have been|became) (?:a |an |your |their |one of (?:your|their) )*(?:[\w-]+ )?"
    r"(?:customers?|clients?|suppliers?|partner (?:agency|bank|company))\b"
    r"|\byour company\b|\b(?:our|my) (?:own )?(?:company|firm|school|clinic|shop|bank|hospital)"
    r" (?:is|was|has been) (?:a |your |their )+(?:customer|client)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
_SENT, _RECEIVED = re.compile(r"(?i)\**from\b.*@"), re.compile(r"(?i)\**to\b.*@")
_ANYBODYS = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|proton(?:mail)?|gmx|web|aol|mail"
    r"|yandex|qq|163|fastmail|hey|msn|t-online|orange|wanadoo|libero)\."
)
_SHARED_ENDS = {"co", "com", "org", "net", "ac", "gov", "edu"}


def speaks_as_outsider(text: str) -> bool:
    """Tell whether a writer speaks as a customer, a partner or an executive (`As CEO, I …`)."""
    return bool(_AS_OUTSIDER.search(text) or _SERVED.search(text))


def is_outsiders(author: str | None, signed: Sequence[str]) -> bool:
    """Tell whether the signature is that of an executive or of somebody from elsewhere."""
    known = set(_WORD.findall((author or "").casefold()))
    for place, line in enumerate(signed):
        before = signed[place - 1] if place else ""
        first = before if _REGARDS.fullmatch(before.strip(" ,.!")) else ""
        words = set(_WORD.findall(line.casefold()))
        # The author's name with a role beside it, or the lines below "Kind regards".
        if (known and known <= words) or first:
            below = signed[place + 1 : place + 3] if first or words == known else ()
            if any(_OUTSIDE_TITLE.search(text) for text in (line, *below)):
                return True
    return False


def is_from_elsewhere(signed: Sequence[str]) -> bool:
    """Tell whether a mail comes from another organisation than it goes to, by its addresses."""
    sent = next((line for line in signed if _SENT.match(line)), "")
    received = next((line for line in signed if _RECEIVED.match(line)), "")
    ours, theirs = _organisations(received), _organisations(sent)
    return bool(ours and theirs) and not ours & theirs


def _organisations(line: str) -> set[str]:
    """Return the domains of a header's addresses, without those that anybody may have."""
    hosts = {_registered(found["host"].casefold()) for found in _ADDRESS.finditer(line)}
    return {host for host in hosts if not _ANYBODYS.match(host)}


def _registered(host: str) -> str:
    """Return the part of a domain that an organisation registers (`mail.acme.co.uk`)."""
    labels = host.split(".")
    ends = 3 if len(labels) > 2 and labels[-2] in _SHARED_ENDS else 2
    return ".".join(labels[-ends:])
