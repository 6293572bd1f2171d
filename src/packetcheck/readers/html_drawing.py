"""The words of a drawing (SVG) within a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers import lines as look

if TYPE_CHECKING:
    from bs4 import Tag

    from packetcheck.readers.reading import Tally

# The parser of pages writes all names in small letters.
_WORDED = ["text", "foreignobject"]
# Fewer words label a part of the drawing.
_LABEL = 4


def drawn(tag: Tag, tally: Tally) -> list[RawBlock]:
    """Return what a drawing says; labels are furniture, its name and description are counted."""
    for told in tag.find_all(["title", "desc", "metadata", "style", "script"]):
        tally.drop("drawing", len(told.get_text().strip()))
        told.extract()
    inside = [one for one in tag.find_all(_WORDED) if one.find_parent(_WORDED) is None]
    lines = [" ".join(one.get_text(_between(one)).split()) for one in inside]
    size = len("".join(tag.get_text().split()))
    tally.drop("drawing", size - sum(len("".join(line.split())) for line in lines))
    return [_block(line) for line in look.own_lines("\n".join(lines))]


def _between(tag: Tag) -> str:
    """Return what parts the pieces of a text: nothing, unless they are set apart as lines."""
    placed = tag.find("tspan", attrs={"x": True}) or tag.find("tspan", attrs={"dy": True})
    return " " if placed is not None or tag.name != "text" else ""


def _block(line: str) -> RawBlock:
    if len(line.split()) < _LABEL:
        return RawBlock(line, BlockKind.MARGIN, furniture=True)
    return RawBlock(line)
