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


def test_prompts_are_furniture_and_filled_controls_stay(make_docx: DocxMaker) -> None:
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    prompt = _r("Your words.", '<w:rStyle w:val="PlaceholderText"/>')
    told = _r("Click or tap here to enter text.")
    body = (
        "<w:p>" + _r("Name: ") + control.format(prompt) + "</w:p><w:p>"
        + control.format(_r("Real.")) + "</w:p><w:p>" + control.format(told) + "</w:p>"
    )  # fmt: skip
    blocks = read_docx(make_docx(body), "a.docx").blocks
    assert [(block.text.strip(), block.furniture) for block in blocks] == [
        ("Name:", False),
        ("Your words.", True),
        ("Real.", False),
        ("Click or tap here to enter text.", True),
    ]


def test_a_sentence_that_begins_like_a_prompt_stays(make_docx: DocxMaker) -> None:
    text = (
        "Click here to enter was my idea, and with it sign-ups rose by a third in all markets, as "
        "the board saw in May and again in the review of the year."
    )
    blocks = read_docx(make_docx("<w:p>" + _r(text) + "</w:p>"), "a.docx").blocks
    assert not blocks[0].furniture


def test_old_form_fields_show_their_choice(make_docx: DocxMaker) -> None:
    def form(data: str) -> str:
        mark = '<w:r><w:fldChar w:fldCharType="{}">{}</w:fldChar></w:r>'
        code = "<w:r><w:instrText>FORM</w:instrText></w:r>"
        return mark.format("begin", f"<w:ffData>{data}</w:ffData>") + code + mark.format("end", "")

    entries = '<w:listEntry w:val="Always"/><w:listEntry w:val="Often"/>'
    inner = (
        form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>')
        + form("<w:checkBox><w:checked/></w:checkBox>")
        + form('<w:checkBox><w:default w:val="0"/></w:checkBox>')
    )
    assert _texts(make_docx, inner) == ["Often☒ ☐"]


def test_how_a_word_is_pronounced_stands_beside_it(make_docx: DocxMaker) -> None:
    ruby = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>"
    inner = ruby.format(_r("とうきょう"), _r("東京")) + _r("に行った。")
    blocks = read_docx(make_docx(f"<w:p>{inner}</w:p>"), "a.docx").blocks
    assert [(b.text, b.furniture) for b in blocks] == [
        ("東京に行った。", False),
        ("とうきょう", True),
    ]


def test_a_field_over_paragraphs_within_a_field(make_docx: DocxMaker) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = (
        "<w:p>" + mark("begin") + _r("code") + mark("begin") + _r("inner code") + mark("separate")
        + _r("inner result") + mark("end") + "</w:p><w:p>" + _r("more code") + mark("separate")
        + _r("One") + "</w:p><w:p>" + _r("Two") + mark("end") + _r(" Three") + "</w:p>"
    )  # fmt: skip
    reading = read_docx(make_docx(body), "a.docx")
    assert [block.text for block in reading.blocks] == ["One", "Two Three"]
    assert [(d.what, d.count) for d in reading.dropped] == [("field code", 4)]


def test_the_last_paragraph_is_kept_though_its_end_is_deleted(make_docx: DocxMaker) -> None:
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + _r("I led it.") + "</w:p>"
    blocks = read_docx(make_docx(gone), "a.docx").blocks
    assert [block.text for block in blocks] == ["I led it."]


def test_words_outside_of_runs_and_paragraphs_are_read(make_docx: DocxMaker) -> None:
    body = (
        _r("Loose ") + _r("words.") + "<w:p><w:t>Bare.</w:t></w:p><w:p>" + _r("Outer.")
        + "<w:p>" + _r("Inner.") + "</w:p></w:p>"
        + "<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara>"
    )  # fmt: skip
    blocks = read_docx(make_docx(body), "a.docx").blocks
    assert [block.text for block in blocks] == ["Loose words.", "Bare.", "Outer.", "Inner.", "x=1"]


def test_a_text_box_is_read_once(make_docx: DocxMaker) -> None:
    box = "<w:txbxContent><w:p>" + _r("Boxed.") + "</w:p></w:txbxContent>"
    inner = (
        _r("Beside.") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box
        + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box
        + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )  # fmt: skip
    assert _texts(make_docx, inner) == ["Beside.", "Boxed."]
