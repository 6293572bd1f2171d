from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.readers.docx import read_docx

if TYPE_CHECKING:
    from readers.conftest import DocxMaker, Shown

STYLES = (
    '<w:style w:type="paragraph" w:styleId="Naglwek1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/>'
    '<w:basedOn w:val="Naglwek1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Out"/>'
    '<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Bul"><w:name w:val="Bul"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/>'
    "<w:rPr><w:vanish/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="L"/>'
    '<w:basedOn w:val="Loop"/></w:style>'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="-"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="none"/>'
    '<w:lvlText w:val=""/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)


def _p(style: str, text: str, more: str = "", run: str = "") -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>'
        f"<w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"
    )


def test_headings_by_style_chain_and_outline(make_docx: DocxMaker, shown: Shown) -> None:
    body = (
        _p("Naglwek1", "One")
        + _p("Own", "Two")
        + _p("Out", "Three")
        + _p("Own", "Body text", '<w:outlineLvl w:val="9"/>')
        + _p("Loop", "Looped, and no harm done.")
        + _p("Naglwek1", "word " * 60)
        + _p("Toc", "One 3")
    )
    kinds = [k for k, _ in shown(read_docx(make_docx(body, styles=STYLES), "a.docx").blocks)]
    assert kinds == [
        "heading1", "heading1", "heading3", "paragraph", "paragraph", "paragraph", "-margin",
    ]  # fmt: skip


def test_lists_by_style_and_numbering(make_docx: DocxMaker, shown: Shown) -> None:
    def numbered(number: int, level: int) -> str:
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    body = (
        _p("", "Item", numbered(3, 0))
        + _p("", "No mark", numbered(3, 1))
        + _p("Bul", "By style")
        + _p("Bul", "Taken out", numbered(0, 0))
        + _p("", "• Typed", '<w:ind w:left="1440"/>')
    )
    found = shown(read_docx(make_docx(body, styles=STYLES, numbering=NUMBERING), "a.docx").blocks)
    assert found == [
        ("item0", "Item"),
        ("paragraph", "No mark"),
        ("item1", "By style"),
        ("paragraph", "Taken out"),
        ("item1", "Typed"),
    ]


def test_text_hidden_by_its_style_is_kept_apart(make_docx: DocxMaker, shown: Shown) -> None:
    body = _p("", "secret", run='<w:rStyle w:val="Gone"/>') + _p("", "open.")
    reading = read_docx(make_docx(body, styles=STYLES), "a.docx")
    assert shown(reading.blocks) == [("-hidden", "secret"), ("paragraph", "open.")]
