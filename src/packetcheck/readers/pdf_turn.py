"""Pages whose letters are turned or run from right to left, brought to plain reading order."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from packetcheck.readers.pdf_words import Word

Box = tuple[float, float, float, float]

_RTL = {"R", "AL"}
_LATIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,:/-]*")
_SLANT = 0.09


class Direction(NamedTuple):
    """How letters lie: along the page's height, forwards, with their tops up; or slantwise."""

    along: bool
    forwards: bool
    up: bool
    slanted: bool = False


UPRIGHT = Direction(along=False, forwards=True, up=True)


def direction_of(a: float, b: float, c: float, d: float) -> Direction:
    """Return the direction of letters from their text matrix (a, b, c, d)."""
    if abs(b) > abs(a):
        return Direction(along=True, forwards=b < 0, up=c > 0, slanted=abs(a) > _SLANT * abs(b))
    if not b:
        return UPRIGHT if a >= 0 and d >= 0 else Direction(along=False, forwards=a >= 0, up=d >= 0)
    return Direction(along=False, forwards=a >= 0, up=d >= 0, slanted=abs(b) > _SLANT * abs(a))


def turn(box: Box, main: Direction, width: float, height: float) -> Box:
    """Return a box (x0, top, x1, bottom) as if the page lay so that `main` letters are upright."""
    x0, top, x1, bottom = box
    up = main.up
    if main.along:
        x0, top, x1, bottom = top, x0, bottom, x1
        width, height = height, width
        up = not up
    if not main.forwards:
        x0, x1 = width - x1, width - x0
    if not up:
        top, bottom = height - bottom, height - top
    return x0, top, x1, bottom


def logical(words: Sequence[Word]) -> list[Word]:
    """Put a row's words in the order of speech where its script runs from right to left.

    Runs of Latin words and of numbers within keep their own order.
    """
    if all(word.text.isascii() for word in words) or not any(is_rtl(word.text) for word in words):
        return list(words)
    letters = [char for word in words for char in word.text if char.isalpha()]
    if sum(map(is_rtl, letters)) * 2 <= len(letters):
        return list(words)
    found: list[Word] = []
    for word in reversed(words):
        place = len(found)
        if not is_rtl(word.text):
            while place and not is_rtl(found[place - 1].text):
                place -= 1
        found.insert(place, word)
    return found


def flipped(text: str) -> str:
    """Return a word that is written as it is seen, last letter first, as it is spoken."""
    return _LATIN.sub(lambda run: run[0][::-1], text[::-1]) if is_rtl(text) else text


def is_rtl(text: str) -> bool:
    """Tell whether a text has letters that run from right to left."""
    return any(unicodedata.bidirectional(char) in _RTL for char in text)
