from __future__ import annotations

from packetcheck.readers.pdf_margins import margins_of, unwrapped
from packetcheck.readers.pdf_words import Piece


def _piece(text: str, top: float, size: float = 10) -> Piece:
    return Piece(text, 72, 300, top, top + size, size, bold=False, text_x0=72, first=20, page=1)


def _body() -> list[Piece]:
    return [_piece("Text that goes on.", 120 + 13 * n) for n in range(6)]


def test_what_repeats_at_the_edge_is_furniture() -> None:
    pages = [(792.0, [_piece(f"Review {n}", 50), *_body()]) for n in (1, 2)]
    assert margins_of(pages) == [{0}, {0}]


def test_a_first_line_of_text_is_no_running_title() -> None:
    line = _piece("A sentence that stands at the top of each of the pages, and it is long enough to"
                  " be prose and no title at all.", 50)  # fmt: skip
    assert margins_of([(792.0, [line, *_body()])] * 2) == [set(), set()]


def test_page_numbers_and_browser_lines() -> None:
    for text in ("3", "- 3 -", "Page 3 of 10", "Seite 3", "https://x.example/a 1/2",
                 "12/20/24, 9:14 AM Review"):  # fmt: skip
        assert margins_of([(792.0, [*_body(), _piece(text, 750)])]) == [{6}]


def test_a_line_alone_in_the_margin() -> None:
    assert margins_of([(792.0, [_piece("Acme - confidential", 30), *_body()])]) == [{0}]


def test_titles_and_sentences_at_the_top_stay() -> None:
    assert margins_of([(792.0, [_piece("My year", 30, 18), *_body()])]) == [set()]
    assert margins_of([(792.0, [_piece("I shipped it.", 30), *_body()])]) == [set()]


def test_a_number_within_the_text_stays() -> None:
    assert margins_of([(792.0, [*_body(), _piece("12", 400)])]) == [set()]


def test_a_page_that_is_there_twice_loses_no_line() -> None:
    page = [_piece("I shipped the search to everybody in May.", 50), *_body()]
    assert margins_of([(792.0, page), (792.0, page)]) == [set(), set()]


def test_a_running_title_of_two_lines_is_one() -> None:
    lines = [_piece("Harbour Group, Review of the", 30), _piece("year for staff", 42)]
    assert [piece.text for piece in unwrapped(lines)] == [
        "Harbour Group, Review of the year for staff"
    ]
    lines = [_piece("Harbour Group", 30), _piece("Review of the year", 42)]
    assert len(unwrapped(lines)) == 2


def test_a_year_at_the_edge_is_no_page_number() -> None:
    assert margins_of([(792.0, [_piece("2026", 75), *_body()])]) == [set()]
