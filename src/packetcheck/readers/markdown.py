"""Markdown: the token stream of markdown-it to blocks."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.errors import CorruptDocumentError
from packetcheck.readers import lines as look
from packetcheck.readers import markdown_marks as marks
from packetcheck.readers.chat import is_reactions, message
from packetcheck.readers.grid import QUESTION_LEVEL, Cell, close_questions, table_blocks
from packetcheck.readers.markdown_inline import SOFT, flat, is_run_in, only_links, parted
from packetcheck.readers.people import is_byline
from packetcheck.readers.quoting import SIGNED, quotation
from packetcheck.readers.reading import Reading, Tally
from packetcheck.readers.text_blocks import blocks_of
from packetcheck.readers.tidy import INVISIBLE

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_HEADING = 160
# Each list counts twice. An outline may go forty deep, and the parser calls itself for each.
_DEEPEST = 100
_BOLD_LEVEL = 4
_DONE_BOX = re.compile(r"\[[xX]\]\s+")
_SUMMARY = re.compile(r"<summary[^>]*>(.*?)</summary>", re.IGNORECASE | re.DOTALL)
_SUMMARY_LEVEL = 6


def read_markdown(text: str) -> Reading:
    """Read Markdown (CommonMark with tables, task lists and front matter).

    Raises CorruptDocumentError when the parser gives up on it.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    for plugin in (front_matter_plugin, footnote_plugin, deflist_plugin):
        parser.use(plugin)
    tally = Tally()
    gone = text.count("\0")
    tally.drop(INVISIBLE, gone, gone)
    text = text.replace("\0", "")
    try:
        tokens = parser.parse(marks.plain(text, tally))
    except (ValueError, IndexError, KeyError) as error:
        raise CorruptDocumentError(f"the Markdown cannot be parsed: {error}") from error
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        # Below that, the parser leaves out the rest without a word.
        return _as_text(text)
    walk = _Walk(tokens, tally, look.wrap_width(text.split("\n")))
    blocks = walk.run()
    heading = next((b.text for b in blocks if b.kind is BlockKind.HEADING), None)
    title, author = walk.about.get("title") or heading, walk.about.get("author")
    return Reading(tuple(blocks), tally.dropped(), tuple(tally.warnings), title, author=author)


