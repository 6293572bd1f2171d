"""Speakers within a document, several forms of each kind."""

from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.speakers import with_speakers

NAMES = ("Ilse Varga", "Ilse")


def heading(text: str, level: int = 2) -> RawBlock:
    return RawBlock(text, BlockKind.HEADING, level=level)


def plain(text: str) -> RawBlock:
    return RawBlock(text, BlockKind.PARAGRAPH)


def item(text: str) -> RawBlock:
    return RawBlock(text, BlockKind.ITEM)


def voices_of(blocks: list[RawBlock], voice: Voice, author: str | None = None) -> dict[str, str]:
    """Return the voice of each text that has one of its own, by its first word."""
    read = with_speakers(blocks, author, NAMES, voice=voice)
    return {
        block.text.split()[0]: block.voice.value
        for block in read
        if block.voice is not None and not block.furniture
    }


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (["JF Jo Fox Designer"], ["TB Tom Birch Manager"]),
        (["JF", "Jo Fox", "Designer"], ["TB", "Tom Birch", "Manager"]),
        (["Jo Fox", "Designer"], ["Tom Birch", "Manager"]),
        (["JF Jo Fox"], ["TB Tom Birch (manager)"]),
        (["Jo Fox (designer)"], ["Tom Birch (manager)"]),
    ],
)
def test_cards_with_the_same_questions_are_each_their_givers(
    first: list[str], second: list[str]
) -> None:
    answers = (
        ["Listens to testers.", "Nothing at all."],
        ["Bad news comes early.", "She must choose."],
    )
    blocks = [heading("Feedback for Ilse Varga", 1)]
    for lines, (keep, change) in zip((first, second), answers, strict=True):
        blocks += map(plain, lines)
        blocks += [heading("What should Ilse keep?"), plain(keep)]
        blocks += [heading("What should Ilse change?"), plain(change)]
    told = voices_of(blocks, Voice.PEER)
    assert [told.get(word) for word in ("Listens", "Nothing")] == ["peer", "peer"]
    assert [told.get(word) for word in ("Bad", "She")] == ["manager", "manager"]


@pytest.mark.parametrize(
    ("field", "title"),
    [
        ("Talk with: Tom Birch, 3 December", "5. Tom's notes from the talk"),
        ("Manager: Tom Birch", "Tom Birch's comments"),
        ("Conversation held with: Tom Birch", "Tom's remarks"),
        ("Reports to: Tom Birch", "Notes from Tom Birch"),
        ("Line manager: Tom Birch", "Manager comments"),
    ],
)
def test_the_managers_section_of_a_self_review_is_the_managers_and_ends(
    field: str, title: str
) -> None:
    blocks = [heading("Self evaluation", 1), plain("Name: Ilse Varga"), plain(field)]
    blocks += [heading("1. The year"), plain("Moved the till to the ledger.")]
    blocks += [heading(title), plain("Agreed, and the board heard her out.")]
    blocks += [heading("6. Goals"), plain("Open nine shops.")]
    told = voices_of(blocks, Voice.SELF)
    assert [word for word, voice in told.items() if voice != "self"] == ["Agreed,"]
    assert told["Agreed,"] == "manager"


@pytest.mark.parametrize(
    "title",
    ["Summary by HR", "Summary from the People team", "Comments by the promotion committee",
     "Statement from HR, Oslo", "Review by the calibration panel"],
)  # fmt: skip
def test_a_summary_by_those_who_gathered_is_no_colleagues(title: str) -> None:
    blocks = [heading("360 feedback", 1), heading("Reviewer 1: Jo Fox"), plain("Listens well.")]
    blocks += [heading("Reviewer 2: Bo Li"), plain("Writes short."), heading(title)]
    blocks += [plain("Themes are trust and calm.")]
    told = voices_of(blocks, Voice.PEER)
    assert told == {"Listens": "peer", "Writes": "peer", "Themes": "other"}


@pytest.mark.parametrize(
    ("title", "credit", "voice"),
    [
        ("Nice words", "Jo Fox, designer", "peer"),
        ("A customer on the new till", "Mrs. E. Lindqvist, Uppsala", "other"),
        ("What others say", "Tom Wu, CFO (by mail)", "other"),
        ("Praise", "Bo Li, supplier", "other"),
        ("From our customers", "Ada Moe, baker", "other"),
    ],
)
def test_words_under_a_heading_of_praise_are_those_of_the_line_below(
    title: str, credit: str, voice: str
) -> None:
    said = "Since the new till I close on time, which I had not done in forty years."
    for line in (item(credit), plain(credit)):
        blocks = [heading(title), plain(said), line, heading("Goals"), plain("Open nine shops.")]
        assert voices_of(blocks, Voice.SELF) == {"Since": voice}


