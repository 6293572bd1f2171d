"""Bytes of a text file to a string."""

from __future__ import annotations

import codecs
import re

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
_WIDE_MARKS = tuple(mark for mark, _ in _MARKS)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WHOLE_FOR_BROKEN = 4
_TAG = re.compile(rb"<[^<>]{0,2000}>")


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
        if _is_binary(data[:_SAMPLE].decode("latin-1")):
            raise _no_text(path) from None
        text = _nearly_utf8(data) or _guessed(data)
    if _is_binary(text):
        raise _no_text(path)
    return text


def decode_page(data: bytes, path: str) -> str:
    """Decode HTML: as `decode` does, with the encoding that the page declares before any guess.

    Bytes that are UTF-8 are, whatever the page says. Raises CorruptDocumentError.
    """
    from bs4.dammit import EncodingDetector

    said = EncodingDetector.find_declared_encoding(data, is_html=True) or ""
    encoding = _known(said)
    if encoding.startswith("iso2022") and b"\x1b$" in data:
        # Seven bits to a byte: such a page is UTF-8 too, and means something else.
        return data.decode(encoding, errors="replace")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        wide = encoding.startswith(("utf", "u8")) or data.startswith(_WIDE_MARKS)
        binary = _is_binary(data[:_SAMPLE].decode("latin-1"))
        if encoding and not wide and not binary:
            return data.decode(encoding, errors="replace")
    return decode(data, path)


def _known(name: str) -> str:
    """Return Python's name of a page's encoding; "" for one that is unknown or no encoding."""
    try:
        found = codecs.lookup(name.strip()).name if name.strip() else ""
        b"".decode(found or "ascii")
    except (LookupError, ValueError):
        return ""
    # On pages these two are names of Windows's, which holds all of their letters and more.
    return "cp1252" if found in {"iso8859-1", "ascii"} else found.replace("_", "")


def _no_text(path: str) -> CorruptDocumentError:
    return CorruptDocumentError(
        f"{path}: is not text",
        hint="the file holds binary data under a text file's name",
        path=path,
    )


def _nearly_utf8(data: bytes) -> str:
    """Return UTF-8 with a few bytes broken, or cut within a letter; "" for another encoding.

    Letters of other encodings make UTF-8 by accident only, far less often than they break it.
    """
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = len(_BEYOND_ASCII.findall(text)) - broken
    return text if whole >= _WHOLE_FOR_BROKEN * broken else ""


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    # Tags are all of a short page's letters, and tell nothing of the others.
    best = from_bytes(_TAG.sub(b" ", data[:_GUESS_FROM])).best()
    encoding = best.encoding if best else "cp1252"
    return data.decode(encoding, errors="replace")


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = sum(1 for char in sample if char < " " and char not in "\t\n\r\x0b\x0c\x1b")
    return odd > max(3, len(sample) // 20)
