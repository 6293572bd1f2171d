from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from packetcheck.errors import CorruptDocumentError, EncryptedDocumentError, LimitExceededError
from packetcheck.readers.docx import read_docx
from packetcheck.readers.docx_package import open_package, parse_xml

if TYPE_CHECKING:
    from readers.conftest import DocxMaker


def _zip(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_bomb_is_rejected_before_it_is_inflated() -> None:
    with pytest.raises(LimitExceededError):
        open_package(_zip({"bomb": b"\0" * 20_000_000}), "a.docx")


def test_a_lie_about_the_size_is_caught() -> None:
    data = bytearray(_zip({"part": b"x" * 500}))
    central = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 400 * 2**20)
    with pytest.raises(LimitExceededError):
        open_package(bytes(data), "a.docx")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_methods_are_rejected(method: int) -> None:
    with pytest.raises(CorruptDocumentError):
        open_package(_zip({"part": b"x" * 500}, method), "a.docx")


def test_a_zip_with_a_password() -> None:
    data = bytearray(_zip({"part": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(EncryptedDocumentError):
        open_package(bytes(data), "a.docx")


def test_no_zip_and_no_main_part() -> None:
    with pytest.raises(CorruptDocumentError):
        open_package(b"hello", "a.docx")
    with pytest.raises(CorruptDocumentError):
        open_package(_zip({"other": b"x"}), "a.docx").main_part()


def test_the_strict_variant_is_read(make_docx: DocxMaker) -> None:
    source = (
        b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p>'
        b"<w:r><w:t>Strict.</w:t></w:r></w:p></w:body></w:document>"
    )
    data = make_docx("", extra={})
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts["word/document.xml"] = source
    assert read_docx(_zip(parts), "a.docx").blocks[0].text == "Strict."


def test_external_links_are_left_alone() -> None:
    links = (
        b'<Relationships><Relationship Id="a" Type="x/officeDocument" Target="w/doc.xml"/>'
        b'<Relationship Id="b" Type="x/image" TargetMode="External" Target="http://h.example/"/>'
        b"</Relationships>"
    )
    package = open_package(_zip({"_rels/.rels": links, "w/doc.xml": b"<x/>"}), "a.docx")
    assert set(package.relations("")) == {"a"}
    assert package.main_part() == "w/doc.xml"


def test_broken_xml_is_none() -> None:
    assert parse_xml(b"<a><b></a>") is None
    assert parse_xml(b"") is None
