from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from packetcheck.readers.docx import read_docx

if TYPE_CHECKING:
    from readers.conftest import DocxMaker

MAIL = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\nContent-Type: "
    b"text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    b"<p>Caf=E9 opened.</p>\n--X--\n"
)


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _around(make_docx: DocxMaker, name: str, data: bytes, target: str = "") -> bytes:
    links = (
        '<Relationships><Relationship Id="c" Type="x/aFChunk" '
        f'Target="{target or name}"/></Relationships>'
    )
    packed = io.BytesIO()
    outer = make_docx(_p("Before.") + '<w:altChunk r:id="c"/>' + _p("After."))
    with zipfile.ZipFile(io.BytesIO(outer)) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.namelist():
            if part != "word/_rels/document.xml.rels":
                new.writestr(part, old.read(part))
        new.writestr("word/_rels/document.xml.rels", links)
        new.writestr(f"word/{name}", data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("c.html", b"<p>Within.</p>", "Within."),
        ("c.dat", b"<html><body><p>Within.</p></body></html>", "Within."),
        ("c.txt", b"Within.", "Within."),
        ("c.txt", b"From: the whole team.", "From: the whole team."),
        ("c.mht", b"MIME-Version: 1.0\n\nWithin.", "Within."),
        ("c.mht", MAIL, "Café opened."),
        ("c.dat", "<html><p>Within.</p></html>".encode("utf-16"), "Within."),
    ],
)
def test_embedded_texts_are_read_by_what_they_are(
    make_docx: DocxMaker, name: str, data: bytes, text: str
) -> None:
    reading = read_docx(_around(make_docx, name, data), "a.docx")
    assert [block.text for block in reading.blocks] == ["Before.", text, "After."]
    assert not reading.partly


def test_a_document_within_a_document_is_read(make_docx: DocxMaker) -> None:
    inner = make_docx(_p("Within."), header=_p("Acme"))
    reading = read_docx(_around(make_docx, "c.docx", inner), "a.docx")
    assert [block.text for block in reading.blocks] == ["Before.", "Acme", "Within.", "After."]


def test_documents_in_documents_end_somewhere(make_docx: DocxMaker) -> None:
    data = make_docx(_p("Core."))
    for _ in range(30):
        data = _around(make_docx, "c.docx", data)
    reading = read_docx(data, "a.docx")
    assert reading.partly
    assert len(reading.blocks) < 20


@pytest.mark.parametrize("data", [rb"{\rtf1 Within.}", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04broken"])
def test_what_cannot_be_read_is_told_of(make_docx: DocxMaker, data: bytes) -> None:
    reading = read_docx(_around(make_docx, "c.bin", data), "a.docx")
    assert [block.text for block in reading.blocks] == ["Before.", "After."]
    assert reading.partly
    assert "word/c.bin" in reading.warnings[0]


def test_a_chunk_that_is_not_there_is_told_of(make_docx: DocxMaker) -> None:
    reading = read_docx(_around(make_docx, "c.html", b"x", target="gone.html"), "a.docx")
    assert reading.partly
    assert "not in the file" in reading.warnings[0]
