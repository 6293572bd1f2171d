"""Lines of plain text to blocks: paragraphs, bullets, titles, quotations, mails, chats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import lines as look
from packetcheck.readers import mail
from packetcheck.readers.chat import is_reactions, message
from packetcheck.readers.columns import tabbed
from packetcheck.readers.quoting import requoted
from packetcheck.readers.small_letters import in_small_letters, is_small_title

if TYPE_CHECKING:
    from packetcheck.readers.reading import Tally

_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*$")
# Shorter lines of a chat are messages of their own.
_WRAPPED = 75
# Nobody wraps a file to less.
_NARROWEST = 50
# A longer line of a chat shows that nothing in it was wrapped.
_UNWRAPPED = 110
# A form's last question, which is no sentence and so seems to go on in its answer.
_ASKED = re.compile(
    r"(?:q(?:uestion)? ?)?\d{1,2}[.:)] (?:(?:do you have )?any(?:thing)? "
    r"(?:other|else|further|more)"
    r"|(?:additional|other|further|general|final)) ?(?:comments?|feedback|remarks?|thoughts?)?:?$",
    re.IGNORECASE,
)
_HASHES = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")


def blocks_of(body: list[str], tally: Tally) -> list[RawBlock]:
    """Turn lines of plain text into blocks; readers of other formats use it for loose text."""
    return _Parser(body, tally).run()


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
    chat: bool = False
    # A writer without capitals: there a small letter does not tell that a line goes on.
    small: bool = False

    def run(self) -> list[RawBlock]:
        own = [line for line in self.lines if not mail.QUOTE.match(line)]
        self.width = look.wrap_width(own)
        self.emoji = look.emoji_are_marks(own)
        self.small = in_small_letters(own)
        full = [place for place, line in enumerate(self.lines) if line.strip()]
        self.first, self.last = (full[0], full[-1]) if full else (0, 0)
        while self.place < len(self.lines):
            taken = self._mail() or self._quote() or self._blank() or self._table()
            if not (taken or self._message() or self._heading()):
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
        if not line.strip():
            return False
        begins = self.place == self.first or not self._before()
        if begins or mail.is_divider(self.lines[self.place - 1]):
            end = mail.header_end(self.lines, self.place)
            if end > self.place:
                return self._margin(end)
        closing = mail.closing_end(self.lines, self.place)
        if closing > self.place:
            return self._margin(closing)
        if mail.SIGNATURE.match(line):
            return self._margin(mail.signature_end(self.lines, self.place))
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

    def _quote(self) -> bool:
        if not mail.QUOTE.match(self.lines[self.place]):
            return False
        self._close()
        end = self.place
        while end < len(self.lines) and mail.QUOTE.match(self.lines[end]):
            end += 1
        inner = [mail.QUOTE.sub("", line, count=1) for line in self.lines[self.place : end]]
        parts = blocks_of(inner, self.tally)
        self.blocks += requoted(parts, self.speaker)
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

    def _table(self) -> bool:
        found, end = tabbed(self.lines, self.place)
        if not found:
            return False
        self._close()
        self.blocks += found
        self.place = end
        return True

    def _message(self) -> bool:
        """Take the line above a chat message; the lines below it were never wrapped."""
        said = message(self.lines[self.place])
        if said is None:
            return False
        self._close()
        self.item = None
        self.chat = True
        self.blocks.append(RawBlock(self.lines[self.place].strip()))
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
        self.chat = False
        self.indents = []
        self.blocks.append(RawBlock(line, BlockKind.HEADING, level=level))
        self.place += skip
        return True

    def _stands_alone(self, line: str, after: str) -> bool:
        if self.open and self._goes_on(self.lines[self.place], line):
            return False
        found = look.bullet(line, emoji=self.emoji)
        if found is not None:
            return found.numbered and look.is_question(found.text)
        if self.place >= self.last:
            # Nothing stands below it.
            return False
        if self.small and not self._before() and after and is_small_title(line):
            return True
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
                self._open(found.text.strip(), marked=True)
            return
        line = raw.strip()
        if self.open and self._goes_on(raw, line):
            self.open.append(line)
            return
        self._close()
        if self.item is not None and _indent(raw) <= (self.indents[-1] if self.indents else 0):
            self.item = None
        self._open(line)

    def _open(self, line: str, *, marked: bool = False) -> None:
        """Begin a block; bullets that share its line are items of their own."""
        *whole, last = look.typed_in_a_row(line, marked=marked)
        if whole:
            self.item = self.item or 0
            self.blocks += [RawBlock(part, BlockKind.ITEM, level=self.item) for part in whole]
        self.open = [last]

    def _goes_on(self, raw: str, line: str) -> bool:
        """Tell whether a line without a mark belongs to the open block."""
        if look.is_signature(line) or (len(self.open) == 1 and _ASKED.match(self.open[0])):
            return False
        unwrapped = self.chat and self.item is None
        if is_reactions(line) or is_reactions(self.open[-1]):
            return False
        if (unwrapped or self.small) and len(self.open[-1]) < _WRAPPED:
            # In a file that is wrapped more narrowly, what had no place goes on below.
            long = len(self.open[-1]) >= _NARROWEST
            return long and line[:1].islower() and look.is_full(self.open[-1], line, self.width)
        if unwrapped and len(self.open[-1]) > _UNWRAPPED:
            return False
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
