from __future__ import annotations

from packetcheck.readers.pdf_layout import Flow, Layout, flows_of
from packetcheck.readers.pdf_words import Piece


def _piece(text: str, x0: float, top: float, width: float) -> Piece:
    return Piece(text, x0, x0 + width, top, top + 10, 10, bold=False, text_x0=x0, first=20, page=1)


def _column(name: str, x0: float, count: int, top: float = 100, width: float = 200) -> list[Piece]:
    words = "words that fill the line"
    return [_piece(f"{name}{n} {words}", x0, top + 13 * n, width) for n in range(count)]


def _names(flows: list[Flow]) -> list[list[str]]:
    return [[piece.text.split()[0] for piece in flow.pieces] for flow in flows]


def test_one_column_is_one_flow() -> None:
    assert _names(flows_of(_column("a", 72, 3))) == [["a0", "a1", "a2"]]
    assert flows_of([]) == []


def test_a_full_line_parts_two_bands_of_columns() -> None:
    pieces = [
        _piece("title", 72, 60, 460),
        *_column("a", 72, 4), *_column("b", 320, 4),
        _piece("middle", 72, 160, 460),
        *_column("c", 72, 4, 200), *_column("d", 320, 4, 200),
    ]  # fmt: skip
    assert _names(flows_of(pieces)) == [
        ["title"], ["a0", "a1", "a2", "a3"], ["b0", "b1", "b2", "b3"],
        ["middle"], ["c0", "c1", "c2", "c3"], ["d0", "d1", "d2", "d3"],
    ]  # fmt: skip


def test_three_columns() -> None:
    pieces = [*_column("a", 50, 4, width=140), *_column("b", 220, 4, width=140),
              *_column("c", 400, 4, width=140)]  # fmt: skip
    assert [names[0] for names in _names(flows_of(pieces))] == ["a0", "b0", "c0"]


def test_labels_beside_text_come_before_it() -> None:
    text = [_piece(f"t{n} a line of prose that goes on", 200, 100 + 13 * n, 300) for n in range(9)]
    labels = [_piece(f"q{n}", 72, 100 + 39 * n, 60 + n) for n in range(3)]
    flows = flows_of([*text, *labels])
    assert [flow.layout for flow in flows] == [Layout.LABEL, Layout.TEXT] * 3
    assert _names(flows)[:2] == [["q0"], ["t0", "t1", "t2"]]


def test_short_texts_side_by_side_are_rows() -> None:
    left = [_piece(f"l{n}", 72, 100 + 13 * n, 30) for n in range(4)]
    right = [_piece(f"r{n}", 300, 100 + 13 * n, 30) for n in range(4)]
    (flow,) = flows_of([*left, *right])
    assert flow.layout is Layout.ROWS
    assert _names([flow])[0][:4] == ["l0", "r0", "l1", "r1"]
