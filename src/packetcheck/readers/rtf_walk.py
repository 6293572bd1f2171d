"""The groups and control words of a Rich Text file, followed one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.rtf_flow import Flow
from packetcheck.readers.rtf_groups import FLOWS, OPENED, SKIPPED, TABLES
from packetcheck.readers.rtf_state import State
from packetcheck.readers.rtf_tokens import (
    CHARACTERS,
    SYMBOLS,
    Mark,
    Token,
    charset,
    code_page,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from packetcheck.readers.reading import Tally

_PARAGRAPH_ENDS = {"par", "sect", "page", "column", "nestcell"}
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|nagłówek|kop) (\d)", re.IGNORECASE
)
_MOST_GROUPS = 50_000
_TINIEST = 3
_WHITE = (255, 255, 255)


@dataclass(slots=True)
class Walk:
    """Follows the tokens; `cut` is true where a group was still open at the end."""

    tally: Tally
    encoding: str = "cp1252"
    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    flows: list[tuple[int, Flow]] = field(default_factory=lambda: [(0, Flow())])
    fonts: dict[int, str | None] = field(default_factory=dict)
    colors: list[tuple[int, int, int]] = field(default_factory=list)
    color: dict[str, int] = field(default_factory=dict)
    styles: dict[int, str] = field(default_factory=dict)
    outlines: dict[int, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    margins: dict[str, RawBlock] = field(default_factory=dict)
    waiting: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    starred: bool = False
    cut: bool = False

    def run(self, found: Iterable[Token]) -> list[RawBlock]:
        """Follow all tokens, and return the body's blocks. Raises RecursionError."""
        for token in found:
            if token.mark is Mark.BYTES:
                self._bytes(token.data)
                continue
            self._decode()
            if token.mark is Mark.OPEN:
                self.stack.append(self.state)
                self.state = replace(self.state)
                if len(self.stack) > _MOST_GROUPS:
                    raise RecursionError
            elif token.mark is Mark.CLOSE:
                if not self._close():
                    break
            elif token.mark is Mark.SYMBOL:
                self._symbol(token.word)
            else:
                self._word(token.word, token.number)
            self.to_skip = self.to_skip if token.mark is Mark.WORD and token.word == "u" else 0
        self._decode()
        self.cut = bool(self.stack)
        while len(self.flows) > 1:
            self._end_flow()
        return self.flows[0][1].finished()

    def _close(self) -> bool:
        if not self.stack:
            return False
        self.state = self.stack.pop()
        if len(self.flows) > 1 and len(self.stack) < self.flows[-1][0]:
            self._end_flow()
        return bool(self.stack)

    def _end_flow(self) -> None:
        _, flow = self.flows.pop()
        blocks = [block for block in flow.finished() if block.text.strip()]
        if flow.kind == "margin":
            for block in blocks:
                text = " ".join(block.text.split())
                self.margins[text] = RawBlock(text, BlockKind.MARGIN, furniture=True)
            return
        if flow.kind == "note":
            blocks = [replace(block, kind=BlockKind.NOTE, level=0) for block in blocks]
        elif flow.kind == "comment":
            author = self.texts.pop("atnauthor", "").strip() or None
            blocks = [
                replace(block, kind=BlockKind.COMMENT, level=0, voice=Voice.OTHER, author=author)
                for block in blocks
            ]
        self.flows[-1][1].paragraph.hung += blocks

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.starred = True
        elif symbol in SYMBOLS:
            self._emit(SYMBOLS[symbol])

    def _bytes(self, data: bytes) -> None:
        """Gather characters; those that only stand in for one in Unicode are passed over."""
        passed = min(self.to_skip, len(data))
        self.to_skip -= passed
        self.waiting += data[passed:]

    def _decode(self) -> None:
        if self.waiting:
            encoding = self.fonts.get(self.state.font) or self.encoding
            text, self.waiting = self.waiting.decode(encoding, "replace"), bytearray()
            self._emit(text)

    def _emit(self, text: str) -> None:
        state, into = self.state, self.state.into
        if into == "colortbl":
            for _ in range(text.count(";")):
                rgb = (self.color.get(part, 0) for part in ("red", "green", "blue"))
                self.colors.append((next(rgb), next(rgb), next(rgb)))
                self.color = {}
        elif into == "stylesheet":
            self.styles[state.style] = self.styles.get(state.style, "") + text
        elif into in {"title", "author", "atnauthor"}:
            self.texts[into] = self.texts.get(into, "") + text
        elif not into:
            self._body(text)

    def _body(self, text: str) -> None:
        state, paragraph = self.state, self.flows[-1][1].paragraph
        white = state.color < len(self.colors) and self.colors[state.color] == _WHITE
        if state.deleted:
            self.tally.drop("deleted revision", len(text))
        elif (
            state.hidden
            or state.size < _TINIEST
            or (white and state.color and not state.ground and not state.in_table)
        ):
            paragraph.unseen.append(text)
        else:
            paragraph.add(text, bold=state.bold)

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        state = self.state
        if self._destination(word, starred=starred):
            return
        if state.into in {"fonttbl", "colortbl", "stylesheet"}:
            self._table_word(word, number)
        elif page := code_page(word, number):
            self.encoding = page
        else:
            self._text_word(word, number)

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Note where the text of a group goes; tell whether the word says so."""
        state = self.state
        if word in FLOWS:
            if state.into != "skip":
                self.flows.append((len(self.stack), Flow(FLOWS[word])))
                self.state = State(font=state.font, skip=state.skip)
        elif word in TABLES:
            # Title and author stand within the file's information, of which no more is read.
            if state.into != "skip" or word in {"title", "author"}:
                state.into = word
        elif word in {"listtext", "pntext"}:
            state.into = state.into or "skip"
            self.flows[-1][1].paragraph.is_item = True
        elif word in SKIPPED or (starred and word not in OPENED):
            state.into = state.into or "skip"
        elif word == "upr":
            # The same text twice; the second has all its characters.
            state.into = state.into or "upr"
        elif word == "ud":
            state.into = "" if state.into == "upr" else state.into
        else:
            return False
        return True

    def _table_word(self, word: str, number: int | None) -> None:
        state = self.state
        if state.into == "fonttbl" and word == "f":
            state.font = number or 0
        elif state.into == "fonttbl" and word == "fcharset":
            self.fonts[state.font] = charset(number)
        elif word in {"red", "green", "blue"}:
            self.color[word] = number or 0
        elif word == "s":
            state.style = number or 0
        elif word == "outlinelevel":
            self.outlines[state.style] = number or 0
        elif word == "u" and number is not None:
            self._unicode(number)

    def _text_word(self, word: str, number: int | None) -> None:
        state = self.state
        if word == "u" and number is not None:
            self._unicode(number)
        elif word in CHARACTERS:
            self._emit(CHARACTERS[word])
        elif word in _PARAGRAPH_ENDS or word in {"cell", "row", "nestrow"}:
            self._end(word)
        else:
            state.set(word, number)

    def _unicode(self, number: int) -> None:
        if -0x8000 <= number <= 0xFFFF:
            self._emit(chr(number % 0x10000))
        self.to_skip = self.state.skip

    def _end(self, word: str) -> None:
        """End a paragraph, and the cell or row that it closes."""
        state, flow = self.state, self.flows[-1][1]
        if state.into:
            return
        in_cell = word in {"cell", "nestcell", "row", "nestrow"} or state.in_table
        flow.paragraph.is_item = flow.paragraph.is_item or state.is_item
        flow.end_paragraph(in_table=in_cell, heading=self._heading(), level=state.level)
        if word == "cell":
            flow.end_cell()
        elif word == "row":
            flow.end_row()

    def _heading(self) -> int | None:
        state = self.state
        outline = self.outlines.get(state.style) if state.outline is None else state.outline
        if outline is not None and 0 <= outline < 9:
            return outline + 1
        name = self.styles.get(state.style, "").strip(" ;")
        found = _HEADING.match(name)
        return int(found[1]) if found else 1 if name.casefold() == "title" else None
