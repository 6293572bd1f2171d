from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from packetcheck.readers.pdf import read_pdf

ROWS = (("Goal", "Result"), ("Churn", "Cut by 4%"), ("Hiring", "Two analysts"))


def _read(*, thick: bool, split: bool, form: bool = False) -> list[str]:
    """Read a page with a ruled table of which each second cell has two lines."""
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(612, 792), invariant=1)
    canvas.drawString(72, 740, "Before the table.")
    if form:
        canvas.beginForm("table")
    canvas.translate(0, 10 if form else 0)
    xs, ys = (72, 200, 400), (700, 660, 620, 580)
    for y in ys:
        if split:
            canvas.line(xs[0], y, xs[1], y)
            canvas.line(xs[1], y, xs[2], y)
        elif thick:
            canvas.rect(xs[0], y, xs[2] - xs[0], 0.8, fill=1, stroke=0)
        else:
            canvas.line(xs[0], y, xs[2], y)
    for x in xs:
        if thick:
            canvas.rect(x, ys[-1], 0.8, ys[0] - ys[-1], fill=1, stroke=0)
        else:
            canvas.line(x, ys[0], x, ys[-1])
    for y, (left, right) in zip(ys, ROWS, strict=False):
        canvas.drawString(80, y - 15, left)
        canvas.drawString(208, y - 15, right)
        canvas.drawString(208, y - 28, "and more")
    if form:
        canvas.endForm()
        canvas.doForm("table")
    canvas.drawString(72, 540, "After the table.")
    canvas.save()
    return [block.text for block in read_pdf(packed.getvalue(), "a.pdf").blocks if block.text]


CELLS = [
    "Before the table.", "Goal", "Result and more", "Churn | Cut by 4% and more",
    "Hiring", "Two analysts and more", "After the table.",
]  # fmt: skip


def test_a_table_is_read_cell_by_cell_however_its_rules_are_drawn() -> None:
    assert _read(thick=False, split=False) == CELLS
    assert _read(thick=True, split=False) == CELLS
    assert _read(thick=False, split=True) == CELLS


def test_a_table_within_a_form_object_is_one_too() -> None:
    assert _read(thick=False, split=False, form=True) == CELLS


def test_a_frame_around_a_text_is_no_table() -> None:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(612, 792), invariant=1)
    canvas.rect(60, 600, 400, 120)
    canvas.line(60, 660, 460, 660)
    for line in range(3):
        canvas.drawString(72, 700 - 13 * line, f"Line {line} of a text that stands in a frame and")
    canvas.save()
    blocks = read_pdf(packed.getvalue(), "a.pdf").blocks
    assert len(blocks) == 1
