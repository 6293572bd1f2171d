"""OpenDocument texts: the body in order, with notes, comments, text boxes and margins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.errors import EncryptedDocumentError
from packetcheck.readers import lines as look
from packetcheck.readers.grid import Cell, table_blocks
from packetcheck.readers.hidden import hidden, warn_of_hidden
from packetcheck.readers.limits import DEFAULT_LIMITS, ReadLimits
from packetcheck.readers.odt_styles import STYLE, TEXT, load_styles
from packetcheck.readers.odt_text import DRAW, OFFICE, Inline, Words, is_hidden_section
from packetcheck.readers.packed import Element, corrupt, open_package, parse_xml
from packetcheck.readers.reading import Reading, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
_LISTS = {f"{TEXT}list", f"{TEXT}list-item"}
_INDEXES = {
    f"{TEXT}{name}"
    for name in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index",
        "alphabetical-index", "bibliography",
    )
}  # fmt: skip
_SKIPPED = {f"{TEXT}sequence-decls", f"{TEXT}user-field-decls", f"{TEXT}variable-decls"}
_LONGEST_HEADING = 160
_BOLD_LEVEL = 5


def read_odt(data: bytes, path: str, *, limits: ReadLimits = DEFAULT_LIMITS) -> Reading:
    """Read an OpenDocument text (.odt, .ott, flat .fodt).

    Tracked insertions are kept, deletions left out and counted, hidden text kept apart. Raises
    CorruptDocumentError, EncryptedDocumentError or LimitExceededError.
    """
    content, styles, meta, damaged = _parts(data, path, limits)
    tally = Tally()
    for region in content.iter(f"{TEXT}deletion"):
        gone = [t for p in region.iter(f"{TEXT}p", f"{TEXT}h") for t in p.itertext()]
        tally.drop("deleted revision", len("".join(gone)))
    known = load_styles([styles, content] if styles is not None else [content])
    walk = _Walk(Inline(known, tally))
    for body in content.iter(f"{OFFICE}text"):
        walk.container(body)
    margins = _margins(walk, styles if styles is not None else content)
    blocks = [*margins, *walk.blocks]
    for part in damaged:
        tally.warn(f"the part {part} of the document is damaged and was not read")
    title = (meta.findtext(".//{*}title") or "").strip() if meta is not None else ""
    author = (meta.findtext(".//{*}initial-creator") or "").strip() if meta is not None else ""
    return Reading(
        tuple(blocks),
        tally.dropped(),
        (*tally.warnings, *warn_of_hidden(blocks)),
        title or next((b.text for b in blocks if b.kind is BlockKind.HEADING and b.text), None),
        partly=bool(damaged),
        author=author if " " in author and author[0].isupper() else None,
    )


def _parts(
    data: bytes, path: str, limits: ReadLimits
) -> tuple[Element, Element | None, Element | None, list[str]]:
    """Return the roots of content, styles and metadata, and the names of damaged parts."""
    if not data.startswith(b"PK"):
        root = parse_xml(data)
        if root is None:
            raise corrupt(path, "is no OpenDocument text, or damaged")
        return root, root, root, []
    package = open_package(data, path, limits)
    if b"encryption-data" in (package.bytes_of("META-INF/manifest.xml") or b""):
        raise EncryptedDocumentError(
            f"{path}: is protected by a password", hint="save it without one", path=path
        )
    content = package.xml("content.xml")
    if content is None:
        raise corrupt(path, "has no content that can be read")
    return content, package.xml("styles.xml"), package.xml("meta.xml"), package.damaged


@dataclass(slots=True)
class _Walk:
    """Goes through block-level elements; `depth` is that of the list, -1 outside of lists."""

    inline: Inline
    blocks: list[RawBlock] = field(default_factory=list)
    depth: int = -1
    marked: bool = False

    def container(self, nodes: Iterable[Element]) -> None:
        """Walk over block-level elements, in order."""
        for node in nodes:
            tag = node.tag
            if not isinstance(tag, str) or tag in _SKIPPED or tag == f"{TEXT}tracked-changes":
                continue
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                self._paragraph(node)
            elif tag in _LISTS or tag == f"{TEXT}list-header":
                self._list(node)
            elif tag == f"{_TABLE}table":
                self.blocks += table_blocks(self._rows(node))
            elif tag in _INDEXES:
                self._as(node, BlockKind.MARGIN, furniture=True)
            elif tag == f"{TEXT}section" and is_hidden_section(node):
                self.blocks += [hidden(block.text) for block in self.inside(node)]
            elif tag == f"{OFFICE}forms":
                self._form(node)
            elif tag == f"{OFFICE}annotation" or tag.startswith(DRAW):
                self._hung(node)
            else:
                self.container(node)

    def _list(self, node: Element) -> None:
        before = self.depth, self.marked
        self.depth += node.tag == f"{TEXT}list"
        self.marked = node.tag != f"{TEXT}list-header"
        self.container(node)
        self.depth, self.marked = before

    def _paragraph(self, node: Element) -> None:
        words = self.inline.words(node)
        text = "".join(words.shown)
        if text.strip():
            self._add(node, text, words)
        unseen = " ".join("".join(words.unseen).split())
        if unseen:
            self.blocks.append(hidden(unseen))
        for hung in words.hung:
            self._hung(hung)

    def _add(self, node: Element, text: str, words: Words) -> None:
        flat, style = " ".join(text.split()), node.get(f"{TEXT}style-name")
        styles = self.inline.styles
        level = styles.heading(style)
        if node.tag == f"{TEXT}h":
            said = node.get(f"{TEXT}outline-level") or ""
            level = int(said) if said.isdecimal() and len(said) < 3 else level or 1
        if level and len(flat) <= _LONGEST_HEADING:
            self.blocks.append(RawBlock(flat, BlockKind.HEADING, level=level))
        elif "Subtitle" in styles.names(style):
            self.blocks.append(RawBlock(flat, furniture=True))
        elif (
            self.depth < 0 and self.inline.on_paper and words.is_bold and look.is_short_title(flat)
        ):
            self.blocks.append(RawBlock(flat, BlockKind.HEADING, level=_BOLD_LEVEL))
        else:
            for line in look.own_lines(text):
                self._line(line, styles.list_level(style))

    def _line(self, line: str, level: int) -> None:
        found = look.bullet(line)
        if self.depth >= 0 and self.marked:
            text = found.text if found and not found.numbered else line
            self.blocks.append(RawBlock(text, BlockKind.ITEM, level=max(self.depth, level)))
        elif found is not None and not found.numbered:
            self.blocks.append(RawBlock(found.text, BlockKind.ITEM, level=level))
        else:
            self.blocks.append(RawBlock(line))

    def _hung(self, node: Element) -> None:
        """Add what hangs on a place: a comment, a note, a text box."""
        if node.tag == f"{OFFICE}annotation":
            author = (node.findtext("{*}creator") or "").strip() or None
            for block in self.inside(node):
                self.blocks.append(
                    replace(block, kind=BlockKind.COMMENT, voice=Voice.OTHER, author=author)
                )
        elif node.tag == f"{TEXT}note":
            self._as(node.find(f"{TEXT}note-body"), BlockKind.NOTE, furniture=False)
        else:
            for child in node.iter("{*}title", "{*}desc"):
                self.inline.tally.drop("image description", len("".join(child.itertext())))
            self.blocks += self.inside(
                part for part in node if part.tag.rpartition("}")[2] not in {"title", "desc"}
            )

    def _as(self, node: Element | None, kind: BlockKind, *, furniture: bool) -> None:
        for block in () if node is None else self.inside(node):
            self.blocks.append(
                replace(block, kind=kind, level=0, furniture=furniture or block.furniture)
            )

    def inside(self, nodes: Iterable[Element]) -> list[RawBlock]:
        """Return the blocks of elements that stand outside of the text around them."""
        inner = replace(self, blocks=[], depth=-1)
        inner.container(nodes)
        return [block for block in inner.blocks if block.text.strip()]

    def _form(self, node: Element) -> None:
        """Add what was filled into a form's fields."""
        for control in node.iter(f"{_FORM}text", f"{_FORM}textarea", f"{_FORM}formatted-text"):
            value = control.get(f"{_FORM}current-value") or ""
            if value.strip():
                self.blocks.append(RawBlock(value, BlockKind.CELL))

    def _rows(self, table: Element) -> list[list[Cell]]:
        rows = []
        own = [row for row in table.iter(f"{_TABLE}table-row") if _table_of(row) is table]
        for row in own:
            header = next(row.iterancestors(f"{_TABLE}table-header-rows"), None) is not None
            cells = [cell for cell in row if cell.tag == f"{_TABLE}table-cell"]
            rows.append([self._cell(cell, header=header) for cell in cells])
        return rows

    def _cell(self, node: Element, *, header: bool) -> Cell:
        inner = _Walk(replace(self.inline, on_paper=False))
        inner.container(node)
        # Looked at once more, for their looks alone.
        looks = replace(self.inline, tally=Tally())
        paragraphs = [looks.words(p) for p in node if p.tag == f"{TEXT}p"]
        filled = [words for words in paragraphs if "".join(words.shown).strip()]
        bold = bool(filled) and all(words.is_bold for words in filled)
        return Cell(tuple(inner.blocks), header=header, bold=bold)


def _table_of(row: Element) -> Element:
    return next(row.iterancestors(f"{_TABLE}table"), None)


def _margins(walk: _Walk, root: Element) -> list[RawBlock]:
    """Return running headers and footers as furniture, equal ones once."""
    found: dict[str, RawBlock] = {}
    for master in root.iter(f"{STYLE}master-page"):
        for part in master:
            for block in walk.inside(part):
                text = " ".join(block.text.split())
                found[text] = RawBlock(text, BlockKind.MARGIN, furniture=True)
    return list(found.values())
