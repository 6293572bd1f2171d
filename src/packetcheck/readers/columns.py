"""Tables of plain text, whose columns tabs part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers.grid import Cell, table_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_ROWS = 2


def tabbed(lines: Sequence[str], start: int) -> tuple[list[RawBlock], int]:
    """Return the table that begins at line `start`, and the index after it; nothing if none does.

    Every row has as many columns as the first.
    """
    columns = _columns(lines[start])
    end = start
    while columns > 1 and end < len(lines) and _columns(lines[end]) == columns:
        end += 1
    if end - start < _FEWEST_ROWS:
        return [], start
    rows = [line.split("\t") for line in lines[start:end]]
    cells = [[Cell((RawBlock(cell.strip(), BlockKind.CELL),)) for cell in row] for row in rows]
    return table_blocks(cells), end


def _columns(line: str) -> int:
    return len(line.split("\t")) if "\t" in line.strip() and not line.startswith("\t") else 0
