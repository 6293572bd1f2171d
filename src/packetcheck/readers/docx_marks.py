"""What a Word paragraph holds besides plain letters: marks, symbols, boxes, references."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.readers.docx_looks import fill_of
from packetcheck.readers.docx_xml import OFF, Element, R, W, value

if TYPE_CHECKING:
    from packetcheck.readers.docx_looks import Look

_PROPERTIES, _VAL = f"{W}pPr", f"{W}val"
_GONE = ("del", "moveFrom")
# Marks of Word's symbol fonts that people use: ticks, boxes, arrows, smileys.
_SYMBOLS = {
    0xFC: "✓",
    0xFB: "✗",
    0xFE: "☑",
    0xFD: "☒",
    0xA8: "☐",
    0x6F: "☐",
    0xE0: "→",
    0xF0: "→",
    0x4A: "☺",
    0xD8: "➢",
    0xA7: "▪",
    0xB7: "•",
}


@dataclass(slots=True)
class Paragraph:
    """What a paragraph says of itself; `indent` is in twentieths of a point.

    `goes_on` is true where its end was deleted, so that the next one follows on its line.
    """

    style: str | None = None
    outline: str | None = None
    number: str | None = None
    level: str | None = None
    fill: str | None = None
    indent: int = 0
    goes_on: bool = False


def paragraph_of(node: Element) -> Paragraph:
    """Read a paragraph's properties."""
    found = Paragraph()
    properties = node.find(_PROPERTIES)
    for child in () if properties is None else properties:
        tag = child.tag
        if tag == f"{W}pStyle":
            found.style = child.get(_VAL)
        elif tag == f"{W}outlineLvl":
            found.outline = child.get(_VAL)
        elif tag == f"{W}numPr":
            found.number = value(child.find(f"{W}numId"))
            found.level = value(child.find(f"{W}ilvl"))
        elif tag == f"{W}shd":
            found.fill = fill_of(child)
        elif tag == f"{W}ind":
            left = child.get(f"{W}left") or child.get(f"{W}start") or ""
            found.indent = int(left) if left.isdecimal() and len(left) < 9 else 0
        elif tag == f"{W}rPr":
            found.goes_on = any(child.find(f"{W}{gone}") is not None for gone in _GONE)
    return found


@dataclass(slots=True)
class Words:
    """What a paragraph holds: its text, and what comes after it.

    `hidden` is text nobody sees, `prompts` what a form says where nothing was filled in, `guides`
    how to pronounce a word. `boxes` are elements with blocks of their own, `linked` the ids of
    diagrams and charts, `notes` (kind, id) of notes and comments.
    """

    parts: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    guides: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    plain: int = 0
    bold: int = 0
    sizes: dict[int, int] = field(default_factory=dict)
    _hiding: bool = False

    def add(self, text: str, look: Look, ground: str | None) -> None:
        """Add a piece of text, with the hidden ones if nobody sees it."""
        if not text:
            return
        if (look.vanish or look.color is not None or look.size < 3) and look.unseen(ground):
            if self._hiding:
                self.hidden[-1] += text
            else:
                self.hidden.append(text)
            self._hiding = True
            return
        self._hiding = False
        self.parts.append(text)
        if not text.isspace():
            if look.bold:
                self.bold += len(text)
            elif any(map(str.isalnum, text)):
                self.plain += len(text)
            self.sizes[look.size] = self.sizes.get(look.size, 0) + len(text)

    def absorb(self, inner: Words) -> None:
        """Take over what comes after the text of a part that is no text of the paragraph's."""
        self.hidden += inner.hidden
        self.prompts += inner.prompts
        self.guides += inner.guides
        self.boxes += inner.boxes
        self.linked += inner.linked
        self.notes += inner.notes

    @property
    def text(self) -> str:
        """The words, line breaks as newlines."""
        return "".join(self.parts)

    @property
    def is_bold(self) -> bool:
        """Whether all letters are bold."""
        return self.bold > 0 and not self.plain

    @property
    def size(self) -> int:
        """The size of most letters, in half points; 0 without letters."""
        return max(self.sizes, key=lambda size: self.sizes[size]) if self.sizes else 0


def typed(node: Element) -> str:
    """Return what a mark within a run stands for, nothing for what is no character."""
    tag = node.tag
    if tag in {f"{W}tab", f"{W}ptab"}:
        return "\t"
    if tag in {f"{W}br", f"{W}cr"}:
        return "\n" if node.get(f"{W}type") in {None, "textWrapping"} else " "
    return "-" if tag == f"{W}noBreakHyphen" else _symbol(node)


def _symbol(node: Element) -> str:
    try:
        code = int(node.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "" if code < 0xF020 else "•")
    return chr(code) if 0 < code < 0x110000 else ""


def form_field(mark: Element) -> str:
    """Return what an old form's field shows that is not in its text: a choice, a tick."""
    data = mark.find(f"{W}ffData")
    if data is None:
        return ""
    choices = data.find(f"{W}ddList")
    if choices is not None:
        entries = [value(entry) or "" for entry in choices.iter(f"{W}listEntry")]
        chosen = value(choices.find(f"{W}result")) or value(choices.find(f"{W}default")) or "0"
        place = int(chosen) if chosen.isdecimal() and len(chosen) < 6 else 0
        return entries[place] if place < len(entries) else ""
    box = data.find(f"{W}checkBox")
    if box is None:
        return ""
    state = box.find(f"{W}checked")
    state = box.find(f"{W}default") if state is None else state
    ticked = state is not None and (value(state) or "1") not in OFF
    return "☒ " if ticked else "☐ "


def linked_part(node: Element) -> str:
    """Return the id under which a diagram or chart is linked."""
    return node.get(f"{R}dm") or node.get(f"{R}id") or ""
