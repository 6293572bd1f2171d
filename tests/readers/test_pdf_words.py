from __future__ import annotations

from packetcheck.readers.pdf_words import UNREADABLE, Piece, Style, Word, pieces_of, rows_of
from packetcheck.readers.reading import Tally


def _word(text: str, x0: float, top: float = 100, *, size: float = 10) -> Word:
    wide = 5 * max(len(text), 1)
    return Word(text, x0, x0 + wide, top, top + size, size, bold=False, style=Style(size))


def _pieces(*words: Word) -> list[Piece]:
    return pieces_of(rows_of(words), 1, Tally())


def test_rows_are_told_by_height_and_sorted() -> None:
    words = [_word("b", 90), _word("c", 72, 113), _word("a", 72), _word("2", 96, 99, size=6)]
    assert [[w.text for w in row] for row in rows_of(words)] == [["a", "b", "2"], ["c"]]


def test_a_word_printed_twice_at_its_place_counts_once() -> None:
    words = [_word("bold", 72), _word("bold", 72.4), _word("bold", 100)]
    assert [[w.x0 for w in row] for row in rows_of(words)] == [[72, 100]]


def test_a_wide_gap_splits_and_a_bullets_does_not() -> None:
    assert [p.text for p in _pieces(_word("left", 72), _word("right", 200))] == ["left", "right"]
    (piece,) = _pieces(_word("•", 72), _word("Item", 95))
    assert (piece.text, piece.text_x0) == ("• Item", 95)


def test_close_columns_are_found_by_their_common_gap() -> None:
    rows = [
        word
        for n in range(10)
        for word in (
            _word("some", 72, 100 + 13 * n),
            _word("x" * (20 + n % 3), 95, 100 + 13 * n),
            _word("other", 213, 100 + 13 * n),
            _word("words", 241, 100 + 13 * n),
        )
    ]
    assert len(pieces_of(rows_of(rows), 1, Tally())) == 20


def test_glyphs_without_letters_are_counted() -> None:
    tally = Tally()
    words = [
        _word("ab", 72)._replace(unmapped=1),
        _word("", 72, 120)._replace(unmapped=1),
        _word("Item", 110, 120),
    ]
    assert [p.text for p in pieces_of(rows_of(words), 1, tally)] == ["ab", "• Item"]
    # What stands for a bullet is not lost.
    assert tally.counts[UNREADABLE] == [1, 1]


def test_split_and_spaced_words_are_joined() -> None:
    assert _pieces(_word("Pro", 72), _word("duct", 87)._replace(spaced=False))[0].text == "Product"
    assert _pieces(_word("Pro", 72), _word("duct", 87))[0].text == "Pro duct"
    letters = [_word(c, 72 + 8 * n) for n, c in enumerate("SKILL")]
    assert _pieces(*letters)[0].text == "SKILL"


def test_figures_side_by_side_stay_figures() -> None:
    figures = [_word(c, 72 + 8 * n) for n, c in enumerate("10203")]
    assert _pieces(*figures)[0].text == "1 0 2 0 3"


def test_bold_is_bold_throughout() -> None:
    assert _pieces(_word("A", 72)._replace(bold=True), _word("-", 79))[0].bold
    assert not _pieces(_word("A", 72)._replace(bold=True), _word("b", 79))[0].bold
