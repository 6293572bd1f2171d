"""The parts of a workbook that its sheets share: sheet list, strings, styles."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packetcheck.readers.packed import Element, Link, Package, corrupt
from packetcheck.readers.xlsx_numbers import BUILT_IN, GENERAL, is_invisible

if TYPE_CHECKING:
    from collections.abc import Iterable

_WHITE = re.compile(r"(?:[0-9A-Fa-f]{2})?[Ff]{6}")
_TINIEST = 1.5
# What Excel writes for characters that XML cannot hold.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of a workbook: its name, whether it is shown, the part that holds its cells."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True, slots=True)
class Style:
    """How cells of one style look. `hidden` is true where nothing of their value is seen."""

    code: str = GENERAL
    bold: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook but for its sheets' cells."""

    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...]
    styles: tuple[Style, ...]
    persons: dict[str, str]
    since_1904: bool = False


def load_book(package: Package) -> Book:
    """Load what the sheets of a workbook share. Raises CorruptDocumentError without a workbook."""
    main = next(
        (link.target for link in package.links("").values() if link.type == "officeDocument"),
        "xl/workbook.xml",
    )
    root = package.xml(main)
    if root is None:
        raise corrupt(package.path, "is no Excel workbook, or damaged")
    links = package.links(main)
    sheets = []
    for sheet in root.iter("{*}sheet"):
        ident = next((v for k, v in sheet.attrib.items() if k.rpartition("}")[2] == "id"), "")
        link = links.get(ident)
        if link is not None and link.type == "worksheet":
            visible = sheet.get("state", "visible") == "visible"
            sheets.append(SheetPart(sheet.get("name") or "", link.target, visible))
    props = root.find("{*}workbookPr")
    return Book(
        tuple(sheets),
        _strings(package, _target(links, "sharedStrings") or _beside(main, "sharedStrings.xml")),
        _styles(package, _target(links, "styles") or _beside(main, "styles.xml")),
        _persons(package, links),
        props is not None and props.get("date1904") in {"1", "true"},
    )


def text_of(node: Element) -> str:
    """Return the text of a string in runs, without the reading aids of East Asian scripts."""
    parts = [
        piece.text or ""
        for piece in node.iter("{*}t")
        if not piece.getparent().tag.endswith("}rPh")
    ]
    return unescaped("".join(parts))


def unescaped(text: str) -> str:
    """Return text with Excel's escapes for control characters resolved."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def _target(links: dict[str, Link], kind: str) -> str | None:
    return next((link.target for link in links.values() if link.type == kind), None)


def _beside(main: str, name: str) -> str:
    return posixpath.join(posixpath.dirname(main), name)


def _strings(package: Package, part: str) -> tuple[str, ...]:
    root = package.xml(part)
    return () if root is None else tuple(text_of(item) for item in root.iterchildren("{*}si"))


def _persons(package: Package, links: dict[str, Link]) -> dict[str, str]:
    found = {}
    for link in links.values():
        root = package.xml(link.target) if link.type == "person" else None
        for person in () if root is None else root.iter("{*}person"):
            found[person.get("id") or ""] = (person.get("displayName") or "").strip()
    return found


def _styles(package: Package, part: str) -> tuple[Style, ...]:
    root = package.xml(part)
    if root is None:
        return ()
    codes = dict(BUILT_IN)
    for node in root.iter("{*}numFmt"):
        codes[_number(node.get("numFmtId"))] = node.get("formatCode") or GENERAL
    fonts = list(_children(root, "fonts"))
    fills = [_is_filled(fill) for fill in _children(root, "fills")]
    found = []
    for style in _children(root, "cellXfs"):
        font = fonts[n] if (n := _number(style.get("fontId"))) < len(fonts) else None
        filled = (n := _number(style.get("fillId"))) < len(fills) and fills[n]
        code = codes.get(_number(style.get("numFmtId")), GENERAL)
        unseen = is_invisible(code) or _is_tiny(font) or (_is_white(font) and not filled)
        found.append(Style(code, _flag(font, "b"), unseen))
    return tuple(found)


def _children(root: Element, name: str) -> Iterable[Element]:
    parent = root.find(f"{{*}}{name}")
    return () if parent is None else parent.iterchildren("{*}*")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 9 else 0


def _flag(font: Element | None, name: str) -> bool:
    node = None if font is None else font.find(f"{{*}}{name}")
    return node is not None and node.get("val", "1") not in {"0", "false"}


def _is_tiny(font: Element | None) -> bool:
    node = None if font is None else font.find("{*}sz")
    try:
        return node is not None and float(node.get("val") or 11) < _TINIEST
    except ValueError:
        return False


def _is_white(font: Element | None) -> bool:
    color = None if font is None else font.find("{*}color")
    if color is None:
        return False
    # Theme colour 0 is the paper's.
    plain = color.get("tint") in {None, "0"}
    return bool(_WHITE.fullmatch(color.get("rgb") or "")) or (color.get("theme") == "0" and plain)


def _is_filled(fill: Element) -> bool:
    """Tell whether a cell has a ground of its own that is not white."""
    if fill.find("{*}gradientFill") is not None:
        return True
    pattern = fill.find("{*}patternFill")
    if pattern is None or pattern.get("patternType", "none") == "none":
        return False
    ground = pattern.find("{*}fgColor")
    return ground is None or not _WHITE.fullmatch(ground.get("rgb") or "")
