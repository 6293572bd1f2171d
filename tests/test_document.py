"""Blocks are spans of one text, and know the headings above them."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packetcheck.document import BLOCK_SEPARATOR, BlockKind, RawBlock, Span, Voice, lay_out


def heading(text: str, level: int = 1) -> RawBlock:
    return RawBlock(text, BlockKind.HEADING, level)


def sections(*raw: RawBlock) -> list[tuple[str, tuple[str, ...]]]:
    text, blocks = lay_out(raw, Voice.SELF)
    return [(block.span.of(text), block.section) for block in blocks]


def test_blocks_are_joined_by_the_separator_and_stripped() -> None:
    text, blocks = lay_out([RawBlock("  Shipped it. "), RawBlock("Sold it.\n")], Voice.SELF)
    assert text == f"Shipped it.{BLOCK_SEPARATOR}Sold it."
    assert [block.span for block in blocks] == [Span(0, 11), Span(13, 21)]


def test_no_blocks_give_no_text() -> None:
    assert lay_out([], Voice.SELF) == ("", ())
    assert lay_out([RawBlock(" \n\t\u00a0")], Voice.SELF) == ("", ())


def test_sections_are_the_path_of_headings() -> None:
    assert sections(
        RawBlock("Before."),
        heading("2026"),
        heading("Checkout", 2),
        RawBlock("Cut drop-off."),
        heading("Search", 2),
        RawBlock("Rebuilt it."),
        heading("2025"),
        RawBlock("Joined."),
    ) == [
        ("Before.", ()),
        ("2026", ()),
        ("Checkout", ("2026",)),
        ("Cut drop-off.", ("2026", "Checkout")),
        ("Search", ("2026",)),
        ("Rebuilt it.", ("2026", "Search")),
        ("2025", ()),
        ("Joined.", ("2025",)),
    ]


def test_levels_may_be_skipped_and_level_zero_counts_as_one() -> None:
    assert sections(
        heading("A", 0), heading("B", 4), RawBlock("x"), heading("C", 2), RawBlock("y")
    )[2::2] == [("x", ("A", "B")), ("y", ("A", "C"))]


def test_a_blank_heading_ends_its_level_and_those_below() -> None:
    assert sections(heading("A"), heading("B", 2), heading(" ", 2), RawBlock("x"))[-1] == (
        "x",
        ("A",),
    )


def test_a_headings_title_folds_white_space_and_its_span_does_not() -> None:
    assert sections(heading("Second\n  half"), RawBlock("x")) == [
        ("Second\n  half", ()),
        ("x", ("Second half",)),
    ]


def test_what_a_block_says_of_itself_wins_over_its_document() -> None:
    raw = [
        RawBlock("One."),
        RawBlock("Two.", BlockKind.COMMENT, page=3, voice=Voice.PEER, author="Sam"),
        RawBlock("Page 3", BlockKind.MARGIN, furniture=True),
        heading("H"),
    ]
    _, (plain, comment, margin, title) = lay_out(raw, Voice.MANAGER)
    assert (plain.voice, plain.author, plain.furniture) == (Voice.MANAGER, None, False)
    assert (comment.voice, comment.author, comment.page) == (Voice.PEER, "Sam", 3)
    assert margin.furniture
    assert title.furniture


def test_the_nouns_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Span(0, 1).start = 5  # type: ignore[misc]


RAW = st.builds(
    RawBlock,
    text=st.text(max_size=30),
    kind=st.sampled_from(BlockKind),
    level=st.integers(0, 6),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(RAW, max_size=12))
def test_spans_are_in_order_and_cover_all_but_separators(raw: list[RawBlock]) -> None:
    text, blocks = lay_out(raw, Voice.SELF)
    written = [piece.text.strip() for piece in raw if piece.text.strip()]
    assert [block.span.of(text) for block in blocks] == written
    assert text == BLOCK_SEPARATOR.join(written)
    for before, after in pairwise(blocks):
        assert after.span.start == before.span.end + len(BLOCK_SEPARATOR)


def test_an_echo_heads_what_is_below_it_and_is_no_text() -> None:
    raw = [
        RawBlock("What went well?", BlockKind.HEADING, 2, echo=True),
        RawBlock("The launch."),
    ]
    text, blocks = lay_out(raw, Voice.PEER)
    assert text == "The launch."
    assert blocks[0].section == ("What went well?",)
