"""HTML: an element tree to blocks, with no script run and nothing fetched."""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.errors import CorruptDocumentError, LimitExceededError
from packetcheck.readers import lines as look
from packetcheck.readers import mail
from packetcheck.readers.grid import QUESTION_LEVEL, Cell, close_questions, table_blocks
from packetcheck.readers.html_styles import Styles, lines_of, load_styles
from packetcheck.readers.html_tags import (
    BLOCKS,
    BOLD,
    DROPPED,
    GOOGLE_LIST,
    HEADING,
    MARGINS,
    SILENT,
    WORD_LIST,
    WORD_MARK,
)
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.text import blocks_of

if TYPE_CHECKING:
    from bs4 import Tag

_DEEPEST = 200
_LARGEST = 5 * 2**20
# Pictures within the page are most of its bytes.
_DATA_URI = re.compile(rb"data:[\w/+.;=-]{3,80},[A-Za-z0-9+/=%]{100,}")
_BOLD_LEVEL = 5


def read_html(data: bytes, path: str) -> Reading:
    """Read an HTML page.

    Raises CorruptDocumentError when the parser rejects it, LimitExceededError for a huge one.
    """
    from bs4 import BeautifulSoup, Comment

    data = _DATA_URI.sub(b"", data)
    if len(data) > _LARGEST:
        raise LimitExceededError(
            f"{path}: has more than {_LARGEST // 2**20} MB of HTML", hint="split it", path=path
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            soup = BeautifulSoup(data, "lxml")
    except (ValueError, AssertionError, UnicodeError) as error:
        raise CorruptDocumentError(f"{path}: is not HTML ({error})", path=path) from error
    tally = Tally()
    for note in soup.find_all(string=lambda text: isinstance(text, Comment)):
        tally.drop("comment in the source", len(note))
        note.extract()
    styles = load_styles(sheet.get_text() for sheet in soup.find_all("style"))
    for code in soup.find_all(["style", "script"]):
        tally.drop(code.name, len(code.get_text()))
        code.extract()
    walk = _Walk(tally, styles)
    walk.children(soup, 0)
    walk.flush()
    title = soup.title.get_text() if soup.title else None
    heading = next((b.text for b in walk.blocks if b.kind is BlockKind.HEADING and b.text), None)
    blocks = tuple(mail.marked(walk.blocks))
    return Reading(blocks, tally.dropped(), tuple(tally.warnings), title or heading)


@dataclass(slots=True)
class _Walk:
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

    def children(self, tag: Tag, level: int) -> None:
        """Walk over an element's content. Raises RecursionError for absurd nesting."""
        from bs4 import Tag
        from bs4.element import CData, NavigableString

        if level > _DEEPEST:
            raise RecursionError
        for child in tag.children:
            if isinstance(child, Tag):
                self._element(child, level + 1)
            elif type(child) in {NavigableString, CData}:
                self._words(str(child))

    def flush(self) -> None:
        """End the block whose text was gathered."""
        pieces, self.line = self.line, []
        text = "".join(piece for piece, _ in pieces)
        if not text.strip():
            return
        if self.heading:
            self.blocks.append(RawBlock(" ".join(text.split()), BlockKind.HEADING, self.heading))
        elif self.margin:
            self.blocks.append(RawBlock(" ".join(text.split()), BlockKind.MARGIN, furniture=True))
        else:
            self._lines(pieces)

    def _lines(self, pieces: list[tuple[str, bool]]) -> None:
        """Add lines; one in bold ends what is above it, others may only wrap a sentence."""
        waiting: list[str] = []
        for line, bold in [*lines_of(pieces), ("", True)]:
            if bold and waiting:
                for own in look.own_lines("\n".join(waiting)):
                    self._line(own, bold=False)
                waiting = []
            if bold and line:
                self._line(line, bold=True)
            elif line:
                waiting.append(line)

    def _line(self, line: str, *, bold: bool) -> None:
        found = look.bullet(line)
        if self.item is not None:
            text = found.text if found and not found.numbered else line
            self.blocks.append(RawBlock(text, BlockKind.ITEM, level=self.item))
        elif bold and (look.is_short_title(line) or look.is_question(line)):
            self.blocks.append(RawBlock(line, BlockKind.HEADING, level=_BOLD_LEVEL))
        elif found is not None and not look.is_question(found.text):
            self.blocks.append(RawBlock(found.text, BlockKind.ITEM))
        else:
            self.blocks.append(RawBlock(line))

    def _words(self, text: str) -> None:
        self.line.append((re.sub(r"[ \t\r\n\f]+", " ", text), self.bold > 0))

    def _element(self, tag: Tag, level: int) -> None:
        name = tag.name.lower().rpartition(":")[2]
        style, classes = str(tag.get("style") or ""), tag.get_attribute_list("class")
        named = [str(one) for one in classes if one]
        if name in SILENT or name in DROPPED or self._hidden(tag, name, style, named):
            what = DROPPED.get(name, "hidden text")
            if name not in SILENT:
                self.tally.drop(what, len(tag.get_text().strip()))
            return
        if name in {"del", "s", "strike"}:
            self.tally.drop("struck-out text", len(tag.get_text().strip()))
        elif name == "br":
            self.line.append(("\n", self.bold > 0))
        elif name in {"input", "select", "textarea", "img"}:
            self._field(tag, name)
        elif name in BLOCKS:
            self.flush()
            self._block(tag, name, level)
            self.flush()
        else:
            strong = name in BOLD or self.styles.emboldens(style, named)
            self.bold += strong
            self.children(tag, level)
            self.bold -= strong

    def _hidden(self, tag: Tag, name: str, style: str, classes: list[str]) -> bool:
        if name == "input" and tag.get("type") == "hidden":
            return True
        if WORD_MARK.search(style):
            # Word's own bullet, drawn as text.
            return True
        return tag.has_attr("hidden") or self.styles.hides(style, classes)

    def _field(self, tag: Tag, name: str) -> None:
        """Take what was filled into a form."""
        kind = str(tag.get("type") or "text").lower()
        if name == "input" and kind in {"text", "date", "email", "number", "search"}:
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
        before = (self.item, self.margin, self.heading, self.depth, self.bold)
        start = len(self.blocks)
        self._enter(tag, name)
        styles = [str(one) for one in tag.get_attribute_list("class") if one]
        self.bold += self.styles.emboldens(str(tag.get("style") or ""), styles)
        if name == "table":
            self.blocks += self._table(tag, level)
        elif name == "pre":
            self._preformatted(tag)
        else:
            self.children(tag, level)
            self.flush()
        self.item, self.margin, self.heading, self.depth, self.bold = before
        if name == "blockquote":
            self._quoted(start)
        elif name in {"dl", "fieldset", "details"} and len(self.blocks) > start:
            self.blocks.append(close_questions())

    def _enter(self, tag: Tag, name: str) -> None:
        """Note what the element makes of the text within."""
        if HEADING.fullmatch(name):
            self.heading = int(name[1])
        elif name in {"dt", "legend", "summary"} and not self.heading:
            self.heading = QUESTION_LEVEL
        elif name in MARGINS:
            self.margin = True
        elif name in {"ul", "ol", "menu"}:
            self._list(tag)
        elif name == "li":
            self.item = max(self.depth, 0)
        elif name == "p":
            word = WORD_LIST.search(str(tag.get("style") or ""))
            self.item = int(word[1]) - 1 if word else self.item

    def _list(self, tag: Tag) -> None:
        # Google Docs writes a nested list as a list of its own, with the depth in its class.
        google = GOOGLE_LIST.search(" ".join(map(str, tag.get_attribute_list("class"))))
        self.depth = int(google[1]) if google else self.depth + 1

    def _quoted(self, start: int) -> None:
        quoted = self.blocks[start:]
        asked = mail.is_quoted_question(" ".join(block.text for block in quoted))
        self.blocks[start:] = [
            block
            if block.kind is BlockKind.HEADING
            else replace(block, voice=Voice.OTHER, furniture=block.furniture or asked)
            for block in quoted
        ]

    def _preformatted(self, tag: Tag) -> None:
        text = tag.get_text()
        if tag.find("code"):
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
        inner = _Walk(self.tally, self.styles, margin=self.margin)
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
