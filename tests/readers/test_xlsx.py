from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, ReadStatus, Voice
from packetcheck.errors import CorruptDocumentError, EncryptedDocumentError, LimitExceededError
from packetcheck.readers import xlsx_sheet
from packetcheck.readers.limits import ReadLimits
from packetcheck.readers.reading import Reading
from packetcheck.readers.xlsx import read_xlsx
from readers.conftest import Reader
from readers.packages import cell, packed, rows, sheet, workbook

HEAD = ("Reviewer", "Relationship", "Question", "Answer")
NAMES = ("Ana Silva", "Ana")


def told(reading: Reading) -> list[tuple[str, Voice | None, str | None]]:
    return [
        (b.text, b.voice, b.author)
        for b in reading.blocks
        if not b.furniture and b.kind is not BlockKind.HEADING
    ]


def unseen(reading: Reading) -> list[str]:
    return [b.text for b in reading.blocks if b.kind is BlockKind.HIDDEN]


def test_each_row_of_an_export_has_its_own_voice() -> None:
    data = rows(
        HEAD,
        ("Sam Poe", "Peer", "What works?", "She found the leak."),
        ("Jo Fox", "Manager", "What works?", "Ran the launch."),
        ("Ana Silva", "", "What works?", "I shipped it."),
    )
    reading = read_xlsx(workbook({"Sheet1": sheet(data)}), "a.xlsx", names=NAMES)
    assert told(reading) == [
        ("She found the leak.", Voice.PEER, "Sam Poe"),
        ("Ran the launch.", Voice.MANAGER, "Jo Fox"),
        ("I shipped it.", Voice.SELF, "Ana Silva"),
    ]
    heads = [b.text for b in reading.blocks if b.kind is BlockKind.HEADING]
    assert heads == ["What works?"]


def test_a_question_merged_over_rows_stands_over_all_their_answers() -> None:
    data = rows(
        HEAD,
        ("Sam", "Peer", "What works?", "She listens."),
        ("Kim", "Peer", "", "She writes."),
        ("Bo", "Peer", "What else?", "Nothing."),
    )
    merged = '<mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>'
    reading = read_xlsx(workbook({"Sheet1": sheet(data, after=merged)}), "a.xlsx")
    order = [b.text for b in reading.blocks if not b.furniture]
    assert order == ["What works?", "She listens.", "She writes.", "What else?", "Nothing."]


def test_a_sheet_of_labels_beside_answers_is_a_form() -> None:
    data = rows(
        ("Employee", "Ana Silva"),
        ("What are you proud of?", "I built the ladder from nothing in a month."),
        ("What would you change?", "I would ask for help sooner than I did."),
    )
    reading = read_xlsx(workbook({"Self review": sheet(data)}), "a.xlsx")
    assert told(reading) == [
        ("I built the ladder from nothing in a month.", Voice.SELF, None),
        ("I would ask for help sooner than I did.", Voice.SELF, None),
    ]


def test_hidden_sheets_rows_and_columns_are_kept_apart_and_told() -> None:
    hidden_row = '<row r="3" hidden="1">' + cell("A3", "Nobody sees this row.") + "</row>"
    data = rows(("Topic", "Notes", "Salary"), ("Atlas", "I led the Atlas launch.", "Secret pay"))
    columns = '<cols><col min="3" max="3" hidden="1"/></cols>'
    book = workbook(
        {"Work": sheet(data + hidden_row, before=columns), "Lists": sheet(rows(("Yes",), ("No",)))},
        hidden=("Lists",),
    )
    reading = read_xlsx(book, "a.xlsx")
    assert unseen(reading) == ["Salary", "Secret pay", "Nobody sees this row.", "Yes", "No"]
    assert all(b.furniture for b in reading.blocks if b.kind is BlockKind.HIDDEN)
    assert any("5 passages of hidden text" in warning for warning in reading.warnings)


def test_white_text_on_white_and_formats_that_show_nothing_are_hidden() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts>'
        '<fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts>'
        '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill '
        'patternType="solid"><fgColor rgb="FF102030"/></patternFill></fill></fills>'
        '<cellXfs><xf/><xf fontId="1" fillId="0"/><xf fontId="1" fillId="1"/>'
        '<xf numFmtId="170"/></cellXfs>'
    )
    data = (
        '<row r="1">' + cell("A1", "I led the launch.")
        + cell("B1", "White on paper.", style=1) + cell("C1", "White on blue.", style=2)
        + cell("D1", 42.0, style=3) + "</row>"
    )  # fmt: skip
    reading = read_xlsx(workbook({"Sheet1": sheet(data)}, styles=styles), "a.xlsx")
    assert unseen(reading) == ["White on paper. | 42"]
    assert "White on blue." in [b.text for b in reading.blocks]


def test_numbers_and_dates_come_as_they_are_shown() -> None:
    styles = '<cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="17"/></cellXfs>'
    data = rows(("Metric", "Before", "Since")) + (
        '<row r="2">' + cell("A2", "Churn") + cell("B2", 0.12, style=1)
        + cell("C2", 45413, style=2) + "</row>"
    )  # fmt: skip
    reading = read_xlsx(workbook({"Sheet1": sheet(data)}, styles=styles), "a.xlsx")
    assert [text for text, *_ in told(reading)] == ["Churn | 12% | May-24"]


def test_shared_strings_booleans_and_results_of_formulas() -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>I </t>'
        "</r><r><t>led it.</t></r><rPh><t>AID</t></rPh></si></sst>"
    )
    data = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="b"><v>1</v></c>'
        '<c r="C1" t="str"><f>A1</f><v>a result</v></c></row>'
    )
    book = workbook({"Sheet1": sheet(data)}, extra={"xl/sharedStrings.xml": strings})
    texts = [b.text for b in read_xlsx(book, "a.xlsx").blocks if b.text]
    assert texts == ["I led it.", "TRUE", "a result"]


