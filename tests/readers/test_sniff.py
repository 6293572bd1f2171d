from __future__ import annotations

import io
import zipfile

import pytest

from packetcheck.errors import EncryptedDocumentError, UnsupportedFormatError
from packetcheck.readers.sniff import Format, sniff


def _zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.md", b"# Hi", Format.MARKDOWN),
        ("a.TXT", b"Hi", Format.TEXT),
        ("a.htm", b"<p>Hi", Format.HTML),
        ("a.tsv", b"a\tb", Format.TABLE),
        ("a.pdf", b"%PDF-1.7", Format.PDF),
        ("a.docx", _zip("word/document.xml"), Format.DOCX),
    ],
)
def test_by_name(name: str, data: bytes, form: Format) -> None:
    assert sniff(name, data) == (form, None)


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.docx", b"%PDF-1.7", Format.PDF),
        ("a.pdf", b"<!DOCTYPE html><p>", Format.HTML),
        ("a.txt", _zip("[Content_Types].xml", "word/document.xml"), Format.DOCX),
    ],
)
def test_the_bytes_have_the_last_word(name: str, data: bytes, form: Format) -> None:
    found, warning = sniff(name, data)
    assert found is form
    assert warning is not None
    assert form.value in warning


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pages", b"x"), ("noname", b"x"), ("a.docx", b"{\\rtf1}"),
        ("a.docx", _zip("xl/workbook.xml")), ("a.docx", _zip("mimetype", "content.xml")),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old"),
    ],
)  # fmt: skip
def test_what_nobody_reads(name: str, data: bytes) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        sniff(name, data)
    assert caught.value.hint


def test_a_protected_office_file() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedDocumentError):
        sniff("a.docx", data)


def test_a_broken_zip_is_left_to_its_reader() -> None:
    assert sniff("a.docx", b"PK\x03\x04broken") == (Format.DOCX, None)
