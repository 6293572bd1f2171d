"""Lists that were typed into a line: `Goals: (1) cut churn; (2) hire two`."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"(?<![\w(])\(?(?P<number>\d{1,2}|[a-j])\)\s+(?=\S)")
# What parts the items of a list; "in Q3 I (1) cut churn and (2) hired" is a sentence.
_PARTS = re.compile(r"(?:[:;.,!?]|\band|\bor)\s*$|^\s*$")
_FIRM = re.compile(r"[:;.!?]\s*$|^\s*$")


def item_starts(line: str) -> list[int]:
    """Return where the items of a list within a line begin; none where it holds no list."""
    marks = list(_NUMBERED.finditer(line))
    wanted = 1
    found: list[int] = []
    for mark in marks:
        number = mark["number"]
        value = int(number) if number.isdigit() else ord(number) - ord("a") + 1
        if value != wanted:
            continue
        before = line[found[-1] if found else 0 : mark.start()]
        if not (_FIRM if wanted <= 2 else _PARTS).search(before):
            return []
        found.append(mark.start())
        wanted += 1
    return found if len(found) > 1 else []
