"""A table to expectations: which axis holds the levels is found by its words and what repeats."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from packetcheck.drafting import names
from packetcheck.drafting.pieces import Cell, Grid, Placed, Unplaced
from packetcheck.drafting.split import split_text, too_short
from packetcheck.rubric.records import fold

GENERAL = "General"
# Left of the levels, a column of these explains the criterion.
_EXPLAINING = names.HEADERS_OF_DEFINITIONS | names.HEADERS_OF_TEXTS


@dataclass(slots=True)
class Found:
    """What was gathered from a file so far; level names in their order."""

    placed: list[Placed] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    aliases: dict[str, list[str]] = field(default_factory=dict)
    definitions: dict[str, str] = field(default_factory=dict)
    title: str = ""
    names: list[tuple[str, str]] = field(default_factory=list)

    def add(self, level: str, criterion: str, cell: Cell) -> None:
        """Place every part of a cell's text, or say why not."""
        for part in split_text(cell.text):
            if part.why_not:
                self.unplaced.append(Unplaced(part.text, cell.where, part.why_not))
            else:
                self.placed.append(Placed(level, criterion or GENERAL, part.text, cell.where))

    def leave(self, cell: Cell, why: str) -> None:
        """Keep a text that has no place in the draft."""
        if cell.text and not cell.copy:
            self.unplaced.append(Unplaced(" ".join(cell.text.split()), cell.where, why))


@dataclass(frozen=True, slots=True)
class Around:
    """What the headings above a table say: its level, its criterion, or neither."""

    level: str = ""
    criterion: str = ""


def place_grid(grid: Grid, around: Around, found: Found, levels: str | None = None) -> None:
    """Add a table to `found`; `levels` is `columns` or `rows` where somebody knows it."""
    grid = _without_titles(grid, found)
    pair = grid.width == 2 and bool(around.level)
    if grid.width < 2 or (len(grid.rows) < 2 and not pair):
        for row in grid.rows:
            for cell in row:
                _place_loose(cell, around, found)
    elif (long := _long_columns(grid)) is not None and levels is None:
        _place_long(grid, long, around, found)
    elif around.level and levels is None and not _has_levels(grid):
        _place_named_rows(grid, around, found)
    elif _levels_are_rows(grid, levels, found):
        found.notes.append(f"{grid.where}: took the rows for levels")
        _place_columns(grid.transposed(), around, found)
    else:
        found.notes.append(f"{grid.where}: took the columns for levels")
        _place_columns(grid, around, found)


def _without_titles(grid: Grid, found: Found) -> Grid:
    """Take off the rows above the header that hold one text only."""
    rows = list(grid.rows)
    while len(rows) > 2 and grid.width > 1 and len({c.text for c in rows[0] if c.text}) == 1:
        for cell in rows.pop(0):
            found.leave(cell, "stands above the table")
    return replace(grid, rows=tuple(rows))


def _place_loose(cell: Cell, around: Around, found: Found) -> None:
    if around.level:
        found.add(around.level, around.criterion, cell)
    else:
        found.leave(cell, "no level stands above it")


def _has_levels(grid: Grid) -> bool:
    header = [c.text for c in grid.rows[0][1:]]
    side = [row[0].text for row in grid.rows[1:]]
    return max(names.share_of_levels(header), names.share_of_levels(side)) >= 0.5


def _levels_are_rows(grid: Grid, levels: str | None, found: Found) -> bool:
    if levels is not None:
        return levels == "rows"
    header = [c.text for c in grid.rows[0][1:]]
    side = [row[0].text for row in grid.rows[1:]]
    across, down = names.share_of_levels(header), names.share_of_levels(side)
    corner = fold(grid.rows[0][0].text)
    if across == down:
        across += names.numbered_alike(header)
        down += names.numbered_alike(side)
    if across == down:
        across += corner in names.HEADERS_OF_CRITERIA
        down += corner in names.HEADERS_OF_LEVELS
    if across == down:
        found.notes.append(
            f"{grid.where}: neither rows nor columns look like levels; if the columns are none, "
            "give --levels rows"
        )
    return down > across


def _long_columns(grid: Grid) -> tuple[int, int | None, int] | None:
    """Return the columns of level, criterion and text where each row is one expectation."""
    heads = [fold(c.text) for c in grid.rows[0]]
    level = _first(heads, names.HEADERS_OF_LEVELS)
    criterion = _first(heads, names.HEADERS_OF_CRITERIA)
    text = _first(heads, names.HEADERS_OF_TEXTS)
    if level is None or text is None:
        return None
    return level, criterion, text


def _first(heads: list[str], known: frozenset[str]) -> int | None:
    return next((i for i, head in enumerate(heads) if head in known), None)