def _as_text(text: str) -> Reading:
    """Read Markdown that is nested too deeply by its lines alone."""
    tally = Tally()
    tally.warn("lists or quotations are nested too deeply; the file was read as plain text")
    return Reading(
        tuple(blocks_of(text.split("\n"), tally)), tally.dropped(), tuple(tally.warnings)
    )


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
    about: dict[str, str] = field(default_factory=dict)
    note: bool = False

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
        elif kind in {"footnote_open", "footnote_close"}:
            self.note = kind == "footnote_open"
        elif kind == "dl_close":
            self.blocks.append(close_questions())
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
            self.about = marks.front_matter(token.content)
            self._aside(token.content)
        elif token.type == "fence" and marks.is_code(token.content, token.info):
            self._aside(token.content)
        elif token.type in {"code_block", "fence"}:
            # Four spaces make "code" of what is nearly always a nested bullet or a quotation.
            self.blocks += blocks_of(token.content.split("\n"), self.tally)
        elif token.type == "html_block":
            self._html(marks.without_comments(token.content, self.tally))

    def _aside(self, content: str) -> None:
        """Keep what the page shows and nobody claims: properties, code."""
        self.blocks += [
            RawBlock(line, BlockKind.MARGIN, furniture=True)
            for line in content.split("\n")
            if line.strip()
        ]

    def _html(self, source: str) -> None:
        if marks.is_built(source):
            from packetcheck.readers.html import read_html

            reading = read_html(source.encode(), "the HTML within")
            self.tally.take(reading.dropped)
            self.blocks += reading.blocks
            return
        # Without an end, each beginning would be looked for through all of the rest.
        closed = "</summary>" in source.lower()
        before, *rest = _SUMMARY.split(source, maxsplit=1) if closed else [source]
        self._loose(before)
        if rest:
            head = " ".join(marks.without_tags(rest[0]).split())
            self.blocks.append(RawBlock(head, BlockKind.HEADING, level=_SUMMARY_LEVEL))
            self._loose(rest[1])
        if "</details" in source.lower():
            self.blocks.append(RawBlock("", BlockKind.HEADING, level=_SUMMARY_LEVEL))

    def _loose(self, source: str) -> None:
        text = html.unescape(marks.without_tags(source))
        self.blocks += blocks_of(text.split("\n"), self.tally)

    def _inline(self, token: Token, opener: Token) -> None:
        if opener.type == "paragraph_open" and not self.note:
            for part in parted(token, item=opener.level > 0):
                self._part(part, opener)
        else:
            self._part(token, opener)

    def _part(self, token: Token, opener: Token) -> None:
        text, bold = flat(token, self.tally)
        if opener.type in {"th_open", "td_open"}:
            cell = Cell(
                tuple(
                    RawBlock(line.replace(SOFT, " "), BlockKind.CELL) for line in text.split("\n")
                ),
                header=opener.type == "th_open",
                bold=bold,
            )
            self.rows[-1].append(cell)
        elif opener.type == "heading_open":
            self._heading(token, text.replace("\n", " "), opener)
        elif opener.type == "dt_open":
            self.blocks.append(RawBlock(text, BlockKind.HEADING, level=QUESTION_LEVEL))
        elif self.note:
            self.blocks += [RawBlock(line, BlockKind.NOTE) for line in self._lines(text)]
        elif only_links(token, text):
            self.blocks.append(RawBlock(text.replace(SOFT, "\n"), furniture=True))
        elif self.depth and not is_run_in(token):
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
            self._paragraph(flat(token, self.tally)[0], bold=False)
        else:
            self.blocks.append(RawBlock(text, BlockKind.HEADING, level=int(opener.tag[1])))

    def _paragraph(self, text: str, *, bold: bool) -> None:
        if (bold and look.is_short_title(text)) or (bold and look.is_question(text)):
            self.blocks.append(RawBlock(text, BlockKind.HEADING, level=_BOLD_LEVEL))
            return
        lines = self._lines(text)
        emoji = look.emoji_are_marks(lines)
        for line in lines:
            found = look.bullet(line, emoji=emoji)
            signed = self.quoted and SIGNED.match(line)
            if found is not None and not found.numbered and not signed:
                self.blocks.append(RawBlock(found.text, BlockKind.ITEM))
            else:
                self.blocks.append(RawBlock(line))

    def _lines(self, text: str) -> list[str]:
        """Join soft breaks (`SOFT` in `text`) and keep lines apart that stand for themselves."""
        found: list[list[str]] = []
        for hard in look.own_lines(text):
            parts = [part.strip() for part in hard.split(SOFT) if part.strip()]
            for number, part in enumerate(parts):
                if number and not self._own(parts[number - 1], part):
                    found[-1].append(part)
                else:
                    found.append([part])
        return [look.glued(lines) for lines in found]

    def _own(self, previous: str, line: str) -> bool:
        told = message(line) or message(previous) or is_byline(previous) or look.is_signature(line)
        if told or is_reactions(line) or is_reactions(previous) or marks.CALLOUT.match(previous):
            return True
        if line[0].islower() and not look.ends_sentence(previous):
            return False
        mark = look.bullet(line, emoji=True)
        if mark is not None and not mark.numbered:
            return True
        dated = look.is_date(previous) or look.is_date(line)
        labelled = look.LABELLED.match(line) and (
            look.LABELLED.match(previous) or look.ends_sentence(previous)
        )
        return bool(dated or labelled or (look.LABELLED.match(previous) and look.is_title(line)))

    def _end_quote(self) -> None:
        """Give a quotation its speaker, unless it is the question that is answered below."""
        quoted = self.blocks[self.quote_start :]
        callout = marks.CALLOUT.match(quoted[0].text) if quoted else None
        if callout:
            title = callout["title"].strip()
            self.blocks[self.quote_start] = RawBlock(title, BlockKind.HEADING, level=_SUMMARY_LEVEL)
            self.tally.drop("callout mark", len(quoted[0].text) - len(title))
            if callout["type"].lower() not in marks.QUOTES:
                self.blocks.append(RawBlock("", BlockKind.HEADING, level=_SUMMARY_LEVEL))
                return
        self.blocks[self.quote_start :] = quotation(self.blocks[self.quote_start :])
