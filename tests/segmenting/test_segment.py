"""Documents into statements and furniture: nothing overlaps and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packetcheck.document import (
    Block,
    BlockKind,
    Document,
    Dropped,
    Kind,
    RawBlock,
    Receipt,
    Voice,
    lay_out,
)
from packetcheck.segmenting.segment import segment, with_receipt

ITEM, PARAGRAPH = BlockKind.ITEM, BlockKind.PARAGRAPH


def document(*raw: RawBlock, receipt: Receipt | None = None) -> Document:
    text, blocks = lay_out(raw, Voice.SELF)
    return Document(
        "brag.md", text, blocks, Voice.SELF, Kind.BRAG, "00", receipt=receipt or Receipt()
    )


def pieces(text: str, kind: BlockKind = PARAGRAPH) -> list[tuple[str, bool]]:
    return [(s.text, s.furniture) for s in segment(document(RawBlock(text, kind)))]


def claims(text: str, kind: BlockKind = PARAGRAPH) -> list[str]:
    return [shown for shown, furniture in pieces(text, kind) if not furniture]


@pytest.mark.parametrize(
    "parts",
    [
        ["Rebuilt onboarding. Activation rose 9%."],
        ["Cut drop-off from 38% to 21%. Worth 2M a year."],
        ["Ran 12 interviews. Result: two features dropped. None missed."],
        ["Rebuilt onboarding.", "I also mentored two juniors."],
        ["Rebuilt onboarding.", "Led the pricing work."],
        ["Rebuilt onboarding.", "In May we moved 40 teams."],
        ["Rebuilt onboarding.", "She was thanked for it."],
        ["Rebuilt onboarding. Activation rose 9%.", "Wrote the vision. Adoption is complete."],
        [
            (
                "Rebuilt onboarding. Activation among the teams that signed up before rose by "
                "nine points within a month."
            ),
        ],
        [
            "Rebuilt onboarding.",
            (
                "Every squad that works on billing, on accounts or on search is asked each "
                "spring what it would like from the platform"
            ),
        ],
    ],
    ids=lambda parts: str(parts[-1])[:30],
)
def test_a_bullet_keeps_its_result(parts: list[str]) -> None:
    assert claims(" ".join(parts), ITEM) == parts


def test_a_paragraph_is_one_statement_a_sentence() -> None:
    text = "Rebuilt onboarding. Activation rose 9%."
    assert claims(text, PARAGRAPH) == ["Rebuilt onboarding.", "Activation rose 9%."]


def test_a_line_of_furniture_leaves_the_claims_beside_it() -> None:
    assert pieces("What went well?\nAna led the launch.\nBest regards,") == [
        ("What went well?", True),
        ("Ana led the launch.", False),
        ("Best regards,", True),
    ]


@pytest.mark.parametrize(
    "label", ["Role: product manager", "Rating: 4", "From: Sam", "Status: final"]
)
def test_a_label_does_not_swallow_the_next_line(label: str) -> None:
    # The whole block would have the shape of one label.
    assert claims(f"{label}\nShe led the launch of the portal.") == [
        "She led the launch of the portal."
    ]


def test_a_greeting_before_a_claim_is_parted_from_it() -> None:
    assert pieces("Best regards. She led the launch.") == [
        ("Best regards.", True),
        ("She led the launch.", False),
    ]


def test_headings_and_what_the_reader_marked_are_furniture_whatever_they_say() -> None:
    found = segment(
        document(
            RawBlock("I led the launch. It went well.", BlockKind.HEADING, 1),
            RawBlock("I led the launch.", PARAGRAPH, furniture=True),
        )
    )
    assert [(s.text, s.furniture) for s in found] == [
        ("I led the launch. It went well.", True),
        ("I led the launch.", True),
    ]


def test_a_statement_knows_where_it_stands() -> None:
    raw = (
        RawBlock("2026", BlockKind.HEADING, 1),
        RawBlock("Shipped it.", ITEM, page=2),
        RawBlock("Great work.", BlockKind.COMMENT, voice=Voice.PEER, author="Sam"),
    )
    heading, shipped, comment = segment(replace(document(*raw), author="Ana"))
    assert [s.id for s in (heading, shipped, comment)] == ["brag.md#1", "brag.md#2", "brag.md#3"]
    assert (shipped.document, shipped.page, shipped.section) == ("brag.md", 2, ("2026",))
    assert (shipped.voice, shipped.author) == (Voice.SELF, "Ana")
    assert (comment.voice, comment.author) == (Voice.PEER, "Sam")


def test_an_empty_document_has_no_statements_and_an_empty_receipt() -> None:
    empty = document()
    assert segment(empty) == ()
    assert with_receipt(empty, ()).receipt == Receipt()


def test_the_receipt_counts_what_was_dropped_and_keeps_its_warnings() -> None:
    dropped = (Dropped("deleted revision", 3, 40),)
    read = document(
        RawBlock("Plans", BlockKind.HEADING, 1),
        RawBlock("Shipped it. Best regards,"),
        receipt=Receipt(dropped=dropped, warnings=("a guess",)),
    )
    receipt = with_receipt(read, segment(read)).receipt
    # The space between two pieces goes with the first.
    assert (receipt.kept, receipt.furniture) == (len("Shipped it. "), len("PlansBest regards,"))
    assert receipt.characters == receipt.kept + receipt.furniture + 40
    assert (receipt.dropped, receipt.warnings) == (dropped, ("a guess",))


def test_the_receipt_follows_the_taggers_furniture() -> None:
    read = document(RawBlock("Shipped it."), RawBlock("Lorem ipsum."))
    first, second = segment(read)
    receipt = with_receipt(read, [replace(second, furniture=True), first]).receipt
    assert (receipt.kept, receipt.furniture) == (len(first.text), len(second.text))


def check(read: Document) -> None:
    """Assert all that holds of every document."""
    found = segment(read)
    assert [s.id for s in found] == [f"brag.md#{n}" for n in range(1, len(found) + 1)]
    left = list(found)
    for block in read.blocks:
        own = [s for s in found if block.span.start <= s.span.start < block.span.end]
        check_block(read, block, [(s.span.start, s.span.end) for s in own])
        assert all(s.section == block.section and s.voice is block.voice for s in own)
        left = [s for s in left if s not in own]
    assert left == []
    for statement in found:
        assert statement.span.of(read.text) == statement.text
        assert statement.text == statement.text.strip() != ""
    receipt = with_receipt(read, found).receipt
    assert receipt.kept + receipt.furniture == sum(
        block.span.end - block.span.start for block in read.blocks
    )
    assert receipt.characters == receipt.kept + receipt.furniture


def check_block(read: Document, block: Block, spans: list[tuple[int, int]]) -> None:
    end = block.span.start
    for start, stop in spans:
        assert start >= end
        assert not read.text[end:start].strip()
        end = stop
    assert end <= block.span.end
    assert not read.text[end : block.span.end].strip()


WORDS = st.sampled_from(
    [
        *["Shipped it.", "Activation rose 9%.", "I led.", "What?", "Name: Ana", "Hi,", "dr.", "3"],
        *["Best regards,", "n/a", "(so. So.)", "“Go.”", "\n", "\n\n", "\u2028", "\x0b", " ", "\t"],
        *["March 2026", "...", "e.g.", "https://a.b", "\u00a0", "it went on", "\u200b", "Łódź!"],
    ]
)
TEXT = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=60))
RAW = st.builds(
    RawBlock,
    text=TEXT,
    kind=st.sampled_from(BlockKind),
    level=st.integers(0, 3),
    furniture=st.booleans(),
    voice=st.sampled_from([None, *Voice]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(RAW, max_size=6))
def test_nothing_overlaps_and_nothing_is_lost(raw: list[RawBlock]) -> None:
    check(document(*raw))


@pytest.mark.parametrize("kind", [ITEM, PARAGRAPH, BlockKind.HEADING])
@pytest.mark.parametrize("unit", ["It went well. ", "x", "(", "Hi. ", "\n"])
def test_a_huge_block_is_read_whole(kind: BlockKind, unit: str) -> None:
    read = document(RawBlock("Start " + unit * (100_000 // len(unit)), kind))
    found = segment(read)
    assert found[0].span.start == 0
    assert found[-1].span.end == len(read.text)
    receipt = with_receipt(read, found).receipt
    assert receipt.kept + receipt.furniture == len(read.text)


def test_an_emoji_opens_a_bullet_that_keeps_its_outcome() -> None:
    text = "\U0001f680 Moved the depots to one ledger. Refunds down 4pp"
    assert [p.text for p in segment(document(RawBlock(text)))] == [text]


@pytest.mark.parametrize(
    "later",
    [
        "It argues for leaving the market, which nobody liked.",
        "The fault in the old scanner was found by her and not by the vendor.",
        "From May she will lead the depot team.",
    ],
)
def test_a_new_claim_of_a_bullet_is_a_statement_of_its_own(later: str) -> None:
    pieces = segment(document(RawBlock(f"Wrote the plan for the depots. {later}", ITEM)))
    assert [piece.text for piece in pieces] == ["Wrote the plan for the depots.", later]


@pytest.mark.parametrize(
    ("text", "furniture"),
    [
        ("Compiled by Rosa Lind, May 2026.", True),
        ("Quoted with permission of the writers.", True),
        ("Thanks to everyone who answered.", True),
        ("Please don't forward.", True),
        ("Shared with all nine depots a weekly note on refunds.", False),
        ("Compiled by hand a list of 300 faults.", False),
        ("Thanks to everyone who joined, refunds fell by 4%.", False),
    ],
)
def test_what_is_said_of_a_page_is_furniture_and_deeds_are_not(text: str, furniture: bool) -> None:  # noqa: FBT001
    assert [p.furniture for p in segment(document(RawBlock(text)))] == [furniture]
