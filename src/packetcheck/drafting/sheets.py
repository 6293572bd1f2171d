"""Ladders in workbooks and delimited text: one grid a sheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from packetcheck.drafting.pieces import Cell, Heading, Piece, Unplaced, column_name, make_grid
from packetcheck.errors import CorruptDocumentError, LimitExceededError
from packetcheck.readers.decode import decode
from packetcheck.readers.limits import ReadLimits

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DELIMITERS = ",;\t|"
_MOST_CELLS = 200_000


def read_delimited(data: bytes, path: str) -> tuple[Piece, ...]:
    """Read delimited text as one grid."""
    text = decode(data, path)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:20_000], _DELIMITERS)
    except csv.Error:
        dialect = "excel"
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect))
    except csv.Error as error:
        raise CorruptDocumentError(f"{path}: is no delimited table: {error}", path=path) from error
    cells = [
        [Cell(v.strip(), f"{column_name(c)}{r}") for c, v in enumerate(row, 1)]
        for r, row in enumerate(rows, 1)
    ]
    grid = make_grid(cells, "the table")
    return (grid,) if grid else ()


def read_workbook(data: bytes, path: str, limits: ReadLimits) -> tuple[Piece, ...]:
    """Read every visible sheet of a workbook; several sheets have their names as headings."""
    refuse_bomb(data, path, limits)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as error:
        # openpyxl raises whatever its parts raise: KeyError, BadZipFile, ValueError, …
        raise CorruptDocumentError(
            f"{path}: is no workbook that can be read: {type(error).__name__}", path=path
        ) from error
    pieces: list[Piece] = []
    sheets = book.worksheets
    for sheet in sheets:
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            raise LimitExceededError(
                f"{path}: the sheet '{sheet.title}' has more than {_MOST_CELLS:,} cells",
                hint="copy the ladder into a workbook of its own",
                path=path,
            )
        where = f"sheet '{sheet.title}'"
        grid = make_grid(_cells(sheet), where)
        if grid and sheet.sheet_state != "visible":
            words = " ".join(c.text for row in grid.rows for c in row if c.text and not c.copy)
            pieces.append(Unplaced(words, where, "the sheet is hidden"))
        elif grid:
            pieces += [Heading(sheet.title, 1, where)] if len(sheets) > 1 else []
            pieces.append(grid)
    return tuple(pieces)


def refuse_bomb(data: bytes, path: str, limits: ReadLimits) -> None:
    """Raise where a packed file is none, or would be far too large when unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except zipfile.BadZipFile as error:
        raise CorruptDocumentError(
            f"{path}: is not what its name says",
            hint="open it in the program that made it and save it again",
            path=path,
        ) from error
    if size > limits.megabytes * 1_000_000:
        raise LimitExceededError(
            f"{path}: has more than {limits.megabytes} MB when unpacked",
            hint="take out pictures",
            path=path,
        )


def _cells(sheet: Worksheet) -> list[list[Cell]]:
    """Return all cells; a merged one is repeated over its whole range."""
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        for row, column in area.cells:
            merged[row, column] = (area.min_row, area.min_col)
    rows = []
    for r in range(1, sheet.max_row + 1):
        row = []
        for c in range(1, sheet.max_column + 1):
            home = merged.get((r, c), (r, c))
            words = _words(sheet.cell(*home).value)
            row.append(Cell(words, f"{sheet.title}!{column_name(c)}{r}", home != (r, c)))
        rows.append(row)
    return rows


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").strip()
