"""How the text of a Rich Text group looks, and what its paragraph is."""

from __future__ import annotations

from dataclasses import dataclass

_SIZE = 24
_DEEPEST = 8
_FLAGS = {"b": "bold", "v": "hidden", "deleted": "deleted"}
_NUMBERS = {"f": "font", "fs": "size", "cf": "color", "s": "style", "outlinelevel": "outline"}
_GROUNDS = {"cb", "highlight", "chcbpat", "cbpat"}


@dataclass(slots=True)
class State:
    """What holds within a group; `into` is the table that its text goes to, `` for none."""

    into: str = ""
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    color: int = 0
    ground: bool = False
    size: int = 24
    font: int = -1
    skip: int = 1
    in_table: bool = False
    is_item: bool = False
    level: int = 0
    style: int = 0
    outline: int | None = None

    def set(self, word: str, number: int | None) -> None:
        """Take over what a control word says; others say nothing that matters here."""
        value = number or 0
        if word in _FLAGS:
            setattr(self, _FLAGS[word], number != 0)
        elif word in _NUMBERS:
            setattr(self, _NUMBERS[word], value)
        elif word in _GROUNDS:
            self.ground = value > 0
        elif word == "uc":
            self.skip = max(value, 0)
        elif word == "intbl":
            self.in_table = True
        elif word in {"ls", "pn"}:
            self.is_item = word == "pn" or value > 0
        elif word == "ilvl":
            self.level = min(max(value, 0), _DEEPEST)
        elif word == "pard":
            self.in_table = self.is_item = False
            self.level, self.style, self.outline = 0, 0, None
        elif word == "plain":
            self.bold = self.hidden = self.deleted = self.ground = False
            self.color, self.size = 0, _SIZE
