"""The little of CSS that decides what is text: hidden, bold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CLASS = re.compile(r"(?:[a-z][a-z0-9]*)?\.([\w-]+)", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_LONGEST_SHEET = 500_000


@dataclass(frozen=True, slots=True)
class Styles:
    """The classes of a page's style sheets that hide text or make it bold."""

    hidden: frozenset[str] = frozenset()
    bold: frozenset[str] = frozenset()

    def hides(self, style: str, classes: Iterable[str]) -> bool:
        """Tell whether an element with these is not shown."""
        return bool(_HIDDEN.search(style)) or not self.hidden.isdisjoint(classes)

    def emboldens(self, style: str, classes: Iterable[str]) -> bool:
        """Tell whether an element with these is bold."""
        return bool(_BOLD.search(style)) or not self.bold.isdisjoint(classes)


def load_styles(sheets: Iterable[str]) -> Styles:
    """Read the plain class rules (`.c7{font-weight:700}`) of style sheets; skip all others."""
    hidden: set[str] = set()
    bold: set[str] = set()
    for sheet in sheets:
        # Rules for print or narrow screens hide what the reader of the page does see.
        for rule in sheet[:_LONGEST_SHEET].split("@media")[0].split("}"):
            selectors, _, body = rule.rpartition("{")
            names = [_CLASS.fullmatch(part.strip()) for part in selectors.split(",")]
            found = {name[1] for name in names if name}
            if _HIDDEN.search(body):
                hidden |= found
            if _BOLD.search(body):
                bold |= found
    return Styles(frozenset(hidden), frozenset(bold))


def lines_of(pieces: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Split pieces of (text, bold) at newlines into lines, bold where all their letters are."""
    found: list[tuple[str, bool]] = [("", True)]
    for piece, bold in pieces:
        for number, part in enumerate(piece.split("\n")):
            if number:
                found.append(("", True))
            before, was = found[-1]
            plain = not bold and any(char.isalnum() for char in part)
            found[-1] = before + part, was and not plain
    return [(" ".join(line.split()), bold) for line, bold in found]
