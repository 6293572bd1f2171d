from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from packetcheck.document import BlockKind
from packetcheck.readers.pdf import read_pdf
from packetcheck.readers.pdf_sheets import Sheet, sheet_of
from packetcheck.readers.pdf_source import corrupt

if TYPE_CHECKING:
    from readers.conftest import PdfMaker


def test_when_the_time_is_up_the_rest_is_named(
    make_pdf: PdfMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 0.0, 1000.0, 2000.0])
    monkeypatch.setattr("packetcheck.readers.pdf_pages.time.monotonic", lambda: next(clock))
    reading = read_pdf(make_pdf([(72, 100, "One.")], [(72, 100, "Two.")]), "a.pdf")
    assert [block.text for block in reading.blocks] == ["One."]
    assert reading.partly
    assert "page 2" in reading.warnings[0]


def test_a_damaged_page_does_not_cost_the_others(
    make_pdf: PdfMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_on_first(page: Any) -> Sheet:
        if page.get_textpage().count_chars() == 4:
            raise KeyError("Font")
        return sheet_of(page)

    monkeypatch.setattr("packetcheck.readers.pdf_pages.sheet_of", fails_on_first)
    reading = read_pdf(make_pdf([(72, 100, "One.")], [(72, 100, "Second.")]), "a.pdf")
    assert [block.text for block in reading.blocks] == ["Second."]
    assert reading.partly
    assert "page 1 is damaged" in reading.warnings[0]


def test_a_page_that_pdfium_cannot_load_is_read_all_the_same(
    make_pdf: PdfMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("packetcheck.readers.pdf_source.PdfSource.page", lambda *_: None)
    reading = read_pdf(make_pdf([(72, 100, "#One"), (72, 130, "Shipped it.")]), "a.pdf")
    assert [block.text for block in reading.blocks] == ["One", "Shipped it."]
    assert not reading.partly


@pytest.mark.parametrize("broken", ["_open_fast", "_open_slow"])
def test_one_library_is_enough_to_open_a_file(
    make_pdf: PdfMaker, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setattr(f"packetcheck.readers.pdf_source.{broken}", lambda *_: corrupt("a.pdf"))
    reading = read_pdf(make_pdf([(72, 100, "One.")]), "a.pdf")
    assert [block.text for block in reading.blocks] == ["One."]


def test_of_two_readings_of_a_page_the_better_is_taken(
    make_pdf: PdfMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def garbled(page: Any) -> Sheet:
        sheet = sheet_of(page)
        return replace(sheet, words=[word._replace(text="", unmapped=4) for word in sheet.words])

    monkeypatch.setattr("packetcheck.readers.pdf_pages.sheet_of", garbled)
    reading = read_pdf(make_pdf([(72, 100, "Shipped the search.")]), "a.pdf")
    assert [block.text for block in reading.blocks] == ["Shipped the search."]
    assert reading.warnings == ()


def test_letters_printed_twice_count_once(make_pdf: PdfMaker) -> None:
    line = (72, 100, "Shipped the search.")
    reading = read_pdf(make_pdf([line, (72.2, 100, line[2])]), "a.pdf")
    assert [block.text for block in reading.blocks] == ["Shipped the search."]


def test_text_along_the_edge_is_furniture_and_a_turned_page_is_not() -> None:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(612, 792), invariant=1)
    for line in range(6):
        canvas.drawString(72, 700 - 14 * line, "A line of the page that runs from left to right.")
    canvas.rotate(90)
    canvas.drawString(200, -590, "Stamp along the edge")
    canvas.showPage()
    canvas.rotate(90)
    canvas.drawString(100, -200, "A page that was turned for printing.")
    canvas.save()
    blocks = read_pdf(packed.getvalue(), "a.pdf").blocks
    assert [(b.page, b.text) for b in blocks if b.kind is BlockKind.MARGIN] == [
        (1, "Stamp along the edge")
    ]
    assert (2, "A page that was turned for printing.") in [
        (b.page, b.text) for b in blocks if not b.furniture
    ]


def test_a_watermark_across_the_page_is_furniture() -> None:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(612, 792), invariant=1)
    canvas.drawString(72, 700, "Shipped the search.")
    canvas.rotate(45)
    canvas.drawString(300, 100, "Internal draft")
    canvas.save()
    found = {(b.text, b.furniture) for b in read_pdf(packed.getvalue(), "a.pdf").blocks}
    assert found == {("Shipped the search.", False), ("Internal draft", True)}
