from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import Dropped, Voice
from packetcheck.readers.markdown import read_markdown

if TYPE_CHECKING:
    from readers.conftest import Shown


def test_headings_bullets_and_tasks(shown: Shown) -> None:
    text = (
        "# Brag\n\n## Search\n\n- Shipped *search* to [all users](https://x.example/y)\n"
        "  - moved `ctr` by 9%\n    still counts\n- [x] Hired Sam\n- [ ] Write the plan\n\n"
        "1. First\n2. Second\n"
    )
    assert shown(read_markdown(text).blocks) == [
        ("heading1", "Brag"),
        ("heading2", "Search"),
        ("item0", "Shipped search to all users"),
        ("item1", "moved ctr by 9% still counts"),
        ("item0", "Hired Sam"),
        ("item0", "[ ] Write the plan"),
        ("item0", "First"),
        ("item0", "Second"),
    ]


def test_a_paragraph_in_bold_is_a_heading_and_a_sentence_in_bold_is_not(shown: Shown) -> None:
    text = "**What went well?**\n\nThe launch.\n\n**I led the launch.**\n\nSome **bold** words\n"
    assert shown(read_markdown(text).blocks) == [
        ("heading4", "What went well?"),
        ("paragraph", "The launch."),
        ("paragraph", "I led the launch."),
        ("paragraph", "Some bold words"),
    ]


def test_soft_breaks_join_and_own_lines_stay_apart(shown: Shown) -> None:
    text = (
        "Name: Ana\nLevel: L5\n\nA long sentence that\nruns on.\n\n"
        "Hard  \nBreak\n\nBy Sam\n3 May 2024\n"
    )
    assert [t for _, t in shown(read_markdown(text).blocks)] == [
        "Name: Ana", "Level: L5", "A long sentence that runs on.", "Hard", "Break", "By Sam",
        "3 May 2024",
    ]  # fmt: skip


def test_tables(shown: Shown) -> None:
    text = "| Goal | Result |\n|---|---|\n| Churn | Cut to 4% in May |\n"
    assert shown(read_markdown(text).blocks) == [
        ("-cell", "Goal"),
        ("-cell", "Result"),
        ("cell", "Churn"),
        ("cell", "Cut to 4% in May"),
    ]


def test_quotations_speak_with_another_voice() -> None:
    blocks = read_markdown("I shipped it.\n\n> She saved the launch.\n>\n> — Sam Poe\n").blocks
    assert blocks[0].voice is None
    assert (blocks[1].voice, blocks[1].author) == (Voice.OTHER, "Sam Poe")
    assert blocks[2].furniture


def test_a_quoted_question_is_furniture() -> None:
    blocks = read_markdown("> What are you proud of?\n\nThe launch.\n").blocks
    assert [block.furniture for block in blocks] == [True, False]


def test_code_front_matter_and_comments_are_dropped_and_counted() -> None:
    text = (
        "---\ntitle: x\n---\n\n<!-- todo -->\n\nHi.\n\n```\nSELECT 1\n```\n~~not this~~ but this\n"
    )
    reading = read_markdown(text)
    assert [block.text for block in reading.blocks] == ["Hi.", "but this"]
    assert reading.dropped == (
        Dropped("front matter", 1, 8),
        Dropped("comment in the source", 1, 6),
        Dropped("code block", 1, 9),
        Dropped("struck-out text", 1, 8),
    )


def test_an_accidental_heading_stays_text(shown: Shown) -> None:
    text = "I led the launch in May.\n---\nNext\n"
    assert shown(read_markdown(text).blocks)[0] == ("paragraph", "I led the launch in May.")


def test_an_indented_block_is_text(shown: Shown) -> None:
    text = "Intro.\n\n    - Shipped search\n    - Hired Sam\n"
    assert shown(read_markdown(text).blocks)[1:] == [
        ("item0", "Shipped search"),
        ("item0", "Hired Sam"),
    ]


def test_html_within_loses_its_tags(shown: Shown) -> None:
    text = "<details><summary>More</summary>\nShipped <b>it</b>.<br>Cut churn.\n</details>\n"
    assert [t for _, t in shown(read_markdown(text).blocks)] == [
        "More",
        "Shipped it.",
        "Cut churn.",
    ]


def test_the_title_is_the_first_heading() -> None:
    assert read_markdown("Hi.\n\n# My year\n").title == "My year"
    assert read_markdown("").blocks == ()
