"""What letters stand on in a Word document: the fill of a page, a table, a cell, a shape.

A ground is a colour as six digits, None for the page's own white, or UNKNOWN.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.readers.docx_looks import UNKNOWN, WHITE, alike, fill_of
from packetcheck.readers.docx_xml import A, Element, W, value

if TYPE_CHECKING:
    from packetcheck.readers.docx_styles import Styles

_V = "{urn:schemas-microsoft-com:vml}"
_PAPER = {"bg1", "lt1"}
_PICTURES = ("{*}blip", f"{_V}imagedata")


def page_ground(root: Element) -> str | None:
    """Return the page's ground: a coloured one may be switched off, so it is not known."""
    background = root.find(f"{W}background")
    color = None if background is None else background.get(f"{W}color")
    return None if color is None or color.upper() in {"AUTO", WHITE} else UNKNOWN


def table_ground(table: Element, styles: Styles, outer: str | None) -> str | None:
    """Return the ground of a table's cells that have none of their own."""
    own = fill_of(table.find(f"{W}tblPr/{W}shd"))
    if own is not None:
        return own
    style = value(table.find(f"{W}tblPr/{W}tblStyle"))
    for part in styles.chain(style, "table"):
        fills = (fill_of(shading) for shading in part.iter(f"{W}shd"))
        if any(fill is not None and (fill == UNKNOWN or not alike(fill, WHITE)) for fill in fills):
            # Which of its cells a style shades depends on more than can be told here.
            return UNKNOWN
    return outer


def box_ground(box: Element, outer: str | None, known: dict[Element, bool]) -> str | None:
    """Return the ground of a text box, by the fill of its shape or by what lies behind it.

    `known` keeps which paragraphs have a backdrop.
    """
    frame = box.getparent()
    shape = None if frame is None else frame.getparent()
    if shape is None:
        return UNKNOWN
    fill = _vml_fill(shape) if str(shape.tag).startswith(_V) else _drawn_fill(shape)
    if fill is not None:
        return fill
    paragraph = next(shape.iterancestors(f"{W}p"), None)
    if paragraph is None:
        return UNKNOWN
    if paragraph not in known:
        known[paragraph] = has_backdrop(paragraph)
    return UNKNOWN if known[paragraph] else outer


def has_backdrop(paragraph: Element) -> bool:
    """Tell whether a paragraph anchors a picture or coloured shape that may lie behind text."""
    if next(paragraph.iter(*_PICTURES), None) is not None:
        return True
    if any(shape.get("fillcolor") for shape in paragraph.iter(f"{_V}*")):
        return True
    return any(_drawn_fill(part.getparent()) == UNKNOWN for part in paragraph.iter("{*}spPr"))


def _vml_fill(shape: Element) -> str | None:
    if (shape.get("filled") or "t")[0] in "f0":
        return None
    words = (shape.get("fillcolor") or "white").split()
    return WHITE if not words or words[0].lower() in {"white", "#fff", "#ffffff"} else UNKNOWN


def _drawn_fill(shape: Element) -> str | None:
    """Return the fill of a DrawingML shape, None for a shape without one."""
    properties = shape.find("{*}spPr")
    for part in () if properties is None else properties:
        name = str(part.tag).removeprefix(A)
        if name == "noFill":
            return None
        if name == "solidFill":
            colors = [(color.get("val") or "", len(color)) for color in part]
            plain = [(given in _PAPER or given.upper() == WHITE) and not n for given, n in colors]
            return WHITE if plain == [True] else UNKNOWN
        if name in {"gradFill", "blipFill", "pattFill", "grpFill"}:
            return UNKNOWN
    themed = shape.find("{*}style/{*}fillRef")
    return UNKNOWN if themed is not None and themed.get("idx") != "0" else None
