"""The looks of letters in a Word document, and which of them nobody can see."""

from __future__ import annotations

from typing import NamedTuple

from packetcheck.readers.docx_xml import OFF, Element, W

WHITE = "FFFFFF"
# A ground whose colour cannot be told: a picture, a pattern, a table style.
UNKNOWN = "?"
_DEFAULT_SIZE = 20
# Letters below 1.5 points, counted in half points.
_SMALLEST = 3
_NEAREST = 16
_HIGHLIGHTS = {"white": WHITE, "black": "000000"}
_BOLD, _VANISH, _SIZE, _COLOR = f"{W}b", f"{W}vanish", f"{W}sz", f"{W}color"
_SHADE, _HIGHLIGHT, _VAL, _FILL = f"{W}shd", f"{W}highlight", f"{W}val", f"{W}fill"


class Look(NamedTuple):
    """How a run looks: size in half points, colours as six hexadecimal digits or None."""

    bold: bool = False
    vanish: bool = False
    size: int = _DEFAULT_SIZE
    color: str | None = None
    shade: str | None = None

    def unseen(self, ground: str | None) -> bool:
        """Tell whether nobody sees letters of this look on a ground (None: the page)."""
        if self.vanish or self.size < _SMALLEST:
            return True
        return self.color is not None and alike(self.color, self.shade or ground or WHITE)


def look_of(properties: Element | None) -> Look:
    """Return the look that a run's properties alone give."""
    return overlaid(Look(), properties)


def overlaid(look: Look, properties: Element | None) -> Look:
    """Return a look with what an element of run properties changes about it."""
    if properties is None:
        return look
    bold, vanish, size, color, shade = look
    for child in properties:
        tag = child.tag
        if tag == _BOLD:
            bold = child.get(_VAL, "1") not in OFF
        elif tag == _VANISH:
            vanish = child.get(_VAL, "1") not in OFF
        elif tag == _SIZE:
            given = child.get(_VAL, "")
            size = (int(given) if given.isdecimal() and len(given) < 6 else 0) or size
        elif tag == _COLOR:
            color = _hex(child.get(_VAL))
        elif tag == _SHADE:
            shade = fill_of(child)
        elif tag == _HIGHLIGHT and child.get(_VAL) != "none":
            shade = _HIGHLIGHTS.get(child.get(_VAL, ""), UNKNOWN)
    return Look(bold, vanish, size, color, shade)


def fill_of(shading: Element | None) -> str | None:
    """Return the colour that a `w:shd` fills with, UNKNOWN for a pattern, None for no fill."""
    if shading is None:
        return None
    pattern = shading.get(_VAL, "clear")
    if pattern == "solid":
        return _hex(shading.get(f"{W}color")) or "000000"
    if pattern in {"clear", "nil"}:
        return _hex(shading.get(_FILL))
    return UNKNOWN


def alike(one: str, other: str) -> bool:
    """Tell whether two colours are too near to each other to be told apart."""
    if UNKNOWN in (one, other):
        return False
    return all(
        abs(int(one[place : place + 2], 16) - int(other[place : place + 2], 16)) < _NEAREST
        for place in (0, 2, 4)
    )


def _hex(color: str | None) -> str | None:
    """Return a colour's six digits, None for `auto` and for what is no colour."""
    found = (color or "").lstrip("#").upper()
    return found if len(found) == 6 and not set(found) - set("0123456789ABCDEF") else None
