from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.readers.pdf import read_pdf
from packetcheck.readers.pdf_words import page_words

if TYPE_CHECKING:
    import pytest

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
    original = page_words

    def fails_on_first(page: object, tally: object) -> object:
        if getattr(page, "page_number", 0) == 1:
            raise KeyError("Font")
        return original(page, tally)  # type: ignore[arg-type]

    monkeypatch.setattr("packetcheck.readers.pdf_pages.page_words", fails_on_first)
    reading = read_pdf(make_pdf([(72, 100, "One.")], [(72, 100, "Two.")]), "a.pdf")
    assert [block.text for block in reading.blocks] == ["Two."]
    assert reading.partly
    assert "page 1 is damaged" in reading.warnings[0]


def test_letters_printed_twice_count_once(make_pdf: PdfMaker) -> None:
    line = (72, 100, "Shipped the search.")
    reading = read_pdf(make_pdf([line, (72.2, 100, line[2])]), "a.pdf")
    assert [block.text for block in reading.blocks] == ["Shipped the search."]


def test_what_lies_off_the_page_is_hidden(make_pdf: PdfMaker) -> None:
    reading = read_pdf(make_pdf([(72, 100, "Seen."), (900, 100, "strategy")]), "a.pdf")
    assert [block.text for block in reading.blocks] == ["Seen."]
    assert [(d.what, d.characters) for d in reading.dropped] == [("hidden text", 8)]
