"""Headed lists to expectations: which headings are levels is found by their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packetcheck.drafting import names
from packetcheck.drafting.grids import Around, Found, place_grid
from packetcheck.drafting.pieces import Cell, Grid, Heading, Line, Piece, Unplaced
from packetcheck.rubric.records import fold

_LEAD_IN = re.compile(r"^([^\W\d_][\w &/,-]{2,45}?)\s*(?::|\s[–—-])\s+(\S.+)$")


@dataclass(frozen=True, slots=True)
class _Shape:
    """The depth at which headings are levels (None for nowhere), and those that are mere titles."""

    levels: int | None
    titles: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Section:
    """What stands below one path of headings, outermost first."""

    path: tuple[Heading, ...]
    content: tuple[Line | Grid, ...]


def place_pieces(pieces: Sequence[Piece], levels: str | None = None) -> Found:
    """Return every text of a file, as an expectation or with why it is none.

    `levels` is `columns`, `rows`, `headings` or `subheadings` where somebody knows what holds them.
    """
    found = Found(unplaced=[piece for piece in pieces if isinstance(piece, Unplaced)])
    sections = list(_sections(pieces))
    shape = _shape(sections, found, levels)
    lead_ins = _lead_ins(sections)
    axis = levels if levels in {"columns", "rows"} else None
    for section in sections:
        if section.path and section.path[-1].depth not in shape.titles:
            found.names.append((section.path[-1].text, section.path[-1].where))
        around = _around(section.path, shape)
        listed = any(isinstance(item, Line) and item.bullet for item in section.content)
        for item in section.content:
            if isinstance(item, Grid):
                place_grid(item, around, found, axis)
            else:
                _place_line(item, around, found, (listed, lead_ins))
    return found


def _sections(pieces: Sequence[Piece]) -> Iterator[_Section]:
    path: list[Heading] = []
    content: list[Line | Grid] = []
    for piece in pieces:
        if isinstance(piece, Unplaced):
            continue
        if isinstance(piece, Heading):
            yield _Section(tuple(path), tuple(content))
            content = []
            path = [*(h for h in path if h.depth < piece.depth), piece]
        else:
            content.append(piece)
    yield _Section(tuple(path), tuple(content))


def _shape(sections: Sequence[_Section], found: Found, levels: str | None) -> _Shape:
    """Find the depth of the headings that are levels."""
    by_depth: dict[int, list[str]] = defaultdict(list)
    for section in sections:
        if section.path:
            by_depth[section.path[-1].depth].append(section.path[-1].text)
    titles = frozenset(
        d
        for d, texts in by_depth.items()
        if len(texts) == 1 and d == min(by_depth) and not names.looks_like_level(texts[0])
    )
    found.title = next((by_depth[d][0] for d in titles), "")
    shares = {d: names.share_of_levels(texts) for d, texts in by_depth.items() if d not in titles}
    best = max(shares, key=lambda d: (shares[d], -d), default=None)
    by_heading = levels in {"headings", "subheadings"}
    if best is not None and shares[best] >= 0.5 and not by_heading:
        return _Shape(best, titles)
    tables = any(isinstance(item, Grid) for s in sections for item in s.content)
    if best is None or (tables and not by_heading):
        return _Shape(None, titles)
    depths = sorted(shares)
    inner = levels == "subheadings" and len(depths) > 1
    chosen = depths[1] if inner else depths[0]
    if levels is None:
        found.notes.append(
            "most headings do not look like levels; took the outermost for levels; if they are "
            "none, give --levels subheadings"
        )
    return _Shape(chosen, titles)


def _around(path: tuple[Heading, ...], shape: _Shape) -> Around:
    level = next((h.text for h in path if h.depth == shape.levels), "")
    others = [h.text for h in path if h.depth != shape.levels and h.depth not in shape.titles]
    return Around(level, " / ".join(dict.fromkeys(others)))


def _lead_ins(sections: Sequence[_Section]) -> frozenset[str]:
    """Return the words before a colon that begin lines of more than one section."""
    places: dict[str, set[int]] = defaultdict(set)
    for n, section in enumerate(sections):
        for item in section.content:
            if isinstance(item, Line) and (match := _LEAD_IN.match(item.text)):
                places[fold(match.group(1))].add(n)
    return frozenset(lead for lead, where in places.items() if len(where) > 1)


def _place_line(
    line: Line, around: Around, found: Found, context: tuple[bool, frozenset[str]]
) -> None:
    listed, lead_ins = context
    cell = Cell(line.text, line.where)
    if not around.level:
        found.unplaced.append(Unplaced(line.text, line.where, "stands under no level"))
        return
    if listed and not line.bullet:
        found.unplaced.append(Unplaced(line.text, line.where, "stands beside a list"))
        return
    match = _LEAD_IN.match(line.text)
    if match and fold(match.group(1)) in lead_ins:
        criterion = " / ".join(p for p in (around.criterion, match.group(1)) if p)
        found.add(around.level, criterion, Cell(match.group(2), line.where))
        return
    found.add(around.level, around.criterion, cell)
