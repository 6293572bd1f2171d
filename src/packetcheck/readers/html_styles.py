"""The little of CSS that decides what is text: hidden, bold, without contrast, tiny."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SELECTOR = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?:\.(?P<name>[\w-]+))?", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?<![\w-])opacity\s*:\s*0*\.?0+(?![.\d])|text-indent\s*:\s*-\d{3,}"
    r"|(?<![\w-])(?:left|top|right|margin-left)\s*:\s*-\d{3,}(?:px|em|pt)"
    r"|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%",
    re.IGNORECASE,
)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
_SIZE = re.compile(
    r"(?<![\w-])font-size\s*:\s*(?P<size>\d*\.?\d+)(?P<unit>px|pt|em|rem|%)?", re.IGNORECASE
)
_COLOUR = re.compile(r"(?<![\w-])color\s*:\s*(?P<value>[^;}!]+)", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?<![\w-])background(?:-color|-image)?\s*:\s*(?P<value>[^;}!]+)", re.IGNORECASE
)
_HEX = re.compile(r"#([0-9a-f]{3,8})\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+%?))?", re.IGNORECASE)
_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250)}
_LONGEST_SHEET = 500_000
# In the unit's own numbers: nobody reads letters of this size.
_TINY = {"px": 3.0, "pt": 2.5, "em": 0.2, "rem": 0.2, "%": 20.0, "": 3.0}
_PROPERTY_NAMES = (
    "display visibility mso-hide opacity text-indent left top right margin-left clip clip-path "
    "font-weight font-size color background background-color background-image"
)
_PROPERTIES = frozenset(_PROPERTY_NAMES.split())
_LONGEST_VALUE, _LONGEST_STYLE, _MOST_CLASSES = 100, 2_000, 30
_CLOSE = 40
_PAPER = (255, 255, 255)

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks where it stands. `behind` is None where its background is not known."""

    hidden: bool = False
    bold: bool = False
    colour: Colour | None = None
    behind: Colour | None = _PAPER
    tiny: bool = False

    @property
    def unseen(self) -> bool:
        """Tell whether nobody can see text of this look."""
        if self.hidden or self.tiny:
            return True
        if self.colour is None or self.behind is None:
            return False
        return max(abs(a - b) for a, b in zip(self.colour, self.behind, strict=True)) < _CLOSE


@dataclass(frozen=True, slots=True)
class Styles:
    """The declarations of a page's style sheets, by `tag`, `.class` and `tag.class`.

    `unsure` is true where a rule that could not be read sets backgrounds.
    """

    rules: Mapping[str, str] = field(default_factory=dict)
    unsure: bool = False

    def look(self, before: Look, tag: str, style: str, classes: Iterable[str]) -> Look:
        """Return the look of an element within one that looks like `before`."""
        if not self.rules and not style and not self.unsure:
            return replace(before, hidden=False, bold=False)
        classes = list(classes)[:_MOST_CLASSES]
        keys = [tag, *(key for name in classes for key in (f".{name}", f"{tag}.{name}"))]
        body = ";".join(
            [*(self.rules[key] for key in keys if key in self.rules), style[:_LONGEST_STYLE]]
        )
        behind = _behind(body, before.behind)
        return Look(
            hidden=bool(_HIDDEN.search(body)),
            bold=bool(_BOLD.search(body)),
            colour=_last(_COLOUR, body, before.colour),
            behind=None if self.unsure and classes and "background" not in style else behind,
            tiny=_is_tiny(body, tiny=before.tiny),
        )


def load_styles(sheets: Iterable[str], *, linked: bool = False) -> Styles:
    """Read the plain rules (`.c7{font-weight:700}`) of style sheets; skip all others.

    `linked` says that the page has sheets elsewhere, which nobody fetches.
    """
    rules: dict[str, dict[str, str]] = {}
    unsure = linked
    for sheet in sheets:
        # Rules for print or narrow screens hide what the reader of the page does see.
        for rule in sheet[:_LONGEST_SHEET].split("@media")[0].split("}"):
            selectors, _, body = rule.rpartition("{")
            told = _declared(body)
            for selector in selectors.split(",") if told else ():
                found = _SELECTOR.fullmatch(selector.strip())
                if found and found[0]:
                    key = found[0].casefold() if not found["name"] else found[0]
                    rules.setdefault(key, {}).update(told)
                elif "background" in body:
                    unsure = True
    return Styles({key: _joined(told) for key, told in rules.items()}, unsure)


def _declared(body: str) -> dict[str, str]:
    """Return the declarations of a rule that decide whether text is seen."""
    pairs = [part.partition(":") for part in body.split(";")]
    return {
        name.strip().lower(): value.strip()[:_LONGEST_VALUE]
        for name, _, value in pairs
        if name.strip().lower() in _PROPERTIES
    }


def _joined(told: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in told.items())


def _is_tiny(body: str, *, tiny: bool) -> bool:
    for found in _SIZE.finditer(body):
        size, unit = float(found["size"]), (found["unit"] or "").lower()
        tiny = size < _TINY[unit]
    return tiny


def _last(pattern: re.Pattern[str], body: str, before: Colour | None) -> Colour | None:
    for found in pattern.finditer(body):
        value = found["value"].strip()
        before = None if value in {"inherit", "initial", "currentcolor"} else _colour(value)
    return before


def _behind(body: str, before: Colour | None) -> Colour | None:
    for found in _BEHIND.finditer(body):
        value = found["value"].strip().lower()
        if value not in {"transparent", "none", "inherit", "initial"}:
            before = _colour(value)
    return before


def _colour(value: str) -> Colour | None:
    """Return a colour as red, green and blue; None for one that is not known."""
    plain = value.strip().lower()
    if plain in _NAMED:
        return _NAMED[plain]
    digits = _HEX.search(plain)
    if digits and len(digits[1]) in {3, 4}:
        return tuple(int(one * 2, 16) for one in digits[1][:3])  # type: ignore[return-value]
    if digits and len(digits[1]) in {6, 8}:
        return tuple(int(digits[1][i : i + 2], 16) for i in (0, 2, 4))  # type: ignore[return-value]
    parts = _RGB.search(plain)
    if parts is None or (parts[4] and float(parts[4].rstrip("%")) == 0):
        return None
    return tuple(min(255, int(parts[i])) for i in (1, 2, 3))  # type: ignore[return-value]


def lines_of(pieces: Iterable[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Split pieces of (text, bold) at newlines into lines, bold where all their letters are."""
    found: list[tuple[str, bool]] = [("", True)]
    for piece, bold in pieces:
        for number, part in enumerate(piece.split("\n")):
            if number:
                found.append(("", True))
            before, was = found[-1]
            plain = not bold and any(char.isalnum() for char in part)
            found[-1] = before + part, was and not plain
    return [(" ".join(line.split()), bold) for line, bold in found]
