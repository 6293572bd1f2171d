"""Text of strangers, made harmless for the medium it goes into.

A packet's words are quoted verbatim; what is replaced here are only characters that are no
words: control codes that drive a terminal, halves of surrogate pairs that no file can hold,
and first characters that a spreadsheet takes for a formula.
"""

from __future__ import annotations

import re

_REPLACEMENT = "\ufffd"
# What no text file, HTML page or CSV may hold: C0 without tab and newline, DEL, C1, surrogates.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Marks that turn the direction of whatever follows them on the line.
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Legal in JSON, but ends a line for many readers of JSON lines, or cannot be encoded.
_UNSAFE_IN_JSON = re.compile(r"[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def printable(text: str) -> str:
    """Replace what no page can show, one for one, by U+FFFD; line ends become newlines."""
    return _UNPRINTABLE.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return `text` for one line of a terminal: no control codes, no direction marks."""
    return " ".join(_DIRECTION.sub("", printable(text)).split())


def escape_json(text: str) -> str:
    """Escape, in finished JSON, what is legal there but breaks lines or encoders."""
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def defuse(cell: str) -> str:
    """Return a CSV cell that no spreadsheet evaluates: a formula's first sign gets a `'` before."""
    cell = printable(cell)
    return "'" + cell if cell.lstrip(" ").startswith(_FORMULA_START) else cell
