"""One PDF page, its letters upright: words in sight, words out of sight, rules, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any

from packetcheck.readers.pdf_glyphs import MOST_CHARACTERS, Glyphs
from packetcheck.readers.pdf_hidden import covered, sight_of
from packetcheck.readers.pdf_scene import scene_of
from packetcheck.readers.pdf_turn import UPRIGHT, Box, Direction, turn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from packetcheck.readers.pdf_words import Word

# No printer takes more; a page that claims to be larger is as large as its text.
_LARGEST = 20_000.0
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Sheet:
    """A page as its reader sees it; all boxes are (x0, top, x1, bottom), turned with the words.

    `aside` holds the words that lie another way than most, each way for itself, `slanted` those
    across the page, a watermark. `pictured` is the share of the page under pictures, `drawn` the
    number of things drawn, `texts` that of text objects. `recognised` tells a scan's text layer.
    """

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    aside: list[list[Word]] = field(default_factory=list)
    slanted: list[str] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pictured: float = 0.0
    drawn: int = 0
    texts: int = 0
    recognised: bool = False
    whole: bool = True

    def letters(self) -> int:
        """Return the number of letters and digits that were read, in sight or not."""
        words = [*self.words, *self.hidden, *(word for group in self.aside for word in group)]
        texts = [*(word.text for word in words), *self.slanted]
        return len(_NO_LETTERS.sub("", "".join(texts)))

    @property
    def unmapped(self) -> int:
        """The number of glyphs whose letters the file does not tell."""
        return sum(word.unmapped for word in self.words)


class CrowdedPageError(ValueError):
    """A page with more characters than a page can show."""


def sheet_of(page: Any) -> Sheet:
    """Read one of pypdfium2's pages. Raises CrowdedPageError."""
    textpage = page.get_textpage()
    try:
        glyphs = Glyphs(textpage)
        if glyphs.count > MOST_CHARACTERS:
            raise CrowdedPageError
        (left, top, width, height), words = _placed(page, glyphs)
    finally:
        textpage.close()
    scene = scene_of(page, left, top)
    sight = sight_of(page, words, scene, (width, height))
    main = main_direction(words)
    sheet = Sheet(
        *((height, width) if main.along else (width, height)),
        pictured=covered(scene.pictures, (width, height)),
        drawn=scene.drawn,
        texts=len(scene.order),
        recognised=sight.recognised,
        whole=scene.whole,
    )
    sheet.rules = [turn(rule, main, width, height) for rule in scene.rules]
    others: dict[Direction, list[Word]] = {}
    for place, found in enumerate(words):
        lies = found.style.direction
        word = found
        if lies is not UPRIGHT and not lies.slanted:
            word = _turned(found, lies, width, height)
        if not 0.5 * word.size <= word.bottom - word.top <= 1.6 * word.size:
            word = _sound(word)
        if place in sight.hidden:
            sheet.hidden.append(word)
        elif lies.slanted:
            sheet.slanted.append(word.text)
        elif lies == main:
            sheet.words.append(word)
        else:
            others.setdefault(lies, []).append(word)
    sheet.aside = list(others.values())
    return sheet


def main_direction(words: Iterable[Word]) -> Direction:
    """Return the direction in which most letters lie."""
    counts: dict[Direction, int] = {}
    for word in words:
        lies = word.style.direction
        counts[lies] = counts.get(lies, 0) + len(word.text)
    straight = [lies for lies in counts if not lies.slanted]
    return max(straight, key=counts.__getitem__) if straight else UPRIGHT


def _placed(page: Any, glyphs: Glyphs) -> tuple[Box, list[Word]]:
    """Return the page's corner and size, and its words.

    Where the file tells nonsense of its size, the page is where the words are.
    """
    left, bottom, right, top = (float(value) for value in page.get_bbox())
    sound = all(map(isfinite, (left, bottom, right, top)))
    if sound and 1 < right - left < _LARGEST and 1 < top - bottom < _LARGEST:
        return (left, top, right - left, top - bottom), glyphs.words(left, top)
    words = [word for word in glyphs.words(0.0, 0.0) if all(map(isfinite, word[1:5]))]
    if not words:
        return (0.0, 792.0, 612.0, 792.0), []
    left, top = min(word.x0 for word in words) - 36, 36 - min(word.top for word in words)
    width = max(word.x1 for word in words) + 36 - left
    height = max(word.bottom for word in words) + 36 + top
    return (left, top, width, height), glyphs.words(left, top)


def _turned(word: Word, lies: Direction, width: float, height: float) -> Word:
    box = (word.x0, word.top, word.x1, word.bottom)
    x0, top, x1, bottom = turn(box, lies, width, height)
    return word._replace(x0=x0, top=top, x1=x1, bottom=bottom)


def _sound(word: Word) -> Word:
    """Return a word as high as its size says; some fonts tell nonsense of their heights."""
    middle = (word.top + word.bottom) / 2
    return word._replace(top=middle - word.size / 2, bottom=middle + word.size / 2)
