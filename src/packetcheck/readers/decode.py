"""Bytes of a text file to a string."""

from __future__ import annotations

import codecs

from packetcheck.errors import CorruptDocumentError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4000
# A guess over megabytes takes seconds and is no better.
_GUESS_FROM = 200_000


def decode(data: bytes, path: str) -> str:
    """Decode by byte order mark, else as UTF-8, else UTF-16, else by a guess.

    Raises CorruptDocumentError when the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    sample = data[:_SAMPLE]
    zeros = sample.count(0)
    if zeros > len(sample) // 4:
        # Western text in UTF-16 has its zeros all on even or all on odd places.
        even = sample[::2].count(0)
        encoding = "utf-16-be" if even > zeros - even else "utf-16-le"
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") + text.count("\0") <= len(text) // 50:
            return text
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guessed(data, path)
    if _is_binary(text):
        raise CorruptDocumentError(
            f"{path}: is not text",
            hint="the file holds binary data under a text file's name",
            path=path,
        )
    return text


def _guessed(data: bytes, path: str) -> str:
    if _is_binary(data[:_SAMPLE].decode("latin-1")):
        raise CorruptDocumentError(
            f"{path}: is not text",
            hint="the file holds binary data under a text file's name",
            path=path,
        )
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_FROM]).best()
    encoding = best.encoding if best else "cp1252"
    return data.decode(encoding, errors="replace")


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = sum(1 for char in sample if char < " " and char not in "\t\n\r\x0b\x0c\x1b")
    return odd > max(3, len(sample) // 20)
