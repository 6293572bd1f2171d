from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from packetcheck.document import BlockKind, Voice
from packetcheck.errors import CorruptDocumentError
from packetcheck.readers.docx import read_docx

if TYPE_CHECKING:
    from readers.conftest import DocxMaker, Shown


def _p(text: str, properties: str = "", run: str = "") -> str:
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def test_a_document_of_python_docx(shown: Shown) -> None:
    from docx import Document

    made = Document()
    made.core_properties.title = "Year"
    made.core_properties.author = "Ana Silva"
    made.add_heading("My year", 0)
    made.add_heading("Search", 1)
    made.add_paragraph("I led the launch.")
    made.add_paragraph("Shipped it", style="List Bullet")
    made.add_paragraph("to all users", style="List Bullet 2")
    made.add_paragraph("First", style="List Number")
    made.sections[0].header.paragraphs[0].text = "Acme"
    made.sections[0].footer.paragraphs[0].text = "Page"
    packed = io.BytesIO()
    made.save(packed)
    reading = read_docx(packed.getvalue(), "a.docx")
    assert shown(reading.blocks) == [
        ("-margin", "Acme"),
        ("heading1", "My year"),
        ("heading1", "Search"),
        ("paragraph", "I led the launch."),
        ("item0", "Shipped it"),
        ("item1", "to all users"),
        ("item0", "First"),
        ("-margin", "Page"),
    ]
    assert (reading.title, reading.author, reading.partly) == ("Year", "Ana Silva", False)


def test_headings_by_looks(make_docx: DocxMaker, shown: Shown) -> None:
    bold, large = "<w:b/>", '<w:sz w:val="32"/>'
    body = (
        _p("Achievements", run=bold)
        + _p("I led the launch of search, which took all year.")
        + _p("I shipped it.", run=bold)
        + _p("Growth", run=large)
        + _p("Word by word, I learnt to write shorter mails this year.")
    )
    assert shown(read_docx(make_docx(body), "a.docx").blocks) == [
        ("heading3", "Achievements"),
        ("paragraph", "I led the launch of search, which took all year."),
        ("paragraph", "I shipped it."),
        ("heading2", "Growth"),
        ("paragraph", "Word by word, I learnt to write shorter mails this year."),
    ]


def test_where_all_is_bold_bold_says_nothing(make_docx: DocxMaker) -> None:
    body = "".join(_p(f"Shipped the feature number {n}", run="<w:b/>") for n in range(5))
    blocks = read_docx(make_docx(body), "a.docx").blocks
    assert all(block.kind is BlockKind.PARAGRAPH for block in blocks)


def test_comments_and_notes_follow_their_paragraph(make_docx: DocxMaker) -> None:
    body = (
        '<w:p><w:r><w:t>I led it.</w:t><w:footnoteReference w:id="2"/>'
        '<w:commentReference w:id="1"/></w:r></w:p>' + _p("Then I rested.")
    )
    reading = read_docx(
        make_docx(
            body,
            comments='<w:comment w:id="1" w:author="Jo Fox">'
            + _p("Not alone, I think.")
            + '</w:comment><w:comment w:id="9" w:author="Kim (HR)">'
            + _p("Please keep it short.")
            + "</w:comment>",
            footnotes='<w:footnote w:type="separator" w:id="0"/><w:footnote w:id="2">'
            + _p("In May.")
            + "</w:footnote>",
        ),
        "a.docx",
    )
    found = [(b.kind, b.text, b.voice, b.author, b.furniture) for b in reading.blocks]
    assert found == [
        (BlockKind.PARAGRAPH, "I led it.", None, None, False),
        (BlockKind.NOTE, "In May.", None, None, False),
        (BlockKind.COMMENT, "Not alone, I think.", Voice.OTHER, "Jo Fox", False),
        (BlockKind.PARAGRAPH, "Then I rested.", None, None, False),
        (BlockKind.COMMENT, "Please keep it short.", Voice.OTHER, "Kim (HR)", True),
    ]


def test_a_damaged_side_part_makes_the_reading_partial(make_docx: DocxMaker) -> None:
    data = make_docx(_p("I led it."), comments="<broken")
    reading = read_docx(data, "a.docx")
    assert [block.text for block in reading.blocks] == ["I led it."]
    assert reading.partly
    assert "comments.xml" in reading.warnings[0]


def test_no_entity_is_resolved() -> None:
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY f "inner">]>'
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body><w:p><w:r><w:t>a &e;&f; b</w:t></w:r></w:p></w:body></w:document>",
        )
    reading = read_docx(packed.getvalue(), "a.docx")
    assert "inner" not in reading.blocks[0].text
    assert reading.partly
    assert "entities" in reading.warnings[0]


def test_a_main_part_that_is_no_xml() -> None:
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(CorruptDocumentError):
        read_docx(packed.getvalue(), "a.docx")


def test_the_program_is_not_the_author(make_docx: DocxMaker) -> None:
    core = "<dc:creator>Microsoft Office User</dc:creator>"
    assert read_docx(make_docx(_p("Hi."), core=core), "a.docx").author is None
