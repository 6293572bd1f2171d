from __future__ import annotations

from packetcheck.readers.pdf_turn import UPRIGHT, Direction, direction_of, flipped, logical, turn
from packetcheck.readers.pdf_words import Style, Word

UP, DOWN = direction_of(0, 1, -1, 0), direction_of(0, -1, 1, 0)


def _word(text: str) -> Word:
    return Word(text, 0, 10, 0, 10, 10, bold=False, style=Style(10))


def _order(places: dict[str, tuple[float, float]], way: Direction) -> str:
    boxes = {
        name: turn((x0, top, x0 + 6, top + 6), way, 100, 100) for name, (x0, top) in places.items()
    }
    return "".join(sorted(boxes, key=lambda name: (boxes[name][1], boxes[name][0])))


def test_an_upright_page_is_left_alone() -> None:
    assert direction_of(12, 0, 0, 12) == UPRIGHT
    assert turn((10, 20, 30, 40), UPRIGHT, 100, 200) == (10, 20, 30, 40)


def test_a_page_turned_left_right_or_upside_down_is_turned_back() -> None:
    # Upwards: letters climb the page, lines go from left to right.
    assert _order({"a": (10, 90), "b": (10, 80), "c": (20, 90)}, UP) == "abc"
    assert _order({"a": (90, 10), "b": (90, 20), "c": (80, 10)}, DOWN) == "abc"
    turned = direction_of(-1, 0, 0, -1)
    assert _order({"a": (90, 90), "b": (80, 90), "c": (90, 80)}, turned) == "abc"


def test_letters_across_the_page_are_slanted_and_italics_are_not() -> None:
    assert direction_of(0.7, 0.7, -0.7, 0.7).slanted
    assert not direction_of(1, 0, 0.3, 1).slanted
    assert not direction_of(1, 0.01, -0.01, 1).slanted


def test_scripts_from_right_to_left_come_in_the_order_of_speech() -> None:
    words = [_word(text) for text in ("גבה", "A", "B", "אב")]
    assert [word.text for word in logical(words)] == ["אב", "A", "B", "גבה"]
    assert [word.text for word in logical([_word("a"), _word("b")])] == ["a", "b"]
    assert flipped("הבג") == "גבה"
    assert flipped("left") == "left"
