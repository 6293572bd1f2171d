from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, Voice
from packetcheck.readers.docx import read_docx

if TYPE_CHECKING:
    from readers.conftest import DocxMaker, Reader, Shown


def _p(text: str, more: str = "") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


def _comment(number: int, author: str, text: str) -> str:
    return f'<w:comment w:id="{number}" w:author="{author}">{_p(text)}</w:comment>'


def _mark(number: int, kind: str = "comment") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def test_comments_and_replies_have_their_authors(make_docx: DocxMaker) -> None:
    comments = _comment(1, "Jo Fox", "Is that so?") + _comment(2, "Ana Silva", "It is.")
    data = make_docx(_p("I led it.", _mark(1) + _mark(2)), comments=comments)
    found = [(b.text, b.kind, b.voice, b.author) for b in read_docx(data, "a.docx").blocks]
    assert found[1:] == [
        ("Is that so?", BlockKind.COMMENT, Voice.OTHER, "Jo Fox"),
        ("It is.", BlockKind.COMMENT, Voice.OTHER, "Ana Silva"),
    ]


def test_the_authors_own_comment_speaks_with_the_documents_voice(
    make_docx: DocxMaker, read: Reader
) -> None:
    comments = _comment(1, "Ana Silva", "I shipped it alone.") + _comment(2, "Jo Fox", "Nobody.")
    core = "<dc:creator>Ana Silva</dc:creator>"
    data = make_docx(_p("I led it.", _mark(1) + _mark(2)), comments=comments, core=core)
    document = read("brag.docx", data)
    voices = [(block.author, block.voice) for block in document.blocks[1:]]
    assert voices == [("Ana Silva", Voice.SELF), ("Jo Fox", Voice.OTHER)]


def test_a_note_whose_mark_is_gone_is_hidden(make_docx: DocxMaker, shown: Shown) -> None:
    notes = (
        f'<w:footnote w:id="1">{_p("Kept.")}</w:footnote>'
        f'<w:footnote w:id="2">{_p("Orphan.")}</w:footnote>'
        f'<w:footnote w:type="continuationNotice" w:id="0">{_p("goes on")}</w:footnote>'
    )
    data = make_docx(_p("I led it.", _mark(1, "footnote")), footnotes=notes)
    assert shown(read_docx(data, "a.docx").blocks) == [
        ("paragraph", "I led it."),
        ("note", "Kept."),
        ("-hidden", "Orphan."),
        ("-margin", "goes on"),
    ]


def test_a_note_that_refers_to_itself_is_read_once(make_docx: DocxMaker) -> None:
    note = f'<w:footnote w:id="1">{_p("Round.", _mark(1, "footnote"))}</w:footnote>'
    data = make_docx(_p("I led it.", _mark(1, "footnote")), footnotes=note)
    assert [b.text for b in read_docx(data, "a.docx").blocks] == ["I led it.", "Round."]


def test_a_broken_field_in_a_note_does_not_swallow_it(make_docx: DocxMaker) -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    note = f'<w:endnote w:id="1"><w:p>{begin}</w:p>{_p("Kept.")}</w:endnote>'
    data = make_docx(_p("I led it.", _mark(1, "endnote")), endnotes=note)
    assert [b.text for b in read_docx(data, "a.docx").blocks] == ["I led it.", "Kept."]


def test_tables_and_boxes_of_a_header_are_margins(make_docx: DocxMaker, shown: Shown) -> None:
    header = (
        f"<w:tbl><w:tr><w:tc>{_p('Acme')}</w:tc><w:tc>{_p('Draft')}</w:tc></w:tr></w:tbl>"
        f"<w:p><w:r><w:pict><v:textbox><w:txbxContent>{_p('Boxed')}</w:txbxContent></v:textbox>"
        '<v:shape><v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r></w:p>'
    )
    found = shown(read_docx(make_docx(_p("Hi."), header=header), "a.docx").blocks)
    assert found == [
        ("-margin", "Acme"),
        ("-margin", "Draft"),
        ("-margin", "Boxed"),
        ("-margin", "CONFIDENTIAL"),
        ("paragraph", "Hi."),
    ]


def test_attached_documents_are_told_of(make_docx: DocxMaker) -> None:
    data = make_docx(_p("Hi."), extra={"word/embeddings/plan.docx": b"x"})
    reading = read_docx(data, "a.docx")
    assert reading.partly
    assert "plan.docx" in reading.warnings[0]


def test_labels_of_a_chart_are_furniture(make_docx: DocxMaker, shown: Shown) -> None:
    chart = (
        '<c:c xmlns:c="urn:c" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        "<a:p><a:t>Churn</a:t></a:p><c:strCache><c:pt><c:v>May</c:v></c:pt></c:strCache>"
        "<c:numCache><c:pt><c:v>4</c:v></c:pt></c:numCache></c:c>"
    )
    links = '<Relationships><Relationship Id="k" Type="x/chart" Target="k.xml"/></Relationships>'
    drawing = (
        '<w:r><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'r:id="k"/></w:r>'
    )
    extra = {"word/_rels/header.xml.rels": links.encode(), "word/k.xml": chart.encode()}
    data = make_docx(_p("Hi."), header=f"<w:p>{drawing}</w:p>", extra=extra)
    found = shown(read_docx(data, "a.docx").blocks)
    assert found == [("-margin", "Churn"), ("-margin", "May"), ("paragraph", "Hi.")]
