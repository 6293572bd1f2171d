from __future__ import annotations

import io
import itertools
import zipfile
from typing import TYPE_CHECKING

import pytest

from packetcheck.errors import LimitExceededError
from packetcheck.readers.docx import read_docx
from packetcheck.readers.limits import ReadLimits

if TYPE_CHECKING:
    from readers.conftest import DocxMaker

P = "<w:p><w:r><w:t>I led it.</w:t></w:r></w:p>"


def _linked(make_docx: DocxMaker, body: str, links: str, **parts: bytes) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(make_docx(body))) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != "word/_rels/document.xml.rels":
                new.writestr(name, old.read(name))
        new.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
        for name, data in parts.items():
            new.writestr(f"word/{name}.xml", data)
    return packed.getvalue()


def test_many_paragraphs_are_all_read(make_docx: DocxMaker) -> None:
    assert len(read_docx(make_docx(P * 20_000), "a.docx").blocks) == 20_000


@pytest.mark.parametrize(
    ("opened", "closed"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:unknown>", "</w:unknown>"),
    ],
)
def test_deep_nesting_is_read_or_refused(make_docx: DocxMaker, opened: str, closed: str) -> None:
    assert len(read_docx(make_docx(opened * 50 + P + closed * 50), "a.docx").blocks) == 1
    with pytest.raises(LimitExceededError, match="nested"):
        read_docx(make_docx(opened * 20_000 + P + closed * 20_000), "a.docx")


def test_more_elements_than_fit_into_memory_are_refused(make_docx: DocxMaker) -> None:
    data = make_docx("<w:p/>" * 50_000 + P)
    assert len(read_docx(data, "a.docx").blocks) == 1
    with pytest.raises(LimitExceededError, match="memory"):
        read_docx(data, "a.docx", limits=ReadLimits(memory_megabytes=20))


@pytest.mark.parametrize("use", ["<w:p><w:r><w:t>&z;</w:t></w:r></w:p>", '<w:p w:id="&z;"/>'])
def test_entities_that_unfold_without_end_are_refused(make_docx: DocxMaker, use: str) -> None:
    names = "abcdefghz"
    entities = '<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">' + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in itertools.pairwise(names)
    )
    body = make_docx(P)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name == "word/document.xml":
                part = f"<!DOCTYPE d [{entities}]>" + part.replace("</w:body>", use + "</w:body>")
            new.writestr(name, part)
    with pytest.raises(LimitExceededError):
        read_docx(packed.getvalue(), "a.docx")


def test_a_part_that_is_linked_a_thousand_times_is_read_once(make_docx: DocxMaker) -> None:
    links = "".join(
        f'<Relationship Id="h{n}" Type="x/header" Target="h.xml"/>' for n in range(1000)
    )
    header = make_docx("", header=P)
    with zipfile.ZipFile(io.BytesIO(header)) as archive:
        part = archive.read("word/header.xml")
    reading = read_docx(
        _linked(make_docx, P, links, h=part), "a.docx", limits=ReadLimits(megabytes=1)
    )
    assert len(reading.blocks) == 2


def test_a_chunk_that_is_taken_in_without_end_is_refused(make_docx: DocxMaker) -> None:
    links = '<Relationship Id="c" Type="x/aFChunk" Target="c.xml"/>'
    data = _linked(make_docx, '<w:altChunk r:id="c"/>' * 200, links, c=b"Within.")
    assert len(read_docx(data, "a.docx").blocks) == 200
    with pytest.raises(LimitExceededError):
        read_docx(data, "a.docx", limits=ReadLimits(megabytes=1))


def test_nothing_outside_of_the_file_is_opened(
    make_docx: DocxMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = (
        '<Relationship Id="c" Type="x/aFChunk" TargetMode="External" Target="file:///etc/hosts"/>'
        '<Relationship Id="d" Type="x/header" Target="../../../../etc/hosts"/>'
    )
    data = _linked(make_docx, P + '<w:altChunk r:id="c"/>', links)
    read_docx(data, "a.docx")
    monkeypatch.setattr("builtins.open", lambda *_, **__: pytest.fail("a file was opened"))
    reading = read_docx(data, "a.docx")
    assert [block.text for block in reading.blocks] == ["I led it."]
    assert reading.partly
