from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from packetcheck.errors import CorruptDocumentError, EncryptedDocumentError, LimitExceededError
from packetcheck.readers.docx import read_docx
from packetcheck.readers.docx_package import open_package
from packetcheck.readers.docx_xml import parse_xml
from packetcheck.readers.limits import ReadLimits

if TYPE_CHECKING:
    from readers.conftest import DocxMaker


def _zip(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_a_bomb_is_rejected_before_it_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    package = open_package(_zip({"bomb.xml": b"\0" * 60 * 2**20}), "a.docx")
    monkeypatch.setattr(zipfile.ZipExtFile, "read", lambda *_: pytest.fail("inflated"))
    with pytest.raises(LimitExceededError, match="50 MB"):
        package.xml("bomb.xml")


def test_a_bomb_that_nothing_leads_to_does_no_harm(make_docx: DocxMaker) -> None:
    data = make_docx(_p("I led it."), extra={"word/media/a.bmp": b"\0" * 60 * 2**20})
    assert [block.text for block in read_docx(data, "a.docx").blocks] == ["I led it."]


def test_all_parts_together_stay_below_the_limit(make_docx: DocxMaker) -> None:
    body, notes = _p("word " * 150_000), _p("note " * 150_000)
    data = make_docx(body, header=notes)
    with pytest.raises(LimitExceededError):
        read_docx(data, "a.docx", limits=ReadLimits(megabytes=1))
    assert len(read_docx(data, "a.docx", limits=ReadLimits(megabytes=2)).blocks) == 2


def test_a_part_larger_than_it_says_is_caught(make_docx: DocxMaker) -> None:
    data = bytearray(make_docx(_p("I led it. " * 3000)))
    # The last member is the body.
    central = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 20_000)
    reading = read_docx(bytes(data), "a.docx")
    assert reading.partly
    assert "word/document.xml" in reading.warnings[0]
    assert reading.blocks[0].text.startswith("I led it.")


def test_a_part_that_claims_to_be_huge_is_rejected(make_docx: DocxMaker) -> None:
    data = bytearray(make_docx(_p("I led it.")))
    struct.pack_into("<I", data, data.rindex(b"PK\x01\x02") + 24, 400 * 2**20)
    with pytest.raises(LimitExceededError):
        read_docx(bytes(data), "a.docx")


def test_overlapping_members_are_read_once_or_not_at_all(make_docx: DocxMaker) -> None:
    data = make_docx(_p("I led it."))
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    count = data.count(b"PK\x01\x02") * 40
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, count, count, (end - start) * 40)
    try:
        reading = read_docx(data[:start] + data[start:end] * 40 + bytes(tail), "a.docx")
    except CorruptDocumentError:
        return
    assert len(reading.blocks) == 1


def test_a_zip_of_a_hundred_thousand_members_is_rejected() -> None:
    member = b"PK\x01\x02" + b"\0" * 42
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 65_535, 65_535, 46 * 100_000, 0, 0)
    with pytest.raises(LimitExceededError, match="20000 files"):
        open_package(member * 100_000 + end, "a.docx")


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


def test_broken_xml_is_read_as_far_as_it_goes() -> None:
    parsed = parse_xml(b"<a><b>one</b><c>two")
    assert parsed.root is not None
    assert (parsed.broken, [node.text for node in parsed.root]) == (True, ["one", "two"])
    assert parse_xml(b"") == (None, True, False)


def test_a_document_cut_short_gives_what_is_there(make_docx: DocxMaker) -> None:
    body = _p("I led it.") + "<w:p><w:r><w:t>Then the file bro"
    parts = _unpacked(make_docx(""))
    whole = parts["word/document.xml"]
    parts["word/document.xml"] = whole[: whole.index(b"<w:body>") + 8] + body.encode()
    reading = read_docx(_zip(parts), "a.docx")
    assert [block.text for block in reading.blocks] == ["I led it.", "Then the file bro"]
    assert reading.partly


@pytest.mark.parametrize(
    "name", ["word/document.xml", "Word\\Document.XML", "odd/document2.xml", "x.xml"]
)
def test_the_body_is_found_without_links_and_content_types(make_docx: DocxMaker, name: str) -> None:
    body = _unpacked(make_docx(_p("I led it.")))["word/document.xml"]
    assert read_docx(_zip({name: body}), "a.docx").blocks[0].text == "I led it."


def test_parts_beside_a_body_without_links_are_found(make_docx: DocxMaker) -> None:
    parts = _unpacked(make_docx(_p("I led it."), header=_p("Acme"), styles=""))
    del parts["word/_rels/document.xml.rels"]
    blocks = read_docx(_zip(parts), "a.docx").blocks
    assert [block.text for block in blocks] == ["Acme", "I led it."]


@pytest.mark.parametrize(
    "target", ["/word/document.xml", "word\\document.xml", "./word/document.xml"]
)
def test_links_may_be_written_in_any_way(make_docx: DocxMaker, target: str) -> None:
    parts = _unpacked(make_docx(_p("I led it.")))
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", target.encode())
    parts["word/other.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"document.xml", b"other.xml")
    assert read_docx(_zip(parts), "a.docx").blocks[0].text == "I led it."


def test_a_body_in_utf_16_is_read(make_docx: DocxMaker) -> None:
    parts = _unpacked(make_docx(_p("Zażółć.")))
    text = '<?xml version="1.0" encoding="UTF-16"?>' + parts["word/document.xml"].decode()
    parts["word/document.xml"] = text.encode("utf-16")
    assert read_docx(_zip(parts), "a.docx").blocks[0].text == "Zażółć."


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
