"""What stands before a document's first claim and behind its last: letterheads, bylines, leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind
from packetcheck.segmenting.courtesies import is_greeting
from packetcheck.segmenting.furniture import is_furniture, is_opening, is_signature_line
from packetcheck.segmenting.words import DEED, PRAISE, ROLE, VERB

if TYPE_CHECKING:
    from packetcheck.document import Block, Document

_BESIDE = {BlockKind.MARGIN, BlockKind.HIDDEN, BlockKind.COMMENT, BlockKind.NOTE}
_LONGEST_OPENING = 8
_LONGEST_CLOSING = 2
_MOST_WORDS = 14
_TITLE_WORDS = 24
_LEAVE_WORDS, _NAME_WORDS, _BODY_WORDS = 4, 3, 5
_PERSON = re.compile(r"\b(?:i|i'm|i’m|me|my|we|our|us|he|she|they|you|it|his|her)\b", re.IGNORECASE)
_FIGURES = re.compile(r"[%€$£→>+]|\d[.,]\d|\d[kmx]\b")
# Firms and posts are called so, and nothing was done.
_FIRMS = re.compile(
    r"\b(?:united|limited|allied|associated|applied|integrated|unified|advanced|federated|lead)\b",
    re.IGNORECASE,
)
# What is to be done with a text, or with its person: no deed of theirs.
_FILED = re.compile(
    r"\b(?:proposed|nominated|considered|put forward|submitted|prepared|written|drafted|recommended"
    r"|updated|compiled|collected"
    r"|by (?:his|her|their|my|your) (?:[\w-]+ )?(?:manager|lead|boss|director|supervisor))\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"(?:to|for|cc|attn\.?|attention)\b[ :](?:.{0,40}\b)?"
    r"(?:committee|panel|board|council|jury|commission|calibration|team|department"
    r"|office|group|hr|human resources|people)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,|/·•@]\s*|\s[-–—]\s")
_SMALL = {"about", "from", "with", "und", "over", "dell", "della", "des", "this", "till", "near"}
_CAPITAL_FROM = 4
_QUOTES = tuple('"“”„«»')


def at_the_edges(document: Document) -> set[int]:
    """Return the numbers of the blocks that are letterhead, title lines, or a body's last line."""
    return _opening(document) | _above_greeting(document) | _closing(document)


def takes_leave(document: Document, number: int) -> bool:
    """Tell whether a few words and a comma stand between the body of a letter and a name."""
    block = document.blocks[number]
    if block.kind is not BlockKind.PARAGRAPH or not number:
        return False
    if not _is_address(block.span.of(document.text)):
        return False
    above = document.blocks[number - 1].span.of(document.text)
    below = document.blocks[number + 1 : number + 2]
    name = below[0].span.of(document.text) if below else ""
    told = len(above.split()) > _BODY_WORDS
    return told and 0 < len(name.split()) <= _NAME_WORDS and is_signature_line(name)


def _is_address(text: str) -> bool:
    """Tell whether a line is a few words and a comma, as above a letter and below it."""
    line = text.strip()
    return line.endswith(",") and len(line.split()) <= _LEAVE_WORDS and not VERB.search(line)


def is_letterhead(text: str, *, titled: bool = False) -> bool:
    """Tell whether a line names a house, a place, a person or a post, and tells nothing of them.

    `titled` says that it stands under the document's title, where less of a shape is asked for.
    """
    line = " ".join(text.split()).strip("*_ ")
    words = line.split()
    if not 2 <= len(words) <= _TITLE_WORDS or line.endswith((".", "!", "?", ";", ":")):
        return False
    bare = _FILED.sub("", _FIRMS.sub("", line))
    if _FIGURES.search(line) or PRAISE.match(line) or _PERSON.search(bare) or DEED.search(bare):
        return False
    if _TO.match(line):
        return True
    if titled and len(_PARTS.split(line)) == 1:
        # A title's next line may as well be what was done ("Annual Pricing Review").
        return False
    if titled and ROLE.search(line):
        return True
    return len(words) <= _MOST_WORDS and _is_capital(bare)


