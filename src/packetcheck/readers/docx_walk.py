"""The body of a Word document in order: paragraphs, tables, boxes, notes, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import lines as look
from packetcheck.readers.docx_looks import promoted
from packetcheck.readers.docx_marks import Words
from packetcheck.readers.docx_package import Element, Package, Relation, W
from packetcheck.readers.docx_styles import Styles, value
from packetcheck.readers.docx_text import (
    DELETED,
    Inline,
    author_of,
    is_deleted_mark,
    is_placeholder,
)
from packetcheck.readers.grid import Cell, table_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from packetcheck.readers.reading import Tally

_FORM_OWNER = re.compile(r"\b(?:HR|HRBP|Human Resources|People (?:Team|Ops|Operations|Partner))\b")
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_A_T = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_LONGEST_HEADING = 160


@dataclass(slots=True)
class Walk:
    """Goes through block-level elements; `looks` keeps the words behind each plain paragraph."""

    package: Package
    styles: Styles
    tally: Tally
    links: dict[str, Relation]
    inline: Inline
    blocks: list[RawBlock] = field(default_factory=list)
    looks: dict[int, Words] = field(default_factory=dict)
    notes: dict[str, dict[str, Element]] = field(default_factory=dict)
    pending: str = ""

    def container(self, nodes: Iterable[Element]) -> None:
        """Walk over block-level elements, in order."""
        for node in nodes:
            tag = node.tag
            if tag == f"{W}p":
                self._paragraph(node)
            elif tag == f"{W}tbl":
                self.blocks += table_blocks(self._rows(node))
            elif tag in {f"{W}del", f"{W}moveFrom"}:
                text = "".join(t.text or "" for t in node.iter(f"{W}delText", f"{W}t"))
                self.tally.drop(DELETED, len(text))
            elif tag == f"{W}sdt":
                self._control(node)
            elif tag == _MC:
                self._alternatives(node)
            elif tag == f"{W}altChunk":
                self._chunk(node.get(_R_ID))
            elif isinstance(tag, str) and tag not in {f"{W}sectPr", f"{W}sdtPr", f"{W}tcPr"}:
                self.container(node)

    def _control(self, node: Element) -> None:
        content = node.find(f"{W}sdtContent")
        if content is not None and is_placeholder(node):
            self.tally.drop("placeholder", len("".join(content.itertext())))
        elif content is not None:
            self.container(content)

    def _alternatives(self, node: Element) -> None:
        for branch in node:
            before = len(self.blocks)
            self.container(branch)
            if len(self.blocks) > before:
                return

    def _paragraph(self, node: Element) -> None:
        words = self.inline.words(node)
        text, self.pending = self.pending + words.text, ""
        if is_deleted_mark(node):
            self.pending = text
        elif text.strip():
            self._add(node, text, words)
        self._after(words)

    def _add(self, node: Element, text: str, words: Words) -> None:
        flat = " ".join(text.split())
        level = self.styles.heading_level(node)
        name = self.styles.name(node)
        if name.startswith(("toc ", "table of figures", "toc heading")):
            self.blocks.append(RawBlock(flat, BlockKind.MARGIN, furniture=True))
        elif name == "subtitle":
            self.blocks.append(RawBlock(flat, furniture=True))
        elif level is not None and len(flat) <= _LONGEST_HEADING:
            self.blocks.append(RawBlock(flat, BlockKind.HEADING, level=level))
        else:
            depth = self.styles.list_level(node)
            for line in look.own_lines(text):
                self._line(node, line, depth, words)

    def _line(self, node: Element, line: str, depth: int | None, words: Words) -> None:
        found = look.bullet(line)
        if depth is not None:
            text = found.text if found and not found.numbered else line
            self.blocks.append(RawBlock(text, BlockKind.ITEM, level=depth))
        elif found is not None and not found.numbered:
            indent = _indent(node)
            self.blocks.append(RawBlock(found.text, BlockKind.ITEM, level=indent))
        else:
            self.looks[len(self.blocks)] = words
            self.blocks.append(RawBlock(line))

    def _after(self, words: Words) -> None:
        """Add what hangs on a paragraph: boxes, diagrams, notes, comments."""
        for box in words.boxes:
            self.container(box)
        for link in words.diagrams:
            self._diagram(link)
        for kind, ids in (("footnotes", words.footnotes), ("endnotes", words.endnotes)):
            for note in ids:
                self._note(self.notes[kind].get(note), BlockKind.NOTE, None, None)
        for ident in words.comments:
            self._comment(self.notes["comments"].pop(ident, None))

    def leftover_comments(self) -> None:
        """Add the comments that no paragraph refers to."""
        for comment in self.notes["comments"].values():
            self._comment(comment)

    def _comment(self, node: Element | None) -> None:
        if node is not None:
            author = author_of(node)
            before = len(self.blocks)
            self._note(node, BlockKind.COMMENT, Voice.OTHER, author)
            if author and _FORM_OWNER.search(author):
                # Whoever runs the forms comments on the form, not on the person.
                self.blocks[before:] = [replace(b, furniture=True) for b in self.blocks[before:]]

    def _note(
        self, node: Element | None, kind: BlockKind, voice: Voice | None, author: str | None
    ) -> None:
        if node is None:
            return
        for block in self.inside(node):
            self.blocks.append(replace(block, kind=kind, level=0, voice=voice, author=author))

    def inside(self, node: Element) -> list[RawBlock]:
        """Return the blocks of an element that stands outside the body's order."""
        inner = replace(
            self, blocks=[], looks={}, pending="", inline=replace(self.inline, fields=[])
        )
        inner.container(node)
        return [block for block in inner.blocks if block.text.strip()]

    def _diagram(self, link: str) -> None:
        target = self.links.get(link)
        root = self.package.xml(target.target) if target else None
        for point in () if root is None else root.iter("{*}pt"):
            text = "".join(piece.text or "" for piece in point.iter(_A_T))
            if text.strip():
                self.blocks.append(RawBlock(text, BlockKind.CELL))

    def _chunk(self, link: str | None) -> None:
        """Take in a document within the document (a mail merge leaves those)."""
        target = self.links.get(link or "")
        data = self.package.bytes_of(target.target) if target else None
        if not target or data is None:
            return
        suffix = target.target.rpartition(".")[2].lower()
        if suffix in {"html", "htm", "xhtml", "mht"}:
            from packetcheck.readers.html import read_html

            inner = read_html(data, self.package.path)
        elif suffix == "txt":
            from packetcheck.readers.text import read_text

            inner = read_text(data, self.package.path)
        else:
            self.package.warnings.append(f"an embedded document ({suffix}) was not read")
            return
        self.blocks += inner.blocks
        self.tally.take(inner.dropped)

    def _rows(self, table: Element) -> list[list[Cell]]:
        rows = []
        for row in _children(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                text = "".join(t.text or "" for t in row.iter(f"{W}delText", f"{W}t"))
                self.tally.drop(DELETED, len(text))
                continue
            head = row.find(f"{W}trPr/{W}tblHeader")
            header = head is not None and value(head) not in {"0", "false", "off"}
            cells = [self._cell(cell, header=header) for cell in _children(row, f"{W}tc")]
            rows.append([cell for cell in cells if cell is not None])
        return rows

    def _cell(self, node: Element, *, header: bool) -> Cell | None:
        merged = node.find(f"{W}tcPr/{W}vMerge")
        if merged is not None and value(merged) != "restart":
            text = "".join(t.text or "" for t in node.iter(f"{W}t"))
            # Word shows the first of the merged cells only.
            self.tally.drop("hidden text", len(text))
            return None
        inner = replace(self, blocks=[], looks={}, pending="")
        inner.container(node)
        bold = (
            bool(inner.looks)
            and len(inner.looks) == len(inner.blocks)
            and all(words.is_bold for words in inner.looks.values())
        )
        if not bold:
            inner.blocks = [
                block if place not in inner.looks else promoted(block, inner.looks[place], 0)
                for place, block in enumerate(inner.blocks)
            ]
        return Cell(tuple(inner.blocks), header=header, bold=bold)


def _indent(node: Element) -> int:
    """Return the nesting of a bullet typed by hand, by its indent of half an inch a step."""
    indent = node.find(f"{W}pPr/{W}ind")
    left = "" if indent is None else indent.get(f"{W}left") or indent.get(f"{W}start") or ""
    return max(0, min(round(int(left) / 720) - 1, 8)) if left.isdigit() else 0


def _children(node: Element, tag: str) -> list[Element]:
    """Return the rows or cells of a table, those in content controls and insertions too."""
    found = []
    for child in node:
        if child.tag == tag:
            found.append(child)
        elif child.tag in {
            f"{W}sdt",
            f"{W}sdtContent",
            f"{W}ins",
            f"{W}customXml",
            f"{W}smartTag",
            f"{W}moveTo",
        }:
            found += _children(child, tag)
    return found
