from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.grid import Cell, table_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readers.conftest import Shown

LED = "I led the launch of search in four markets, and calls fell by a fifth."
SAID = "She led the launch well. She should coach the juniors more next year."


def _cell(*texts: str, bold: bool = False, header: bool = False, span: int = 1) -> Cell:
    return Cell(tuple(map(RawBlock, texts)), header=header, bold=bold, span=span)


def _rows(*rows: Sequence[str], bold: bool = False) -> list[list[Cell]]:
    """Return rows of plain cells, the first of them bold where told."""
    return [
        [_cell(*filter(None, [text]), bold=bold and not number) for text in row]
        for number, row in enumerate(rows)
    ]


def test_columns_of_two_writers_have_their_voices() -> None:
    rows = _rows(
        ("Competency", "Self comments", "Manager comments"), ("Strategy", LED, SAID), bold=True
    )
    found = [(block.text, block.voice) for block in table_blocks(rows) if block.text]
    assert found == [
        ("Competency | Self comments | Manager comments", None),
        ("Strategy", None),
        (LED, Voice.SELF),
        (SAID, Voice.MANAGER),
    ]


def test_columns_headed_by_a_part_alone_have_its_voice_where_they_hold_prose() -> None:
    rows = _rows(("Area", "Employee", "Manager"), ("Strategy", LED, SAID))
    assert {b.text: b.voice for b in table_blocks(rows)}[SAID] is Voice.MANAGER
    names = _rows(("Area", "Employee", "Manager"), ("Strategy", "Ana", "Jo"))
    assert {block.voice for block in table_blocks(names)} == {None}


def test_one_column_of_a_managers_comments_beside_the_own_ones() -> None:
    rows = _rows(("Goal", "Result", "Manager comments"), ("Search", LED, SAID), ("Pay", LED, SAID))
    voices = [block.voice for block in table_blocks(rows) if block.kind is BlockKind.CELL]
    assert voices == [None, Voice.MANAGER, None, Voice.MANAGER]


def test_a_row_belongs_to_the_reviewer_it_names() -> None:
    rows = _rows(("Reviewer", "Feedback"), ("Jo Fox", SAID), ("Line manager", SAID))
    found = [(b.author, b.voice) for b in table_blocks(rows) if b.kind is BlockKind.CELL]
    assert found == [("Jo Fox", Voice.PEER), ("Line manager", Voice.MANAGER)]


def test_ratings_are_furniture_below_what_they_rate(shown: Shown) -> None:
    rows = _rows(
        ("Skill", "Own rating (1–5)", "Comment"),
        ("Strategy", "4", SAID),
        ("Delivery", "Exceeds expectations", LED),
    )
    assert shown(table_blocks(rows)) == [
        ("heading7", "Skill | Own rating (1–5) | Comment"),
        ("heading8", "Strategy"),
        ("cell", SAID),
        ("-cell", "4"),
        ("heading8", "Delivery"),
        ("cell", LED),
        ("-cell", "Exceeds expectations"),
    ]


@pytest.mark.parametrize(
    "rating", ["Meets", "4/5", "☐ 1 ☐ 2 ☒ 3", "X", "✓", "3 - Met expectations", "★★★☆☆"]
)
def test_a_rated_topic_makes_no_statement(rating: str, shown: Shown) -> None:
    found = shown(table_blocks(_rows(("B1 Customer focus", rating), ("B2 Delivery", rating))))
    assert {kind for kind, _ in found} == {"heading7", "-cell"}


def test_a_deed_that_was_rated_stays_a_statement(shown: Shown) -> None:
    rows = _rows(("Goal", "Rating"), ("Launched search in 4 markets", "Exceeded"), bold=True)
    assert shown(table_blocks(rows))[1:] == [
        ("cell", "Launched search in 4 markets"),
        ("-cell", "Exceeded"),
    ]


def test_marks_from_one_to_five_in_a_column_of_their_own_are_ratings(shown: Shown) -> None:
    rated = _rows(("Communication", "4"), ("Strategy", "3"), ("Teamwork", "5"))
    assert ("-cell", "4") in shown(table_blocks(rated))
    counted = _rows(("Outages", "4", "2"), ("Bugs", "3", "1"), ("Leaks", "5", "1"))
    assert shown(table_blocks(counted))[0] == ("cell", "Outages | 4 | 2")


@pytest.mark.parametrize("head", ["Goal", "Objectives for 2025", "Goal agreed in May", "Targets"])
def test_a_goal_that_is_a_whole_sentence_is_a_plan_and_not_a_heading(head: str) -> None:
    goal = "Cut the wait at the till to two minutes."
    rows = _rows((head, "What happened"), (goal, LED), ("Hire two clerks in May.", SAID), bold=True)
    kinds = {block.text: block.kind for block in table_blocks(rows)}
    assert kinds[goal] is kinds["Hire two clerks in May."] is BlockKind.CELL


@pytest.mark.parametrize("head", ["Competency", "Criterion", "Expectation"])
def test_what_a_form_expects_of_all_stays_a_heading(head: str) -> None:
    asked = "Speaks clearly to all."
    rows = _rows((head, "Comments"), (asked, LED), ("Plans ahead.", SAID), bold=True)
    assert {b.text: b.kind for b in table_blocks(rows)}[asked] is BlockKind.HEADING
