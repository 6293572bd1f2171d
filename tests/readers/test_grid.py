from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from packetcheck.document import BlockKind, RawBlock, Voice, lay_out
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


def test_a_form_turns_questions_into_headings(shown: Shown) -> None:
    rows = [
        [_cell("Impact", bold=True), _cell("Cut churn by 4%.", "Hired two analysts.")],
        [_cell("Growth", bold=True), _cell("Could write shorter mails.")],
    ]
    assert shown(table_blocks(rows)) == [
        ("heading7", "Impact"),
        ("cell", "Cut churn by 4%."),
        ("cell", "Hired two analysts."),
        ("heading7", "Growth"),
        ("cell", "Could write shorter mails."),
    ]


def test_the_section_of_a_form_ends_with_it() -> None:
    rows = [[_cell("Any question?"), _cell("An answer that is longer.")]]
    blocks = [RawBlock("Top", BlockKind.HEADING, 1), *table_blocks(rows), RawBlock("After.")]
    _, laid = lay_out(blocks, Voice.SELF)
    assert laid[2].section == ("Top", "Any question?")
    assert laid[-1].section == ("Top",)


def test_what_a_form_knows_of_the_person_is_furniture(shown: Shown) -> None:
    rows = _rows(
        ("Name", "Ana Silva"),
        ("Title", "Product manager"),
        ("What went well?", "The launch went out on the day, and nobody called."),
    )
    kinds = [kind for kind, _ in shown(table_blocks(rows))]
    assert kinds == ["heading7", "-cell", "heading7", "-cell", "heading7", "cell"]


def test_facts_in_four_columns_are_furniture(shown: Shown) -> None:
    rows = [
        *_rows(
            ("Employee:", "Ana Silva", "Manager:", "Jo Fox"), ("Current level", "P4", "Cycle", "H2")
        ),
        [_cell("What went well?"), _cell(LED, span=3)],
    ]
    found = shown(table_blocks(rows))
    assert [text for kind, text in found if kind == "-cell"] == ["Ana Silva", "Jo Fox", "P4", "H2"]
    assert found[-2:] == [("heading7", "What went well?"), ("cell", LED)]


def test_a_metric_with_its_figures_is_one_block_below_the_header(shown: Shown) -> None:
    rows = _rows(
        ("Metric", "Before", "After"),
        ("Activation rate", "38%", "21%"),
        ("NPS of managers", "31", "54"),
        ("Cost per merchant", "€41", "–"),
    )
    assert shown(table_blocks(rows)) == [
        ("heading7", "Metric | Before | After"),
        ("cell", "Activation rate | 38% | 21%"),
        ("cell", "NPS of managers | 31 | 54"),
        ("cell", "Cost per merchant | €41 | –"),
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("Churn", "4.1% to 3.2%"),
        ("Active users", "12k", "31k"),
        ("Revenue", "€1.2M"),
        ("Median wait", "48 s", "31 s"),
        ("Markets live", "3 of 5 markets"),
        ("NPS", "50", "54", "Driven by the new search."),
        ("Grow self serve", "Sign-ups up 40%", "Done"),
        ("Connect two makers", "Both live", "20 May and 15 July, as promised."),
    ],
)
def test_a_row_of_a_label_and_figures_stays_together(row: Sequence[str], shown: Shown) -> None:
    assert shown(table_blocks(_rows(row, row))) == [("cell", " | ".join(row))] * 2


def test_years_and_quarters_head_their_columns(shown: Shown) -> None:
    rows = _rows(("", "2024", "Q1 2025"), ("Active users", "12k", "31k"))
    assert shown(table_blocks(rows))[0] == ("heading7", "2024 | Q1 2025")


def test_figures_stay_with_their_label_when_the_comment_is_long(shown: Shown) -> None:
    rows = _rows(("KPI", "Target", "Actual", "Comment"), ("Churn", "< 4%", "3.2%", SAID), bold=True)
    assert shown(table_blocks(rows))[1:] == [("cell", "Churn | < 4% | 3.2%"), ("cell", SAID)]


def test_a_dates_column_does_not_make_prose_a_record(shown: Shown) -> None:
    rows = _rows(("When", "What I did"), ("May 2025", SAID), ("June 2025", LED))
    assert shown(table_blocks(rows)) == [
        ("heading7", "When | What I did"),
        ("heading8", "May 2025"),
        ("cell", SAID),
        ("heading8", "June 2025"),
        ("cell", LED),
    ]


def test_questions_in_a_row_over_their_answers(shown: Shown) -> None:
    rows = [
        [_cell("Strengths", bold=True), _cell("Areas to improve", bold=True)],
        [_cell(LED), _cell(SAID)],
        [_cell("Wins", bold=True), _cell("Losses", bold=True)],
        [_cell(LED), _cell(SAID)],
    ]
    assert shown(table_blocks(rows)) == [
        ("heading7", "Strengths"),
        ("cell", LED),
        ("heading7", "Areas to improve"),
        ("cell", SAID),
        ("heading7", "Wins"),
        ("cell", LED),
        ("heading7", "Losses"),
        ("cell", SAID),
    ]


def test_questions_and_answers_over_the_whole_width(shown: Shown) -> None:
    rows = [
        [_cell("Part A", bold=True, span=2)],
        [_cell("What went well?", span=2)],
        [_cell(LED, span=2)],
        [_cell("Employee"), _cell("Ana Silva")],
    ]
    assert shown(table_blocks(rows))[:3] == [
        ("heading6", "Part A"),
        ("heading7", "What went well?"),
        ("paragraph", LED),
    ]


def test_a_single_column_is_a_frame(shown: Shown) -> None:
    rows = [[_cell("Achievements", bold=True)], [_cell("Cut churn.")]]
    assert shown(table_blocks(rows)) == [("heading6", "Achievements"), ("paragraph", "Cut churn.")]


def test_a_question_with_its_answer_in_one_cell(shown: Shown) -> None:
    found = shown(table_blocks([[_cell("What are you proud of?", LED)]]))
    assert found == [("heading7", "What are you proud of?"), ("paragraph", LED)]


def test_a_framed_title_stands_over_what_follows_the_table() -> None:
    blocks = [*table_blocks([[_cell("Achievements", bold=True)]]), RawBlock(LED)]
    assert lay_out(blocks, Voice.SELF)[1][-1].section == ("Achievements",)


def test_columns_of_running_text_are_read_cell_by_cell(shown: Shown) -> None:
    rows = [[_cell("Ana", "PM", "Berlin"), _cell(LED, SAID)]]
    assert [text for _, text in shown(table_blocks(rows))] == ["Ana", "PM", "Berlin", LED, SAID]


def test_lists_in_cells_stay_lists(shown: Shown) -> None:
    item = Cell((RawBlock("Hired Sam", BlockKind.ITEM),))
    rows = [
        [_cell("Any wins this year?"), item],
        [_cell("And losses?"), _cell("None that I know.")],
    ]
    assert shown(table_blocks(rows))[1] == ("item0", "Hired Sam")


def test_what_hangs_on_a_cell_is_kept_apart(shown: Shown) -> None:
    aside = RawBlock("unseen", BlockKind.HIDDEN, furniture=True)
    figure = Cell((RawBlock("38%"), aside))
    found = shown(table_blocks([[_cell("Churn"), figure, Cell((aside,))]]))
    assert found == [("cell", "Churn | 38%"), ("-hidden", "unseen"), ("-hidden", "unseen")]


def test_an_empty_table_gives_nothing() -> None:
    assert table_blocks([]) == []
    assert table_blocks([[_cell(""), _cell(" ")]]) == []
