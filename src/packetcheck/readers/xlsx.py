"""Excel workbooks: every sheet as records, form or table, with its comments and text boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.form_labels import speaker_of
from packetcheck.readers.hidden import hidden, warn_of_hidden
from packetcheck.readers.kinship import relation
from packetcheck.readers.limits import DEFAULT_LIMITS, ReadLimits
from packetcheck.readers.packed import (
    Element,
    Link,
    Package,
    declares_entities,
    open_package,
)
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.records import sheet_blocks
from packetcheck.readers.xlsx_book import Book, SheetPart, load_book, text_of
from packetcheck.readers.xlsx_sheet import Cells, read_cells, to_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_UNNAMED = re.compile(r"(?:sheet|tabelle|feuil|hoja|foglio|arkusz|blad)\s?\d*", re.IGNORECASE)
# Excel leaves this note for versions that know no threads; the thread itself is read.
_THREAD_NOTE = "[Threaded comment]"


def read_xlsx(
    data: bytes, path: str, *, names: Sequence[str] = (), limits: ReadLimits = DEFAULT_LIMITS
) -> Reading:
    """Read a workbook (.xlsx, .xlsm); `names` are those of the packet's person.

    Hidden sheets, rows and columns are kept apart. Raises CorruptDocumentError,
    EncryptedDocumentError or LimitExceededError.
    """
    package = open_package(data, path, limits)
    book = load_book(package)
    voiced = {_voice(sheet.name) for sheet in book.sheets if sheet.visible} - {None}
    walk = _Walk(package, book, tuple(names), Tally(), several=len(voiced) > 1)
    for sheet in book.sheets:
        walk.sheet(sheet)
    title, author = _core(package)
    if walk.uncomputed:
        walk.tally.warn(
            f"{walk.uncomputed} formulas have no stored result and were not read: open the "
            "workbook in Excel and save it again"
        )
    for part in package.damaged:
        walk.tally.warn(f"the part {part} of the workbook is damaged and was not read in full")
    return Reading(
        tuple(walk.blocks),
        walk.tally.dropped(),
        (*walk.tally.warnings, *warn_of_hidden(walk.blocks)),
        title,
        partly=bool(package.damaged or walk.uncomputed),
        author=author,
    )


@dataclass(slots=True)
class _Walk:
    """Goes through the sheets in their order; `several` is true where many voices name sheets."""

    package: Package
    book: Book
    names: tuple[str, ...]
    tally: Tally
    blocks: list[RawBlock] = field(default_factory=list)
    several: bool = False
    uncomputed: int = 0

    def sheet(self, part: SheetPart) -> None:
        """Add a sheet's blocks; those of a hidden sheet are all hidden."""
        data = self.package.bytes_of(part.part)
        if data is None:
            self.tally.warn(f"the sheet {part.name} is missing from the file")
            return
        cells = read_cells(data, self.book, self.package.path)
        if cells.broken or declares_entities(data):
            self.package.damaged.append(part.part)
        self.uncomputed += cells.uncomputed
        hung = self._hung_on(part.part)
        if not part.visible:
            found = [hidden(line) for line in _lines({**cells.shown, **cells.unseen})]
            self.blocks += [*found, *(hidden(block.text) for block in hung)]
            return
        shown = sheet_blocks(to_sheet(cells, level=2), self.names, self.tally)
        unseen = [hidden(line) for line in _lines(cells.unseen)]
        named = not _UNNAMED.fullmatch(part.name) and (shown or hung)
        title = [RawBlock(part.name, BlockKind.HEADING, level=1)] if named else []
        self.blocks += [*title, *self._told(part.name, shown), *hung, *_margins(cells), *unseen]

    def _told(self, name: str, blocks: list[RawBlock]) -> list[RawBlock]:
        """Give a sheet's blocks the voice of its name; "Feedback" is one only beside others."""
        voice = _voice(name)
        if voice is None or (voice not in {Voice.SELF, Voice.MANAGER} and not self.several):
            return blocks
        return [replace(block, voice=block.voice or voice) for block in blocks]

    def _hung_on(self, part: str) -> list[RawBlock]:
        """Return a sheet's text boxes, then its comments, each with its author."""
        links = self.package.links(part).values()
        found: list[RawBlock] = []
        for link in links:
            root = self.package.xml(link.target) if link.type == "drawing" else None
            for paragraph in () if root is None else root.iter(f"{_DRAWING}p"):
                text = "".join(piece.text or "" for piece in paragraph.iter(f"{_DRAWING}t"))
                found.append(RawBlock(text))
        threads = [link for link in links if link.type == "threadedComment"]
        notes = [link for link in links if link.type == "comments"]
        found += [block for link in threads for block in self._thread(link)]
        found += [block for link in notes for block in self._notes(link, threaded=bool(threads))]
        return [block for block in found if block.text.strip()]

    def _thread(self, link: Link) -> list[RawBlock]:
        root = self.package.xml(link.target)
        return [
            _comment(node.findtext("{*}text") or "", self.book.persons.get(node.get("personId")))
            for node in (() if root is None else root.iter("{*}threadedComment"))
        ]

    def _notes(self, link: Link, *, threaded: bool) -> list[RawBlock]:
        root = self.package.xml(link.target)
        if root is None:
            return []
        authors = [(node.text or "").strip() for node in root.iter("{*}author")]
        found = []
        for node in root.iter("{*}comment"):
            text = "".join(map(text_of, node.iterchildren("{*}text")))
            if threaded and text.startswith(_THREAD_NOTE):
                self.tally.drop("copy of a comment", len(text))
                continue
            place = node.get("authorId") or ""
            author = authors[int(place)] if place.isdecimal() and int(place) < len(authors) else ""
            # Excel puts the author's name on the first line of the note.
            found.append(_comment(text.removeprefix(f"{author}:") if author else text, author))
        return found


def _comment(text: str, author: str | None) -> RawBlock:
    return RawBlock(text.strip(), BlockKind.COMMENT, voice=Voice.OTHER, author=author or None)


def _voice(name: str) -> Voice | None:
    said = speaker_of(name)
    return said[0] if said else relation(name)


def _lines(cells: dict[tuple[int, int], str]) -> list[str]:
    """Return the text of loose cells, each row as a line."""
    rows: dict[int, list[str]] = {}
    for (row, _), text in sorted(cells.items()):
        rows.setdefault(row, []).append(" ".join(text.split()))
    return [" | ".join(row) for row in rows.values()]


def _margins(cells: Cells) -> list[RawBlock]:
    return [RawBlock(text, BlockKind.MARGIN, furniture=True) for text in cells.margins]


def _core(package: Package) -> tuple[str | None, str | None]:
    root: Element | None = package.xml("docProps/core.xml")
    if root is None:
        return None, None
    author = (root.findtext("{*}creator") or "").strip()
    named = " " in author and author[:1].isupper() and "user" not in author.casefold()
    return (root.findtext("{*}title") or "").strip() or None, author if named else None
