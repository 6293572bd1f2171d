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


def test_a_short_row_of_ones_own_list_is_one_statement() -> None:
    data = b"Date,Project,Impact\n2024-05-01,Checkout,+9% conversion\n"
    blocks = read_csv(data, "brag.csv").blocks
    assert [(b.kind.value, b.text, b.furniture) for b in blocks[3:]] == [
        ("cell", "2024-05-01", True),
        ("cell", "Checkout | +9% conversion", False),
    ]


def test_long_cells_of_ones_own_list_stand_under_their_labels() -> None:
    deed = "Moved all payments to the new ledger, with no outage, over one long weekend in May."
    data = f'Project,Impact\nAtlas,"{deed}"\nBoreas,"{deed}"\n'
    blocks = [b for b in read_csv(data.encode(), "brag.csv").blocks if b.text]
    assert [(b.kind.value, b.text, b.furniture) for b in blocks] == [
        ("cell", "Project", True),
        ("cell", "Impact", True),
        ("heading", "Atlas", False),
        ("cell", deed, False),
        ("heading", "Boreas", False),
        ("cell", deed, False),
    ]


def test_a_table_without_a_header_is_read_cell_by_cell() -> None:
    blocks = read_csv(b"I led it.,May\nI shipped it.,June\n", "a.csv").blocks
    assert [(block.text, block.furniture) for block in blocks if block.text] == [
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


NAMES = ("Ana Silva", "Ana")


def test_lines_above_the_header_and_an_index_column_are_no_statements() -> None:
    data = (
        "360 export\nGenerated 2024-06-01\n\n,Reviewer,Relationship to Ana,Comments\n"
        "0,Peer 1,Peer,She found it.\n1,Jo Fox,Direct manager,She ran it.\n"
    )
    assert _answers(read_csv(data.encode(), "a.csv", names=NAMES).blocks) == [
        ("She found it.", Voice.PEER, "Peer 1"),
        ("She ran it.", Voice.MANAGER, "Jo Fox"),
    ]


def test_a_row_by_the_person_is_their_own_whatever_else_is_missing() -> None:
    data = b"Reviewer,Comments\nAna Silva,I shipped it.\nSam,She shipped it.\n"
    assert [voice for _, voice, _ in _answers(read_csv(data, "a.csv", names=NAMES).blocks)] == [
        Voice.SELF, Voice.PEER,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head",
    [
        "Respondent ID,What did Ana do well?\n,Open-Ended Response\n",
        (
            "Respondent ID,Q1\nRespondent ID,What did Ana do well?\n"
            '"{""ImportId"":""rid""}","{""ImportId"":""QID1""}"\n'
        ),
    ],
)
def test_headers_of_several_rows_are_one(head: str) -> None:
    blocks = read_csv(f"{head}11,She listens and writes.\n".encode(), "a.csv").blocks
    assert [b.text for b in blocks if b.kind is BlockKind.HEADING] == ["What did Ana do well?"]
    assert _answers(blocks) == [("She listens and writes.", Voice.PEER, "respondent 11")]


def test_groups_of_columns_stand_over_their_columns() -> None:
    data = (
        "Peer feedback,,Manager feedback\nReviewer,Strengths,Strengths\n"
        "Sam,She is very good at listening.,She is superb in planning.\n"
    )
    assert _answers(read_csv(data.encode(), "a.csv").blocks) == [
        ("She is very good at listening.", Voice.PEER, "Sam"),
        ("She is superb in planning.", Voice.MANAGER, None),
    ]


def test_columns_of_the_employee_and_the_manager_have_their_voices() -> None:
    data = (
        "Competency,Employee comments,Employee rating,Manager comments,Manager rating\n"
        "Strategy,I wrote the vision.,4,She wrote a fine one.,3\n"
    )
    blocks = read_csv(data.encode(), "a.csv").blocks
    assert _answers(blocks) == [
        ("I wrote the vision.", Voice.SELF, None),
        ("She wrote a fine one.", Voice.MANAGER, None),
    ]
    assert all(b.furniture for b in blocks if b.text in {"3", "4"})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_excels_own_first_line_and_encodings(encoding: str) -> None:
    data = 'sep=;\r\nReviewer;Comments\r\nSam;"Café, done;\nand more, all by herself."\r\n'
    blocks = read_csv(data.encode(encoding), "a.csv").blocks
    assert _answers(blocks) == [("Café, done; and more, all by herself.", Voice.PEER, "Sam")]


def test_commas_in_answers_do_not_make_a_table_of_semicolons_one_of_commas() -> None:
    data = "Reviewer;Comments\nSam;Good, quick, kind, calm\nKim;Clear, firm, fair, warm\n"
    assert [author for *_, author in _answers(read_csv(data.encode(), "a.csv").blocks)] == [
        "Sam", "Kim",
    ]  # fmt: skip


def test_a_long_text_in_an_odd_column_is_not_lost() -> None:
    odd = "She rebuilt the whole onboarding on her own while two of her colleagues were away."
    data = f"Reviewer,Comments,\nSam,Good work overall,{odd}\n"
    assert odd in [text for text, *_ in _answers(read_csv(data.encode(), "a.csv").blocks)]


def test_what_an_employee_writes_beside_the_manager_is_no_fact_about_them() -> None:
    data = (
        "Question,Employee,Manager (J. Oak)\n"
        '"What went well?","I moved the depots to one ledger, all nine.","She did, and early."\n'
    )
    blocks = read_csv(data.encode(), "form.csv").blocks
    assert [(b.text, b.voice) for b in blocks if not b.furniture and b.kind is BlockKind.CELL] == [
        ("I moved the depots to one ledger, all nine.", None),
        ("She did, and early.", Voice.MANAGER),
    ]


def test_the_header_over_figures_is_one_piece() -> None:
    data = b"Metric,Mar,Jun\nRefunds,9%,4%\nCalls a day,40,31\n"
    blocks = read_csv(data, "metrics.csv").blocks
    assert blocks[0].text == "Metric | Mar | Jun"
    assert blocks[0].furniture


def test_a_column_that_tells_kinship_is_known_by_its_cells() -> None:
    table = (
        "Name,Job,Wer,Answer\n"
        'Jo Fox,Engineer,Kollegin,"Ana is quick with tills and quicker with people."\n'
        'Bo Lind,Head of tills,Führungskraft,"Ana plans a year ahead and keeps to it."\n'
    )
    found = read_csv(table.encode(), "t.csv")
    told = {block.text: block.voice for block in found.blocks if not block.furniture}
    assert told["Ana plans a year ahead and keeps to it."] is Voice.MANAGER
    assert told["Ana is quick with tills and quicker with people."] is Voice.PEER
