"""Short texts in one row of a page: tabs, chips, cards; and lines that stay whole."""

from __future__ import annotations

import pytest

from packetcheck.readers.pdf_rows import apart
from packetcheck.readers.pdf_words import Style, Word

GREY = (120, 120, 120, 255)


def word(text: str, x0: float, *, size: float = 10, bold: bool = False, grey: bool = False) -> Word:
    style = Style(size, bold, fill=GREY if grey else (0, 0, 0, 255))
    return Word(text, x0, x0 + 5 * len(text), 100, 100 + size, size, bold, style)


def row(*texts: str, gap: float = 16) -> list[Word]:
    """Lay out texts, 3 points between their words and `gap` between them."""
    found: list[Word] = []
    x = 40.0
    for text in texts:
        for part in text.split():
            found.append(word(part, x))
            x = found[-1].x1 + 3
        x += gap - 3
    return found


@pytest.mark.parametrize(
    "texts",
    [
        ("Home", "My team", "Feedback", "Goals"),
        ("Listens first", "Courage"),
        ("Overview", "Goals", "1:1s"),
        ("Team player", "Clear writer", "Calm"),
        ("Back", "Print view"),
    ],
)
def test_tabs_and_chips_are_texts_of_their_own(texts: tuple[str, ...]) -> None:
    parts = apart(row(*texts))
    assert len(parts) == (0 if any(c.isdigit() for c in "".join(texts)) else len(texts) - 1)


@pytest.mark.parametrize(
    "texts",
    [
        ("Led pricing for the ferries and cut refunds",),
        ("Product Manager, Acme", "2019 to 2023"),
        ("Activation", "31%", "44%"),
        ("We moved the tills.", "Nobody queued"),
        ("A longer text of many words here", "Berlin"),
    ],
)
def test_lines_dates_and_figures_stay_whole(texts: tuple[str, ...]) -> None:
    assert apart(row(*texts)) == []


def test_a_justified_line_stays_whole() -> None:
    assert apart(row("Calm", "under", "all", "weather", gap=9)) == []


def test_a_card_parts_initials_name_and_post() -> None:
    card = [
        word("AL", 40, grey=True),
        word("Ana", 62, bold=True),
        word("Li", 80, bold=True),
        word("Data", 98, size=8, grey=True),
        word("Officer", 120, size=8, grey=True),
    ]
    assert apart(card) == [1, 3]


def test_a_bold_word_within_a_line_stays_in_it() -> None:
    line = [word("Impact", 40, bold=True), word("on", 80), word("crews", 93)]
    assert apart(line) == []
