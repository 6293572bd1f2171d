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
        ("heading7", "Goal | Result"),
        ("cell", "Churn | Cut to 4% in May"),
    ]


def test_quotations_speak_with_another_voice() -> None:
    blocks = read_markdown("I shipped it.\n\n> She saved the launch.\n>\n> — Sam Poe\n").blocks
    assert blocks[0].voice is None
    assert (blocks[1].voice, blocks[1].author) == (Voice.PEER, "Sam Poe")
    assert blocks[2].furniture


def test_a_quoted_question_is_furniture() -> None:
    blocks = read_markdown("> What are you proud of?\n\nThe launch.\n").blocks
    assert [block.furniture for block in blocks] == [True, False]


def test_code_and_front_matter_are_furniture_and_comments_are_counted(shown: Shown) -> None:
    text = (
        "---\ntitle: x\n---\n\n<!-- todo -->\n\nHi.\n\n```\nSELECT 1\n```\n~~not this~~ but this\n"
    )
    reading = read_markdown(text)
    assert shown(reading.blocks) == [
        ("-margin", "title: x"), ("paragraph", "Hi."), ("-margin", "SELECT 1"),
        ("paragraph", "but this"),
    ]  # fmt: skip
    assert reading.dropped == (
        Dropped("comment in the source", 1, 6),
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


def _outline(depth: int) -> str:
    return "\n".join(f"{'  ' * n}- I closed ticket {n}." for n in range(depth)) + "\n\nThe end.\n"


def test_a_deep_outline_is_read_with_its_levels(shown: Shown) -> None:
    blocks = shown(read_markdown(_outline(40)).blocks)
    assert blocks[39] == ("item39", "I closed ticket 39.")
    assert blocks[40] == ("paragraph", "The end.")


def test_an_outline_that_is_too_deep_is_read_as_text_and_warned_of() -> None:
    reading = read_markdown(_outline(90))
    assert [block.text for block in reading.blocks] == [
        *(f"I closed ticket {n}." for n in range(90)),
        "The end.",
    ]
    assert any("nested too deeply" in warning for warning in reading.warnings)


def test_a_nul_parts_no_word_of_a_note_and_is_counted() -> None:
    reading = read_markdown("I led the bil\0ling team.\n")
    assert [block.text for block in reading.blocks] == ["I led the billing team."]
    assert reading.dropped == (Dropped("invisible characters", 1, 1),)


def test_a_title_in_bold_right_below_a_list_heads_the_next_one(shown: Shown) -> None:
    text = "**Start**\n- the sketches\n**Stop**\n- late tickets\n**Keep doing**\n- the crits\n"
    assert shown(read_markdown(text).blocks) == [
        ("heading4", "Start"),
        ("item0", "the sketches"),
        ("heading4", "Stop"),
        ("item0", "late tickets"),
        ("heading4", "Keep doing"),
        ("item0", "the crits"),
    ]


def test_a_bold_word_whose_sentence_goes_on_is_no_title(shown: Shown) -> None:
    text = "- **Pricing**\n  cut to three tiers\n\n**Led Atlas**\nuntil May\n"
    assert shown(read_markdown(text).blocks) == [
        ("item0", "Pricing cut to three tiers"),
        ("paragraph", "Led Atlas until May"),
    ]


def test_reactions_stay_apart_from_their_message(shown: Shown) -> None:
    text = "Ana Li  3:12 PM\nthe export works again\n:tada: 6\n"
    assert shown(read_markdown(text).blocks)[-2:] == [
        ("paragraph", "the export works again"),
        ("paragraph", ":tada: 6"),
    ]
