"""What was typed or noted onto a PDF's pages: form fields, text boxes, comments."""

from __future__ import annotations

import ctypes
import importlib
from typing import TYPE_CHECKING, Any

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.pdf_words import Piece

if TYPE_CHECKING:
    from packetcheck.readers.reading import Tally

_NOTES = {"Text", "Highlight", "Underline", "StrikeOut", "Squiggly", "Caret", "Stamp"}
_SIZE = 10.0
# PDFium's numbers of Text, FreeText, Highlight, Underline, Squiggly, StrikeOut, Stamp, Caret and
# Widget: the annotations that hold words.
WITH_WORDS = {1, 3, 9, 10, 11, 12, 13, 14, 20}
MOST_ANNOTATIONS = 5_000


def added_to(page: Any, number: int, tally: Tally) -> tuple[list[Piece], list[RawBlock]]:
    """Return a page's filled-in values, in place, and its comments with their authors.

    `page` is one of pdfplumber's, which follows values to a field's parents as PDFium does not.
    """
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
        text = _value(data) if kind == "Widget" else _text(data.get("Contents"))
        if not text.strip():
            continue
        if kind in {"Widget", "FreeText"}:
            values.append(_typed(text, float(item["x0"]), float(item["x1"]), item["top"], number))
        elif kind in _NOTES:
            notes.append(_note(text, _text(data.get("T")), number))
    return values, notes


def added_by_pdfium(page: Any, number: int) -> tuple[list[Piece], list[RawBlock]]:
    """Return the same from one of pypdfium2's pages, for files that pdfminer cannot open."""
    import pypdfium2.raw as raw

    values: list[Piece] = []
    notes: list[RawBlock] = []
    top = page.get_bbox()[3]
    for place in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_ANNOTATIONS)):
        note = raw.FPDFPage_GetAnnot(page.raw, place)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        box = raw.FS_RECTF()
        raw.FPDFAnnot_GetRect(note, box)
        text = _string(note, b"V" if kind == raw.FPDF_ANNOT_WIDGET else b"Contents")
        author = _string(note, b"T")
        raw.FPDFPage_CloseAnnot(note)
        if text.strip() and kind in {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT}:
            values.append(_typed(text, box.left, box.right, top - box.top, number))
        elif text.strip() and kind in WITH_WORDS:
            notes.append(_note(text, author, number))
    return values, notes


def has_annotations(page: Any) -> bool:
    """Tell whether one of PDFium's pages has form fields or comments, and not only links."""
    import pypdfium2.raw as raw

    count = int(raw.FPDFPage_GetAnnotCount(page.raw))
    for place in range(min(count, MOST_ANNOTATIONS)):
        note = raw.FPDFPage_GetAnnot(page.raw, place)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind in WITH_WORDS:
            return True
    return count > MOST_ANNOTATIONS


def _string(note: Any, key: bytes) -> str:
    """Return a string of one of PDFium's annotations; names, as buttons have, are none."""
    import pypdfium2.raw as raw

    if raw.FPDFAnnot_GetValueType(note, key) != raw.FPDF_OBJECT_STRING:
        return ""
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, key, buffer, size)
    text = bytes(buffer)[: max(size - 2, 0)].decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _typed(text: str, x0: float, x1: float, top: float, number: int) -> Piece:
    # By its first line, a tall field sorts beside its label.
    box = (x0, x1, float(top), float(top) + _SIZE)
    plain, wide = False, x1 - x0
    return Piece(text, *box, _SIZE, plain, text_x0=x0, first=wide, page=number, solid=True)


def _note(text: str, author: str, number: int) -> RawBlock:
    kind, voice = BlockKind.COMMENT, Voice.OTHER
    return RawBlock(text, kind, page=number, voice=voice, author=author or None)


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
