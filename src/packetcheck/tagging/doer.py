"""Tell a named colleague's deed from the candidate's, by who the packet is about.

Of "Ingrid cut the backlog" no reading of the sentence alone can tell whether it is the candidate's
deed: in Ingrid's own packet it is, in another's it is not. Only sentences that begin with a first
name are judged here, and only where nothing in them points to the candidate; the model says the
rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from packetcheck.document import Voice
from packetcheck.findings import Agency, TaggedStatement
from packetcheck.wording import folded, is_first_name

_SUBJECT = re.compile(
    r"^\W*(?P<name>[^\W\d_]+(?:-[^\W\d_]+)?)(?:[ ](?P<more>[A-Z][^\W\d_]+(?:-[^\W\d_]+)?|[A-Z]\.))?"
    r"(?:,[^,]{2,40},)?[ ](?P<next>[a-z]+)"
)
# What follows a name that is not, or not alone, the subject.
_NO_VERB = {"and", "or", "of", "in", "from", "at", "with", "to", "for", "on", "as", "who", "by"}
_OWN = re.compile(r"\b(?:I|me|my|mine|myself|we|our|ours)\b|\bI['\u2019]")
# In folded wording; "her plan" is rather the subject's own.
_CANDIDATE = re.compile(r"\b(?:they|them)\b", re.IGNORECASE)
# From how often on a document's own subject is rather its writer, who tells of him- or herself.
_OFTEN = 3


def name_doers(
    tagged: Sequence[TaggedStatement], person: str | None = None
) -> tuple[TaggedStatement, ...]:
    """Return the statements, with agency `other` where a named colleague is the doer.

    `person` is who the packet is about. Where that is not known, only documents in the candidate's
    own voice are judged, and not by a name that keeps being their subject.
    """
    own = {word.casefold() for word in re.findall(r"[^\W\d_]+", person or "")}
    counted = Counter((t.statement.document, _subject(t.statement.text)[0]) for t in tagged)
    return tuple(
        replace(t, agency=Agency.OTHER)
        if t.agency is not Agency.OTHER and _is_others(t, own, counted)
        else t
        for t in tagged
    )


def _is_others(tagged: TaggedStatement, own: set[str], counted: Counter[tuple[str, str]]) -> bool:
    text, voice = tagged.statement.text, tagged.statement.voice
    name, told = _subject(text)
    if not name or _may_be(name, own):
        return False
    if voice is Voice.SELF:
        often = counted[tagged.statement.document, name] >= _OFTEN
        return not _OWN.search(told) and (bool(own) or not often)
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}
    return bool(own) and not _CANDIDATE.search(folded(told)) and not words & own


def _may_be(name: str, own: set[str]) -> bool:
    """Tell whether a first name is one of the person's, or may be short for one."""
    return any(name[:2] == word[:2] for word in own)


def _subject(text: str) -> tuple[str, str]:
    """Return the first name that is a sentence's subject, and what is told of it; else nothing."""
    found = _SUBJECT.match(text)
    if not found or found["next"] in _NO_VERB or not is_first_name(found["name"]):
        return "", ""
    return found["name"].casefold(), text[found.start("next") :]
