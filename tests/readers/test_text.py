from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, Voice
from packetcheck.readers.text import read_text

if TYPE_CHECKING:
    from readers.conftest import Shown


def _shown(text: str, shown: Shown) -> list[tuple[str, str]]:
    return shown(read_text(text.encode(), "a.txt").blocks)


def test_wrapped_lines_join_and_blank_lines_part(shown: Shown) -> None:
    text = (
        "When the list came in from the dealers of Ghent, I rang every single\n"
        "one of them myself, and Rutger had his fix on the Monday morning. I\n"
        "wrote it up on Tuesday.\n"
        "\n"
        "Pip started.\n"
    )
    assert _shown(text, shown) == [
        (
            "paragraph",
            (
                "When the list came in from the dealers of Ghent, I rang every single one of them "
                "myself, and Rutger had his fix on the Monday morning. I wrote it up on Tuesday."
            ),
        ),
        ("paragraph", "Pip started."),
    ]


def test_a_short_line_is_not_glued_to_the_sentence_below(shown: Shown) -> None:
    text = "Shipped the new search to all users\nHired two analysts\nCut churn by 4%\n"
    assert [kind for kind, _ in _shown(text, shown)] == ["paragraph"] * 3


def test_bullets_nest_by_indent_and_take_their_wrapped_lines(shown: Shown) -> None:
    text = (
        "• Rebuilt onboarding with design, from the\n"
        "  first mail to the first report\n"
        "  - moved activation by 9%\n"
        "• Hired Sam\n"
        "\uf0b7 Wrote the pricing\n"
        "  plan\n"
    )
    assert _shown(text, shown) == [
        ("item0", "Rebuilt onboarding with design, from the first mail to the first report"),
        ("item1", "moved activation by 9%"),
        ("item0", "Hired Sam"),
        ("item0", "Wrote the pricing plan"),
    ]


def test_a_mark_alone_belongs_to_the_next_line(shown: Shown) -> None:
    assert _shown("•\nHired Sam\n•\nCut churn\n", shown) == [
        ("item0", "Hired Sam"),
        ("item0", "Cut churn"),
    ]


def test_headings_by_capitals_underline_date_and_colon(shown: Shown) -> None:
    text = (
        "MY YEAR\n\nSearch\n======\nShipped it in May.\n\n12 Feb\nPip started.\n\n"
        "Growth areas:\nI ramble.\n\n1. What went well?\nThe launch.\n"
    )
    assert _shown(text, shown) == [
        ("heading2", "MY YEAR"),
        ("heading1", "Search"),
        ("paragraph", "Shipped it in May."),
        ("heading3", "12 Feb"),
        ("paragraph", "Pip started."),
        ("heading3", "Growth areas:"),
        ("paragraph", "I ramble."),
        ("heading3", "1. What went well?"),
        ("paragraph", "The launch."),
    ]


def test_a_deed_on_a_line_of_its_own_is_no_heading(shown: Shown) -> None:
    text = "Launched Search\n\nLed The Berlin Team\n\nThe end.\n"
    assert [kind for kind, _ in _shown(text, shown)] == ["paragraph"] * 3


def test_a_mail(shown: Shown) -> None:
    text = (
        "From: Sam Poe (Data)\nTo: Jo Fox\nDate: 7 January 2025\nSubject: Ana?\n\n"
        "Hi Jo,\n\n> Could you write a few lines on Ana? J.\n\nShe found the leak herself.\n\n"
        "Best,\nSam\n\n-- \nSam Poe\nData\n\n> On 20 Dec 2024, Ana Silva wrote:\n"
        "> I ran the test in a day.\n"
    )
    reading = read_text(text.encode(), "a.txt")
    assert reading.author == "Sam Poe"
    assert reading.title == "Ana?"
    assert shown(reading.blocks)[4:] == [
        ("paragraph", "Hi Jo,"),
        ("-paragraph", "Could you write a few lines on Ana? J."),
        ("paragraph", "She found the leak herself."),
        ("-margin", "Best,"),
        ("-margin", "Sam"),
        ("-margin", "--"),
        ("-margin", "Sam Poe"),
        ("-margin", "Data"),
        ("-margin", "> On 20 Dec 2024, Ana Silva wrote:"),
        ("paragraph", "I ran the test in a day."),
    ]
    quoted = reading.blocks[-1]
    assert (quoted.voice, quoted.author) == (Voice.OTHER, "Ana Silva")
    assert all(block.kind is BlockKind.MARGIN for block in reading.blocks[:4])


def test_invisible_characters_hide_no_bullet_and_are_counted() -> None:
    reading = read_text("\u200b- Hired\u200b Sam\n".encode(), "a.txt")
    assert [(b.kind, b.text) for b in reading.blocks] == [(BlockKind.ITEM, "Hired Sam")]
    assert reading.dropped[0].count == 2


def test_what_cannot_be_decoded_is_told() -> None:
    reading = read_text(b"\xef\xbb\xbfShipped it \xff today.", "a.txt")
    assert "\ufffd" in reading.blocks[0].text
    assert any("decoded" in warning for warning in reading.warnings)


def test_an_empty_text_has_no_blocks() -> None:
    assert read_text(b"\n \n", "a.txt").blocks == ()


def test_forwarded_mail_and_dividers(shown: Shown) -> None:
    text = (
        "See below.\n\n-----Original Message-----\nFrom: Sam Poe\nSubject: Ana\n\n"
        "She found the leak.\n\n==========\n\nThe end of it.\n\nSent from my iPhone\n"
    )
    assert shown(read_text(text.encode(), "a.txt").blocks) == [
        ("paragraph", "See below."),
        ("-margin", "-----Original Message-----"),
        ("-margin", "From: Sam Poe"),
        ("-margin", "Subject: Ana"),
        ("paragraph", "She found the leak."),
        ("-margin", "=========="),
        ("paragraph", "The end of it."),
        ("-margin", "Sent from my iPhone"),
    ]


def test_a_very_long_paragraph_takes_no_time() -> None:
    text = "> a\n" * 100_000
    assert len(read_text(text.encode(), "a.txt").blocks) == 1


def test_decorated_titles_lose_their_decoration(shown: Shown) -> None:
    assert _shown("=== Q1 2024 ===\nPip started.\n", shown)[0] == ("heading3", "Q1 2024")


def test_what_stands_after_a_list_is_no_item(shown: Shown) -> None:
    text = "- Hired Sam\n- Cut churn\nThat was the year for us all.\n"
    assert [kind for kind, _ in _shown(text, shown)] == ["item0", "item0", "paragraph"]


def test_an_answer_in_small_letters_is_parted_from_the_last_question() -> None:
    reading = read_text(b"Review\n\nQ3. Any other comments\nshe runs it well\n\nBye", "a.txt")
    assert "she runs it well" in [block.text for block in reading.blocks]


def test_typed_arrows_are_bullets() -> None:
    reading = read_text(b"-> cut the queue\n-> Found the bug", "a.txt")
    assert [block.text for block in reading.blocks] == ["cut the queue", "Found the bug"]


def test_reactions_in_a_chat_stand_apart_from_the_message() -> None:
    text = (
        "Ana Lindt  8:02 AM\nthe depots are live and nobody called us at night because of it\n"
        ":clap: 14  :heart: 3\nJo Oak  8:10 AM\nsame here\n"
    )
    blocks = [block.text for block in read_text(text.encode(), "chat.txt").blocks]
    assert ":clap: 14  :heart: 3" in blocks
