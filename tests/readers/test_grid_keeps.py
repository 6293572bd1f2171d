from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as some

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers.grid import Cell, table_blocks

_TEXTS = some.sampled_from(
    [
        "Strategy",
        "What went well?",
        "38%",
        "4",
        "Meets",
        "Manager comments",
        "Name",
        "Reviewer",
        "May 2025",
        "I led the launch of search. It took a year.",
        "word " * 60,
        " ",
    ]
)
_KINDS = some.sampled_from(
    [
        *[BlockKind.PARAGRAPH] * 4,
        BlockKind.ITEM,
        BlockKind.HEADING,
        BlockKind.COMMENT,
        BlockKind.HIDDEN,
    ]
)
_BLOCKS = some.builds(
    lambda text, kind, furniture: RawBlock(text, kind, furniture=furniture),
    _TEXTS,
    _KINDS,
    some.booleans(),
)
_CELLS = some.builds(
    lambda blocks, header, bold, span: Cell(tuple(blocks), header=header, bold=bold, span=span),
    some.lists(_BLOCKS, max_size=3),
    some.booleans(),
    some.booleans(),
    some.integers(1, 3),
)


def _words(blocks: list[RawBlock]) -> Counter[str]:
    return Counter(word for block in blocks for word in block.text.split() if word != "|")


@given(some.lists(some.lists(_CELLS, max_size=5), max_size=6))
def test_no_word_of_a_table_is_lost_or_given_twice(rows: list[list[Cell]]) -> None:
    given_blocks = [block for row in rows for cell in row for block in cell.blocks]
    found = table_blocks(rows)
    assert _words(found) == _words(given_blocks)
    assert _apart(found) == _apart(given_blocks)


def _apart(blocks: list[RawBlock]) -> Counter[tuple[BlockKind, str]]:
    kinds = {BlockKind.COMMENT, BlockKind.HIDDEN}
    return Counter((b.kind, b.text) for b in blocks if b.kind in kinds and b.text.strip())
