"""Whom a document calls the person's own manager."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, Voice
from packetcheck.readers import voices
from packetcheck.readers.kinship import relation
from packetcheck.readers.people import People, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from packetcheck.document import RawBlock

_OWN_MANAGER = (
    # With whom the talk is held to which a self review belongs.
    re.compile(
        r"^\**(?:[\w-]+ )?(?:talk|conversation|discussion|appraisal|dialogue|1[:-]1)(?: held)? with"
        r"\**\s*[:–—-]\**\s*(?P<name>[A-ZÀ-Ž].{1,60})$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^\**(?:line |direct |current |people |reviewing )?"
        r"(?:manager|supervisor|appraiser|assessor)"
        r"(?:'s|’s)?(?: name)?\**\s*[:–—-]\**\s*(?P<name>[A-ZÀ-Ž].{1,60})$",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:^|[|·•,;] ?)(?:[Rr]eports|[Rr]eporting) to:? "
        r"(?P<name>[A-ZÀ-Ž][\w'’-]+ [A-ZÀ-Ž][\w'’-]+)(?=\s*(?:$|[|·•,;(]))"
    ),
    re.compile(
        r"\b[Mm]y (?:direct |line )?manager,? (?P<name>[A-ZÀ-Ž][\w'’-]+(?: [A-ZÀ-Ž][\w'’-]+)?)"
    ),
    re.compile(r"(?P<name>[A-ZÀ-Ž][\w'’-]+)(?:, | \()my (?:direct |line )?(?:manager|boss)\b"),
    re.compile(
        r"(?P<name>[A-ZÀ-Ž][\w'’-]+ [A-ZÀ-Ž][\w'’-]+)(?:, my| \((?:my |line |direct )*)"
        r" ?(?:direct |line )?manager\b"
    ),
)


def find_people(blocks: Iterable[RawBlock], names: Sequence[str]) -> People:
    """Collect those whom a document calls the person's own manager (`Manager: Jo Fox`)."""
    found: list[str] = []
    label = ""
    for block in blocks:
        text = " ".join(block.text.split())[:400]
        if label and _is_managers(label):
            found += filter(None, [named(text)])
        label = text.rstrip(":* ") if block.kind in {BlockKind.HEADING, BlockKind.CELL} else ""
        for pattern in _OWN_MANAGER:
            told = pattern.search(text)
            found += filter(None, [named(told["name"])] if told else [])
    others = dict.fromkeys(name for name in found if not voices.is_person(name, names))
    # "Jo Fox (my line manager)" is seen as Fox too.
    whole = [name for name in others if not any(f" {name}" in other for other in others)]
    return People(tuple(names), tuple(whole))


def _is_managers(label: str) -> bool:
    """Tell whether a form's label asks for the manager (`Appraiser`, `Reports to`)."""
    words = re.sub(r"(?i)(?:^name of (?:the )?|(?:'s|’s)?[ /](?:full )?name$)", "", label.strip())
    if re.fullmatch(r"(?i)report(?:s|ing) to", words):
        return True
    return words.casefold() not in {"lead", "capo"} and relation(words) is Voice.MANAGER
