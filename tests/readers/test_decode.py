from __future__ import annotations

import codecs

import pytest

from packetcheck.errors import CorruptDocumentError
from packetcheck.readers.decode import decode, decode_page

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


def test_a_few_broken_bytes_cost_no_other_letter() -> None:
    data = TEXT.encode()
    assert decode(data[:-2] + "ż".encode()[:1], "a.txt") == TEXT[:-2] + "\ufffd"
    assert decode(data.replace(b"fast", b"f\xffst"), "a.txt") == TEXT.replace("fast", "f\ufffdst")


PAGE = "<html><head><meta charset={}></head><body><p>Zoë grew sales by 4 € a day.</p></body></html>"


@pytest.mark.parametrize("said", ["", "windows-1251", "euc-kr", "utf-16", "no-such-thing", "hex"])
def test_a_page_in_utf8_is_read_as_that_whatever_it_declares(said: str) -> None:
    page = PAGE.format(said)
    assert decode_page(page.encode(), "a.html") == page


@pytest.mark.parametrize(
    ("said", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-1", "cp1252"), ("iso-8859-15", "iso8859-15")],
)
def test_a_page_in_another_encoding_is_read_as_it_declares(said: str, encoding: str) -> None:
    page = PAGE.format(said)
    assert decode_page(page.encode(encoding), "a.html") == page


def test_a_page_of_seven_bits_to_a_byte_is_read_as_it_declares() -> None:
    page = PAGE.format("iso-2022-jp").replace("Zoë grew sales by 4 € a day.", "売上を伸ばした。")
    assert decode_page(page.encode("iso-2022-jp"), "a.html") == page


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8-sig", "utf-16"])
def test_a_page_in_utf16_needs_no_mark(encoding: str) -> None:
    page = PAGE.format("utf-8")
    assert decode_page(page.encode(encoding), "a.html") == page


def test_a_program_is_no_page() -> None:
    with pytest.raises(CorruptDocumentError):
        decode_page(b"MZ\x90\0" + bytes(range(256)) * 40, "a.html")
