from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from packetcheck.document import BlockKind
from packetcheck.errors import NoTextError
from packetcheck.readers.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from packetcheck.readers.reading import Reading

Drawing = "Callable[[Canvas], None]"
SEEN, UNSEEN = "Shipped the search.", "strategy and leadership"


def _read(draw: Callable[[Canvas], None], *, seen: bool = True) -> Reading:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(612, 792), invariant=1)
    if seen:
        canvas.drawString(72, 700, SEEN)
    draw(canvas)
    canvas.save()
    return read_pdf(packed.getvalue(), "a.pdf")


def _parts(reading: Reading) -> tuple[list[str], list[str]]:
    """Return the texts that are in sight, and those that are not."""
    hidden = [block.text for block in reading.blocks if block.kind is BlockKind.HIDDEN]
    return [b.text for b in reading.blocks if b.kind is not BlockKind.HIDDEN], hidden


def _picture(canvas: Canvas, *, shade: int, box: tuple[int, int, int, int]) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (40, 40), shade)), *box)


def _white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(72, 600, UNSEEN)


def _nearly_white(canvas: Canvas) -> None:
    canvas.setFillGray(0.97)
    canvas.drawString(72, 600, UNSEEN)


def _transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0)
    canvas.drawString(72, 600, UNSEEN)


def _tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    canvas.drawString(72, 600, UNSEEN)


def _shrunk(canvas: Canvas) -> None:
    canvas.translate(72, 600)
    canvas.scale(0.05, 0.05)
    canvas.drawString(0, 0, UNSEEN)


def _off_the_page(canvas: Canvas) -> None:
    canvas.drawString(900, 600, UNSEEN)


def _unpainted(canvas: Canvas) -> None:
    text = canvas.beginText(72, 600)
    text.setTextRenderMode(3)
    text.textLine(UNSEEN)
    canvas.drawText(text)


def _under_a_box(canvas: Canvas) -> None:
    canvas.drawString(72, 600, UNSEEN)
    canvas.setFillGray(1)
    canvas.rect(60, 590, 300, 30, fill=1, stroke=0)


def _under_a_picture(canvas: Canvas) -> None:
    canvas.drawString(72, 600, UNSEEN)
    _picture(canvas, shade=200, box=(60, 590, 300, 30))


def _black_on_black(canvas: Canvas) -> None:
    canvas.rect(60, 590, 300, 30, fill=1, stroke=0)
    canvas.drawString(72, 600, UNSEEN)


@pytest.mark.parametrize(
    "draw",
    [_white, _nearly_white, _transparent, _tiny, _shrunk, _off_the_page, _unpainted,
     _under_a_box, _under_a_picture, _black_on_black],
)  # fmt: skip
def test_what_nobody_sees_is_kept_apart_and_told_of(draw: Callable[[Canvas], None]) -> None:
    reading = _read(draw)
    assert _parts(reading) == ([SEEN], [UNSEEN])
    assert all(block.furniture for block in reading.blocks if block.kind is BlockKind.HIDDEN)
    assert len(reading.warnings) == 1
    assert f"1 passage ({len(UNSEEN)} characters) cannot be seen" in reading.warnings[0]


def _white_on_a_dark_bar(canvas: Canvas) -> None:
    canvas.setFillGray(0.2)
    canvas.rect(60, 590, 300, 30, fill=1, stroke=0)
    canvas.setFillGray(1)
    canvas.drawString(72, 600, UNSEEN)


def _white_on_a_dark_picture(canvas: Canvas) -> None:
    _picture(canvas, shade=30, box=(60, 590, 300, 30))
    canvas.setFillGray(1)
    canvas.drawString(72, 600, UNSEEN)


def _grey(canvas: Canvas) -> None:
    canvas.setFillGray(0.7)
    canvas.drawString(72, 600, UNSEEN)


def _on_a_white_box(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.rect(60, 590, 300, 30, fill=1, stroke=0)
    canvas.setFillGray(0)
    canvas.drawString(72, 600, UNSEEN)


def _under_a_tint(canvas: Canvas) -> None:
    canvas.drawString(72, 600, UNSEEN)
    canvas.setFillColorRGB(1, 1, 0, alpha=0.3)
    canvas.rect(60, 590, 300, 30, fill=1, stroke=0)


@pytest.mark.parametrize(
    "draw", [_white_on_a_dark_bar, _white_on_a_dark_picture, _grey, _on_a_white_box, _under_a_tint]
)
def test_what_can_be_seen_stays_text(draw: Callable[[Canvas], None]) -> None:
    reading = _read(draw)
    assert _parts(reading) == ([SEEN, UNSEEN], [])
    assert reading.warnings == ()


def _scan(canvas: Canvas) -> None:
    _picture(canvas, shade=230, box=(0, 0, 612, 792))
    for line in range(8):
        text = canvas.beginText(72, 700 - 14 * line)
        text.setTextRenderMode(3)
        text.textLine("A line that a machine has read off the picture of a page.")
        canvas.drawText(text)


def _scan_over_text(canvas: Canvas) -> None:
    for line in range(8):
        canvas.drawString(72, 700 - 14 * line, "A line under the picture of a page, read from it.")
    _picture(canvas, shade=230, box=(0, 0, 612, 792))


@pytest.mark.parametrize("draw", [_scan, _scan_over_text])
def test_the_text_of_a_scan_is_its_text(draw: Callable[[Canvas], None]) -> None:
    reading = _read(draw, seen=False)
    seen, hidden = _parts(reading)
    assert " ".join(seen).count("picture of a page") == 8
    assert hidden == []
    assert not reading.partly
    assert "text recognition" in reading.warnings[0]


def test_unpainted_words_on_a_page_with_a_background_picture_are_hidden() -> None:
    def draw(canvas: Canvas) -> None:
        _picture(canvas, shade=250, box=(0, 0, 612, 792))
        for line in range(8):
            canvas.drawString(72, 700 - 14 * line, "A line that everybody can read on the picture.")
        _unpainted(canvas)

    seen, hidden = _parts(_read(draw, seen=False))
    assert " ".join(seen).count("everybody") == 8
    assert hidden == [UNSEEN]


def test_a_file_of_nothing_but_hidden_text_has_no_text() -> None:
    with pytest.raises(NoTextError, match="that can be seen"):
        _read(_white, seen=False)
