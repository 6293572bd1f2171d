from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from packetcheck.readers.docx import read_docx

if TYPE_CHECKING:
    from readers.conftest import DocxMaker


def _r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _texts(make_docx: DocxMaker, inner: str) -> list[str]:
    return [b.text for b in read_docx(make_docx(f"<w:p>{inner}</w:p>"), "a.docx").blocks]


def test_insertions_stay_and_deletions_are_counted(make_docx: DocxMaker) -> None:
    body = (
        "<w:p>" + _r("I ") + "<w:ins>" + _r("led ") + "</w:ins>"
        "<w:del><w:r><w:delText>saw </w:delText></w:r></w:del><w:moveTo>" + _r("the ")
        + "</w:moveTo><w:moveFrom>" + _r("old ") + "</w:moveFrom>" + _r("launch.") + "</w:p>"
    )  # fmt: skip
    reading = read_docx(make_docx(body), "a.docx")
    assert [block.text for block in reading.blocks] == ["I led the launch."]
    assert [(d.what, d.count, d.characters) for d in reading.dropped] == [
        ("deleted revision", 2, 8)
    ]


def test_a_deleted_paragraph_end_joins_two_paragraphs(make_docx: DocxMaker) -> None:
    body = (
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + _r("I led ") + "</w:p>"
        "<w:p>" + _r("the launch.") + "</w:p>"
    )
    blocks = read_docx(make_docx(body), "a.docx").blocks
    assert [block.text for block in blocks] == ["I led the launch."]


def test_fields_give_their_result(make_docx: DocxMaker) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = (
        _r("See ") + mark("begin") + "<w:r><w:instrText>REF x</w:instrText></w:r>"
        + _r("code") + mark("separate") + _r("page 3") + mark("end")
        + '<w:fldSimple w:instr="DATE">' + _r(" today") + "</w:fldSimple>"
    )  # fmt: skip
    assert _texts(make_docx, inner) == ["See page 3 today"]


def test_a_field_that_never_ends_hides_nothing(make_docx: DocxMaker) -> None:
    inner = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + _r("I led it.")
    assert _texts(make_docx, inner) == ["I led it."]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:hyperlink>" + _r("link") + "</w:hyperlink>", "link"),
        ("<w:sdt><w:sdtContent>" + _r("control") + "</w:sdtContent></w:sdt>", "control"),
        ("<w:smartTag>" + _r("smart") + "</w:smartTag>", "smart"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (_r("a") + "<w:r><w:tab/></w:r>" + _r("b"), "a\tb"),
        (_r("well") + "<w:r><w:noBreakHyphen/></w:r>" + _r("known"), "well-known"),
        (_r("done ") + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "done ✓"),
    ],
)
def test_inline_elements(make_docx: DocxMaker, inner: str, text: str) -> None:
    assert " ".join(_texts(make_docx, inner)).split() == text.split()


def test_prompts_are_dropped_and_filled_controls_stay(make_docx: DocxMaker) -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    prompt = _r("Click here.", '<w:rStyle w:val="PlaceholderText"/>')
    body = "<w:p>" + control.format(prompt) + "</w:p><w:p>" + control.format(_r("Real.")) + "</w:p>"
    reading = read_docx(make_docx(body), "a.docx")
    assert [block.text for block in reading.blocks] == ["Real."]
    assert reading.dropped[0].what == "placeholder"


def test_a_text_box_is_read_once(make_docx: DocxMaker) -> None:
    box = "<w:txbxContent><w:p>" + _r("Boxed.") + "</w:p></w:txbxContent>"
    inner = (
        _r("Beside.") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )  # fmt: skip
    assert _texts(make_docx, inner) == ["Beside.", "Boxed."]


def test_hidden_runs_are_counted(make_docx: DocxMaker) -> None:
    body = "<w:p>" + _r("Seen. ") + _r("product strategy", "<w:vanish/>") + "</w:p>"
    reading = read_docx(make_docx(body), "a.docx")
    assert [block.text.strip() for block in reading.blocks] == ["Seen."]
    assert [(d.what, d.count) for d in reading.dropped] == [("hidden text", 1)]
