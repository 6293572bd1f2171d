"""Headings that only look like ones: short, bold or large paragraphs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import lines as look

if TYPE_CHECKING:
    from packetcheck.readers.docx_marks import Words

_BOLD_LEVEL = 3
_LARGE_LEVEL = 2


def headings_by_looks(blocks: list[RawBlock], looks: dict[int, Words]) -> list[RawBlock]:
    """Promote what stands out among plain paragraphs; `looks` are their words by place."""
    sizes: dict[int, int] = {}
    for words in looks.values():
        for size, letters in words.sizes.items():
            sizes[size] = sizes.get(size, 0) + letters
    body = max(sizes, key=lambda size: sizes[size]) if sizes else 0
    bold = sum(words.bold for words in looks.values())
    if bold > sum(words.plain for words in looks.values()) * 2 and len(looks) > 3:
        # Where nearly all is bold, bold says nothing.
        return blocks
    return [
        promoted(block, looks[place], body) if place in looks else block
        for place, block in enumerate(blocks)
    ]


def promoted(block: RawBlock, words: Words, body_size: int) -> RawBlock:
    """Make a heading of a short paragraph that is all bold, or larger than the body."""
    large = bool(body_size) and words.size >= body_size * 1.2
    if not (large or words.is_bold) or block.furniture:
        return block
    if not (look.is_short_title(block.text) or look.is_question(block.text)):
        return block
    return replace(block, kind=BlockKind.HEADING, level=_LARGE_LEVEL if large else _BOLD_LEVEL)
