from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from packetcheck.document import BlockKind
from packetcheck.readers.docx import read_docx

if TYPE_CHECKING:
    from readers.conftest import DocxMaker, Shown

WHITE = '<w:color w:val="FFFFFF"/>'


def _r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def _fill(color: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{color}"/>'


def _table(cell: str, cell_properties: str = "", table_properties: str = "") -> str:
    return (
        f"<w:tbl><w:tblPr>{table_properties}</w:tblPr><w:tr><w:tc><w:tcPr>{cell_properties}"
        f"</w:tcPr>{cell}</w:tc></w:tr></w:tbl>"
    )


def _box(inner: str, fill: str) -> str:
    color = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    return _p(
        "<w:r><w:drawing><wps:wsp "
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<wps:spPr>{color}</wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        "</wps:wsp></w:drawing></w:r>"
    )


def _is_hidden(make_docx: DocxMaker, body: str, **parts: str) -> bool:
    blocks = read_docx(make_docx(_p(_r("Plain.")) + body, **parts), "a.docx").blocks
    found = [block.kind for block in blocks if block.text == "strategy"]
    assert len(found) == 1
    return found[0] is BlockKind.HIDDEN


def test_hidden_words_come_after_the_visible_ones_with_a_warning(
    make_docx: DocxMaker, shown: Shown
) -> None:
    body = _p(
        _r("I led ") + _r("pricing ", "<w:vanish/>") + _r("strategy", "<w:vanish/>")
        + _r("the launch ") + _r("vision", WHITE) + _r("in May.")
    )  # fmt: skip
    reading = read_docx(make_docx(body + _p(_r("gone", '<w:sz w:val="2"/>'))), "a.docx")
    assert shown(reading.blocks) == [
        ("paragraph", "I led the launch in May."),
        ("-hidden", "pricing strategy vision"),
        ("-hidden", "gone"),
    ]
    assert not reading.dropped
    assert "2 passages, 27 characters" in reading.warnings[0]
    assert not reading.partly


def test_a_document_without_hidden_text_has_no_warning(make_docx: DocxMaker) -> None:
    assert read_docx(make_docx(_p(_r("Hi."))), "a.docx").warnings == ()


@pytest.mark.parametrize(
    "properties",
    [
        "<w:vanish/>",
        WHITE,
        '<w:color w:val="fdfdfd"/>',
        WHITE + _fill("auto"),
        WHITE + '<w:highlight w:val="white"/>',
        '<w:color w:val="000000"/>' + _fill("000000"),
        '<w:sz w:val="2"/>',
    ],
)
def test_what_nobody_sees_is_hidden(make_docx: DocxMaker, properties: str) -> None:
    assert _is_hidden(make_docx, _p(_r("strategy", properties)))


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="808080"/>',
        '<w:sz w:val="8"/>',
        WHITE + _fill("1F3864"),
        WHITE + '<w:highlight w:val="darkBlue"/>',
        WHITE + '<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>',
    ],
)
def test_what_can_be_seen_is_not_hidden(make_docx: DocxMaker, properties: str) -> None:
    assert not _is_hidden(make_docx, _p(_r("strategy", properties)))


def test_white_on_a_coloured_ground_is_seen(make_docx: DocxMaker) -> None:
    white = _p(_r("strategy", WHITE))
    style = (
        '<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr>'
        f"{_fill('4472C4')}</w:tcPr></w:tblStylePr></w:style>"
    )
    shaded = f'<w:style w:styleId="Band"><w:pPr>{_fill("4472C4")}</w:pPr></w:style>'
    for body, parts in (
        (_p(_r("strategy", WHITE), _fill("4472C4")), {}),
        (_p(_r("strategy", WHITE), '<w:pStyle w:val="Band"/>'), {"styles": shaded}),
        (_table(white, _fill("4472C4")), {}),
        (_table(_table(white), _fill("4472C4")), {}),
        (_table(white, "", _fill("4472C4")), {}),
        (_table(white, "", '<w:tblStyle w:val="Dark"/>'), {"styles": style}),
        (_box(white, "4472C4"), {}),
    ):
        assert not _is_hidden(make_docx, body, **parts)


def test_white_on_a_white_ground_is_hidden(make_docx: DocxMaker) -> None:
    white = _p(_r("strategy", WHITE))
    for body in (_table(white), _table(white, _fill("FFFFFF")), _box(white, "FFFFFF"),
                 _box(white, "")):  # fmt: skip
        assert _is_hidden(make_docx, body)


def test_white_over_a_picture_of_the_same_paragraph_is_seen(make_docx: DocxMaker) -> None:
    picture = "<w:r><w:pict><v:shape><v:imagedata/></v:shape></w:pict></w:r>"
    assert not _is_hidden(make_docx, _p(picture + _r("strategy", WHITE)))
    hidden = _p(picture + _r("strategy", "<w:vanish/>"))
    assert _is_hidden(make_docx, hidden)


def test_hidden_text_in_a_header_stays_hidden(make_docx: DocxMaker, shown: Shown) -> None:
    header = _p(_r("Acme ") + _r("strategy", WHITE))
    blocks = read_docx(make_docx(_p(_r("Hi.")), header=header), "a.docx").blocks
    assert shown(blocks)[:2] == [("-margin", "Acme"), ("-hidden", "strategy")]


@pytest.mark.parametrize(
    ("shape", "hidden"),
    [
        ('fillcolor="#4f81bd [3204]"', False),
        ('fillcolor="white"', True),
        ("", True),
        ('filled="f" fillcolor="#4f81bd"', False),
    ],
)
def test_white_in_an_old_text_box_is_seen_by_its_fill(
    make_docx: DocxMaker, shape: str, *, hidden: bool
) -> None:
    white = _p(_r("strategy", WHITE))
    box = (
        f"<w:r><w:pict><v:shape {shape}><v:textbox><w:txbxContent>{white}</w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    assert _is_hidden(make_docx, _p(box)) is hidden


@pytest.mark.parametrize(
    ("fill", "hidden"),
    [
        ('<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>', True),
        ('<a:solidFill><a:schemeClr val="accent1"/></a:solidFill>', False),
        ("<a:gradFill/>", False),
    ],
)
def test_white_in_a_text_box_with_the_themes_colours(
    make_docx: DocxMaker, fill: str, *, hidden: bool
) -> None:
    box = _box(_p(_r("strategy", WHITE)), "").replace("<a:noFill/>", fill)
    assert _is_hidden(make_docx, box) is hidden


def test_white_on_a_coloured_page_is_seen(make_docx: DocxMaker) -> None:
    page = '<w:background w:color="1F3864"/>'
    data = make_docx(_p(_r("strategy", WHITE)))
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            new.writestr(name, part.replace("<w:body>", f"{page}<w:body>"))
    blocks = read_docx(packed.getvalue(), "a.docx").blocks
    assert [block.kind for block in blocks] == [BlockKind.PARAGRAPH]