def _is_capital(line: str) -> bool:
    """Tell whether all words of some length begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) >= _CAPITAL_FROM]
    return bool(words) and all(word[0].isupper() or word in _SMALL for word in words)


def _opening(document: Document) -> set[int]:
    found: set[int] = set()
    titles = lines = 0
    # Without a title, a date, an address or a greeting shows that this is the head of a letter.
    firm = False
    for number, block in enumerate(document.blocks):
        if block.kind in _BESIDE:
            continue
        if block.kind is BlockKind.HEADING:
            if titles and lines:
                return found
            titles += 1
            continue
        text = block.span.of(document.text)
        if block.kind is not BlockKind.PARAGRAPH or lines >= _LONGEST_OPENING:
            return found if titles or firm else set()
        if is_letterhead(text, titled=titles > 0) or (titles and is_opening(text)):
            found.add(number)
            firm = firm or bool(_TO.match(text))
        elif _is_address(text):
            found.add(number)
            firm = True
        elif is_furniture(text):
            firm = True
        else:
            return found if titles or firm else set()
        lines += 1
    # A text of nothing but such lines is no text under a letterhead.
    blocks = document.blocks
    return {n for n in found if titles and is_opening(blocks[n].span.of(document.text))}


def _above_greeting(document: Document) -> set[int]:
    """Return the lines of a letterhead, of whatever words, above the greeting of a letter."""
    found: set[int] = set()
    for number, block in enumerate(document.blocks[: _LONGEST_OPENING + 2]):
        line = " ".join(block.span.of(document.text).split())
        if block.kind in _BESIDE or block.kind is BlockKind.HEADING:
            continue
        if block.kind is not BlockKind.PARAGRAPH:
            break
        if number and (is_greeting(line) or _is_address(line)):
            return found
        if len(line.split()) > _MOST_WORDS or line.endswith((".", "!", "?")) or DEED.search(line):
            break
        found.add(number)
    return set()


def _closing(document: Document) -> set[int]:
    last = [n for n, block in enumerate(document.blocks) if block.kind not in _BESIDE]
    found: set[int] = set()
    for number in reversed(last[1:]):
        block = document.blocks[number]
        text = block.span.of(document.text)
        if block.kind is not BlockKind.PARAGRAPH:
            return found
        if _is_house(text):
            found.add(number)
        elif not is_furniture(text):
            # More than a line or two of that form are a list.
            return found if len(found) <= _LONGEST_CLOSING else set()
    return set()


def _is_house(text: str) -> bool:
    return len(_PARTS.split(text)) > 1 and len(text.split()) <= _MOST_WORDS and is_letterhead(text)


def names_speaker(document: Document, block: Block, before: Block, after: Block | None) -> bool:
    """Tell whether one lone item under a paragraph names who said that (`Ana Li, a driver`).

    The dash before a name was taken for the mark of a list.
    """
    if block.kind is not BlockKind.ITEM or before.kind is not BlockKind.PARAGRAPH:
        return False
    if after is not None and after.kind is BlockKind.ITEM:
        return False
    text, before_text = block.span.of(document.text), before.span.of(document.text)
    line = " ".join(text.split())
    parts = _PARTS.split(line)
    if not 2 <= len(parts) <= 4 or len(line.split()) > 10 or line.endswith((".", "!", "?", ":")):
        return False
    named, rest = parts[0].split(), " ".join(parts[1:])
    if DEED.search(rest) or _FIGURES.search(line) or PRAISE.match(line) or _PERSON.search(line):
        return False
    quoted = before_text.strip()[:1] in _QUOTES
    person = len(named) > 1 or quoted or bool(ROLE.search(rest))
    return person and len(named) <= 4 and all(word[0].isupper() for word in named)
