from __future__ import annotations

import importlib
import io
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from packetcheck.errors import CorruptDocumentError, LimitExceededError, NoTextError
from packetcheck.readers.limits import ReadLimits
from packetcheck.readers.pdf import read_pdf
from packetcheck.readers.pdf_ocr import NoRecognitionError, read_picture

LINES = ("Shipped the search to every", "customer in a single quarter.")


def _is_installed() -> bool:
    try:
        importlib.import_module("tesserocr")
    except ImportError:
        return False
    return any(Path("/usr/share/tesseract-ocr").glob("*/tessdata/eng.traineddata"))


needs_tesseract = pytest.mark.skipif(not _is_installed(), reason="Tesseract is not installed")


def _picture(lines: tuple[str, ...] = LINES) -> Image.Image:
    found = Image.new("L", (1000, 400), 255)
    draw = ImageDraw.Draw(found)
    for number, line in enumerate(lines):
        draw.text((60, 80 + 60 * number), line, font=ImageFont.load_default(40), fill=0)
    return found


def _png(picture: Image.Image) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    return packed.getvalue()


def _scan() -> bytes:
    packed = io.BytesIO()
    canvas = Canvas(packed, pagesize=(612, 792), invariant=1)
    canvas.drawString(72, 700, "I wrote this page.")
    canvas.showPage()
    canvas.drawImage(ImageReader(_picture()), 0, 500, 612, 245)
    canvas.save()
    return packed.getvalue()


@needs_tesseract
def test_a_scanned_page_is_read_where_it_is_asked_for() -> None:
    reading = read_pdf(_scan(), "a.pdf", ocr=True)
    assert [(block.page, block.text) for block in reading.blocks] == [
        (1, "I wrote this page."), (2, " ".join(LINES)),
    ]  # fmt: skip
    assert reading.warnings == ("page 2 was read by text recognition; check it",)
    assert not reading.partly


def test_without_being_asked_no_page_is_recognised() -> None:
    reading = read_pdf(_scan(), "a.pdf")
    assert [block.text for block in reading.blocks] == ["I wrote this page."]
    assert reading.partly
    assert "page 2 has no text" in reading.warnings[0]


@needs_tesseract
def test_a_picture_is_read() -> None:
    reading = read_picture(_png(_picture()), "a.png")
    assert [block.text for block in reading.blocks] == [" ".join(LINES)]
    assert "check it" in reading.warnings[0]


@needs_tesseract
def test_a_picture_without_words_has_no_text() -> None:
    with pytest.raises(NoTextError):
        read_picture(_png(_picture(())), "a.png")


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tesserocr", None)
    with pytest.raises(NoRecognitionError, match="tesserocr is not installed") as caught:
        read_pdf(_scan(), "a.pdf", ocr=True)
    assert "packetcheck[ocr]" in caught.value.hint
    with pytest.raises(NoRecognitionError, match="tesserocr is not installed"):
        read_picture(_png(_picture()), "a.png")


@needs_tesseract
def test_missing_language_data_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("packetcheck.readers.pdf_ocr._FOLDERS", str(tmp_path))
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    with pytest.raises(NoRecognitionError, match="data for English"):
        read_picture(_png(_picture()), "a.png")


@pytest.mark.parametrize("data", [b"", b"GIF89a", _png(_picture())[:100]])
def test_what_is_no_picture(data: bytes) -> None:
    with pytest.raises(CorruptDocumentError):
        read_picture(data, "a.png")


def test_a_picture_over_the_limit_is_not_unpacked() -> None:
    with pytest.raises(LimitExceededError):
        read_picture(_png(_picture()), "a.png", limits=ReadLimits(memory_megabytes=1))
