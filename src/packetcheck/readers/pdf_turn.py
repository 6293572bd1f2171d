"""Pages whose letters are turned or run from right to left, brought to plain reading order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.reading import Tally

_UPRIGHT = (False, True, True)
_RTL = {"R", "AL"}
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/-]*")


def turned(
    chars: list[dict[str, Any]], width: float, height: float, tally: Tally
) -> list[dict[str, Any]]:
    """Return a page's characters as if the page lay so that most of them stand upright.

    Those that are turned another way, a stamp along the edge, are counted as left out.
    """
    counts = Counter(_direction(char) for char in chars if char["text"].strip())
    if not counts:
        return chars
    main = counts.most_common(1)[0][0]
    if len(counts) == 1 and main == _UPRIGHT:
        return chars
    kept = [char for char in chars if _direction(char) == main]
    rest = sum(len(c["text"]) for c in chars if _direction(c) != main and c["text"].strip())
    tally.drop("rotated text", rest, 1)
    if main == _UPRIGHT:
        return kept
    return [_turn(char, main, width, height) for char in kept]


def _direction(char: dict[str, Any]) -> tuple[bool, bool, bool]:
    """Return whether a letter runs up or down the page, runs forwards, and has its top up."""
    a, b, c, d = char["matrix"][:4]
    if abs(b) > abs(a):
        return True, b < 0, c > 0
    return False, a >= 0, d >= 0


def _turn(
    char: dict[str, Any], main: tuple[bool, bool, bool], width: float, height: float
) -> dict[str, Any]:
    along, forwards, up = main
    x0, x1, top, bottom = char["x0"], char["x1"], char["top"], char["bottom"]
    if along:
        x0, x1, top, bottom = top, bottom, x0, x1
        width, height = height, width
        up = not up
    if not forwards:
        x0, x1 = width - x1, width - x0
    if not up:
        top, bottom = height - bottom, height - top
    return {
        **char, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "doctop": top,
        "size": bottom - top, "upright": True,
    }  # fmt: skip


def extract(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the words of upright characters, each of one font and size."""
    from pdfplumber.utils import extract_words

    found: list[dict[str, Any]] = extract_words(
        [char for char in chars if char["upright"]],
        x_tolerance_ratio=0.12,
        y_tolerance=3,
        keep_blank_chars=False,
        extra_attrs=["fontname", "size"],
    )
    return found


def logical(words: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put a row's words in the order of speech where its script runs from right to left.

    Runs of Latin words and of numbers within keep their own order.
    """
    if not any(_is_rtl(word["text"]) for word in words):
        return list(words)
    letters = [char for word in words for char in word["text"] if char.isalpha()]
    backwards = sum(map(_is_rtl, letters)) * 2 > len(letters)
    found: list[dict[str, Any]] = []
    for word in reversed(words) if backwards else words:
        text = _flipped(word["text"]) if _is_rtl(word["text"]) else word["text"]
        new = {**word, "text": text}
        if backwards and found and not _is_rtl(text) and not _is_rtl(found[-1]["text"]):
            place = len(found)
            while place and not _is_rtl(found[place - 1]["text"]):
                place -= 1
            found.insert(place, new)
        else:
            found.append(new)
    return found


def _flipped(text: str) -> str:
    return _LATIN.sub(lambda run: run[0][::-1], text[::-1])


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in _RTL for char in text)
