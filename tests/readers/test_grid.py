from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock, Voice, lay_out
from packetcheck.readers.grid import Cell, table_blocks

if TYPE_CHECKING:
    from readers.conftest import Shown


def _cell(*texts: str, bold: bool = False, header: bool = False) -> Cell:
    return Cell(tuple(RawBlock(text) for text in texts), header=header, bold=bold)


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
    rows = [
        [_cell("Name"), _cell("Ana Silva")],
        [_cell("Title"), _cell("Product manager")],
        [_cell("What went well?"), _cell("The launch went out on the day, and nobody called.")],
    ]
    kinds = [kind for kind, _ in shown(table_blocks(rows))]
    assert kinds == ["heading7", "-cell", "heading7", "-cell", "heading7", "cell"]


def test_a_header_row_is_furniture(shown: Shown) -> None:
    rows = [
        [_cell("Goal"), _cell("Result"), _cell("Date")],
        [_cell("Churn"), _cell("Cut by 4%"), _cell("May")],
    ]
    assert [kind for kind, _ in shown(table_blocks(rows))] == ["-cell"] * 3 + ["cell"] * 3


def test_a_single_column_is_a_frame(shown: Shown) -> None:
    rows = [[_cell("Achievements", bold=True)], [_cell("Cut churn.")]]
    assert shown(table_blocks(rows)) == [("heading6", "Achievements"), ("paragraph", "Cut churn.")]


def test_lists_in_cells_stay_lists(shown: Shown) -> None:
    item = Cell((RawBlock("Hired Sam", BlockKind.ITEM),))
    rows = [
        [_cell("Any wins this year?"), item],
        [_cell("And losses?"), _cell("None that I know.")],
    ]
    assert shown(table_blocks(rows))[1] == ("item0", "Hired Sam")


def test_an_empty_table_gives_nothing() -> None:
    assert table_blocks([]) == []
    assert table_blocks([[_cell(""), _cell(" ")]]) == []
