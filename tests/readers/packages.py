"""Small workbooks and OpenDocument texts, packed from the XML of their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
ODT_SPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" '
    f'xmlns:table="{_ODF}:table:1.0" xmlns:style="{_ODF}:style:1.0" '
    f'xmlns:draw="{_ODF}:drawing:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" '
    f'xmlns:form="{_ODF}:form:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    f'xmlns:svg="{_ODF}:svg-compatible:1.0"'
)


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of members by name."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def cell(place: str, value: str | float, *, style: int = 0) -> str:
    """Return a cell's XML: a number, or a string within the cell."""
    if isinstance(value, str):
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def rows(*lines: tuple[str | float, ...], first: int = 1) -> str:
    """Return the XML of rows of cells from column A on; empty strings are no cells."""
    found = []
    for number, line in enumerate(lines, first):
        cells = "".join(cell(f"{chr(65 + n)}{number}", v) for n, v in enumerate(line) if v != "")
        found.append(f'<row r="{number}">{cells}</row>')
    return "".join(found)


def sheet(data: str, *, before: str = "", after: str = "") -> str:
    """Return the XML of a sheet around its rows."""
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_LINKS}">{before}'
        f"<sheetData>{data}</sheetData>{after}</worksheet>"
    )


def workbook(
    sheets: Mapping[str, str],
    *,
    hidden: tuple[str, ...] = (),
    styles: str = "",
    extra: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, str] | None = None,
) -> bytes:
    """Return a workbook; `links` are the relations (type to target) of its first sheet."""
    listed, relations, parts = [], [], {}
    for number, (name, data) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden else ""
        listed.append(f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"{state}/>')
        relations.append(_relation(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        parts[f"xl/worksheets/sheet{number}.xml"] = data
    relations.append(_relation("p", "person", "persons/person.xml"))
    own = "".join(
        _relation(f"x{n}", kind, to) for n, (kind, to) in enumerate((links or {}).items())
    )
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations(_relation("w", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
            f"{''.join(listed)}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": _relations("".join(relations)),
            "xl/worksheets/_rels/sheet1.xml.rels": _relations(own),
            "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>',
            **parts,
            **(extra or {}),
        }
    )


def odt(
    body: str,
    *,
    styles: str = "",
    margins: str = "",
    extra: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return an OpenDocument text; `styles` are its automatic styles, `margins` master pages."""
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {ODT_SPACES}><office:automatic-styles>"
            f"{styles}</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {ODT_SPACES}><office:master-styles>{margins}"
            "</office:master-styles></office:document-styles>",
            **(extra or {}),
        }
    )


def _relation(ident: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{ident}" Type="{_LINKS}/{kind}" Target="{target}"/>'


def _relations(inner: str) -> str:
    return f"<Relationships>{inner}</Relationships>"
