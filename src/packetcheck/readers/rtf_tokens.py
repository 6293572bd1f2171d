"""Rich Text as tokens: control words, groups, characters; and its code pages."""

from __future__ import annotations

import codecs
import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n\0]+"
    rb"|([^\\{}\r\n\0]+)",
    re.DOTALL,
)
# By the number of a font's character set.
_CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gb2312",
    81: "big5", 85: "mac_greek", 86: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic",
    128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437",
}  # fmt: skip
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "\u2014", "endash": "\u2013", "bullet": "•",
    "lquote": "\u2018", "rquote": "\u2019", "ldblquote": "\u201c", "rdblquote": "\u201d",
    "emspace": " ", "enspace": " ", "qmspace": " ", "softline": "\n",
}  # fmt: skip
SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "{": "{", "}": "}", "\\": "\\", "\t": "\t"}


class Mark(Enum):
    """What a token is."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SYMBOL = "symbol"
    BYTES = "bytes"


class Token(NamedTuple):
    """One token; `number` is a control word's, `data` the bytes of characters."""

    mark: Mark
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of a file; the binary data of pictures is passed over."""
    place, end = 0, len(data)
    while place < end:
        found = _TOKEN.match(data, place)
        if found is None:  # A lone backslash at the end.
            return
        place = found.end()
        word, number, hexes, symbol, brace, plain = found.groups()
        if plain is not None:
            yield Token(Mark.BYTES, data=plain)
        elif word is not None:
            name, value = word.decode("ascii"), int(number) if number else None
            if name == "bin":
                place += max(value or 0, 0)
            else:
                yield Token(Mark.WORD, name, value)
        elif hexes is not None:
            yield Token(Mark.BYTES, data=bytes.fromhex(hexes.decode("ascii")))
        elif brace is not None:
            yield Token(Mark.OPEN if brace == b"{" else Mark.CLOSE)
        elif symbol in {b"\r", b"\n"}:
            yield Token(Mark.WORD, "par")
        elif symbol is not None:
            yield Token(Mark.SYMBOL, symbol.decode("latin-1"))


def code_page(word: str, number: int | None) -> str | None:
    """Return the encoding that a control word sets for the whole file."""
    if word in _PAGES:
        return _PAGES[word]
    if word != "ansicpg":
        return None
    name = {65001: "utf-8", 10000: "mac_roman", 10029: "mac_latin2"}.get(number or 0, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def charset(number: int | None) -> str | None:
    """Return the encoding of a font's character set; None where the file's own holds."""
    return _CHARSETS.get(number or 0) if number else None
