"""Zips, sound and lying, and the documents that are zips."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:w="{_W}" xmlns:r="{REL}"'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODF_SPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0"'
)
ODT = "application/vnd.oasis.opendocument.text"
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def pack(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


def paragraph(text: str) -> str:
    """Return a Word paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx_parts(body: str, *, doctype: str = "", links: str = "") -> dict[str, bytes | str]:
    """Return the parts of a Word document by name, from the XML of its body."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{REL}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        "</Relationships>",
        "word/document.xml": f'<?xml version="1.0"?>{doctype}<w:document {SPACES}><w:body>{body}'
        "</w:body></w:document>",
    }


def docx(body: str, *, doctype: str = "", links: str = "") -> bytes:
    """Return a Word document, from the XML of its body."""
    return pack(docx_parts(body, doctype=doctype, links=links))


def odt(body: str, *, doctype: str = "") -> bytes:
    """Return an OpenDocument text, from the XML of its body."""
    return pack(
        {
            "mimetype": ODT,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_ODF}:manifest:1.0">'
            f'<m:file-entry m:full-path="/" m:media-type="{ODT}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
            "content.xml": f'<?xml version="1.0"?>{doctype}<office:document-content {ODF_SPACES} '
            f'office:version="1.3"><office:body><office:text>{body}</office:text></office:body>'
            "</office:document-content>",
        }
    )


def xlsx_parts(strings: str, *, doctype: str = "", rows: int = 2) -> dict[str, bytes | str]:
    """Return the parts of a workbook with its shared strings, one a row in column A."""
    links = f'<Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
    links += f'<Relationship Id="rId2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    cells = "".join(
        f'<row r="{n + 1}"><c r="A{n + 1}" t="s"><v>{n}</v></c></row>' for n in range(rows)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}.sharedStrings+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}'
        "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{REL}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{cells}</sheetData>'
        "</worksheet>",
        "xl/sharedStrings.xml": f'<?xml version="1.0"?>{doctype}<sst xmlns="{_SHEET}">{strings}'
        "</sst>",
    }


def with_size(data: bytes, size: int, *, local: bool, central: bool, member: str = "") -> bytes:
    """Return a zip that says in its headers that a member has another size than it has."""
    changed = bytearray(data)
    for mark, name_at, size_at, wanted in ((LOCAL, 30, 22, local), (CENTRAL, 46, 24, central)):
        place = changed.find(mark)
        while wanted and place >= 0:
            if changed[place + name_at :].startswith(member.encode()):
                struct.pack_into("<I", changed, place + size_at, size)
            place = changed.find(mark, place + 4)
    return bytes(changed)


def with_flag(data: bytes, flag: int) -> bytes:
    """Return a zip whose members all carry a flag (1 is: encrypted)."""
    changed = bytearray(data)
    for mark, flag_at in ((LOCAL, 6), (CENTRAL, 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + flag_at] |= flag
            place = changed.find(mark, place + 4)
    return bytes(changed)


def overlapping(names: list[str], content: bytes) -> bytes:
    """Return a zip whose members all are the same stretch of bytes."""
    packed = zlib.compress(content, 9)[2:-4]
    sizes = struct.pack("<III", zlib.crc32(content), len(packed), len(content))
    first = names[0].encode()
    head = LOCAL + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes
    body = head + struct.pack("<HH", len(first), 0) + first + packed
    directory = b""
    for name in names:
        directory += CENTRAL + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
        directory += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name.encode()
    end = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(directory), len(body), 0)
    return body + directory + END + end
