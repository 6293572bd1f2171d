"""The words of one paragraph of an OpenDocument text, and what hangs on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.readers.odt_styles import STYLE, TEXT, Look, Styles

if TYPE_CHECKING:
    from packetcheck.readers.packed import Element
    from packetcheck.readers.reading import Tally

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_MOST_SPACES = 100
_BREAKS = {f"{TEXT}line-break": "\n", f"{TEXT}tab": "\t", f"{TEXT}soft-page-break": ""}
_SILENT = {f"{OFFICE}annotation-end", f"{TEXT}note-citation", f"{TEXT}tracked-changes"}
_DESCRIPTIONS = {f"{_SVG}title", f"{_SVG}desc"}


@dataclass(slots=True)
class Words:
    """What a paragraph holds; `hung` are its notes, comments and text boxes, in order."""

    shown: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    hung: list[Element] = field(default_factory=list)
    bold: int = 0
    plain: int = 0

    @property
    def is_bold(self) -> bool:
        """Tell whether all letters are bold."""
        return self.bold > 0 and not self.plain


@dataclass(frozen=True, slots=True)
class Inline:
    """Collects the words of paragraphs. `on_paper` is false in tables, which have grounds."""

    styles: Styles
    tally: Tally
    on_paper: bool = True

    def words(self, paragraph: Element) -> Words:
        """Return a paragraph's words, hidden ones apart."""
        found = Words()
        look = self.styles.look("paragraph", paragraph.get(f"{TEXT}style-name"))
        self._inside(paragraph, look, found)
        return found

    def _inside(self, node: Element, look: Look, words: Words) -> None:
        self._text(node.text, look, words)
        for child in node:
            if isinstance(child.tag, str):
                self._child(child, look, words)
            self._text(child.tail, look, words)

    def _text(self, text: str | None, look: Look, words: Words) -> None:
        if not text:
            return
        # Line ends and runs of blanks in the source are one blank.
        blanks = text[:1].isspace(), text[-1:].isspace()
        flat = " ".join(text.split())
        flat = " " * (blanks[0] and bool(flat)) + flat + " " * blanks[1]
        if look.is_unseen(on_paper=self.on_paper):
            words.unseen.append(flat)
            return
        words.shown.append(flat)
        letters = sum(1 for char in flat if char.isalnum())
        if look.bold:
            words.bold += letters
        else:
            words.plain += letters

    def _child(self, node: Element, look: Look, words: Words) -> None:
        tag = node.tag
        if tag == f"{TEXT}s":
            count = node.get(f"{TEXT}c") or "1"
            wide = min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 9 else 1
            words.shown.append(" " * wide)
        elif tag in _BREAKS:
            words.shown.append(_BREAKS[tag])
        elif tag in {f"{TEXT}note", f"{OFFICE}annotation"} or tag.startswith(DRAW):
            words.hung.append(node)
        elif tag == f"{TEXT}ruby-text":
            self.tally.drop("reading aid", len("".join(node.itertext())))
        elif tag == f"{TEXT}placeholder":
            self.tally.drop("placeholder", len("".join(node.itertext())))
        elif tag in {f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"}:
            words.unseen.append(node.get(f"{TEXT}string-value") or "".join(node.itertext()))
        elif tag in _DESCRIPTIONS:
            self.tally.drop("image description", len("".join(node.itertext())))
        elif tag not in _SILENT:
            own = self.styles.look("text", node.get(f"{TEXT}style-name"))
            self._inside(node, own.over(look), words)


def is_hidden_section(node: Element) -> bool:
    """Tell whether a section is not displayed."""
    return "none" in {node.get(f"{TEXT}display"), node.get(f"{STYLE}display")}
