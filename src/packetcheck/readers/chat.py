"""The line above a message that was pasted from a chat: who wrote it, and when."""

from __future__ import annotations

import re
from typing import NamedTuple

from packetcheck.readers.people import is_name

_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?"
_CLOCK = rf"{_TIME}\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
_DAY = (
    r"(?:(?:today|yesterday|on|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec)[a-z]*\.?,?\s+|\d{1,4}(?:st|nd|rd|th)?[./,-]?\s*){0,5}(?:at\s+|,\s*|[-–|·]\s*)?"
)
_NAME_FIRST = re.compile(
    r"^\**(?P<name>@?[^\W\d][\w.'’-]*(?:\s[\w.'’-]+){0,3}?)\**"
    r"(?:\s*\((?P<role>[^)]{1,40})\))?(?:\s+APP)?\s*[,–—|·-]?\s*"
    rf"(?P<open>[\[(])?{_DAY}{_CLOCK}[\])]?\**\s*:?\s*(?P<text>.*)$",
    re.IGNORECASE,
)
_TIME_FIRST = re.compile(
    rf"^[\[(]?{_DAY}{_CLOCK}[\])]?\s*[-–—]?\s*\**(?P<name>@?[^\W\d][\w.'’ -]{{1,40}}?)\**"
    r"(?:\s*\((?P<role>[^)]{1,40})\))?:\s+(?P<text>.+)$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@?[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*")
_NOT_HANDLES = (
    "at by from until till to on in the and standup meeting call sync lunch start end of created "
    "edited updated posted sent due last date time"
)
_NO_HANDLES = frozenset(_NOT_HANDLES.split())
_LONGEST = 400
_REACTIONS = re.compile(r"(?::[a-z0-9_+-]{2,30}:\s*\d{1,4}\s*)+$")


class Message(NamedTuple):
    """A message's author as written, with role and text where they share its line."""

    name: str
    role: str
    text: str


def message(line: str) -> Message | None:
    """Return the author of a chat message by its first line (`ana  10:42 AM`), None elsewhere."""
    if len(line) > _LONGEST or (":" not in line and "." not in line):
        return None
    line = line.strip()
    found = _NAME_FIRST.match(line)
    if found and _is_author(found["name"]) and _is_stamp(found):
        return Message(found["name"].lstrip("@"), found["role"] or "", found["text"])
    found = _TIME_FIRST.match(line)
    if found and _is_author(found["name"]):
        return Message(found["name"].lstrip("@"), found["role"] or "", found["text"])
    return None


def is_reactions(line: str) -> bool:
    """Tell whether a line is but the reactions to the message above it (`:tada: 6`)."""
    return bool(_REACTIONS.match(line))


def _is_author(name: str) -> bool:
    if _HANDLE.fullmatch(name):
        return name.casefold() not in _NO_HANDLES
    return is_name(name)


def _is_stamp(found: re.Match[str]) -> bool:
    """Tell a message's time from one in a sentence; with words behind it, it must be marked."""
    return not found["text"] or bool(found["half"] or found["open"])
