"""Word's styles and list definitions: heading levels, list nesting, bold, hidden, size."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from packetcheck.readers.docx_package import Element, Package, W

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r"heading ?([1-9])")
_LIST_STYLE = re.compile(r"list (?:bullet|number)(?: ([1-9]))?|liste? ?(?:puces|punkt)?.*bullet")
_OFF = {"0", "false", "off", "none"}
_DEFAULT_SIZE = 20
_DEEPEST = 20


@dataclass(slots=True)
class Styles:
    """The styles by id and the numbering by (number id, level)."""

    by_id: dict[str, Element] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    doc_defaults: Element | None = None
    formats: dict[tuple[str, int], str] = field(default_factory=dict)

    def chain(self, style_id: str | None, kind: str) -> Iterator[Element]:
        """Yield a style and those it is based on, the nearest first."""
        current = style_id or self.defaults.get(kind)
        for _ in range(_DEEPEST):
            style = self.by_id.get(current or "")
            if style is None:
                return
            yield style
            current = value(style.find(f"{W}basedOn"))

    def name(self, paragraph: Element) -> str:
        """Return the lower-case name of a paragraph's style, the English one for built-ins."""
        for style in self.chain(style_id(paragraph), "paragraph"):
            return (value(style.find(f"{W}name")) or "").lower()
        return (style_id(paragraph) or "").lower()

    def heading_level(self, paragraph: Element) -> int | None:
        """Return a heading's level, 1 for the title, None for other paragraphs."""
        own = value(paragraph.find(f"{W}pPr/{W}outlineLvl"))
        if own is not None:
            return int(own) + 1 if own.isdigit() and int(own) < 9 else None
        for style in self.chain(style_id(paragraph), "paragraph"):
            name = (value(style.find(f"{W}name")) or "").lower()
            found = _HEADING.fullmatch(name)
            if found or name == "title":
                return int(found[1]) if found else 1
            outline = value(style.find(f"{W}pPr/{W}outlineLvl"))
            if outline is not None and outline.isdigit():
                return int(outline) + 1 if int(outline) < 9 else None
        given = re.fullmatch(r"heading ?([1-9])", (style_id(paragraph) or "").lower())
        return int(given[1]) if given else None

    def list_level(self, paragraph: Element) -> int | None:
        """Return a list item's nesting (0 is outermost), None for what is no item."""
        sources = [paragraph, *self.chain(style_id(paragraph), "paragraph")]
        number: str | None = None
        level: str | None = None
        for source in sources:
            numbering = source.find(f"{W}pPr/{W}numPr")
            if numbering is not None:
                number = number or value(numbering.find(f"{W}numId"))
                level = level or value(numbering.find(f"{W}ilvl"))
        depth = min(int(level), 8) if level and level.isdigit() else 0
        named = _LIST_STYLE.match(self.name(paragraph))
        # "List Bullet 2" is a list of its own, whose first level is the second on the page.
        by_name = int(named[1] or 1) - 1 if named else None
        if number is not None:
            listed = number != "0" and self.formats.get((number, depth)) != "none"
            return max(depth, by_name or 0) if listed else None
        return by_name

    def run_flag(self, run: Element, paragraph: Element, tag: str) -> bool:
        """Tell whether a run is `b` (bold) or `vanish` (hidden), by itself or by its styles."""
        for properties in self._run_sources(run, paragraph):
            found = properties.find(f"{W}{tag}") if properties is not None else None
            if found is not None:
                return (value(found) or "1") not in _OFF
        return False

    def run_size(self, run: Element, paragraph: Element) -> int:
        """Return a run's size in half points."""
        for properties in self._run_sources(run, paragraph):
            size = value(properties.find(f"{W}sz")) if properties is not None else None
            if size and size.isdigit():
                return int(size)
        return _DEFAULT_SIZE

    def _run_sources(self, run: Element, paragraph: Element) -> Iterator[Any]:
        own = run.find(f"{W}rPr")
        yield own
        character = value(own.find(f"{W}rStyle")) if own is not None else None
        if character:
            for style in self.chain(character, "character"):
                yield style.find(f"{W}rPr")
        for style in self.chain(style_id(paragraph), "paragraph"):
            yield style.find(f"{W}rPr")
        yield self.doc_defaults


def value(element: Element | None) -> str | None:
    """Return an element's `w:val`."""
    return None if element is None else element.get(f"{W}val")


def style_id(paragraph: Element) -> str | None:
    """Return the id of a paragraph's style."""
    return value(paragraph.find(f"{W}pPr/{W}pStyle"))


def load_styles(package: Package, styles_part: str | None, numbering_part: str | None) -> Styles:
    """Read styles and numbering; either may be missing."""
    found = Styles()
    root = package.xml(styles_part) if styles_part else None
    if root is not None:
        found.doc_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
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
            levels[int(depth) if depth.isdigit() else 0] = "" if text else form
    for number in root.iter(f"{W}num"):
        levels = abstract.get(value(number.find(f"{W}abstractNumId")) or "", {})
        for depth, form in levels.items():
            styles.formats[number.get(f"{W}numId") or "", depth] = form
