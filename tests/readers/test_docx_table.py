from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, Voice
from packetcheck.readers.docx import read_docx

if TYPE_CHECKING:
    from readers.conftest import DocxMaker, Shown

STARTS, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
LED = "I led the launch of search in four markets, and calls fell."


def _p(text: str, run: str = "", more: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r>{more}</w:p>"


def _tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def _tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _tbl(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def test_text_in_cells_that_a_merge_covers_is_hidden(make_docx: DocxMaker, shown: Shown) -> None:
    body = _tbl(
        _tr(_tc(_p("Goal one"), STARTS), _tc(_p(LED))),
        _tr(_tc(_p("covered"), GOES_ON), _tc(_p(f"{LED} Twice."))),
    )
    texts = shown(read_docx(make_docx(body), "a.docx").blocks)
    assert ("-hidden", "covered") in texts
    assert [text for _, text in texts].count("Goal one") == 1


def test_a_merge_without_a_beginning_hides_nothing(make_docx: DocxMaker) -> None:
    body = _tbl(_tr(_tc(_p("Seen by all."), GOES_ON)))
    blocks = read_docx(make_docx(body), "a.docx").blocks
    assert [(b.text, b.kind) for b in blocks] == [("Seen by all.", BlockKind.PARAGRAPH)]


def test_a_merged_label_leaves_the_columns_in_place(make_docx: DocxMaker) -> None:
    bold = "<w:b/>"
    head = [_tc(_p(t, bold)) for t in ("Area", "Employee comments", "Manager comments")]
    body = _tbl(
        _tr(*head),
        _tr(_tc(_p("Growth"), STARTS), _tc(_p(LED)), _tc(_p("She led it very well indeed."))),
        _tr(_tc(_p(""), GOES_ON), _tc(_p("")), _tc(_p("More of that in the coming year."))),
    )
    blocks = read_docx(make_docx(body), "a.docx").blocks
    voices = {block.text: block.voice for block in blocks if block.kind is BlockKind.CELL}
    assert voices[LED] is Voice.SELF
    assert voices["She led it very well indeed."] is Voice.MANAGER


def test_a_hidden_row_is_hidden(make_docx: DocxMaker, shown: Shown) -> None:
    body = _tbl(_tr(_tc(_p("Seen."))), _tr(_tc(_p("strategy")), properties="<w:hidden/>"))
    assert shown(read_docx(make_docx(body), "a.docx").blocks) == [
        ("paragraph", "Seen."),
        ("-hidden", "strategy"),
    ]


def test_a_header_may_be_bold_by_the_style_of_its_table(make_docx: DocxMaker, shown: Shown) -> None:
    style = (
        '<w:style w:type="table" w:styleId="Grid"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/>'
        "</w:rPr></w:tblStylePr></w:style>"
    )
    rows = (
        _tr(_tc(_p("Quarter one")), _tc(_p("Quarter two"))),
        _tr(_tc(_p("Sold more")), _tc(_p("Sold less"))),
        _tr(_tc(_p("Sold nothing")), _tc(_p("Sold out"))),
    )
    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="0420"/>'
    found = shown(read_docx(make_docx(_tbl(*rows, properties=look), styles=style), "a").blocks)
    assert found[0] == ("heading7", "Quarter one | Quarter two")
    plain = shown(read_docx(make_docx(_tbl(*rows), styles=style), "a").blocks)
    assert plain[0] == ("cell", "Quarter one | Quarter two")


def test_a_comment_on_a_question_is_no_part_of_it(make_docx: DocxMaker) -> None:
    mark = '<w:r><w:commentReference w:id="1"/></w:r>'
    body = _tbl(
        _tr(_tc(_p("What went well?", "<w:b/>", mark)), _tc(_p(LED))),
        _tr(_tc(_p("What did not?", "<w:b/>")), _tc(_p("The mails that I wrote were long."))),
    )
    comment = f'<w:comment w:id="1" w:author="Jo Fox">{_p("Say more.")}</w:comment>'
    blocks = read_docx(make_docx(body, comments=comment), "a.docx").blocks
    found = [(b.kind, b.text, b.author) for b in blocks if b.text]
    assert found[:3] == [
        (BlockKind.HEADING, "What went well?", None),
        (BlockKind.COMMENT, "Say more.", "Jo Fox"),
        (BlockKind.CELL, LED, None),
    ]


def test_an_empty_form_keeps_its_questions_and_claims_nothing(
    make_docx: DocxMaker, shown: Shown
) -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{_p('Click or tap here to enter text.')}</w:sdtContent></w:sdt>"
    )
    body = _tbl(
        _tr(_tc(_p("What went well?")), _tc(prompt)),
        _tr(_tc(_p("What did not?")), _tc(_p(LED))),
    )
    assert shown(read_docx(make_docx(body), "a.docx").blocks) == [
        ("heading7", "What went well?"),
        ("-paragraph", "Click or tap here to enter text."),
        ("heading7", "What did not?"),
        ("cell", LED),
    ]


def test_paragraphs_where_rows_and_cells_should_be_are_read(
    make_docx: DocxMaker, shown: Shown
) -> None:
    body = f"<w:tbl>{_p('Loose.')}<w:tr>{_p('Looser.')}{_tc(_p('Cell.'))}</w:tr></w:tbl>"
    texts = [text for _, text in shown(read_docx(make_docx(body), "a.docx").blocks)]
    assert " ".join(texts).replace(" | ", " ") == "Loose. Looser. Cell."
