"""Pages that PDFium cannot open or whose letters it does not find, through pdfplumber."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from packetcheck.readers.pdf_fonts import is_bold
from packetcheck.readers.pdf_glyphs import MOST_CHARACTERS
from packetcheck.readers.pdf_hidden import SMALLEST
from packetcheck.readers.pdf_sheets import CrowdedPageError, Sheet
from packetcheck.readers.pdf_turn import UPRIGHT, Direction, direction_of, flipped, turn
from packetcheck.readers.pdf_words import Style, Word

if TYPE_CHECKING:
    from packetcheck.readers.pdf_turn import Box

# pdfminer warns of every oddity, some with the text at hand; nothing of a packet goes to a log.
logging.getLogger("pdfminer").addHandler(logging.NullHandler())
logging.getLogger("pdfminer").propagate = False

# pdfminer's mark for a glyph whose meaning the file does not tell.
_CID = re.compile(r"\(cid:\d+\)")
_MOST_RULES = 1500


def mined(page: Any) -> Sheet:
    """Read one of pdfplumber's pages. Raises CrowdedPageError.

    Colours and covers are not looked at: what lies off the page or is tiny is hidden, no more.
    """
    chars = page.chars
    if len(chars) > MOST_CHARACTERS:
        raise CrowdedPageError
    width, height = float(page.width), float(page.height)
    lies: dict[Direction, list[dict[str, Any]]] = {}
    for char in chars:
        lies.setdefault(direction_of(*char["matrix"][:4]), []).append(char)
    straight = [way for way in lies if not way.slanted]
    main = max(straight, key=lambda way: len(lies[way])) if straight else UPRIGHT
    images = sum(float(i["width"]) * float(i["height"]) for i in page.images)
    sheet = Sheet(
        *((height, width) if main.along else (width, height)),
        pictured=min(images / (width * height), 1.0) if width * height > 0 else 0.0,
        drawn=len(page.images) + len(page.curves) + len(page.rects) + len(page.lines),
    )
    for way, found in lies.items():
        if way.slanted:
            sheet.slanted.append(_CID.sub("", "".join(char["text"] for char in found)))
            continue
        words = [_word(word) for word in _extracted(found, way, width, height)]
        if way == main:
            sheet.hidden = [word for word in words if not _is_seen(word, sheet)]
            sheet.words = [word for word in words if _is_seen(word, sheet)]
        else:
            sheet.aside.append(words)
    if len(page.lines) + len(page.rects) <= _MOST_RULES:
        sheet.rules = [turn(_box(edge), main, width, height) for edge in page.edges]
    return sheet


def _extracted(
    chars: list[dict[str, Any]], way: Direction, width: float, height: float
) -> list[dict[str, Any]]:
    from pdfplumber.utils import dedupe_chars, extract_words

    upright = [_turned(char, way, width, height) for char in chars]
    found: list[dict[str, Any]] = extract_words(
        dedupe_chars(upright),
        x_tolerance_ratio=0.12,
        y_tolerance=3,
        keep_blank_chars=False,
        extra_attrs=["fontname", "size"],
    )
    return found


def _box(item: dict[str, Any]) -> Box:
    return float(item["x0"]), float(item["top"]), float(item["x1"]), float(item["bottom"])


def _turned(char: dict[str, Any], way: Direction, width: float, height: float) -> dict[str, Any]:
    x0, top, x1, bottom = turn(_box(char), way, width, height)
    return {
        **char, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "size": bottom - top, "upright": True,
    }  # fmt: skip


def _word(found: dict[str, Any]) -> Word:
    text, unmapped = _CID.subn("", found["text"])
    x0, top, x1, bottom = _box(found)
    style = Style(float(found["size"]), is_bold(str(found["fontname"])))
    spot = (x0, x1, top, bottom, style.size, style.bold, style)
    return Word(flipped(text), *spot, unmapped=unmapped, spaced=False)


def _is_seen(word: Word, sheet: Sheet) -> bool:
    inside = word.x1 > 0 and word.x0 < sheet.width and word.bottom > 0 and word.top < sheet.height
    return inside and word.size >= SMALLEST