def _place_long(
    grid: Grid, columns: tuple[int, int | None, int], around: Around, found: Found
) -> None:
    level_column, criterion_column, text_column = columns
    found.notes.append(f"{grid.where}: took each row for one cell of expectations")
    level = criterion = ""
    for row in grid.rows[1:]:
        level = row[level_column].text or level
        found.names.append((row[level_column].text, row[level_column].where))
        if criterion_column is not None:
            criterion = row[criterion_column].text or criterion
            found.names.append((criterion, row[criterion_column].where))
        for i, cell in enumerate(row):
            if i == text_column:
                found.add(level, criterion or around.criterion, cell)
            elif i not in (level_column, criterion_column):
                found.leave(cell, f"its column '{grid.rows[0][i].text}' is no part of a rubric")


def _place_named_rows(grid: Grid, around: Around, found: Found) -> None:
    """Place a table below a level's heading: a criterion a row, its text beside it."""
    heads = [fold(c.text) for c in grid.rows[0]]
    known = names.HEADERS_OF_CRITERIA | names.HEADERS_OF_TEXTS | names.HEADERS_ASIDE
    first = 1 if set(heads) & known else 0
    for row in grid.rows[first:]:
        found.names.append((row[0].text, row[0].where))
        for i, cell in enumerate(row[1:], 1):
            if first and heads[i] in names.HEADERS_ASIDE:
                found.leave(cell, f"its column '{grid.rows[0][i].text}' is no part of a rubric")
            else:
                found.add(around.level, row[0].text or around.criterion, cell)


def _place_columns(grid: Grid, around: Around, found: Found) -> None:
    """Place a table whose columns are levels and whose rows are criteria."""
    header = grid.rows[0]
    columns = _level_columns(grid)
    labels = [i for i in range(columns[0]) if _is_label(header[i])]
    found.names += [(header[i].text, header[i].where) for i in columns]
    seen_labels: dict[int, str] = {}
    group = ""
    for row in grid.rows[1:]:
        if _is_group(row, columns):
            group = next(c.text for c in row if c.text)
            found.notes.append(f"{row[0].where}: took '{group}' for a heading of the rows below")
            found.names.append((group, row[0].where))
            seen_labels.clear()
            continue
        for i in labels:
            if row[i].text:
                seen_labels[i] = row[i].text
                found.names.append((row[i].text, row[i].where))
        own = [seen_labels[i] for i in labels if i in seen_labels]
        criterion = _joined([around.criterion, group, *own])
        if own and names.are_names(own[-1], [row[i].text for i in columns]):
            for i in columns:
                found.aliases.setdefault(header[i].text, []).append(row[i].text)
            continue
        _place_row(grid, row, (columns, labels, criterion), found)


def _place_row(
    grid: Grid, row: tuple[Cell, ...], places: tuple[list[int], list[int], str], found: Found
) -> None:
    columns, labels, criterion = places
    header = grid.rows[0]
    for i, cell in enumerate(row):
        if i in columns:
            found.add(header[i].text, criterion, cell)
        elif i < columns[0] and fold(header[i].text) in _EXPLAINING:
            found.definitions.setdefault(fold(criterion), " ".join(cell.text.split()))
        elif i not in labels:
            found.leave(cell, f"its column '{header[i].text}' is no level")


def _level_columns(grid: Grid) -> list[int]:
    """Return the columns that hold levels: all but the first, and those named as something else.

    Left of the first name that looks like a level, a column named as a criterion is a label, and
    so is one that holds nothing but names: nothing in it could be an expectation.
    """
    header = grid.rows[0]
    heads = [fold(cell.text) for cell in header]
    usable = [
        i
        for i in range(1, len(header))
        if heads[i] and heads[i] not in names.HEADERS_ASIDE | names.HEADERS_OF_DEFINITIONS
    ]
    known = [i for i in usable if names.looks_like_level(header[i].text)]
    labels = _EXPLAINING | names.HEADERS_OF_CRITERIA
    chosen = [
        i
        for i in usable
        if not (known and i < known[0] and (heads[i] in labels or _only_names(grid, i)))
    ]
    return chosen or list(range(1, len(header)))


def _only_names(grid: Grid, column: int) -> bool:
    return all(too_short(row[column].text) for row in grid.rows[1:])


def _is_label(cell: Cell) -> bool:
    return fold(cell.text) not in _EXPLAINING | names.HEADERS_ASIDE


def _is_group(row: tuple[Cell, ...], columns: list[int]) -> bool:
    """Tell whether a row only names the rows below: one text, alone or merged over all."""
    texts = {c.text for c in row if c.text}
    alone = not any(row[i].text and not row[i].copy for i in columns)
    return len(texts) == 1 and alone


def _joined(parts: list[str]) -> str:
    kept = dict.fromkeys(" ".join(p.split()) for p in parts if p.strip())
    return " / ".join(kept)
