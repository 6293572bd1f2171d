"""Word's styles and list definitions: heading levels, list nesting, the looks of letters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.readers.docx_looks import Look, fill_of, look_of, overlaid
from packetcheck.readers.docx_xml import Element, W, is_on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from packetcheck.readers.docx_marks import Paragraph
    from packetcheck.readers.docx_package import Package

_HEADING = re.compile(r"heading ?([1-9])")
_LIST_STYLE = re.compile(r"list (?:bullet|number)(?: ([1-9]))?|liste? ?(?:puces|punkt)?.*bullet")
_DEEPEST = 20


@dataclass(slots=True)
class Styles:
    """The styles by id and the numbering by (number id, level); `looks` by pairs of styles."""

    by_id: dict[str, Element] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    basic: Look = field(default_factory=Look)
    formats: dict[tuple[str, int], str] = field(default_factory=dict)
    headings: dict[str | None, int | None] = field(default_factory=dict)
    lists: dict[str | None, tuple[str | None, str | None]] = field(default_factory=dict)
    looks: dict[tuple[str | None, str | None], Look] = field(default_factory=dict)
    fills: dict[str | None, str | None] = field(default_factory=dict)
    named: dict[tuple[str | None, str], str] = field(default_factory=dict)

    def chain(self, style_id: str | None, kind: str) -> Iterator[Element]:
        """Yield a style and those it is based on, the nearest first."""
        current = style_id or self.defaults.get(kind)
        for _ in range(_DEEPEST):
            style = self.by_id.get(current or "")
            if style is None:
                return
            yield style
            current = value(style.find(f"{W}basedOn"))

    def name(self, style_id: str | None, kind: str = "paragraph") -> str:
        """Return the lower-case name of a style, the English one for built-in ones."""
        key = style_id, kind
        if key not in self.named:
            style = next(self.chain(style_id, kind), None)
            given = None if style is None else value(style.find(f"{W}name"))
            self.named[key] = (given or style_id or "").lower()
        return self.named[key]

    def heading_level(self, paragraph: Paragraph) -> int | None:
        """Return a heading's level, 1 for the title, None for other paragraphs."""
        if paragraph.outline is not None:
            return _outlined(paragraph.outline)
        if paragraph.style not in self.headings:
            self.headings[paragraph.style] = self._heading_style(paragraph.style)
        return self.headings[paragraph.style]

    def _heading_style(self, style_id: str | None) -> int | None:
        for style in self.chain(style_id, "paragraph"):
            name = (value(style.find(f"{W}name")) or "").lower()
            found = _HEADING.fullmatch(name)
            if found or name == "title":
                return int(found[1]) if found else 1
            outline = value(style.find(f"{W}pPr/{W}outlineLvl"))
            if outline is not None and outline.isdecimal():
                return _outlined(outline)
        given = _HEADING.fullmatch((style_id or "").lower())
        return int(given[1]) if given else None

    def list_level(self, paragraph: Paragraph) -> int | None:
        """Return a list item's nesting (0 is outermost), None for what is no item."""
        if paragraph.style not in self.lists:
            self.lists[paragraph.style] = self._list_style(paragraph.style)
        number, level = self.lists[paragraph.style]
        number, level = paragraph.number or number, paragraph.level or level
        depth = min(int(level), 8) if level and level.isdecimal() and len(level) < 6 else 0
        named = _LIST_STYLE.match(self.name(paragraph.style))
        # "List Bullet 2" is a list of its own, whose first level is the second on the page.
        by_name = int(named[1] or 1) - 1 if named else None
        if number is not None:
            listed = number != "0" and self.formats.get((number, depth)) != "none"
            return max(depth, by_name or 0) if listed else None
        return by_name

    def _list_style(self, style_id: str | None) -> tuple[str | None, str | None]:
        number: str | None = None
        level: str | None = None
        for style in self.chain(style_id, "paragraph"):
            numbering = style.find(f"{W}pPr/{W}numPr")
            if numbering is not None:
                number = number or value(numbering.find(f"{W}numId"))
                level = level or value(numbering.find(f"{W}ilvl"))
        return number, level

    def look(self, paragraph: str | None, character: str | None) -> Look:
        """Return the looks that a paragraph's and a run's style give to letters."""
        key = paragraph, character
        if key not in self.looks:
            found = self.basic
            for style in reversed([*self.chain(paragraph, "paragraph")]):
                found = overlaid(found, style.find(f"{W}rPr"))
            if character:
                for style in reversed([*self.chain(character, "character")]):
                    found = overlaid(found, style.find(f"{W}rPr"))
            self.looks[key] = found
        return self.looks[key]

    def fill(self, paragraph: str | None) -> str | None:
        """Return the colour with which a paragraph's style fills it."""
        if paragraph not in self.fills:
            shadings = (s.find(f"{W}pPr/{W}shd") for s in self.chain(paragraph, "paragraph"))
            self.fills[paragraph] = next(filter(None, map(fill_of, shadings)), None)
        return self.fills[paragraph]

    def emboldens(self, table: str, where: str) -> bool:
        """Tell whether a table's style has a part of it (`firstRow`, `firstCol`) in bold."""
        return any(
            part.get(f"{W}type") == where and is_on(part.find(f"{W}rPr/{W}b"))
            for style in self.chain(table, "table")
            for part in style.iter(f"{W}tblStylePr")
        )

    def run_look(self, paragraph: str | None, properties: Element) -> Look:
        """Return the look of a run by its own properties, above those of its styles."""
        character = value(properties.find(f"{W}rStyle"))
        return overlaid(self.look(paragraph, character), properties)


def _outlined(outline: str) -> int | None:
    return int(outline) + 1 if outline.isdecimal() and len(outline) == 1 and outline < "9" else None


def load_styles(package: Package, styles_part: str | None, numbering_part: str | None) -> Styles:
    """Read styles and numbering; either may be missing."""
    found = Styles()
    root = package.xml(styles_part) if styles_part else None
    if root is not None:
        found.basic = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iter(f"{W}style"):
            found.by_id[style.get(f"{W}styleId") or ""] = style
            if style.get(f"{W}default") in {"1", "true", "on"}:
                found.defaults[style.get(f"{W}type") or ""] = style.get(f"{W}styleId") or ""
    root = package.xml(numbering_part) if numbering_part else None
    if root is not None:
        _load_numbering(root, found)
    return found


def _load_numbering(root: Element, styles: Styles) -> None:
    abstract: dict[str, dict[int, str]] = {}
    for definition in root.iter(f"{W}abstractNum"):
        levels = abstract.setdefault(definition.get(f"{W}abstractNumId") or "", {})
        for level in definition.iter(f"{W}lvl"):
            depth = level.get(f"{W}ilvl") or "0"
            text = value(level.find(f"{W}lvlText"))
            form = value(level.find(f"{W}numFmt")) or ""
            # Without a mark to show, "none" is a plain paragraph that once was a list.
            levels[int(depth) if depth.isdecimal() else 0] = "" if text else form
    for number in root.iter(f"{W}num"):
        levels = abstract.get(value(number.find(f"{W}abstractNumId")) or "", {})
        for depth, form in levels.items():
            styles.formats[number.get(f"{W}numId") or "", depth] = form
