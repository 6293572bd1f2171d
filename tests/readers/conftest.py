"""Builders of small documents: Word from raw XML, PDF from strings with places."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from packetcheck.document import BlockKind, Document, RawBlock
from packetcheck.packet import Source
from packetcheck.readers.read import read_document

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "comments": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "hdr",
    "footer": "ftr",
}
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">{}</cp:coreProperties>'
)

DocxMaker = Callable[..., bytes]
Line = tuple[float, float, str]
PdfMaker = Callable[..., bytes]
Reader = Callable[..., Document]
Shown = Callable[..., list[tuple[str, str]]]


def _docx(
    body: str, *, core: str = "", extra: dict[str, bytes] | None = None, **parts: str
) -> bytes:
    links = "".join(
        f'<Relationship Id="rel-{name}" Type="{_R}/{name}" Target="{name}.xml"/>' for name in parts
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="r1" Type="{_R}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
        archive.writestr(
            "word/document.xml",
            f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        )
        for name, content in parts.items():
            root = _ROOTS[name]
            archive.writestr(f"word/{name}.xml", f"<w:{root} {_SPACES}>{content}</w:{root}>")
        if core:
            archive.writestr("docProps/core.xml", _CORE.format(core))
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.fixture
def make_docx() -> DocxMaker:
    """Return a function that packs the XML of a body and of further parts."""
    return _docx


@pytest.fixture
def make_pdf() -> PdfMaker:
    """Return a function that prints lines (x, y from the top, text) onto pages.

    A text may begin with `#` (large), `*` (bold) or `,` (small).
    """
    from reportlab.pdfgen.canvas import Canvas

    def make(*pages: Sequence[Line], title: str = "") -> bytes:
        packed = io.BytesIO()
        canvas = Canvas(packed, pagesize=(612, 792), invariant=1)
        canvas.setTitle(title)
        looks = {"#": ("Helvetica-Bold", 18), "*": ("Helvetica-Bold", 10), ",": ("Helvetica", 7)}
        for page in pages:
            for x, y, text in page:
                font, size = looks.get(text[0], ("Helvetica", 10))
                canvas.setFont(font, size)
                canvas.drawString(x, 792 - y, text[1:] if text[0] in looks else text)
            canvas.showPage()
        canvas.save()
        return packed.getvalue()

    return make


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Return a function that writes bytes to a file and reads them as a document."""

    def read_bytes(name: str, data: bytes | str, names: tuple[str, ...] = ()) -> Document:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_document(Source(path, name), names)

    return read_bytes


@pytest.fixture
def shown() -> Shown:
    """Return a function that lists blocks as (kind with level, text), furniture as `-kind`."""

    def show(blocks: Sequence[RawBlock]) -> list[tuple[str, str]]:
        leveled = {BlockKind.HEADING, BlockKind.ITEM}
        return [
            (
                ("-" if block.furniture else "")
                + block.kind.value
                + (str(block.level) if block.kind in leveled else ""),
                block.text,
            )
            for block in blocks
            if block.text.strip()
        ]

    return show
