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
        ("a.xlsm", _zip("xl/workbook.xml"), Format.XLSX),
        ("a.rtf", b"{\\rtf1}", Format.RTF),
        ("a.eml", b"From: a\n\nHi", Format.MAIL),
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
        ("a.docx", b"{\\rtf1}", Format.RTF),
        ("a.csv", _zip("xl/workbook.xml"), Format.XLSX),
        ("a.zip", _zip("[Content_Types].xml", "word/document.xml"), Format.DOCX),
    ],
)
def test_the_bytes_have_the_last_word(name: str, data: bytes, form: Format) -> None:
    found, warning = sniff(name, data)
    assert found is form
    assert warning is not None
    assert form.value in warning


@pytest.mark.parametrize(
    ("name", "data", "hint"),
    [
        ("a.pages", b"x", "export it as Word or PDF"),
        ("a.key", _zip("Index/Presentation.iwa"), "export it"),
        ("a.docx", _zip("ppt/presentation.xml"), ".pdf"),
        ("a.pptx", _zip("ppt/presentation.xml"), ".pdf"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", ".docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", ".docx"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), ".xlsx"),
        (
            "a.msg",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_".encode("utf-16-le"),
            ".eml",
        ),
        ("a.mbox", b"From x\n", ".eml"),
        ("a.gdoc", b'{"url": "x"}', "download"),
        ("a.one", b"x", ".docx"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "OCR"),
        ("a.txt", b"\xff\xd8\xff\xe0", "OCR"),
        ("a.heic", b"\0\0\0\x18ftypheic", "OCR"),
        ("a.xyz", b"hello", "packetcheck reads"),
        ("noname", bytes(range(256)), "packetcheck reads"),
        ("a.zip", _zip("b.md"), "unpack it"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "unpack it"),
    ],
)
def test_what_nobody_reads_is_told_with_the_way_out(name: str, data: bytes, hint: str) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        sniff(name, data)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("notes", b"I led it.", Format.TEXT),
        ("notes", "Zażółć".encode("utf-16"), Format.TEXT),
        ("Review by Sam v2. final", b"I led it.", Format.TEXT),
        ("review", b"%PDF-1.7", Format.PDF),
        ("review", _zip("word/document.xml"), Format.DOCX),
        ("page", b"<!DOCTYPE html><p>x", Format.HTML),
        ("mail", b"From: a <a@b>\nTo: b\nSubject: c\n\nHi.", Format.MAIL),
    ],
)
def test_files_without_a_suffix_are_read_as_what_they_are(
    name: str, data: bytes, form: Format
) -> None:
    found, warning = sniff(name, data)
    assert found is form
    assert warning is not None
    assert form.value in warning


def test_a_protected_office_file() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(EncryptedDocumentError):
        sniff("a.docx", data)


def test_a_broken_zip_is_left_to_its_reader() -> None:
    assert sniff("a.docx", b"PK\x03\x04broken") == (Format.DOCX, None)
