"""The body of a Word document in order: paragraphs, tables, boxes, notes, comments."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import lines as look
from packetcheck.readers.docx_grounds import box_ground, has_backdrop
from packetcheck.readers.docx_looks import UNKNOWN, WHITE, alike
from packetcheck.readers.docx_marks import Paragraph, paragraph_of
from packetcheck.readers.docx_parts import Parts, hidden
from packetcheck.readers.docx_table import rows_of
from packetcheck.readers.docx_text import (
    DELETED,
    PROPERTIES,
    Inline,
    is_placeholder,
    is_prompt,
)
from packetcheck.readers.docx_xml import ALTERNATIVES, A, Element, M, R, W, letters_of, variants
from packetcheck.readers.grid import table_blocks
from packetcheck.readers.reading import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from packetcheck.readers.docx_marks import Words
    from packetcheck.readers.docx_package import Relation
    from packetcheck.readers.docx_styles import Styles

_LONGEST_HEADING = 160
# Elements of a line that stand where only paragraphs should.
_LOOSE = frozenset(
    (
        *(f"{W}{name}" for name in ("r", "t", "hyperlink", "fldSimple", "ruby", "tab", "br")),
        *(f"{M}{name}" for name in ("oMath", "oMathPara")),
    )
)


@dataclass(slots=True)
class Walk:
    """Goes through block-level elements; `looks` keeps the words behind each plain paragraph.

    `ground` is what letters stand on here; `pending` the words of a paragraph whose end was
    deleted, so that the next one goes on with them.
    """

    parts: Parts
    inline: Inline
    ground: str | None = None
    blocks: list[RawBlock] = field(default_factory=list)
    looks: dict[int, Words] = field(default_factory=dict)
    pending: str = ""

    def container(self, nodes: Iterable[Element]) -> None:
        """Walk over block-level elements, in order."""
        loose: list[Element] = []
        for node in nodes:
            tag = node.tag
            if tag in _LOOSE:
                loose.append(node)
                continue
            if loose:
                self._words(self.inline.words(loose, None, self.ground), Paragraph())
                loose = []
            if tag == f"{W}p":
                self._paragraph(node)
            elif tag not in PROPERTIES:
                self._other(node)
        if loose:
            self._words(self.inline.words(loose, None, self.ground), Paragraph())

    def finish(self) -> None:
        """Give what waits for a next paragraph that never comes."""
        if self.pending.strip():
            self.blocks += [RawBlock(line) for line in look.own_lines(self.pending)]
        self.pending = ""

    def inner(self, ground: str | None = None) -> Walk:
        """Return a walk for a cell, in which the part's fields go on."""
        return Walk(self.parts, self.inline, ground or self.ground)

    def inside(self, node: Element, links: dict[str, Relation]) -> list[RawBlock]:
        """Return the blocks of an element of another part, which has `links` of its own."""
        parts = replace(self.parts, links=links)
        walk = walked(parts, self.inline.styles, node)
        self.parts.used |= walk.parts.used
        self.inline.tally.take(walk.inline.tally.dropped())
        return [block for block in walk.blocks if block.text.strip()]

    def _other(self, node: Element) -> None:
        tag = node.tag
        if tag == f"{W}tbl":
            self._table(node)
        elif tag in {f"{W}del", f"{W}moveFrom"}:
            self.inline.tally.drop(DELETED, letters_of(node))
        elif tag == f"{W}sdt":
            self._control(node)
        elif tag == ALTERNATIVES:
            for branch in variants(node):
                self.container(branch)
        elif tag == f"{W}altChunk":
            self.finish()
            self.blocks += self.parts.chunk(node.get(f"{R}id"))
        elif tag == f"{W}commentReference":
            self.blocks += self.parts.note(self, "comments", node.get(f"{W}id") or "")
        else:
            self.container(node)

    def _table(self, node: Element) -> None:
        self.finish()
        self.blocks += table_blocks(rows_of(self, node))

    def _control(self, node: Element) -> None:
        content = node.find(f"{W}sdtContent")
        if content is None:
            return
        before = len(self.blocks)
        self.container(content)
        if is_placeholder(node, self.inline.styles):
            self.blocks[before:] = [replace(b, furniture=True) for b in self.blocks[before:]]
            self.looks = {place: words for place, words in self.looks.items() if place < before}

    def _paragraph(self, node: Element) -> None:
        own = paragraph_of(node)
        ground = own.fill or self.inline.styles.fill(own.style) or self.ground
        fields = [*self.inline.fields]
        words = self.inline.words(node, own.style, ground)
        if words.hidden and has_backdrop(node) and (ground is None or alike(ground, WHITE)):
            # White on a picture or a coloured shape that lies behind the text.
            again = replace(self.inline, fields=fields, tally=Tally())
            words = again.words(node, own.style, UNKNOWN)
        self._words(words, own)

    def _words(self, words: Words, own: Paragraph) -> None:
        text, self.pending = self.pending + words.text, ""
        if own.goes_on:
            self.pending = text
        elif text.strip():
            self._add(own, text, words)
        if words.hidden:
            text = " ".join(" ".join(words.hidden).split())
            self.blocks.append(hidden(text))
        self._after(words)

    def _add(self, own: Paragraph, text: str, words: Words) -> None:
        flat = " ".join(text.split())
        styles = self.inline.styles
        name = styles.name(own.style)
        level = styles.heading_level(own)
        if name.startswith(("toc ", "table of figures")):
            self.blocks.append(RawBlock(flat, BlockKind.MARGIN, furniture=True))
        elif name == "subtitle" or is_prompt(flat):
            self.blocks.append(RawBlock(flat, furniture=True))
        elif level is not None and len(flat) <= _LONGEST_HEADING:
            self.blocks.append(RawBlock(flat, BlockKind.HEADING, level=level))
        else:
            depth = styles.list_level(own)
            for line in look.own_lines(text):
                self._line(line, depth, own, words)

    def _line(self, line: str, depth: int | None, own: Paragraph, words: Words) -> None:
        found = look.bullet(line)
        if depth is not None:
            text = found.text if found and not found.numbered else line
            self.blocks.append(RawBlock(text, BlockKind.ITEM, level=depth))
        elif found is not None and not found.numbered:
            # Typed by hand, and indented by half an inch a step.
            indent = max(0, min(round(own.indent / 720) - 1, 8))
            self.blocks.append(RawBlock(found.text, BlockKind.ITEM, level=indent))
        else:
            self.looks[len(self.blocks)] = words
            self.blocks.append(RawBlock(line))

    def _after(self, words: Words) -> None:
        """Add what hangs on a paragraph: prompts, boxes, diagrams, notes, comments."""
        for aside in (*words.prompts, *words.guides):
            self.blocks += [RawBlock(" ".join(aside.split()), furniture=True)]
        for box in words.boxes:
            self._box(box)
        for link in words.linked:
            self.blocks += self.parts.linked(link)
        for kind, ident in words.notes:
            self.blocks += self.parts.note(self, kind, ident)

    def _box(self, box: Element) -> None:
        self.finish()
        tag = box.tag
        if tag == f"{W}txbxContent":
            ground, self.ground = self.ground, box_ground(box, self.ground, self.parts.backdrops)
            self.container(box)
            self.ground = ground
        elif tag == f"{A}p":
            self.blocks.append(RawBlock("".join(t.text or "" for t in box.iter(f"{A}t"))))
        elif tag in {f"{W}p", f"{W}tbl"}:
            self.container([box])
        else:
            self.blocks.append(RawBlock(box.get("string") or "", BlockKind.MARGIN, furniture=True))
        self.finish()


def walked(parts: Parts, styles: Styles, root: Element, ground: str | None = None) -> Walk:
    """Walk over all of a part, once more without its fields where they do not balance.

    What is left out is counted in the tally of the walk's `inline`.
    """
    for trusted in (True, False):
        tally = Tally()
        own = replace(parts, tally=tally, used=set(parts.used))
        walk = Walk(own, Inline(styles, tally, trusted), ground)
        walk.container(root)
        walk.finish()
        if not walk.inline.fields:
            break
    return walk
