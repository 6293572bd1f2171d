from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from packetcheck.document import Voice
from packetcheck.readers.pdf import read_pdf
from packetcheck.readers.pdf_forms import added_to
from packetcheck.readers.reading import Tally


def _name(name: str) -> SimpleNamespace:
    return SimpleNamespace(name=name)


def _page(*annotations: dict[str, Any]) -> SimpleNamespace:
    place = {"x0": 72, "x1": 200, "top": 100, "bottom": 120}
    return SimpleNamespace(annots=[{**place, "data": data} for data in annotations])


def _texts(*annotations: dict[str, Any]) -> list[str]:
    return [piece.text for piece in added_to(_page(*annotations), 1, Tally())[0]]


def test_values_of_fields_and_of_their_parents() -> None:
    widget, text = _name("Widget"), _name("Tx")
    assert _texts(
        {"Subtype": widget, "FT": text, "V": b"Line one\rline two"},
        {"Subtype": widget, "Parent": {"FT": text, "V": b"\xfe\xff\x00A\x00n\x00a"}},
        {"Subtype": widget, "FT": _name("Ch"), "V": [b"One", b"Two"]},
        {"Subtype": widget, "FT": _name("Btn"), "V": _name("Yes")},
        {"Subtype": widget, "FT": text},
    ) == ["Line one\nline two", "Ana", "One, Two"]


def test_text_typed_onto_the_page_is_text() -> None:
    assert _texts({"Subtype": _name("FreeText"), "Contents": b"Typed."}) == ["Typed."]


def test_notes_are_comments_of_their_authors() -> None:
    data = {"Subtype": _name("Highlight"), "Contents": b"Really?", "T": b"Jo Fox"}
    (note,) = added_to(_page(data, {"Subtype": _name("Link")}), 3, Tally())[1]
    assert (note.text, note.voice, note.author, note.page) == (
        "Really?", Voice.OTHER, "Jo Fox", 3,
    )  # fmt: skip


def test_a_parent_that_is_its_own_parent_ends() -> None:
    loop: dict[str, Any] = {"Subtype": _name("Widget")}
    loop["Parent"] = loop
    assert _texts(loop) == []


def test_damaged_annotations_are_told_of() -> None:
    class Broken:
        @property
        def annots(self) -> list[object]:
            raise ValueError("broken")

    tally = Tally()
    assert added_to(Broken(), 2, tally) == ([], [])
    assert "page 2" in tally.warnings[0]


def test_files_that_pdfminer_cannot_open_keep_their_fields_and_notes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("broken")

    packed = io.BytesIO()
    canvas = Canvas(packed, invariant=1)
    canvas.drawString(72, 700, "What went well?")
    canvas.acroForm.textfield(name="a", value="The launch went out.", x=72, y=660)
    canvas.textAnnotation("Not alone, I think.", Rect=[300, 600, 320, 620], addtopage=1)
    canvas.save()
    monkeypatch.setattr("packetcheck.readers.pdf_source.PdfSource.mined_page", broken)
    blocks = read_pdf(packed.getvalue(), "a.pdf").blocks
    assert [block.text for block in blocks] == [
        "What went well?", "The launch went out.", "Not alone, I think.",
    ]  # fmt: skip
    assert blocks[-1].voice is Voice.OTHER
