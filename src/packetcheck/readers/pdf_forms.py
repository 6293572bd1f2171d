"""What was typed or noted onto a PDF's pages: form fields, text boxes, comments."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.pdf_words import Piece

if TYPE_CHECKING:
    from packetcheck.readers.reading import Tally

_NOTES = {"Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Stamp"}
_SIZE = 10.0


def added_to(page: Any, number: int, tally: Tally) -> tuple[list[Piece], list[RawBlock]]:
    """Return a page's filled-in values, in place, and its comments with their authors."""
    values: list[Piece] = []
    notes: list[RawBlock] = []
    try:
        annotations = list(page.annots)
    except Exception:  # noqa: BLE001 - a damaged annotation must not cost the page
        tally.warn(f"page {number}: its form fields and comments could not be read")
        return values, notes
    for item in annotations:
        data = item.get("data") or {}
        kind = _name(data.get("Subtype"))
        if kind == "Widget":
            text = _value(data)
        elif kind == "FreeText":
            text = _text(data.get("Contents"))
        else:
            if kind in _NOTES and _text(data.get("Contents")).strip():
                notes.append(
                    RawBlock(
                        _text(data.get("Contents")),
                        BlockKind.COMMENT,
                        page=number,
                        voice=Voice.OTHER,
                        author=_text(data.get("T")) or None,
                    )
                )
            continue
        if text.strip():
            x0, x1, top = float(item["x0"]), float(item["x1"]), float(item["top"])
            # By its first line, a tall field sorts beside its label.
            values.append(
                Piece(
                    text,
                    x0,
                    x1,
                    top,
                    top + _SIZE,
                    _SIZE,
                    bold=False,
                    text_x0=x0,
                    first=x1 - x0,
                    page=number,
                    solid=True,
                )
            )
    return values, notes


def _value(data: dict[str, Any]) -> str:
    """Return a field's value; fields of several parts keep it in their parent."""
    node: Any = data
    for _ in range(5):
        if not isinstance(node, dict):
            return ""
        kind, held = _name(node.get("FT")), node.get("V")
        if held is not None:
            if kind == "Btn":
                return ""
            if isinstance(_resolved(held), list):
                return ", ".join(_text(one) for one in _resolved(held))
            return _text(held)
        node = _resolved(node.get("Parent"))
    return ""


def _resolved(thing: Any) -> Any:
    types: Any = importlib.import_module("pdfminer.pdftypes")
    return types.resolve1(thing)


def _name(thing: Any) -> str:
    return str(getattr(_resolved(thing), "name", "") or "")


def _text(thing: Any) -> str:
    found = _resolved(thing)
    if isinstance(found, bytes):
        utils: Any = importlib.import_module("pdfminer.utils")
        return str(utils.decode_text(found)).replace("\r\n", "\n").replace("\r", "\n")
    return found if isinstance(found, str) else ""
