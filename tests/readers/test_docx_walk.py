from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from packetcheck.readers.docx import read_docx

if TYPE_CHECKING:
    from readers.conftest import DocxMaker, Shown


def _p(text: str, run: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def _tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def _read(make_docx: DocxMaker, shown: Shown, body: str) -> list[tuple[str, str]]:
    return shown(read_docx(make_docx(body), "a.docx").blocks)


def test_a_form(make_docx: DocxMaker, shown: Shown) -> None:
    body = _tbl(
        _tr(_tc(_p("Impact", "<w:b/>")), _tc(_p("Cut churn by 4%.") + _p("Hired two people."))),
        _tr(_tc(_p("Growth", "<w:b/>")), _tc(_p("Could write shorter mails."))),
    ) + _p("Thank you all for reading.")
    assert _read(make_docx, shown, body) == [
        ("heading7", "Impact"),
        ("cell", "Cut churn by 4%."),
        ("cell", "Hired two people."),
        ("heading7", "Growth"),
        ("cell", "Could write shorter mails."),
        ("paragraph", "Thank you all for reading."),
    ]


def test_merged_cells_count_once(make_docx: DocxMaker, shown: Shown) -> None:
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = _tbl(
        _tr(_tc(_p("Goal")), _tc(_p("Deed")), _tc(_p("Note")), properties="<w:tblHeader/>"),
        _tr(_tc(_p("Grow"), start), _tc(_p("Cut churn by 4%")), _tc(_p("May"))),
        _tr(_tc(_p(""), goes_on), _tc(_p("Hired two people")), _tc(_p("June"))),
        _tr(_tc(_p("All of it was fun."), '<w:gridSpan w:val="3"/>')),
    )
    assert _read(make_docx, shown, body) == [
        ("heading7", "Goal | Deed | Note"),
        ("cell", "Grow | Cut churn by 4% | May"),
        ("cell", "Hired two people | June"),
        ("paragraph", "All of it was fun."),
    ]  # fmt: skip


def test_nested_tables_and_deleted_rows(make_docx: DocxMaker, shown: Shown) -> None:
    inner = _tbl(_tr(_tc(_p("Deep down."))))
    gone = "<w:p><w:r><w:delText>old</w:delText></w:r></w:p>"
    body = _tbl(_tr(_tc(_p("Outer.") + inner)), _tr(_tc(gone), properties="<w:del/>"))
    reading = read_docx(make_docx(body), "a.docx")
    assert [text for _, text in shown(reading.blocks)] == ["Outer.", "Deep down."]
    assert [(d.what, d.characters) for d in reading.dropped] == [("deleted revision", 3)]


def test_rows_in_content_controls_are_read(make_docx: DocxMaker, shown: Shown) -> None:
    row = _tr(_tc(_p("Impact of the year?")), _tc(_p("Cut churn by 4% in all markets.")))
    body = _tbl(f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>")
    assert [text for _, text in _read(make_docx, shown, body)] == [
        "Impact of the year?",
        "Cut churn by 4% in all markets.",
    ]


def test_line_breaks_keep_lines_apart(make_docx: DocxMaker, shown: Shown) -> None:
    body = "<w:p><w:r><w:t>- One</w:t><w:br/><w:t>- Two</w:t></w:r></w:p>"
    assert _read(make_docx, shown, body) == [("item0", "One"), ("item0", "Two")]


def test_an_embedded_page_is_read(make_docx: DocxMaker, shown: Shown) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    links = (
        f'<Relationships><Relationship Id="c" Type="{kind}" Target="chunk.html"/></Relationships>'
    )
    body = _p("Before.") + '<w:altChunk r:id="c"/>'
    data = _packed(
        make_docx(body),
        **{"word/_rels/document.xml.rels": links.encode(), "word/chunk.html": b"<p>Embedded.</p>"},
    )
    reading = read_docx(data, "a.docx")
    assert [text for _, text in shown(reading.blocks)] == ["Before.", "Embedded."]


def _packed(data: bytes, **more: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            if name not in more:
                new.writestr(name, old.read(name))
        for name, part in more.items():
            new.writestr(name, part)
    return packed.getvalue()


def test_diagrams_are_read(make_docx: DocxMaker, shown: Shown) -> None:
    links = (
        '<Relationships><Relationship Id="d" Type="x/diagramData" Target="d.xml"/></Relationships>'
    )
    diagram = (
        '<dgm:m xmlns:dgm="urn:d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<dgm:pt><a:p><a:t>Find the leak</a:t></a:p></dgm:pt><dgm:pt/></dgm:m>"
    )
    body = (
        "<w:p><w:r><w:drawing><d:relIds "
        'xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="d"/>'
        "</w:drawing></w:r></w:p>"
    )
    data = _packed(
        make_docx(body),
        **{"word/_rels/document.xml.rels": links.encode(), "word/d.xml": diagram.encode()},
    )
    assert shown(read_docx(data, "a.docx").blocks) == [("cell", "Find the leak")]


def test_an_embedded_document_of_another_kind_is_told_of(make_docx: DocxMaker) -> None:
    links = (
        '<Relationships><Relationship Id="c" Type="x/aFChunk" Target="c.rtf"/>'
        '<Relationship Id="t" Type="x/aFChunk" Target="t.txt"/></Relationships>'
    )
    body = '<w:altChunk r:id="c"/><w:altChunk r:id="t"/>'
    data = _packed(
        make_docx(body),
        **{
            "word/_rels/document.xml.rels": links.encode(),
            "word/c.rtf": rb"{\rtf1 x}",
            "word/t.txt": b"Plain.",
        },
    )
    reading = read_docx(data, "a.docx")
    assert [block.text for block in reading.blocks] == ["Plain."]
    assert reading.partly
    assert "rtf" in reading.warnings[0]


def test_blocks_in_controls_revisions_and_variants(make_docx: DocxMaker, shown: Shown) -> None:
    def control(flag: str, text: str, run: str = "") -> str:
        return (
            f"<w:sdt><w:sdtPr>{flag}</w:sdtPr><w:sdtContent>{_p(text, run)}</w:sdtContent></w:sdt>"
        )

    style = '<w:rStyle w:val="PlaceholderText"/>'
    body = (
        control("", "Filled in.")
        + control("<w:showingPlcHdr/>", "Click here.", style)
        + "<w:del><w:p><w:r><w:delText>Gone.</w:delText></w:r></w:p></w:del>"
        + "<w:ins>" + _p("New.") + "</w:ins>"
        + "<mc:AlternateContent><mc:Choice/><mc:Fallback>" + _p("Second choice.")
        + "</mc:Fallback></mc:AlternateContent>"
        + '<w:p><w:pPr><w:pStyle w:val="Subtitle"/></w:pPr><w:r><w:t>By Ana</w:t></w:r></w:p>'
    )  # fmt: skip
    reading = read_docx(make_docx(body), "a.docx")
    assert shown(reading.blocks) == [
        ("paragraph", "Filled in."),
        ("-paragraph", "Click here."),
        ("paragraph", "New."),
        ("paragraph", "Second choice."),
        ("-paragraph", "By Ana"),
    ]
    assert {d.what for d in reading.dropped} == {"deleted revision"}
