"""Documents, their blocks, their statements, and the receipt of what was read.

A `Document` owns one string, `text`; blocks and statements are spans of it, so that
`document.text[statement.span.start:statement.span.end] == statement.text` always holds.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Voice(StrEnum):
    """Who speaks in a document."""

    SELF = "self"
    MANAGER = "manager"
    PEER = "peer"
    OTHER = "other"


class Kind(StrEnum):
    """What a document is."""

    BRAG = "brag"
    SELF_REVIEW = "self-review"
    MANAGER_REVIEW = "manager-review"
    PEER_FEEDBACK = "peer-feedback"
    PROMO = "promo"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a block was in its file."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    COMMENT = "comment"
    NOTE = "note"
    MARGIN = "margin"
    # In the file, but no reader of the document would see it: white, covered, marked hidden.
    HIDDEN = "hidden"


class ReadStatus(StrEnum):
    """How much of a file was read."""

    READ = "read"
    PARTLY_READ = "partly-read"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of characters of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One piece of text as a reader found it, before it has a place in a document.

    `level` is a heading's depth (1 is the top) or a list item's nesting (0 is the outermost).
    `furniture` is true where the reader knows from structure that the text is no statement
    (a page number, a running header). `voice` and `author` are set where this block has another
    speaker than its document (a comment, a row of a 360 export). `echo` marks a heading that
    stands once in the file and heads this part too (a column's name, for each of its rows).
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    page: int | None = None
    furniture: bool = False
    voice: Voice | None = None
    author: str | None = None
    echo: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, cell or heading with its place in the document."""

    span: Span
    kind: BlockKind
    level: int
    page: int | None
    section: tuple[str, ...]
    furniture: bool
    voice: Voice
    author: str | None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text that was seen and left out: what it was, how often, how many characters."""

    what: str
    count: int
    characters: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What of a file was read: `characters` = `kept` + `furniture` + all dropped characters.

    Characters are counted within blocks; the separators that packetcheck puts between blocks
    count nowhere.
    """

    characters: int = 0
    kept: int = 0
    furniture: int = 0
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document could not be read, as data."""

    slug: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a packet, read.

    `guessed` names the fields (`voice`, `kind`, `author`) that were guessed from the file's
    name, title or first lines and not given by `packet.toml`.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    voice: Voice
    kind: Kind
    sha256: str
    status: ReadStatus = ReadStatus.READ
    author: str | None = None
    guessed: tuple[str, ...] = ()
    receipt: Receipt = field(default_factory=Receipt)
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim: a bullet, or one sentence of a paragraph.

    `id` is `<document>#<n>`, n counting the document's statements and furniture in reading
    order from 1. `furniture` is true for headings, questions, dates and the like, which are
    kept so that the receipt adds up, and never tagged or cited. `certain` is true for what is
    a claim by its structure (a row of figures), whatever the tagger makes of its few words.
    """

    id: str
    document: str
    span: Span
    text: str
    voice: Voice
    page: int | None = None
    section: tuple[str, ...] = ()
    author: str | None = None
    furniture: bool = False
    certain: bool = False


BLOCK_SEPARATOR = "\n\n"
_NEVER_STATEMENTS = {BlockKind.HEADING, BlockKind.HIDDEN}


def lay_out(raw: Iterable[RawBlock], voice: Voice) -> tuple[str, tuple[Block, ...]]:
    """Join raw blocks into one text and give each its span and its section (heading path).

    A heading's own section is the path above it. Blocks of white space alone are left out; a
    blank heading ends the sections of its level and below (a table's last question). An echo is
    in the paths below it, and takes no place in the text.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    position = 0
    for piece in raw:
        text = piece.text.strip()
        if piece.kind is BlockKind.HEADING:
            depth = max(piece.level, 1)
            path = [(level, title) for level, title in path if level < depth]
        if not text:
            continue
        section = tuple(title for _, title in path)
        if piece.kind is BlockKind.HEADING:
            path.append((max(piece.level, 1), " ".join(text.split())))
            if piece.echo:
                continue
        blocks.append(
            Block(
                span=Span(position, position + len(text)),
                kind=piece.kind,
                level=piece.level,
                page=piece.page,
                section=section,
                furniture=piece.furniture or piece.kind in _NEVER_STATEMENTS,
                voice=piece.voice or voice,
                author=piece.author,
            )
        )
        parts.append(text)
        position += len(text) + len(BLOCK_SEPARATOR)
    return BLOCK_SEPARATOR.join(parts), tuple(blocks)
