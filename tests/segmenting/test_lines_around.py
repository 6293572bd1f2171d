"""What stands around the claims of a review, and what is a claim although it looks like that."""

from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, Document, Kind, RawBlock, Voice, lay_out
from packetcheck.segmenting.furniture import is_furniture
from packetcheck.segmenting.segment import segment

ITEM, PARAGRAPH, CELL = BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.CELL


def pieces(*raw: RawBlock) -> list[tuple[str, bool]]:
    text, blocks = lay_out(raw, Voice.SELF)
    document = Document("brag.md", text, blocks, Voice.SELF, Kind.BRAG, "00")
    return [(s.text, s.furniture) for s in segment(document)]


def certain(text: str, kind: BlockKind, head: str = "") -> bool:
    raw = [RawBlock(head, BlockKind.HEADING, 1)] if head else []
    content, blocks = lay_out([*raw, RawBlock(text, kind)], Voice.SELF)
    document = Document("brag.md", content, blocks, Voice.SELF, Kind.BRAG, "00")
    return segment(document)[-1].certain


@pytest.mark.parametrize(
    "line",
    [
        "Sorry for the late reply, holidays.",
        "Now the negatives.",
        "First the good parts:",
        "I attach what the clinic sent.",
        "This page lists my projects since spring.",
        "This e-mail is confidential.",
        "14 Harbour Road, Floor 3",
        "Leadership: not yet.",
        "Ownership: L6",
        "Q3. Any other comments",
        "Question 4: Growth areas",
        "Moments to celebrate (optional)",
        "Thanks for your time and your patience!",
    ],
)
def test_what_only_surrounds_a_review_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Thanks for fixing the export before the audit!",
        "Thank you for your help with the outage.",
        "He is sorry for the delay he caused and fixed it.",
        "The good thing is that she cut churn.",
        "This document is the reason why sales trusts us.",
        "If you have received help from her, you know.",
        "Q3: launched the app",
        "Q2. Cut churn by 3%",
        "12 road trips with drivers in May",
        "Scope: led two teams.",
    ],
)
def test_a_claim_that_looks_like_a_courtesy_stays(line: str) -> None:
    assert not is_furniture(line)


def test_lines_of_furniture_stay_in_one_piece() -> None:
    line = "Reach: senior. Depth: not yet."
    assert pieces(RawBlock(line)) == [(line, True)]


def test_a_scale_is_parted_into_its_steps_and_its_sentence_claims_nothing() -> None:
    assert pieces(RawBlock("Ana meets her dates", ITEM), RawBlock("Never Sometimes Always")) == [
        ("Ana meets her dates", True),
        ("Never", True),
        ("Sometimes", True),
        ("Always", True),
    ]


def test_a_choice_is_parted_from_its_prompt() -> None:
    assert pieces(RawBlock("Please select: Meets expectations")) == [
        ("Please select:", True),
        ("Meets expectations", True),
    ]


def test_who_said_a_quotation_is_furniture_below_it_alone() -> None:
    quote, who = RawBlock("“It never fails us.”", ITEM), RawBlock("a nurse from Turin", ITEM)
    assert pieces(quote, who) == [("“It never fails us.”", False), ("a nurse from Turin", True)]
    assert pieces(RawBlock("Cut the queue", ITEM), who)[-1] == ("a nurse from Turin", False)


def test_a_line_under_the_title_says_whose_packet_it_is() -> None:
    title = RawBlock("Wins", BlockKind.HEADING, 1)
    line = RawBlock("mia, joined in may, for the spring cycle")
    assert pieces(title, line)[1][1]
    assert not pieces(title, RawBlock("cut churn, 9% to 4%, for the spring cycle"))[1][1]
    assert not pieces(title, RawBlock("Shipped it."), line)[2][1]


@pytest.mark.parametrize(
    "text",
    ["Hired Lea Moss. She now runs onboarding alone.", "Rebuilt it. The sales team still uses it.",
     "Moved search to the new index. p95 900 ms -> 120 ms", "Went live. First week: 3 errors",
     "Found one bug. ONE."],
)  # fmt: skip
def test_a_bullet_keeps_what_became_of_it(text: str) -> None:
    assert pieces(RawBlock(text, ITEM)) == [(text, False)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Cut the queue.", "It felt impossible at the time."],
        ["Ran the workshop.", "It was my idea."],
        ["Killed the beta.", "Mia could have run it."],
        ["Saying yes less often.", "I took on three launches."],
        ["Hired Lea Moss.", "I also wrote the plan."],
    ],
)
def test_a_bullet_is_parted_from_what_is_no_result_of_it(parts: list[str]) -> None:
    assert [text for text, _ in pieces(RawBlock(" ".join(parts), ITEM))] == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["We stopped counting by hand.", "please keep it like that"],
        ["It was (a) now or (b) never.", "(a) costs more."],
        ["I wrote the guide, inc. the part on refunds."],
        ["We compared it with approx. the same load."],
    ],
)
def test_small_letters_after_a_stop(parts: list[str]) -> None:
    assert [text for text, _ in pieces(RawBlock(" ".join(parts)))] == parts


def test_structure_shows_what_is_a_claim_however_little_it_says() -> None:
    assert certain("Uptime | 99.1% | 99.9%", CELL)
    assert certain("Tickets per clinic | 3.4 | 2.0", CELL, "KPI | Start | End")
    assert certain("zero downtime in spring (before: 7 hrs)", ITEM)
    assert certain("[ ] ask Lea for a quote", ITEM)


def test_marks_and_labels_are_left_to_the_tagger() -> None:
    assert not certain("Communication | 4 | 5", CELL, "Skill | Self | Manager")
    assert not certain("Overall rating | 4 | 7", CELL)
    assert not certain("R-20 | 4", CELL)
    assert not certain("[ ] Two peers", ITEM)
    assert not certain("Read by Lea on 12 Feb", ITEM)