@pytest.mark.parametrize("title", ["Goals", "Hiring", "Partners", "Roadmap", "Customer focus"])
def test_a_list_of_people_under_another_heading_quotes_nobody(title: str) -> None:
    blocks = [heading(title), plain("I hired two people for the new till, in one spring."),
              item("Jo Fox, designer")]  # fmt: skip
    assert voices_of(blocks, Voice.SELF) == {}


@pytest.mark.parametrize(
    "request_",
    [
        "Could you send me a few honest lines on Ilse for the round?",
        "Would you write me half a page about her?",
        "May I ask you for a short reference for Ilse?",
        "Please let me have two or three examples by Friday.",
        "I'd be grateful for your frank opinion of her.",
    ],
)
def test_whoever_asks_for_an_opinion_in_the_mail_below_is_the_manager(request_: str) -> None:
    head = RawBlock("On 3 May 2025, Tom Birch wrote:", BlockKind.MARGIN, furniture=True)
    asked = RawBlock(f"{request_} She ran the till.", BlockKind.PARAGRAPH, voice=Voice.OTHER,
                     author="Tom Birch")  # fmt: skip
    blocks = [plain("She is late with mail."), head, asked]
    assert list(voices_of(blocks, Voice.PEER).values()) == ["manager"]


def test_figures_in_a_collection_are_nobodys() -> None:
    rows = [
        RawBlock(text, BlockKind.CELL, voice=Voice.PEER, author=name)
        for text, name in (("Listens.", "Jo"), ("Writes.", "Bo"), ("Decides.", "Di"))
    ]
    figures = RawBlock("Orders | 31% | 68%", BlockKind.CELL)
    assert voices_of([*rows, figures], Voice.PEER)["Orders"] == "other"
    assert "Orders" not in voices_of([figures], Voice.PEER)


@pytest.mark.parametrize(
    ("group", "voice"),
    [
        ("Engineers (3)", "peer"),
        ("Data", "peer"),
        ("Shop operations", "peer"),
        ("Manager", "manager"),
        ("Suppliers", "other"),
        ("Customers (n=2)", "other"),
    ],
)
@pytest.mark.parametrize("head", ["Quotes by role", "What was said, by function"])
def test_below_a_heading_that_parts_by_groups_each_group_speaks(
    head: str, group: str, voice: str
) -> None:
    blocks = [heading("Summary", 1), heading(head), heading(group, 3), item("“Asks early.”")]
    assert voices_of(blocks, Voice.OTHER) == {"“Asks": voice}


@pytest.mark.parametrize("subject", ["Delegation", "Strategic thinking", "What went well?"])
def test_a_subject_below_such_a_heading_speaks_not(subject: str) -> None:
    blocks = [heading("Quotes by role"), heading(subject, 3), item("Asks early.")]
    assert voices_of(blocks, Voice.OTHER) == {}


@pytest.mark.parametrize(
    ("label", "voice"),
    [
        ("Part B – Line manager comments", "manager"),
        ("Section 2: Manager comments", "manager"),
        ("B2. Employee comments", "self"),
        ("3.1 Manager assessment", "manager"),
        ("Part A - Appraisee statement", "self"),
    ],
)
def test_the_number_of_a_forms_part_hides_no_speaker(label: str, voice: str) -> None:
    blocks = [heading("Yearly form", 1), heading(label), plain("Took the ledger over.")]
    other = Voice.SELF if voice == "manager" else Voice.MANAGER
    assert voices_of(blocks, other) == {"Took": voice}


@pytest.mark.parametrize(
    "line", ["A client wrote to me in May:", "One of the depot heads told me, unasked:"]
)
def test_what_the_manager_retells_in_marks_is_not_the_managers(line: str) -> None:
    blocks = [heading("Yearly form", 1), heading("Manager comments"), plain(line), plain("“Came.”")]
    assert voices_of(blocks, Voice.SELF)["“Came.”"] == "other"


@pytest.mark.parametrize(
    ("quote", "voice"),
    [
        ("“It came on time for once.” (shift lead, Bergen)", "peer"),
        ("“It came on time for once.” (driver, 41)", "other"),
        ("“It came on time for once.” (a nurse)", "other"),
        ("“It came on time for once.” (Jo Fox, designer)", "peer"),
    ],
)
def test_brackets_behind_a_quotation_name_its_source(quote: str, voice: str) -> None:
    read = with_speakers([item(quote)], None, NAMES, voice=Voice.SELF)
    assert [(block.text[0], block.furniture) for block in read] == [("“", False), ("(", True)]
    assert read[0].voice is not None
    assert read[0].voice.value == voice


@pytest.mark.parametrize("aside", ["(in March)", "(translated from Polish)", "(he meant it)"])
def test_other_brackets_behind_a_quotation_name_nobody(aside: str) -> None:
    text = f"“It came on time for once.” {aside}"
    assert [b.text for b in with_speakers([item(text)], None, NAMES)] == [text]
