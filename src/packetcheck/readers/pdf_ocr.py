"""Text recognition of pages without text and of pictures, within this process, by Tesseract."""

from __future__ import annotations

import importlib
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packetcheck.errors import CorruptDocumentError, LimitExceededError, NoTextError, ReadError
from packetcheck.readers.limits import DEFAULT_LIMITS, ReadLimits
from packetcheck.readers.pdf_words import Style, Word

if TYPE_CHECKING:
    from packetcheck.readers.reading import Reading

_SCALE = 250 / 72
_MOST_PIXELS = 40_000_000
_LANGUAGE = "eng"
_FOLDERS = "/usr/share/tesseract-ocr"
# Of 100: below this, Tesseract's words are marks and smears more often than words.
_SURE = 30.0
_LINE = 1.25
# What Tesseract takes a bullet for, at a line's beginning.
_BULLETS = {"e", "©", "®", "¢", "°", "«", "»", "*"}
_MILLISECONDS = 30_000


class NoRecognitionError(ReadError):
    """Text recognition was asked for and is not installed."""


def recognise(page: Any) -> list[Word]:
    """Return the words that are painted on one of pypdfium2's pages, in points.

    Raises NoRecognitionError without tesserocr or its language data.
    """
    width, height = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        return _words(bitmap.to_pil(), 1 / scale)
    finally:
        bitmap.close()


def read_picture(data: bytes, path: str, *, limits: ReadLimits = DEFAULT_LIMITS) -> Reading:
    """Read the text on a picture (PNG, JPEG) by text recognition.

    Raises CorruptDocumentError for what is no picture, LimitExceededError for one too large,
    NoTextError without words on it, NoRecognitionError where recognition is not installed.
    """
    from packetcheck.readers.pdf import blocks_of
    from packetcheck.readers.pdf_pages import PageContent
    from packetcheck.readers.pdf_words import pieces_of, rows_of
    from packetcheck.readers.reading import Reading, Tally

    picture = _opened(data, path, limits)
    points = 612 / max(picture.width, 1)
    words = _words(picture, points)
    if not words:
        raise NoTextError(f"{path}: no words were found on the picture", path=path)
    tally = Tally()
    tally.warn("the text was read from a picture by text recognition; check it")
    pieces = pieces_of(rows_of(words), 1, tally)
    blocks = blocks_of([PageContent(1, picture.height * points, pieces, [])])
    return Reading(tuple(blocks), tally.dropped(), tuple(tally.warnings))


def _opened(data: bytes, path: str, limits: ReadLimits) -> Any:
    """Return the picture in shades of grey; its size is looked at before it is unpacked."""
    try:
        from PIL import Image
    except ImportError as error:
        raise _missing("Pillow is not installed") from error
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            pixels = picture.width * picture.height
            # In colours and in grey, the picture is in memory twice.
            small = pixels <= _MOST_PIXELS and pixels * 5 <= limits.memory_megabytes * 2**20
            if small:
                return picture.convert("L")
    except Exception as error:
        raise CorruptDocumentError(f"{path}: is no picture or damaged", path=path) from error
    raise LimitExceededError(
        f"{path}: is a picture of {pixels // 10**6} million points",
        hint="make it smaller",
        path=path,
    )


def _words(picture: Any, points: float) -> list[Word]:
    """Return the words on a picture of which one pixel is `points` wide."""
    # Tesseract takes all cores for one page otherwise, and is no faster for it.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        tesserocr: Any = importlib.import_module("tesserocr")
    except ImportError as error:
        raise _missing("tesserocr is not installed") from error
    try:
        api = tesserocr.PyTessBaseAPI(path=_data_folder(), lang=_LANGUAGE)
    except RuntimeError as error:
        raise _missing("Tesseract's data for English cannot be used") from error
    found: list[Word] = []
    with api:
        api.SetImage(picture)
        if not api.Recognize(_MILLISECONDS):
            raise ReadError("text recognition failed or took too long")
        for word in tesserocr.iterate_level(api.GetIterator(), tesserocr.RIL.WORD):
            _add(found, word, tesserocr.RIL, points)
    return _even(found)


def _add(found: list[Word], word: Any, levels: Any, points: float) -> None:
    if word.Empty(levels.WORD):
        return
    text = word.GetUTF8Text(levels.WORD).strip()
    box, line = word.BoundingBox(levels.WORD), word.BoundingBox(levels.TEXTLINE)
    if not text or not box or not line or word.Confidence(levels.WORD) < _SURE:
        return
    x0, x1 = box[0] * points, box[2] * points
    top, bottom = line[1] * points, line[3] * points
    size = max((bottom - top) / _LINE, 1.0)
    if text in _BULLETS and word.IsAtBeginningOf(levels.TEXTLINE):
        text = "•"
    found.append(Word(text, x0, x1, top, bottom, size, bold=False, style=Style(size)))


def _even(words: list[Word]) -> list[Word]:
    """Give words of about the usual size that very size: lines differ by their letters alone."""
    if not words:
        return words
    sizes = sorted(word.size for word in words)
    usual = sizes[len(sizes) // 2]
    return [
        word._replace(size=usual) if 0.75 * usual < word.size < 1.3 * usual else word
        for word in words
    ]


def _data_folder() -> str:
    """Return where Tesseract's language data is. Raises NoRecognitionError."""
    named = os.environ.get("TESSDATA_PREFIX", "")
    folders = [Path(named), Path(named) / "tessdata"] if named else []
    folders += sorted(Path(_FOLDERS).glob("*/tessdata"), reverse=True)
    for folder in folders:
        if (folder / f"{_LANGUAGE}.traineddata").is_file():
            return f"{folder}/"
    raise _missing("Tesseract has no data for English")


def _missing(what: str) -> NoRecognitionError:
    return NoRecognitionError(
        f"text recognition is not possible: {what}",
        hint="install packetcheck[ocr] and Tesseract's English data (tesseract-ocr-eng)",
    )
