from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from packetcheck.document import BlockKind, Voice
from packetcheck.readers.table import read_csv

if TYPE_CHECKING:
    from packetcheck.document import RawBlock

ROWS = (
    "reviewer,relationship,question,answer\n"
    'Sam Poe,Peer,What works?,"She found the leak, alone."\n'
    "Jo Fox,Manager,What works?,Ran the launch.\n"
    "Ana,Self,What does not?,I ramble.\n"
)


def _answers(blocks: tuple[RawBlock, ...]) -> list[tuple[str, Voice | None, str | None]]:
    return [(b.text, b.voice, b.author) for b in blocks if not b.furniture and b.level == 0]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_answer_has_the_voice_of_its_row(delimiter: str) -> None:
    data = ROWS.replace('"She found the leak, alone."', "She found the leak alone.")
    blocks = read_csv(data.replace(",", delimiter).encode("utf-8-sig"), "a.csv").blocks
    assert _answers(blocks) == [
        ("She found the leak alone.", Voice.PEER, "Sam Poe"),
        ("Ran the launch.", Voice.MANAGER, "Jo Fox"),
        ("I ramble.", Voice.SELF, "Ana"),
    ]


def test_a_question_stands_over_its_answers_once() -> None:
    blocks = read_csv(ROWS.encode(), "a.csv").blocks
    heads = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert heads == ["What works?", "What does not?"]
    assert "She found the leak, alone." in [block.text for block in blocks]


def test_columns_whose_headers_are_the_questions() -> None:
    data = (
        "Timestamp;Respondent;Role;What does Ana do well?;What could she do better?;Score\n"
        "2024-05-01;Sam;Product manager;She listens.;Shorter mails.;4\n"
    )
    blocks = read_csv(data.encode(), "a.csv").blocks
    assert [(b.kind.value, b.text) for b in blocks if b.level == 1] == [
        ("heading", "What does Ana do well?"),
        ("heading", "What could she do better?"),
    ]
    # A product manager is a peer, and no score is a statement.
    assert _answers(blocks) == [
        ("She listens.", Voice.PEER, "Sam"),
        ("Shorter mails.", Voice.PEER, "Sam"),
    ]


def test_lines_of_an_answer_are_blocks_of_their_own() -> None:
    data = 'reviewer,comment\nSam,"- Found it\n- Fixed it"\n'
    blocks = read_csv(data.encode(), "a.csv").blocks
    assert [(b.kind, b.text) for b in blocks if b.kind is BlockKind.ITEM] == [
        (BlockKind.ITEM, "Found it"),
        (BlockKind.ITEM, "Fixed it"),
    ]


def test_a_list_of_ones_own_is_read_under_its_column_names() -> None:
    data = b"Date,Project,Impact\n2024-05-01,Checkout,+9% conversion\n"
    blocks = read_csv(data, "brag.csv").blocks
    assert [(b.kind.value, b.text, b.furniture) for b in blocks[3:]] == [
        ("heading", "Project", False),
        ("cell", "2024-05-01", True),
        ("cell", "Checkout", False),
        ("heading", "Impact", False),
        ("cell", "+9% conversion", False),
    ]


def test_a_table_without_a_header_is_read_cell_by_cell() -> None:
    blocks = read_csv(b"I led it.,May\nI shipped it.,June\n", "a.csv").blocks
    assert [(block.text, block.furniture) for block in blocks] == [
        ("I led it.", False), ("May", False), ("I shipped it.", False), ("June", False),
    ]  # fmt: skip


def test_ragged_rows_are_told_and_kept() -> None:
    reading = read_csv(b"reviewer,comment\nSam,Found the leak herself,and more\n", "a.csv")
    assert reading.warnings
    assert "and more" in [block.text for block in reading.blocks]


def test_empty() -> None:
    assert read_csv(b"\n", "a.csv").blocks == ()


def test_a_column_of_notes_holds_answers_and_no_numbers() -> None:
    # "Notes" begins with "no", the short name of a column of numbers.
    rows = b"Project,Notes\nAtlas,Mentored two junior product managers.\nBoreas,Wrote the vision.\n"
    told = [b.text for b in read_csv(rows, "projects.csv").blocks if not b.furniture]
    assert "Mentored two junior product managers." in told
    assert "Wrote the vision." in told
