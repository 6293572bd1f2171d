"""Plain text and e-mails: paragraphs out of wrapped lines, bullets, titles, quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers import lines as look
from packetcheck.readers import mail
from packetcheck.readers.decode import decode
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.tidy import INVISIBLE, clean

_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*$")
_HASHES = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")


def read_text(data: bytes, path: str) -> Reading:
    """Read a plain text file or a mail saved as text.

    Raises CorruptDocumentError when the bytes are no text.
    """
    tally = Tally()
    text, gone = clean(decode(data, path))
    tally.drop(INVISIBLE, gone, gone)
    if "\ufffd" in text:
        tally.warn("some characters could not be decoded and show as \ufffd")
    body = text.split("\n")
    head_end = mail.header_end(body, _first_full(body))
    head = body[:head_end] if head_end > _first_full(body) else []
    blocks = blocks_of(body, tally)
    title = mail.subject(head) or next(
        (b.text for b in blocks if b.kind is BlockKind.HEADING), None
    )
    return Reading(
        tuple(blocks), tally.dropped(), tuple(tally.warnings), title, author=mail.sender(head)
    )


def blocks_of(body: list[str], tally: Tally) -> list[RawBlock]:
    """Turn lines of plain text into blocks; readers of other formats use it for loose text."""
    return _Parser(body, tally).run()


def _first_full(body: list[str]) -> int:
    return next((i for i, line in enumerate(body) if line.strip()), 0)


@dataclass(slots=True)
class _Parser:
    """Goes through the lines once; `open` holds the lines of the block that is being built."""

    lines: list[str]
    tally: Tally
    blocks: list[RawBlock] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    item: int | None = None
    indents: list[int] = field(default_factory=list)
    place: int = 0
    width: int | None = None
    emoji: bool = False
    speaker: str | None = None
    first: int = 0
    last: int = 0

    def run(self) -> list[RawBlock]:
        own = [line for line in self.lines if not mail.QUOTE.match(line)]
        self.width = look.wrap_width(own)
        self.emoji = look.emoji_are_marks(own)
        full = [place for place, line in enumerate(self.lines) if line.strip()]
        self.first, self.last = (full[0], full[-1]) if full else (0, 0)
        while self.place < len(self.lines):
            if not (self._mail() or self._quote() or self._blank() or self._heading()):
                self._text()
        self._close()
        return self.blocks

    def _close(self) -> None:
        if not self.open:
            return
        text = look.glued(self.open)
        self.open = []
        if self.item is None:
            self.blocks.append(RawBlock(text))
        else:
            self.blocks.append(RawBlock(text, BlockKind.ITEM, level=self.item))

    def _margin(self, until: int) -> bool:
        """Take the lines up to `until` as furniture."""
        self._close()
        for line in self.lines[self.place : until]:
            if line.strip():
                self.blocks.append(RawBlock(line.strip(), BlockKind.MARGIN, furniture=True))
        self.place = until
        return True

    def _mail(self) -> bool:
        line = self.lines[self.place]
        if (
            self.place == self.first
            or mail.is_divider(self.lines[self.place - 1])
            or not self._before()
        ):
            end = mail.header_end(self.lines, self.place)
            if end > self.place:
                return self._margin(end)
        closing = mail.closing_end(self.lines, self.place) if line.strip() else self.place
        if closing > self.place:
            return self._margin(closing)
        if mail.SIGNATURE.match(line):
            end = self.place + 1
            while end < len(self.lines) and not self._quotes_from(end):
                end += 1
            return self._margin(end)
        if mail.is_attribution(line):
            self.speaker = mail.attributed(line)
            return self._margin(self.place + 1)
        if mail.is_divider(line) and not (self._before() and self.open):
            return self._margin(self.place + 1)
        return False

    def _before(self) -> str:
        return self.lines[self.place - 1].strip() if self.place else ""

    def _after(self) -> str:
        return self.lines[self.place + 1].strip() if self.place + 1 < len(self.lines) else ""

    def _quotes_from(self, place: int) -> bool:
        line = self.lines[place]
        return bool(mail.QUOTE.match(line)) or mail.is_attribution(line)

    def _quote(self) -> bool:
        if not mail.QUOTE.match(self.lines[self.place]):
            return False
        self._close()
        end = self.place
        while end < len(self.lines) and mail.QUOTE.match(self.lines[end]):
            end += 1
        inner = [mail.QUOTE.sub("", line, count=1) for line in self.lines[self.place : end]]
        parts = blocks_of(inner, self.tally)
        asked = mail.is_quoted_question(" ".join(part.text for part in parts))
        self.blocks += [
            replace(
                part,
                furniture=part.furniture or asked,
                kind=BlockKind.PARAGRAPH if part.kind is BlockKind.HEADING else part.kind,
                voice=part.voice or Voice.OTHER,
                author=part.author or self.speaker,
            )
            for part in parts
        ]
        for line in inner:
            if mail.is_attribution(line):
                self.speaker = mail.attributed(line)
        self.place = end
        return True

    def _blank(self) -> bool:
        line = self.lines[self.place].strip()
        if line:
            return False
        self._close()
        self.item = None
        self.place += 1
        return True

    def _heading(self) -> bool:
        """Take a title: with hashes, underlined, in capitals, or a short line that stands alone."""
        line, after = self.lines[self.place].strip(), self._after()
        hashes = _HASHES.match(line)
        under = _UNDERLINE.match(after)
        level, skip = 0, 1
        if hashes:
            level, line = len(hashes[1]), hashes[2]
        elif under and not self.open and look.is_short_title(line) and not look.bullet(line):
            level, skip = (1 if under[1][0] in "=*" else 2), 2
        elif self._stands_alone(line, after):
            level = 2 if look.is_capitals(line) else 3
        if not level:
            return False
        line = line.strip("=~*_ ") or line
        self._close()
        self.item = None
        self.indents = []
        self.blocks.append(RawBlock(line, BlockKind.HEADING, level=level))
        self.place += skip
        return True

    def _stands_alone(self, line: str, after: str) -> bool:
        if self.open and look.continues(self.open[-1], line, self.width):
            return False
        found = look.bullet(line, emoji=self.emoji)
        if found is not None:
            return found.numbered and look.is_question(found.text)
        if self.place >= self.last:
            # Nothing stands below it.
            return False
        if look.is_capitals(line) or look.is_date(line):
            return True
        if after and not look.bullet(after) and look.continues(line, after, self.width):
            return False
        return (not self._before() or not self.open) and look.is_title(line)

    def _text(self) -> None:
        raw = self.lines[self.place]
        self.place += 1
        found = look.bullet(raw, emoji=self.emoji)
        if found is None and look.LONE_MARK.match(raw) and self.place < len(self.lines):
            # A mark on a line of its own belongs to the line below.
            found = look.Bullet(_indent(raw), self.lines[self.place].strip(), numbered=False)
            self.place += 1 if found.text else 0
        if found is not None:
            if found.text:
                self._close()
                self._nest(found.indent)
                self.open = [found.text.strip()]
            return
        line = raw.strip()
        if self.open and self._goes_on(raw, line):
            self.open.append(line)
            return
        self._close()
        if self.item is not None and _indent(raw) <= (self.indents[-1] if self.indents else 0):
            self.item = None
        self.open = [line]

    def _goes_on(self, raw: str, line: str) -> bool:
        """Tell whether a line without a mark belongs to the open block."""
        if self.item is not None and self.indents and _indent(raw) > self.indents[-1]:
            return not look.LABELLED.match(line)
        return look.continues(self.open[-1], line, self.width)

    def _nest(self, indent: int) -> None:
        while self.indents and self.indents[-1] > indent:
            self.indents.pop()
        if not self.indents or self.indents[-1] < indent:
            self.indents.append(indent)
        self.item = len(self.indents) - 1


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
