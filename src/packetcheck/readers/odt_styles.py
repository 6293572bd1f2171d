"""The styles of an OpenDocument text: what is bold, what is hidden, what is a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from packetcheck.readers.packed import Element

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DEEPEST = 30
_TINIEST = 1.5
_LIST = re.compile(r"List_20_(?:Bullet|Number|Continue)_20_(\d)")
_HEADING = re.compile(r"Heading_20_(\d+)")


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; None where nothing is said, so that what is around it decides."""

    bold: bool | None = None
    hidden: bool | None = None
    white: bool | None = None
    ground: bool | None = None
    tiny: bool | None = None

    def over(self, other: Look) -> Look:
        """Return this look, with what it leaves open taken from another."""
        return Look(
            other.bold if self.bold is None else self.bold,
            other.hidden if self.hidden is None else self.hidden,
            other.white if self.white is None else self.white,
            other.ground if self.ground is None else self.ground,
            other.tiny if self.tiny is None else self.tiny,
        )

    def is_unseen(self, *, on_paper: bool) -> bool:
        """Tell whether nobody sees such text; `on_paper` is false where the ground is unknown."""
        return bool(self.hidden or self.tiny or (self.white and not self.ground and on_paper))


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by (family, name): their elements, and the name of the one each builds on."""

    nodes: dict[tuple[str, str], Element]

    def look(self, family: str, name: str | None) -> Look:
        """Return the look that a style gives, with what it inherits."""
        found = Look()
        for node in self._chain(family, name):
            found = found.over(_look_of(node))
        return found

    def heading(self, name: str | None) -> int | None:
        """Return the level of headings that a paragraph style stands for."""
        for node in self._chain("paragraph", name):
            known = node.get(f"{STYLE}name") or ""
            level = node.get(f"{STYLE}default-outline-level") or ""
            found = _HEADING.fullmatch(known)
            if known == "Title":
                return 1
            if found or level.isdecimal():
                return int(found[1] if found else level) or None
        return None

    def list_level(self, name: str | None) -> int:
        """Return the nesting that a list style's name tells (`List Bullet 2`), from 0."""
        for node in self._chain("paragraph", name):
            found = _LIST.fullmatch(node.get(f"{STYLE}name") or "")
            if found:
                return max(int(found[1]) - 1, 0)
        return 0

    def names(self, name: str | None) -> list[str]:
        """Return the name of a paragraph style and of those it builds on."""
        return [node.get(f"{STYLE}name") or "" for node in self._chain("paragraph", name)]

    def _chain(self, family: str, name: str | None) -> Iterable[Element]:
        for _ in range(_DEEPEST):
            node = self.nodes.get((family, name or ""))
            if node is None:
                return
            yield node
            name = node.get(f"{STYLE}parent-style-name")


def load_styles(roots: Iterable[Element]) -> Styles:
    """Collect the styles of a document's parts; later ones go before."""
    nodes: dict[tuple[str, str], Element] = {}
    for root in roots:
        for node in root.iter(f"{STYLE}style"):
            nodes[node.get(f"{STYLE}family") or "", node.get(f"{STYLE}name") or ""] = node
    return Styles(nodes)


def _look_of(node: Element) -> Look:
    look = Look()
    for properties in node:
        if properties.tag == f"{STYLE}text-properties":
            weight = properties.get(f"{FO}font-weight")
            color = properties.get(f"{FO}color")
            size = re.fullmatch(r"([\d.]{1,8})pt", properties.get(f"{FO}font-size") or "")
            look = replace(
                look,
                bold=None if weight is None else weight in {"bold", "600", "700", "800", "900"},
                hidden=_hidden(properties.get(f"{TEXT}display")),
                white=None if color is None else color.lower() == "#ffffff",
                tiny=None if size is None else _number(size[1]) < _TINIEST,
            )
        ground = properties.get(f"{FO}background-color")
        if ground is not None and look.ground is None:
            look = replace(look, ground=ground.lower() not in {"transparent", "#ffffff"})
    return look


def _hidden(display: str | None) -> bool | None:
    return None if display is None else display == "none"


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return _TINIEST
