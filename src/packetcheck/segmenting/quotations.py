"""Keep a quotation of several sentences in the one statement that introduces it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"'}
_MARKS = re.compile(r"[“”„«»‘’\"]")
# Longer speeches are a text of their own, and each of their sentences claims something.
_LONGEST = 400
_BEFORE = " \t([{—–-:/"
_GOES_ON = re.compile(r"[\s,;—–-]*(?P<next>\S)")


class Quotation(NamedTuple):
    """Where a quotation opens, and where it ends behind its closing mark."""

    start: int
    end: int


def quotations(line: str) -> list[Quotation]:
    """Return the closed quotations of a line, in order, without those nested in another."""
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for mark in _MARKS.finditer(line):
        place, char = mark.start(), mark[0]
        if opened and char in opened[1] and _closes(line, place, char):
            if place - opened[0] <= _LONGEST:
                found.append(Quotation(opened[0], place + 1))
            opened = None
        elif (
            char in _PAIRS and _opens(line, place) and (not opened or place - opened[0] > _LONGEST)
        ):
            opened = place, _PAIRS[char]
    return found


def _opens(line: str, place: int) -> bool:
    free = place == 0 or line[place - 1] in _BEFORE
    return free and place + 1 < len(line) and not line[place + 1].isspace()


def _closes(line: str, place: int, char: str) -> bool:
    if line[place - 1].isspace():
        return False
    after = line[place + 1 : place + 2]
    if char == "’":
        # Elsewhere it is an apostrophe.
        return line[place - 1] in ".,!?…" and not after.isalnum()
    return not after.isalnum()


def within_one_sentence(line: str, ends: Sequence[int]) -> list[int]:
    """Return the sentence ends of `line` without those inside a quotation that others frame.

    A quotation is framed where its sentence has words before it (`She said: “…”`) or goes on
    behind it in lower case (`“…” she said`).
    """
    kept = list(ends)
    for quotation in quotations(line):
        inside = [end for end in kept if quotation.start < end < quotation.end]
        if not inside:
            continue
        begin = max((end for end in kept if end <= quotation.start), default=0)
        introduced = any(char.isalnum() for char in line[begin : quotation.start])
        after = _GOES_ON.match(line, quotation.end)
        goes_on = after is not None and after["next"].islower() and quotation.end not in kept
        if introduced or goes_on:
            kept = [end for end in kept if end not in inside]
    return kept