def test_a_formula_without_a_stored_result_makes_it_partly_read() -> None:
    data = rows(("I led it.",)) + '<row r="2"><c r="A2"><f>A1&amp;"x"</f></c></row>'
    reading = read_xlsx(workbook({"Sheet1": sheet(data)}), "a.xlsx")
    assert reading.partly
    assert any("1 formulas" in warning for warning in reading.warnings)


def test_comments_threads_and_text_boxes_are_read_with_their_authors() -> None:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    draw = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    book = workbook(
        {"Sheet1": sheet(rows(("I led it.",)))},
        links={
            "comments": "../comments1.xml",
            "threadedComment": "../threadedComments/t1.xml",
            "drawing": "../drawings/drawing1.xml",
        },
        extra={
            "xl/comments1.xml": f"<comments {space}><authors><author>Jo Fox</author></authors>"
            '<commentList><comment ref="A1" authorId="0"><text><t>Jo Fox:\nShe did.</t></text>'
            '</comment><comment ref="A2" authorId="0"><text><t>[Threaded comment] Old note</t>'
            "</text></comment></commentList></comments>",
            "xl/threadedComments/t1.xml": '<ThreadedComments><threadedComment personId="{1}">'
            "<text>Indeed she did.</text></threadedComment></ThreadedComments>",
            "xl/persons/person.xml": '<personList><person id="{1}" displayName="Kim Poe"/>'
            "</personList>",
            "xl/drawings/drawing1.xml": f"<d {draw}><a:p><a:r><a:t>In a box.</a:t></a:r></a:p></d>",
        },
    )
    reading = read_xlsx(book, "a.xlsx")
    comments = {b.text: b.author for b in reading.blocks if b.kind is BlockKind.COMMENT}
    assert comments == {"She did.": "Jo Fox", "Indeed she did.": "Kim Poe"}
    assert "In a box." in [b.text for b in reading.blocks]
    assert [(d.what, d.count) for d in reading.dropped] == [("copy of a comment", 1)]


def test_a_lone_cell_in_the_last_corner_costs_nothing() -> None:
    data = rows(("I led it.",)) + '<row r="1048576">' + cell("XFD1048576", "far") + "</row>"
    texts = [
        b.text for b in read_xlsx(workbook({"Sheet1": sheet(data)}), "a.xlsx").blocks if b.text
    ]
    assert texts == ["I led it.", "far"]


def test_rows_about_somebody_else_are_no_evidence() -> None:
    data = rows(
        ("Reviewee", "Reviewer", "Feedback"),
        ("Ana Silva", "Sam", "She shipped Atlas."),
        ("Bo Li", "Sam", "He shipped Boreas."),
    )
    reading = read_xlsx(workbook({"Sheet1": sheet(data)}), "a.xlsx", names=NAMES)
    assert [text for text, *_ in told(reading)] == ["She shipped Atlas."]
    assert any("somebody else" in warning for warning in reading.warnings)


def test_entities_are_never_expanded() -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>I led it &a;&f;.</t></si></sst>"
    )
    data = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    book = workbook({"Sheet1": sheet(data)}, extra={"xl/sharedStrings.xml": bomb})
    reading = read_xlsx(book, "a.xlsx")
    texts = " ".join(b.text for b in reading.blocks)
    assert "I led it" in texts
    assert "lol" not in texts
    assert reading.partly


def test_merged_cells_that_overlap_without_end_are_told() -> None:
    data = sheet(rows(*[("a", "b")] * 40), after='<mergeCell ref="A1:XFD1048576"/>' * 15_000)
    assert read_xlsx(workbook({"Sheet1": data}), "a.xlsx").partly


def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    book = workbook({"Sheet1": sheet(" " * 3_000_000)})
    assert len(book) < 100_000
    with pytest.raises(LimitExceededError):
        read_xlsx(book, "a.xlsx", limits=ReadLimits(megabytes=2))


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_sheet, "MOST_CELLS", 3)
    book = workbook({"Sheet1": sheet(rows(("a", "b"), ("c", "d")))})
    with pytest.raises(LimitExceededError, match="cells"):
        read_xlsx(book, "a.xlsx")


def test_a_damaged_sheet_is_read_up_to_the_damage() -> None:
    whole = sheet(rows(("I led it.",), ("I shipped it.",)))
    reading = read_xlsx(workbook({"Sheet1": whole[: whole.index("I shipped")]}), "a.xlsx")
    assert "I led it." in [b.text for b in reading.blocks]
    assert reading.partly


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(CorruptDocumentError):
        read_xlsx(b"PK\x03\x04 broken", "a.xlsx")
    with pytest.raises(CorruptDocumentError):
        read_xlsx(packed({"xl/readme.txt": "x"}), "a.xlsx")


def test_a_member_behind_a_password_is_told() -> None:
    book = bytearray(workbook({"Sheet1": sheet(rows(("I led it.",)))}))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        place = book.find(mark)
        while place >= 0:
            book[place + (6 if mark == b"PK\x03\x04" else 8)] |= 1
            place = book.find(mark, place + 4)
    with pytest.raises(EncryptedDocumentError):
        read_xlsx(bytes(book), "a.xlsx")


def test_a_workbook_is_read_as_a_document(read: Reader) -> None:
    found = read("export.xlsx", workbook({"Sheet1": sheet(rows(("I led it.",)))}))
    assert found.status is ReadStatus.READ
    assert found.text == "I led it."
