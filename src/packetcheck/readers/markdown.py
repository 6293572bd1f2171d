"""Markdown: the token stream of markdown-it to blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.errors import CorruptDocumentError
from packetcheck.readers import lines as look
from packetcheck.readers import mail
from packetcheck.readers.grid import Cell, table_blocks
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.text import blocks_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_HEADING = 160
_BOLD_LEVEL = 4
# Stands for a soft break; the parser lets no such character through from the text.
_SOFT = "\0"
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)[^<>]*>")
_LINE_TAGS = frozenset({"br", "p", "li", "div", "tr", "summary"})
_OPEN_BOX = re.compile(r"\[ \]\s+")
_DONE_BOX = re.compile(r"\[[xX]\]\s+")
_SIGNED = re.compile(r"^[-–—~]{1,2}\s*([A-ZÀ-Ž][^.!?]{1,60})$")


def read_markdown(text: str) -> Reading:
    """Read Markdown (CommonMark with tables, task lists and front matter).

    Raises CorruptDocumentError when the parser gives up on it.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin)
    try:
        tokens = parser.parse(text)
    except (ValueError, IndexError, KeyError) as error:
        raise CorruptDocumentError(f"the Markdown cannot be parsed: {error}") from error
    tally = Tally()
    walk = _Walk(tokens, tally, look.wrap_width(text.split("\n")))
    blocks = walk.run()
    title = next((b.text for b in blocks if b.kind is BlockKind.HEADING), None)
    return Reading(tuple(blocks), tally.dropped(), tuple(tally.warnings), title)


