"""What a Word document keeps beside its body: notes, comments, margins, diagrams, charts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.docx_chunks import chunk_blocks
from packetcheck.readers.docx_xml import A, Element, W

if TYPE_CHECKING:
    from packetcheck.readers.docx_package import Package, Relation
    from packetcheck.readers.docx_walk import Walk
    from packetcheck.readers.reading import Tally

NOTES = {"footnotes": "footnote", "endnotes": "endnote", "comments": "comment"}
_FORM_OWNER = re.compile(r"\b(?:HR|HRBP|Human Resources|People (?:Team|Ops|Operations|Partner))\b")
_RULES = {"separator", "continuationSeparator", "continuationNotice"}


@dataclass(slots=True)
class Parts:
    """The parts that `links` of the part being read lead to; `used` are the notes given so far.

    `notes` and `note_links` are kept by kind: elements by id, and the links of their own part.
    """

    package: Package
    tally: Tally
    links: dict[str, Relation]
    notes: dict[str, dict[str, Element]] = field(default_factory=dict)
    note_links: dict[str, dict[str, Relation]] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)
    backdrops: dict[Element, bool] = field(default_factory=dict)
    depth: int = 0

    def load_notes(self) -> None:
        """Find notes and comments by the links of the main part, or else beside it."""
        for kind, tag in NOTES.items():
            part = self.part(kind)
            root = self.package.xml(part) if part else None
            found = self.notes.setdefault(kind, {})
            for node in () if root is None else root.iter(f"{W}{tag}"):
                found.setdefault(node.get(f"{W}id") or "", node)
            self.note_links[kind] = self.package.relations(part) if part and found else {}

    def part(self, kind: str) -> str | None:
        """Return the name of the part of a kind."""
        linked = (link.target for link in self.links.values() if link.type == kind)
        return next((target for target in linked if self.package.has(target)), None)

    def note(self, walk: Walk, kind: str, ident: str) -> list[RawBlock]:
        """Return the blocks of a note or comment, nothing when it was given before."""
        node = self.notes.get(kind, {}).get(ident)
        if node is None or (kind, ident) in self.used:
            return []
        self.used.add((kind, ident))
        blocks = walk.inside(node, self.note_links[kind])
        if kind != "comments":
            return [_as(block, BlockKind.NOTE) for block in blocks]
        author = (node.get(f"{W}author") or "").strip() or None
        # Whoever runs the forms comments on the form, not on the person.
        form = bool(author and _FORM_OWNER.search(author))
        return [
            replace(
                _as(block, BlockKind.COMMENT),
                voice=Voice.OTHER,
                author=author,
                furniture=block.furniture or form,
            )
            for block in blocks
        ]

    def left_over(self, walk: Walk) -> list[RawBlock]:
        """Return the comments that nothing refers to, and notes whose mark was taken out.

        Word does not show the latter.
        """
        found: list[RawBlock] = []
        for kind, notes in self.notes.items():
            for ident, node in notes.items():
                blocks = self.note(walk, kind, ident)
                if kind == "comments":
                    found += blocks
                elif node.get(f"{W}type") in _RULES:
                    found += [_margin(block) for block in blocks]
                else:
                    found += [hidden(block.text) for block in blocks]
        return found

    def margins(self, walk: Walk, kind: str) -> list[RawBlock]:
        """Return running headers or footers as furniture, equal ones once."""
        found: dict[tuple[str, BlockKind], RawBlock] = {}
        for part in {link.target: link for link in self.links.values() if link.type == kind}:
            root = self.package.xml(part)
            for block in () if root is None else walk.inside(root, self.package.relations(part)):
                margin = block if block.kind is BlockKind.HIDDEN else _margin(block)
                found[margin.text, margin.kind] = margin
        return list(found.values())

    def linked(self, ident: str) -> list[RawBlock]:
        """Return the texts of a diagram, or those of a chart as furniture."""
        link = self.links.get(ident)
        root = self.package.xml(link.target) if link else None
        if root is None or link is None:
            return []
        if link.type == "chart":
            labels = (
                "".join(piece.text or "" for piece in node.iter(f"{A}t", "{*}v"))
                for node in root.iter(f"{A}p", "{*}strCache")
            )
            return [RawBlock(text, BlockKind.MARGIN, furniture=True) for text in labels if text]
        points = (
            "".join(piece.text or "" for piece in point.iter(f"{A}t"))
            for point in root.iter("{*}pt")
        )
        return [RawBlock(text, BlockKind.CELL) for text in points if text.strip()]

    def chunk(self, ident: str | None) -> list[RawBlock]:
        """Return the blocks of a document within the document (a mail merge leaves those)."""
        link = self.links.get(ident or "")
        if link is None:
            self.package.warnings.append("an embedded document is not in the file")
            return []
        return chunk_blocks(self.package, link.target, self.tally, self.depth)


def hidden(text: str) -> RawBlock:
    """Return a text that nobody sees as a block."""
    return RawBlock(text, BlockKind.HIDDEN, furniture=True)


def _as(block: RawBlock, kind: BlockKind) -> RawBlock:
    kind = block.kind if block.kind is BlockKind.HIDDEN else kind
    return replace(block, kind=kind, level=0)


def _margin(block: RawBlock) -> RawBlock:
    return RawBlock(" ".join(block.text.split()), BlockKind.MARGIN, furniture=True)
