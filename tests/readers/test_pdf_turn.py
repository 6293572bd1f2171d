from __future__ import annotations

from typing import Any

from packetcheck.readers.pdf_turn import logical, turned
from packetcheck.readers.reading import Tally


def _char(text: str, x0: float, top: float, matrix: tuple[float, ...]) -> dict[str, Any]:
    return {
        "text": text, "x0": x0, "x1": x0 + 6, "top": top, "bottom": top + 6, "size": 6,
        "matrix": (*matrix, 0, 0), "upright": matrix[1] == 0,
    }  # fmt: skip


UP, DOWN, PLAIN = (0, 1, -1, 0), (0, -1, 1, 0), (1, 0, 0, 1)


def _order(chars: list[dict[str, Any]]) -> str:
    return "".join(c["text"] for c in sorted(chars, key=lambda c: (c["top"], c["x0"])))


def test_an_upright_page_is_left_alone() -> None:
    chars = [_char("a", 10, 10, PLAIN)]
    assert turned(chars, 100, 200, Tally()) is chars


def test_a_page_turned_left_or_right_is_turned_back() -> None:
    # Upwards: letters climb the page, lines go from left to right.
    up = [_char("a", 10, 90, UP), _char("b", 10, 80, UP), _char("c", 20, 90, UP)]
    down = [_char("a", 90, 10, DOWN), _char("b", 90, 20, DOWN), _char("c", 80, 10, DOWN)]
    assert _order(turned(up, 100, 100, Tally())) == "abc"
    assert _order(turned(down, 100, 100, Tally())) == "abc"


def test_a_stamp_along_the_edge_is_counted() -> None:
    tally = Tally()
    chars = [_char("a", 10, 10, PLAIN), _char("b", 20, 10, PLAIN), _char("x", 90, 10, UP)]
    assert [char["text"] for char in turned(chars, 100, 100, tally)] == ["a", "b"]
    assert tally.counts["rotated text"] == [1, 1]


def test_scripts_from_right_to_left_come_in_the_order_of_speech() -> None:
    words = [{"text": text} for text in ("הדגב", "A", "B", "בא")]
    assert [word["text"] for word in logical(words)] == ["אב", "A", "B", "בגדה"]
    assert [word["text"] for word in logical([{"text": "a"}, {"text": "b"}])] == ["a", "b"]
