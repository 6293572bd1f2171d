"""What a Word paragraph holds besides plain letters: marks, symbols, boxes, references."""

from __future__ import annotations

from dataclasses import dataclass, field

from packetcheck.readers.docx_package import Element, W

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
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
class Words:
    """What a paragraph holds: text, boxes and diagrams to come after it, notes it refers to."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    plain: int = 0
    bold: int = 0
    sizes: dict[int, int] = field(default_factory=dict)

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


def hung_on(node: Element, words: Words) -> bool:
    """Take what has no place of its own in a paragraph's text; tell whether `node` was such."""
    tag = node.tag
    if tag == f"{W}txbxContent":
        words.boxes.append(node)
    elif tag == f"{_M}t":
        words.parts.append(node.text or "")
    elif tag == f"{W}commentReference":
        words.comments.append(node.get(f"{W}id") or "")
    elif tag == f"{W}footnoteReference":
        words.footnotes.append(node.get(f"{W}id") or "")
    elif tag == f"{W}endnoteReference":
        words.endnotes.append(node.get(f"{W}id") or "")
    elif tag == f"{_DGM}relIds":
        words.diagrams.append(node.get(f"{_R}dm") or "")
    else:
        return False
    return True


def typed(node: Element) -> str | None:
    """Return what a mark within a run stands for, None for what is no character."""
    tag = node.tag
    if tag in {f"{W}tab", f"{W}ptab"}:
        return "\t"
    if tag in {f"{W}br", f"{W}cr"}:
        return "\n" if node.get(f"{W}type") in {None, "textWrapping"} else " "
    if tag == f"{W}noBreakHyphen":
        return "-"
    return _symbol(node) if tag == f"{W}sym" else None


def _symbol(node: Element) -> str:
    try:
        code = int(node.get(f"{W}char") or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "" if code < 0xF020 else "•")
    return chr(code) if 0 < code < 0x110000 else ""
