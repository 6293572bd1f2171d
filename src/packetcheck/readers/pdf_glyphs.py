"""The words of a PDF page with places and looks, through PDFium."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from typing import Any

from packetcheck.readers.pdf_calls import Calls, address_of, calls
from packetcheck.readers.pdf_fonts import is_bold, is_symbols
from packetcheck.readers.pdf_turn import direction_of
from packetcheck.readers.pdf_words import Style, Word

MOST_CHARACTERS = 60_000
# PDFium's sign for a hyphen at a line's end, after which it leaves out the break.
_HYPHENS = "\x02\ufffe"
_LINE = re.compile(r"[^\r\n]*[^\s]")
_WORD = re.compile(rf"[^\s{_HYPHENS}]+[{_HYPHENS}]?|[{_HYPHENS}]")
_COMPOSED = "\ufb00-\ufdff\ufe70-\ufefe\u2f00-\u2fdf"
_NO_LETTER = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ufffd\uffff]")
_ODD = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd-\uffff{_COMPOSED}]")
_LIGATURE = re.compile(f"[{_COMPOSED}]")
# Wingdings and its kin show letters as signs, a bullet nearly always.
_SIGN = re.compile("[!-~\u00a0-\u00ff]")
# In sizes: a gap between letters that parts two words, and the width of a very wide letter.
_SPLITS = 0.3
_WIDEST = 0.75
_TALLEST = 1.4
_STROKED = 2


class Glyphs:
    """One page's text, read word by word."""

    def __init__(self, textpage: Any) -> None:
        import pypdfium2.raw as raw

        self._calls: Calls = calls()
        # Held, for its address is only good while it is open.
        self._held = textpage
        self._page = address_of(textpage.raw)
        self.count: int = raw.FPDFText_CountChars(textpage.raw)
        self._rectangle = (ctypes.c_float * 4)()
        self._where = ctypes.addressof(self._rectangle)
        self._floats = (ctypes.c_float * 6)()
        self._at = ctypes.addressof(self._floats)
        self._colours = (ctypes.c_uint * 4)()
        first = ctypes.addressof(self._colours)
        self._colours_at = (first, first + 4, first + 8, first + 12)
        self._corner = (0.0, 0.0)
        self._styles: dict[int, Style] = {}
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._names: dict[int, set[str]] = {}
        self._named: dict[int, set[str]] = {}
        self.text = self._text(textpage, raw) if 0 < self.count <= MOST_CHARACTERS else ""

    def _text(self, textpage: Any, raw: Any) -> str:
        """Return the page's characters, one for each of PDFium's."""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = raw.FPDFText_GetText(textpage.raw, 0, self.count, buffer) - 1
        if written == self.count:
            text = bytes(buffer)[: 2 * written].decode("utf-16-le", "replace")
            if len(text) == self.count:
                return text
        # Glyphs without letters, or letters of two units: the call above leaves out or splits.
        code = self._calls.unicode
        codes = (code(self._page, place) for place in range(self.count))
        return "".join(chr(one) if one < 0x110000 else "\ufffd" for one in codes)

    def words(self, left: float, top: float) -> list[Word]:
        """Return the page's words in the order of its content, from the page's corner."""
        self._corner = (left, top)
        source, page = self._calls.text_object, self._page
        found: list[Word] = []
        for line in _LINE.finditer(self.text):
            begin, stop = line.span()
            first = source(page, begin) or 0
            # Most lines are one object: then none of its words needs to be asked.
            whole = first == (source(page, stop - 1) or 0)
            for match in _WORD.finditer(self.text, begin, stop):
                start, end = match.span()
                of = first if whole else source(page, start) or 0
                if whole or end - start == 1 or of == source(page, end - 1):
                    found.append(self._word(start, end, of))
                else:
                    found += self._parts(start, end, of)
        return found

    def _parts(self, start: int, end: int, of: int) -> list[Word]:
        """Return a word of several objects; in parts where PDFium put together what is apart."""
        word = self._word(start, end, of)
        size = word.size
        wide, high = word.x1 - word.x0, word.bottom - word.top
        if wide < size * (_WIDEST * (end - start) + _SPLITS) and high < _TALLEST * size:
            return [word]
        found = []
        begin, last = start, self._word(start, start + 1, of)
        for place in range(start + 1, end):
            now = self._word(place, place + 1, of)
            gap = max(now.x0 - last.x1, last.x0 - now.x1)
            if gap > _SPLITS * size or max(now.top - last.bottom, last.top - now.bottom) > 0:
                found.append(self._word(begin, place, of))
                begin, of = place, self._calls.text_object(self._page, place) or 0
            last = now
        return [*found, self._word(begin, end, of)]

    def _word(self, start: int, end: int, source: int) -> Word:
        text, unmapped = self.text[start:end], 0
        style = self._styles.get(source)
        if style is None:
            style = self._styles[source] = self._look(source, start)
        left, top = self._corner
        box, page, where = self._calls.loose_box, self._page, self._where
        box(page, start, where)
        x0, y1, x1, y0 = self._rectangle
        if end - start > 1:
            box(page, end - 1, where)
            a0, b1, a1, b0 = self._rectangle
            x0, x1 = (min(a0, x0)), (max(a1, x1))
            y0, y1 = (min(b0, y0)), (max(b1, y1))
        if not self._named[source].issuperset(text):
            text, unmapped = self._without_names(text, start, source)
        if _ODD.search(text):
            text, gone = _cleaned(text)
            unmapped += gone
        if style.symbols and len(text) == 1 and _SIGN.match(text):
            text = "•"
        spaced = start > 0 and self.text[start - 1] == " "
        return Word(
            text, x0 - left, x1 - left, top - y1, top - y0,
            style.size, style.bold, style, unmapped, spaced, source,
        )  # fmt: skip

    def _without_names(self, text: str, start: int, source: int) -> tuple[str, int]:
        """Take out characters that are no letters but codes of glyphs; return how many they were.

        PDFium gives a code as a letter where the font tells none: readable, and nonsense. What a
        code stands for is the font's, so that each needs to be asked for once.
        """
        named, kept = self._named[source], []
        for place, char in enumerate(text):
            if char not in named and self._calls.map_error(self._page, start + place) != 1:
                named.add(char)
            if char in named:
                kept.append(char)
        return "".join(kept), len(text) - len(kept)

    def _look(self, source: int, place: int) -> Style:
        """Read how an object is set; its matrix is told by a character of it."""
        call, at = self._calls, self._at
        call.text_matrix(self._page, place, at)
        a, b, c, d = self._floats[:4]
        font = call.font(source) or 0 if source else 0
        self._named[source] = self._names.setdefault(font, set())
        if not source:
            return Style(10.0, direction=direction_of(a, b, c, d))
        call.font_size(source, at)
        size = abs(self._floats[0]) * ((c * c + d * d) ** 0.5 or 1.0)
        mode = call.render_mode(source)
        fill = (0, 0, 0, 255)
        if call.fill(source, *self._colours_at):
            red, green, blue, alpha = self._colours
            fill = (red, green, blue, alpha)
        bold, symbols = self._font(font)
        return Style(size, bold or mode == _STROKED, symbols, direction_of(a, b, c, d), mode, fill)

    def _font(self, font: int) -> tuple[bool, bool]:
        """Return whether a font is bold, and whether it is one of signs instead of letters."""
        known = self._fonts.get(font)
        if known is None and font:
            name = ctypes.create_string_buffer(256)
            self._calls.font_name(font, name, 256)
            text = name.value.decode("utf-8", "replace")
            flags, weight = self._calls.font_flags(font), self._calls.font_weight(font)
            known = self._fonts[font] = (is_bold(text, flags, weight), is_symbols(text))
        return known or (False, False)


def _cleaned(text: str) -> tuple[str, int]:
    """Return a word in plain letters, and how many glyphs without letters were in it."""
    if text and text[-1] in _HYPHENS:
        text = text[:-1] + "-"
    clean = _NO_LETTER.sub("", text)
    unmapped = len(text) - len(clean)
    clean = _LIGATURE.sub(lambda one: unicodedata.normalize("NFKC", one[0]), clean)
    return clean.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), unmapped