@dataclass(slots=True)
class _Walk:
    """Goes through the tokens; `depth` is the nesting of lists, `quoted` that of quotations."""

    tokens: list[Token]
    tally: Tally
    width: int | None
    blocks: list[RawBlock] = field(default_factory=list)
    depth: int = 0
    quoted: int = 0
    quote_start: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    header: bool = False

    def run(self) -> list[RawBlock]:
        for place, token in enumerate(self.tokens):
            if token.type == "inline":
                self._inline(token, self.tokens[place - 1])
            else:
                self._structure(token)
        return self.blocks

    def _structure(self, token: Token) -> None:
        kind = token.type
        if kind in {"bullet_list_open", "ordered_list_open"}:
            self.depth += 1
        elif kind in {"bullet_list_close", "ordered_list_close"}:
            self.depth -= 1
        elif kind in {"blockquote_open", "blockquote_close"}:
            self._quote(opens=kind == "blockquote_open")
        elif kind in {"table_open", "tr_open", "table_close"}:
            self._table(kind)
        else:
            self._raw(token)

    def _quote(self, *, opens: bool) -> None:
        self.quoted += 1 if opens else -1
        if opens and self.quoted == 1:
            self.quote_start = len(self.blocks)
        elif not opens and not self.quoted:
            self._end_quote()

    def _table(self, kind: str) -> None:
        if kind == "table_open":
            self.rows = []
        elif kind == "tr_open":
            self.rows.append([])
        else:
            self.blocks += table_blocks(self.rows)

    def _raw(self, token: Token) -> None:
        if token.type == "front_matter":
            self.tally.drop("front matter", len(token.content))
        elif token.type == "fence":
            self.tally.drop("code block", len(token.content))
        elif token.type == "code_block":
            # Four spaces make "code" of what is nearly always a nested bullet or a quotation.
            self.blocks += blocks_of(token.content.split("\n"), self.tally)
        elif token.type == "html_block":
            self._html(token.content)

    def _html(self, source: str) -> None:
        text = self._without_tags(source)
        self.blocks += [RawBlock(line) for line in look.own_lines(text)]

    def _without_tags(self, source: str) -> str:
        before, *comments = source.split("<!--")
        parts = [before]
        for comment in comments:
            inside, closed, after = comment.partition("-->")
            self.tally.drop("comment in the source", len(inside))
            parts.append(after if closed else "")
        return _TAG.sub(
            lambda found: "\n" if found[1].lower() in _LINE_TAGS else "", "".join(parts)
        )

    def _inline(self, token: Token, opener: Token) -> None:
        text, bold = self._flat(token)
        if opener.type in {"th_open", "td_open"}:
            cell = Cell(
                (RawBlock(text.replace("\n", " "), BlockKind.CELL),),
                header=opener.type == "th_open",
                bold=bold,
            )
            self.rows[-1].append(cell)
        elif opener.type == "heading_open":
            self._heading(token, text.replace("\n", " "), opener)
        elif self.depth:
            first = opener.type == "paragraph_open" and opener.level > 0
            text = _DONE_BOX.sub("", text, count=1) if first and _DONE_BOX.match(text) else text
            for line in self._lines(text):
                self.blocks.append(RawBlock(line, BlockKind.ITEM, level=self.depth - 1))
        else:
            self._paragraph(text, bold=bold)

    def _heading(self, token: Token, text: str, opener: Token) -> None:
        lines = token.content.split("\n")
        prose = len(text) > _LONGEST_HEADING or (
            # A rule typed right below a paragraph makes a heading of it by accident.
            opener.markup.startswith(("-", "="))
            and (len(lines) > 1 or look.ends_sentence(text))
            and not look.is_question(text)
        )
        if prose:
            self._paragraph(self._flat(token)[0], bold=False)
        else:
            self.blocks.append(RawBlock(text, BlockKind.HEADING, level=int(opener.tag[1])))

    def _paragraph(self, text: str, *, bold: bool) -> None:
        if (bold and look.is_short_title(text)) or (bold and look.is_question(text)):
            self.blocks.append(RawBlock(text, BlockKind.HEADING, level=_BOLD_LEVEL))
            return
        for line in self._lines(text):
            found = look.bullet(line)
            signed = self.quoted and _SIGNED.match(line)
            if found is not None and not found.numbered and not signed:
                self.blocks.append(RawBlock(found.text, BlockKind.ITEM))
            else:
                self.blocks.append(RawBlock(line))

    def _lines(self, text: str) -> list[str]:
        """Join soft breaks (`_SOFT` in `text`) and keep lines apart that stand for themselves."""
        found: list[str] = []
        for hard in look.own_lines(text):
            parts = [part.strip() for part in hard.split(_SOFT) if part.strip()]
            for number, part in enumerate(parts):
                if number and not self._own(parts[number - 1], part):
                    found[-1] = look.glue(found[-1], part)
                else:
                    found.append(part)
        return found

    def _own(self, previous: str, line: str) -> bool:
        if line[0].islower() and not look.ends_sentence(previous):
            return False
        mark = look.bullet(line)
        if mark is not None and not mark.numbered:
            return True
        dated = look.is_date(previous) or look.is_date(line)
        labelled = look.LABELLED.match(line) and (
            look.LABELLED.match(previous) or look.ends_sentence(previous)
        )
        return bool(dated or labelled or (look.LABELLED.match(previous) and look.is_title(line)))

    def _flat(self, token: Token) -> tuple[str, bool]:
        """Return the words of an inline token, and whether all of them are bold."""
        parts: list[str] = []
        strong, struck = 0, 0
        bold = bool(token.children)
        for child in token.children or ():
            kind = child.type
            strong += (kind == "strong_open") - (kind == "strong_close")
            struck += (kind == "s_open") - (kind == "s_close")
            if kind in {"text", "code_inline", "text_special"}:
                if struck:
                    self.tally.drop("struck-out text", len(child.content))
                    continue
                parts.append(child.content)
                bold = bold and (strong > 0 or not child.content.strip(" :*_"))
            elif kind == "softbreak":
                parts.append(_SOFT)
            elif kind == "hardbreak":
                parts.append("\n")
            elif kind == "html_inline":
                parts.append(self._without_tags(child.content))
            elif kind == "image":
                self.tally.drop("image description", len(child.content))
        return "".join(parts).strip(), bold

    def _end_quote(self) -> None:
        """Give a quotation its speaker, unless it is the question that is answered below."""
        quoted = self.blocks[self.quote_start :]
        asked = mail.is_quoted_question(" ".join(block.text for block in quoted))
        signed = _SIGNED.match(quoted[-1].text) if len(quoted) > 1 else None
        author = signed[1].strip() if signed else None
        for place, block in enumerate(quoted, self.quote_start):
            if block.kind is not BlockKind.HEADING:
                last = bool(signed) and place == len(self.blocks) - 1
                self.blocks[place] = replace(
                    block, voice=Voice.OTHER, author=author, furniture=asked or last
                )
