"""What is drawn on a PDF page besides text: rules, filled areas, pictures, and in what order."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from packetcheck.readers.pdf_calls import Calls, address_of, calls

if TYPE_CHECKING:
    from packetcheck.readers.pdf_turn import Box

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_LINE, _CURVE, _MOVE = 0, 1, 2
MOST_OBJECTS = 40_000
_MOST_SEGMENTS = 8_000
_DEEPEST = 12
# Narrower than this, an area is a rule; smaller in both ways, it hides no word.
_RULE = 3.0
_SMALLEST = 4.0
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Area(NamedTuple):
    """A filled area or picture; `order` is its place in the painting, `fill` None a picture's."""

    order: int
    box: Box
    fill: tuple[int, int, int, int] | None


@dataclass(slots=True)
class Scene:
    """A page's drawing; boxes are (x0, top, x1, bottom), `order` is by text object."""

    order: dict[int, int] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    drawn: int = 0
    whole: bool = True


class _Painter:
    """Walks a page's objects in the order in which they are painted."""

    def __init__(self, left: float, top: float) -> None:
        self.corner = (left, top)
        self.call: Calls = calls()
        self.scene = Scene()
        self.clock = 0
        self.segments = 0
        self.floats = (ctypes.c_float * 6)()
        start = ctypes.addressof(self.floats)
        self.at = [start + 4 * place for place in range(6)]
        self.integers = (ctypes.c_uint * 4)()
        start = ctypes.addressof(self.integers)
        self.int_at = [start + 4 * place for place in range(4)]

    def walk(self, holder: int, matrix: Matrix, depth: int) -> None:
        call, order = self.call, self.scene.order
        outer = depth == 0
        count = call.count_objects(holder) if outer else call.count_inner(holder)
        take = call.object_at if outer else call.inner_at
        for place in range(max(count, 0)):
            item = take(holder, place)
            if not item:
                continue
            self.clock += 1
            if self.clock > MOST_OBJECTS:
                self.scene.whole = False
                return
            kind = call.kind(item)
            if kind == _TEXT:
                order[item] = self.clock
            elif kind == _FORM:
                if depth < _DEEPEST:
                    self.walk(item, _product(self.matrix(item), matrix), depth + 1)
                else:
                    self.scene.whole = False
            else:
                self.drawing(item, kind, matrix)

    def drawing(self, item: int, kind: int, matrix: Matrix) -> None:
        scene = self.scene
        at = self.at
        if not self.call.bounds(item, at[0], at[1], at[2], at[3]):
            return
        left, bottom, right, top = self.floats[:4]
        box = _moved((left, bottom, right, top), matrix)
        if kind in {_IMAGE, _SHADING}:
            scene.drawn += 1
            scene.areas.append(Area(self.clock, self.placed(box), None))
            if kind == _IMAGE:
                scene.pictures.append(self.placed(box))
        elif kind == _PATH:
            self.path(item, box, matrix)

    def path(self, item: int, box: Box, matrix: Matrix) -> None:
        call, ints = self.call, self.int_at
        if not call.draw_mode(item, ints[0], ints[1]):
            return
        filled, stroked = self.integers[0], self.integers[1]
        if not (filled or stroked):
            return
        self.scene.drawn += 1
        width, height = box[2] - box[0], box[3] - box[1]
        if width < _RULE or height < _RULE:
            if max(width, height) >= _RULE:
                self.scene.rules.append(self.placed(box))
            return
        if filled and min(width, height) >= _SMALLEST and call.fill(item, *ints):
            red, green, blue, alpha = self.integers
            self.scene.areas.append(Area(self.clock, self.placed(box), (red, green, blue, alpha)))
        self.outline(item, _product(self.matrix(item), matrix))

    def outline(self, item: int, matrix: Matrix) -> None:
        """Add the straight lines of a path that lie level or upright."""
        call = self.call
        count = call.count_segments(item)
        self.segments += count
        if self.segments > _MOST_SEGMENTS:
            return
        start = here = (0.0, 0.0)
        for place in range(count):
            segment = call.segment(item, place)
            call.point(segment, self.at[0], self.at[1])
            x, y = self.floats[0], self.floats[1]
            a, b, c, d, e, f = matrix
            there = (a * x + c * y + e, b * x + d * y + f)
            kind = call.segment_kind(segment)
            if kind == _MOVE:
                # A subpath that is filled ends where it began, whether it says so or not.
                self.line(here, start)
                start = there
            elif kind == _LINE:
                self.line(here, there)
            here = there
        self.line(here, start)

    def line(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        wide, high = abs(one[0] - other[0]), abs(one[1] - other[1])
        if max(wide, high) >= _RULE and min(wide, high) < 1:
            x = sorted((one[0], other[0]))
            y = sorted((one[1], other[1]))
            self.scene.rules.append(self.placed((x[0], y[0], x[1], y[1])))

    def placed(self, box: Box) -> Box:
        left, top = self.corner
        return box[0] - left, top - box[3], box[2] - left, top - box[1]

    def matrix(self, item: int) -> Matrix:
        if not self.call.matrix(item, self.at[0]):
            return _SAME
        a, b, c, d, e, f = self.floats
        return a, b, c, d, e, f


def scene_of(page: Any, left: float, top: float) -> Scene:
    """Return what is drawn on one of pypdfium2's pages, in points from the corner given."""
    painter = _Painter(left, top)
    painter.walk(address_of(page.raw), _SAME, 0)
    return painter.scene


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _moved(box: Box, matrix: Matrix) -> Box:
    if matrix is _SAME:
        return box
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
    ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
    return min(xs), min(ys), max(xs), max(ys)
