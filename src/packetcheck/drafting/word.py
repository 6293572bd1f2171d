"""Ladders in Word files: paragraphs and tables in their order."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from packetcheck.drafting.pieces import (
    Cell,
    Heading,
    Line,
    Piece,
    Unplaced,
    bold_heading,
    column_name,
    make_grid,
)
from packetcheck.drafting.sheets import refuse_bomb
from packetcheck.errors import CorruptDocumentError
from packetcheck.readers.limits import ReadLimits

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What stands around text without being text: what was inserted, controls, tags.
_WRAPPERS = (f"{_W}ins", f"{_W}moveTo", f"{_W}smartTag", f"{_W}sdtContent", f"{_W}sdt")
_GONE = (f"{_W}del", f"{_W}moveFrom", f"{_W}sdtPr", f"{_W}sdtEndPr")
_HEADING = re.compile(r"(?:heading|überschrift|titre|nagłówek) ?(\d)", re.IGNORECASE)


def read_word(data: bytes, path: str, limits: ReadLimits) -> tuple[Piece, ...]:
    """Read headings, paragraphs, tables and text boxes of a Word file."""
    refuse_bomb(data, path, limits)
    import docx
    from docx.table import Table

    try:
        document: Any = docx.Document(io.BytesIO(data))
        _unwrap(document.element.body)
        pieces: list[Piece] = []
        tables = 0
        for item in document.iter_inner_content():
            if isinstance(item, Table):
                tables += 1
                if grid := make_grid(_rows(item, f"table {tables}"), f"table {tables}"):
                    pieces.append(grid)
            elif piece := _paragraph(item, pieces):
                pieces.append(piece)
    except (KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise CorruptDocumentError(
            f"{path}: is no Word file that can be read: {type(error).__name__}",
            hint="open it in the program that made it and save it again",
            path=path,
        ) from error
    for box in document.element.body.iter(f"{_W}txbxContent"):
        # A box is stored twice, once for programs of before 2010.
        if not any(parent.tag.endswith("}Fallback") for parent in box.iterancestors()):
            texts = [_text(p) for p in box.iter(f"{_W}p")]
            pieces += [Unplaced(t, "text box", "stands outside of the text") for t in texts if t]
    return tuple(pieces)


def _unwrap(body: Any) -> None:
    """Take what was deleted out, and put what is wrapped in place of its wrapper."""
    for tag in _GONE:
        for element in list(body.iter(tag)):
            element.getparent().remove(element)
    for tag in _WRAPPERS:
        for element in list(body.iter(tag)):
            parent = element.getparent()
            place = parent.index(element)
            for n, child in enumerate(list(element)):
                parent.insert(place + n, child)
            parent.remove(element)


def _paragraph(paragraph: Paragraph, before: list[Piece]) -> Piece | None:
    element: Any = paragraph._p  # noqa: SLF001
    text = _text(element)
    if not text:
        return None
    style = str(paragraph.style.name if paragraph.style else "")
    above = next((p.text for p in reversed(before) if isinstance(p, Heading)), "")
    where = f"under '{above}'" if above else "at the beginning"
    if found := _HEADING.match(style):
        return Heading(text, int(found.group(1)) + 1, where)
    if style == "Title":
        return Heading(text, 1, where)
    listed = style.startswith("List") or element.find(f".//{_W}numPr") is not None
    if not listed and _is_bold(paragraph) and (heading := bold_heading(text, where)):
        return heading
    return Line(text, where, bullet=listed)


def _is_bold(paragraph: Paragraph) -> bool:
    """Tell whether every word of a paragraph is bold by its own mark, as a heading made by hand."""
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _rows(table: Table, where: str) -> list[list[Cell]]:
    """Return the cells of a table; python-docx repeats a merged one over its whole range."""
    rows = []
    seen: set[Any] = set()
    for r, row in enumerate(table.rows, 1):
        cells = [Cell("", where)] * row.grid_cols_before
        for c, cell in enumerate(row.cells, row.grid_cols_before + 1):
            element: Any = cell._tc  # noqa: SLF001
            texts = [
                f"• {text}" if p.find(f".//{_W}numPr") is not None else text
                for p in element.iter(f"{_W}p")
                if (text := _text(p))
            ]
            place = f"{where}, {column_name(c)}{r}"
            cells.append(Cell("\n".join(texts), place, copy=element in seen))
            seen.add(element)
        rows.append(cells)
    return rows


def _text(paragraph: Any) -> str:
    """Return the words of a paragraph, without those of text boxes anchored in it."""
    words = []
    for element in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br"):
        if any(
            a.tag == f"{_W}txbxContent" and paragraph in a.iterancestors()
            for a in element.iterancestors()
        ):
            continue
        words.append(element.text or "" if element.tag == f"{_W}t" else " ")
    return " ".join("".join(words).split())
