from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.readers.pdf_blocks import Builder
from packetcheck.readers.pdf_fonts import fonts_of
from packetcheck.readers.pdf_layout import Flow, Layout
from packetcheck.readers.pdf_words import Piece

if TYPE_CHECKING:
    from packetcheck.document import RawBlock
    from readers.conftest import Shown


def _piece(
    text: str, top: float, x0: float = 72, *, size: float = 10, bold: bool = False, mark: float = 0
) -> Piece:
    return Piece(
        text, x0, x0 + 5 * len(text), top, top + size, size, bold=bold,
        text_x0=x0 + mark, first=5 * len(text.split(maxsplit=1)[0]), page=1,
    )  # fmt: skip


def _built(*flows: Flow) -> list[RawBlock]:
    builder = Builder(fonts_of(flows))
    for flow in flows:
        builder.flow(flow)
    return builder.blocks


def _lines(*texts: str, step: float = 13) -> Flow:
    return Flow(tuple(_piece(text, 100 + step * n) for n, text in enumerate(texts)))


FULL = "a line that is as long as the column is wide can"


def test_a_line_that_had_room_ends_its_paragraph(shown: Shown) -> None:
    flow = _lines(FULL, FULL, "Short one", "Then another thing of that kind", FULL)
    assert [text for _, text in shown(_built(flow))] == [
        f"{FULL} {FULL} Short one",
        f"Then another thing of that kind {FULL}",
    ]


def test_a_gap_ends_a_paragraph(shown: Shown) -> None:
    pieces = (_piece(FULL, 100), _piece(FULL, 113), _piece(FULL, 126), _piece("New text", 152))
    assert len(shown(_built(Flow(pieces)))) == 2


def test_an_item_ends_where_the_text_returns_to_the_margin(shown: Shown) -> None:
    pieces = (
        _piece("• " + FULL, 100, mark=10),
        _piece("and its second line", 113, 82),
        _piece("Back at the margin, nothing of the list.", 126),
    )
    assert [kind for kind, _ in shown(_built(Flow(pieces)))] == ["item0", "paragraph"]


def test_headings_of_two_lines_join_and_of_two_kinds_do_not(shown: Shown) -> None:
    long = "A heading that goes on until the column ends here"
    pieces = (
        _piece(long, 60, size=14),
        _piece("and goes on", 78, size=14),
        *(_piece(FULL, 110 + 13 * n) for n in range(4)),
        _piece("EDUCATION", 180, bold=True),
        _piece("Springfield University", 193, bold=True),
        _piece(FULL.capitalize(), 206),
    )
    found = shown(_built(Flow(pieces)))
    assert found[0] == ("heading1", f"{long} and goes on")
    assert [text for kind, text in found if kind == "heading2"] == [
        "EDUCATION", "Springfield University",
    ]  # fmt: skip


def test_labels_are_headings_and_rows_are_cells(shown: Shown) -> None:
    label = Flow((_piece("What went well?", 100),), Layout.LABEL)
    rows = Flow((_piece("Churn", 100), _piece("4%", 100, 200)), Layout.ROWS)
    assert shown(_built(label, _lines("The launch."), rows)) == [
        ("heading7", "What went well?"),
        ("paragraph", "The launch."),
        ("cell", "Churn"),
        ("cell", "4%"),
    ]


def test_a_date_flush_right_stays_on_its_line(shown: Shown) -> None:
    flow = Flow((_piece("Acme", 100), _piece("2019", 100, 300), _piece("Shipped it all.", 130)))
    assert [text for _, text in shown(_built(flow))] == ["Acme 2019", "Shipped it all."]


def test_pages_without_a_break_do_not_grow_into_one_paragraph() -> None:
    found = _built(Flow(tuple(_piece(FULL, 13.0 * n) for n in range(2_000))))
    assert 1 < len(found) < 10
    assert sum(len(block.text.replace(" ", "")) for block in found) == 2_000 * len(
        FULL.replace(" ", "")
    )


def test_lines_far_apart_on_a_slide_are_claims_of_their_own() -> None:
    wide = [
        ("Rode with nine drivers before the first sketch", 100),
        ("Moved all the billing of the depots to the new one", 138),
        ("Closed the old tracker, since none of the depots", 176),
        ("wanted it", 201),
    ]
    flow = Flow(tuple(_piece(text, top, size=22) for text, top in wide))
    assert [block.text for block in _built(flow)] == [
        wide[0][0],
        wide[1][0],
        f"{wide[2][0]} {wide[3][0]}",
    ]


def test_a_numbered_order_of_a_form_keeps_its_number() -> None:
    asked = "3. Describe one situation in which it went wrong."
    assert next(b.text for b in _built(_lines(asked, "It did in May."))) == asked
