from __future__ import annotations

import codecs

import pytest

from packetcheck.errors import CorruptDocumentError
from packetcheck.readers.decode import decode

TEXT = "Größe gezählt: 12 żółtych łodzi, “fast” und naïve Ideen.\n" * 3


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_tells(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "a.txt") == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_without_a_mark_utf8_and_utf16_are_told(encoding: str) -> None:
    plain = "Shipped the search in May and moved 40% of users to it.\n"
    assert decode(plain.encode(encoding), "a.txt") == plain


def test_other_encodings_are_guessed() -> None:
    text = "Über die Größe der Änderung: schön, daß wir früher fertig wurden. " * 5
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_binary_data_is_no_text() -> None:
    with pytest.raises(CorruptDocumentError) as caught:
        decode(bytes(range(1, 32)) * 40, "a.txt")
    assert caught.value.path == "a.txt"
    with pytest.raises(CorruptDocumentError):
        decode(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "a.txt")
