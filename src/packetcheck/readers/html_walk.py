"""Walk over the elements of a page, and gather its blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import html_tags as tags
from packetcheck.readers import lines as look
from packetcheck.readers.grid import QUESTION_LEVEL, Cell, close_questions, table_blocks
from packetcheck.readers.html_comments import comments, is_comments
from packetcheck.readers.html_drawing import drawn
from packetcheck.readers.html_roles import (
    BOLD_LEVEL,
    classes_of,
    is_mark,
    role_of,
    style_of,
    unwrapped,
)
from packetcheck.readers.html_styles import Look, Styles, lines_of
from packetcheck.readers.markdown_marks import is_code
from packetcheck.readers.quoting import quotation
from packetcheck.readers.text_blocks import blocks_of

if TYPE_CHECKING:
    from bs4 import Tag

    from packetcheck.readers.reading import Tally

_DEEPEST = 200


@dataclass(slots=True)
class Walk:
    """Goes through the tree; inline text gathers in `line` until a block element ends it."""

    tally: Tally
    styles: Styles
    blocks: list[RawBlock] = field(default_factory=list)
    line: list[tuple[str, bool]] = field(default_factory=list)
    depth: int = -1
    item: int | None = None
    margin: bool = False
    bold: int = 0
    heading: int = 0
    look: Look = field(default_factory=Look)
    unseen: list[RawBlock] = field(default_factory=list)
    note: RawBlock | None = None

    def children(self, tag: Tag, level: int) -> None:
        """Walk over an element's content. Raises RecursionError for absurd nesting."""
        from bs4 import Tag
        from bs4.element import CData, NavigableString

        if level > _DEEPEST:
            raise RecursionError
        for child in unwrapped(tag).children:
            if isinstance(child, Tag):
                self._element(child, level + 1)
            elif type(child) in {NavigableString, CData}:
                self._words(str(child))

    def flush(self) -> None:
        """End the block whose text was gathered."""
        pieces, self.line = self.line, []
        text = " ".join("".join(piece for piece, _ in pieces).split())
        if text and self.note is not None:
            self.blocks.append(replace(self.note, text=text))
        elif text and self.heading:
            self.blocks.append(RawBlock(text, BlockKind.HEADING, self.heading))
        elif text and self.margin:
            self.blocks.append(RawBlock(text, BlockKind.MARGIN, furniture=True))
        elif text:
            self._lines(pieces)

    def _lines(self, pieces: list[tuple[str, bool]]) -> None:
        """Add lines; one in bold ends what is above it, others may only wrap a sentence."""
        waiting: list[str] = []
        for line, bold in [*lines_of(pieces), ("", True)]:
            if bold and waiting:
                for own in look.own_lines("\n".join(waiting)):
                    for one in look.typed_in_a_row(own):
                        self._line(one, bold=False, item=one != own)
                waiting = []
            if bold and line:
                self._line(line, bold=True)
            elif line:
                waiting.append(line)

    def _line(self, line: str, *, bold: bool, item: bool = False) -> None:
        found = look.bullet(line)
        if self.item is not None or item:
            text = found.text if found and not found.numbered else line
            self.blocks.append(RawBlock(text, BlockKind.ITEM, level=self.item or 0))
        elif bold and (look.is_short_title(line) or look.is_question(line)):
            self.blocks.append(RawBlock(line, BlockKind.HEADING, level=BOLD_LEVEL))
        elif found is not None and not look.is_question(found.text):
            self.blocks.append(RawBlock(found.text, BlockKind.ITEM))
        else:
            self.blocks.append(RawBlock(line))

    def _words(self, text: str) -> None:
        if self.look.unseen and text.strip():
            self._unseen(text)
        else:
            self.line.append((re.sub(r"[ \t\r\n\f]+", " ", text), self.bold > 0))

    def _unseen(self, text: str) -> None:
        if text.strip():
            self.unseen.append(RawBlock(" ".join(text.split()), BlockKind.HIDDEN, furniture=True))

    def _element(self, tag: Tag, level: int) -> None:
        name = tag.name.lower().rpartition(":")[2]
        before, self.look = self.look, self._looks(tag, name)
        if name in tags.SILENT or name in tags.DROPPED or is_mark(tag, name):
            if name not in tags.SILENT:
                self.tally.drop(tags.DROPPED.get(name, "mark"), len(tag.get_text().strip()))
        elif self._hides(tag, classes_of(tag)):
            self._unseen(tag.get_text(" "))
        elif name in {"del", "s", "strike"}:
            self.tally.drop("struck-out text", len(tag.get_text().strip()))
        elif name == "br":
            self.line.append(("\n", self.bold > 0))
        elif name in {"input", "select", "textarea", "img"}:
            self._field(tag, name)
        elif name == "svg":
            self.flush()
            self.blocks += drawn(tag, self.tally)
        elif name in tags.BLOCKS:
            self.flush()
            self._block(tag, name, level)
            self.flush()
        else:
            self._inline(tag, name, level)
        self.look = before

    def _inline(self, tag: Tag, name: str, level: int) -> None:
        strong = name in tags.BOLD or self.look.bold
        self.bold += strong
        self.children(tag, level)
        self.bold -= strong
        if name == "a" and self.margin:
            self.line.append((" ", False))

    def _looks(self, tag: Tag, name: str) -> Look:
        return self.styles.look(self.look, name, style_of(tag), classes_of(tag).split())

    def _hides(self, tag: Tag, classes: str) -> bool:
        names = f"{classes} {tag.get('id') or ''}"
        if tag.has_attr("hidden") or tags.SCREEN_READERS.search(classes):
            return True
        return self.look.hidden and not tags.FOLDED.search(names)

    def _field(self, tag: Tag, name: str) -> None:
        """Take what was filled into a form."""
        kind = str(tag.get("type") or "text").lower()
        if name == "input" and kind == "checkbox" and not tag.has_attr("checked"):
            # An open task must not read as done.
            self._words("☐ " if self.item is not None else "")
        elif name == "input" and kind in {"text", "date", "email", "number", "search"}:
            self._words(f" {tag.get('value') or ''} ")
        elif name == "textarea":
            self.flush()
            self.blocks += blocks_of(tag.get_text().split("\n"), self.tally)
        elif name == "select":
            chosen = [o.get_text() for o in tag.find_all("option") if o.has_attr("selected")]
            self._words(" ".join(chosen))
        elif name == "img":
            self.tally.drop("image description", len(str(tag.get("alt") or "")))

    def _block(self, tag: Tag, name: str, level: int) -> None:
        before = (self.item, self.margin, self.heading, self.depth, self.bold, self.note)
        start = len(self.blocks)
        self._enter(tag, name)
        self.bold += self.look.bold
        if name == "table":
            self.blocks += self._table(tag, level)
        elif name == "pre":
            self._preformatted(tag)
        else:
            self.children(tag, level)
            self.flush()
        self.item, self.margin, self.heading, self.depth, self.bold, self.note = before
        if name == "blockquote":
            self.blocks[start:] = quotation(self.blocks[start:])
        elif is_comments(tag) and not self.margin:
            self.blocks[start:] = comments(self.blocks[start:])
        elif name in {"dl", "fieldset", "details"} and len(self.blocks) > start:
            self.blocks.append(close_questions())

    def _enter(self, tag: Tag, name: str) -> None:
        """Note what the element makes of the text within."""
        names = classes_of(tag)
        if tags.HEADING.fullmatch(name):
            self.heading = int(name[1])
        elif role := (None if self.heading else role_of(tag, name, names)):
            self.margin = self.margin or role.margin
            self.heading, self.note = role.heading, role.note or self.note
        elif name in {"dt", "legend", "summary"} and not self.heading:
            self.heading = QUESTION_LEVEL
        elif name in tags.MARGINS:
            self.margin = True
        elif name in {"ul", "ol", "menu"}:
            self._list(tag)
        elif name == "li":
            self.item = max(self.depth, 0)
            if tag.has_attr("data-inline-task-id") and "checked" not in names.split():
                self.line.append(("☐ ", False))
        elif name == "p":
            word = tags.WORD_LIST.search(str(tag.get("style") or ""))
            self.item = int(word[1]) - 1 if word else self.item

    def _list(self, tag: Tag) -> None:
        # Google Docs writes a nested list as a list of its own, with the depth in its class.
        google = tags.GOOGLE_LIST.search(" ".join(map(str, tag.get_attribute_list("class"))))
        self.depth = int(google[1]) if google else self.depth + 1

    def _preformatted(self, tag: Tag) -> None:
        text = tag.get_text()
        if tag.find("code") and is_code(text, ""):
            self.tally.drop("code block", len(text))
        else:
            self.blocks += blocks_of(text.split("\n"), self.tally)

    def _table(self, tag: Tag, level: int) -> list[RawBlock]:
        rows = []
        for row in tag.find_all("tr"):
            if row.find_parent("table") is not tag:
                continue
            cells = row.find_all(["td", "th"], recursive=False)
            rows.append([self._cell(cell, level) for cell in cells])
        captions = tag.find_all("caption", recursive=False)
        heads = [
            RawBlock(" ".join(c.get_text().split()), BlockKind.HEADING, QUESTION_LEVEL - 1)
            for c in captions
        ]
        return [*heads, *table_blocks(rows)]

    def _cell(self, tag: Tag, level: int) -> Cell:
        seen = self._looks(tag, tag.name)
        inner = Walk(self.tally, self.styles, margin=self.margin, look=seen, unseen=self.unseen)
        inner.children(tag, level + 1)
        inner.flush()
        bold = bool(inner.blocks) and all(b.kind is BlockKind.HEADING for b in inner.blocks)
        blocks = [
            replace(b, kind=BlockKind.PARAGRAPH, level=0)
            if bold or (b.kind is BlockKind.HEADING and tag.name == "th")
            else b
            for b in inner.blocks
        ]
        return Cell(tuple(blocks), header=tag.name == "th", bold=bold)
