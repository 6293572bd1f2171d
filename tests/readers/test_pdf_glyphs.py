"""Letters that a PDF names badly or not at all."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from packetcheck.document import BlockKind
from packetcheck.errors import NoTextError
from packetcheck.readers.pdf import read_pdf
from readers.pdf_bytes import FONT, packed_pdf, stream

if TYPE_CHECKING:
    from packetcheck.readers.reading import Reading

NAMELESS = b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Odd /Encoding /Identity-H "


def _read(content: bytes) -> Reading:
    """Read a page with the fonts F, whose letters have no names, and G, plain Helvetica."""
    data = packed_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R /G 8 0 R >> >> >>",
        stream(content),
        NAMELESS + b"/DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Odd /FontDescriptor 7 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 600 >>",
        b"<< /Type /FontDescriptor /FontName /AAAAAA+Odd /Flags 4 /FontBBox [0 -200 1000 800] "
        b"/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        FONT,
    )
    return read_pdf(data, "a.pdf")


LINE = b"BT /G 12 Tf 72 600 Td (I shipped the search to every customer.) Tj ET "


@pytest.mark.parametrize("codes", [b"0003000400050006", b"0024004400460044"])
def test_codes_of_glyphs_never_pass_for_letters(codes: bytes) -> None:
    reading = _read(LINE + b"BT /F 12 Tf 72 700 Td <" + codes + b"> Tj ET")
    assert [block.text for block in reading.blocks] == ["I shipped the search to every customer."]
    assert [(d.what, d.characters) for d in reading.dropped] == [("unreadable glyph", 4)]
    assert "4 glyphs have no letters" in reading.warnings[-1]


def test_a_glyph_without_a_name_before_a_line_is_its_bullet() -> None:
    reading = _read(
        b"BT /F 12 Tf 72 700 Td <007f> Tj /G 12 Tf 20 0 Td (Shipped the search) Tj ET " + LINE
    )
    assert (reading.blocks[0].kind, reading.blocks[0].text) == (
        BlockKind.ITEM, "Shipped the search",
    )  # fmt: skip


def test_a_page_of_nameless_letters_is_named_with_the_way_out() -> None:
    reading = _read(
        b"BT /F 12 Tf 72 700 Td <" + b"0024" * 60 + b"> Tj ET BT /G 12 Tf 72 80 Td (Acme) Tj ET"
    )
    assert reading.partly
    assert "page 1 has letters that the file does not name" in reading.warnings[0]
    assert "OCR" in reading.warnings[0]


def test_nothing_but_nameless_letters_is_no_text() -> None:
    with pytest.raises(NoTextError) as caught:
        _read(b"BT /F 12 Tf 72 700 Td <00240044> Tj ET")
    assert "OCR" in caught.value.hint


@pytest.mark.parametrize(
    ("font", "mark"), [("Helvetica", "\x7f"), ("Symbol", "\xb7"), ("ZapfDingbats", "l")]
)
def test_bullets_of_all_fonts_make_items(font: str, mark: str) -> None:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(612, 792), invariant=1)
    for line, text in enumerate(("Shipped the search", "Hired two analysts")):
        canvas.setFont(font, 10)
        canvas.drawString(72, 700 - 14 * line, mark)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(86, 700 - 14 * line, text)
    canvas.save()
    blocks = read_pdf(packed.getvalue(), "a.pdf").blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.ITEM, "Shipped the search"), (BlockKind.ITEM, "Hired two analysts"),
    ]  # fmt: skip


def test_a_word_of_two_types_is_one_word() -> None:
    reading = _read(
        b"BT /G 12 Tf 72 700 Td (Shipped the se) Tj /G 12.1 Tf (arch on Mon) Tj "
        b"/G 12 Tf (day.) Tj ET"
    )
    assert [block.text for block in reading.blocks] == ["Shipped the search on Monday."]


def test_letters_set_one_by_one_are_words() -> None:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(612, 792), invariant=1)
    x = 72.0
    for letter in "Shipped the search on Monday.":
        if letter != " ":
            canvas.drawString(x, 700, letter)
        x += canvas.stringWidth(letter) + 0.3
    canvas.save()
    blocks = read_pdf(packed.getvalue(), "a.pdf").blocks
    assert [block.text for block in blocks] == ["Shipped the search on Monday."]
