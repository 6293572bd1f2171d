"""Text of a PDF page that nobody who looks at the page can see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from packetcheck.readers.pdf_calls import calls

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from packetcheck.readers.pdf_scene import Area, Scene
    from packetcheck.readers.pdf_turn import Box
    from packetcheck.readers.pdf_words import Word

SMALLEST = 1.5
# Of 255: the least that a pixel must change by for a letter to be told from its ground.
_FAINT = 24
_ALIKE = 48
_LIGHT = 200
_OPAQUE = 200
_SCAN = 0.6
_SCALE = 1.5
_MOST_PIXELS = 3_000_000


class Sight(NamedTuple):
    """The places of words that cannot be seen, and whether the text is a scan's, recognised."""

    hidden: frozenset[int]
    recognised: bool = False


def sight_of(page: Any, words: Sequence[Word], scene: Scene, size: tuple[float, float]) -> Sight:
    """Tell which words are out of sight: off the page, tiny, unpainted, covered, as its ground.

    What only might be out of sight is painted with and without; no change of pixels is the proof.
    Unpainted or covered text that makes up a page of pictures is the text layer of a scan.
    """
    lost = {
        place
        for place, word in enumerate(words)
        if word.size < SMALLEST or not _touches(word, size)
    }
    unpainted = {place for place, word in enumerate(words) if word.style.invisible} - lost
    suspects = _suspects(words, scene, lost | unpainted)
    proven = _unchanged(page, words, suspects, size) if suspects else set()
    layer = unpainted | {place for place in proven if _under_picture(words[place], scene)}
    if layer and covered(scene.pictures, size) >= _SCAN:
        below = sum(len(words[place].text) for place in layer)
        seen = sum(len(r.text) for n, r in enumerate(words) if n not in layer | lost | proven)
        if below > seen:
            return Sight(frozenset(lost | (proven - layer)), recognised=True)
    return Sight(frozenset(lost | unpainted | proven))


def covered(pictures: Iterable[Box], size: tuple[float, float]) -> float:
    """Return the share of the page under pictures that do not overlap."""
    total = 0.0
    for x0, top, x1, bottom in pictures:
        wide, high = min(x1, size[0]) - max(x0, 0.0), min(bottom, size[1]) - max(top, 0.0)
        total += max(wide, 0.0) * max(high, 0.0)
    area = size[0] * size[1]
    return min(total / area, 1.0) if area > 0 else 0.0


def _touches(word: Word, size: tuple[float, float]) -> bool:
    return word.x1 > 0 and word.x0 < size[0] and word.bottom > 0 and word.top < size[1]


def _suspects(words: Sequence[Word], scene: Scene, known: set[int]) -> set[int]:
    """Return the places of words that may be covered, or of the colour of what is below them."""
    found = set()
    if not scene.areas:
        for place, word in enumerate(words):
            red, green, blue, alpha = word.style.fill
            if (alpha < _ALIKE or min(red, green, blue) > 255 - _ALIKE) and place not in known:
                found.add(place)
        return found
    for place, (word, above, ground) in enumerate(_layers(words, scene)):
        if place not in known and (above or _alike(word, ground)):
            found.add(place)
    return found


def _layers(words: Sequence[Word], scene: Scene) -> list[tuple[Word, bool, Area | None]]:
    """Return each word with whether an area is painted over its middle, and its ground."""
    import numpy as np

    boxes = np.array([area.box for area in scene.areas], dtype=np.float64)
    orders = np.array([area.order for area in scene.areas])
    opaque = np.array([area.fill is None or area.fill[3] >= _OPAQUE for area in scene.areas])
    found = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        at = scene.order.get(word.source, 1 << 60)
        here = (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])
        above = bool((here & opaque & (orders > at)).any())
        below = np.flatnonzero(here & (orders < at))
        found.append((word, above, scene.areas[int(below[-1])] if below.size else None))
    return found


def _alike(word: Word, ground: Area | None) -> bool:
    *ink, alpha = word.style.fill
    if alpha < _ALIKE:
        return True
    if ground is not None and (ground.fill is None or ground.fill[3] < _OPAQUE):
        return min(ink) > _LIGHT
    paper = (255, 255, 255) if ground is None or ground.fill is None else ground.fill[:3]
    return all(abs(one - other) < _ALIKE for one, other in zip(ink, paper, strict=True))


def _under_picture(word: Word, scene: Scene) -> bool:
    at = scene.order.get(word.source, 1 << 60)
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return any(
        area.fill is None
        and area.order > at
        and area.box[0] <= x <= area.box[2]
        and area.box[1] <= y <= area.box[3]
        for area in scene.areas
    )


def _unchanged(
    page: Any, words: Sequence[Word], suspects: set[int], size: tuple[float, float]
) -> set[int]:
    """Return those suspects whose place looks the same when they are not painted."""
    scale = min(_SCALE, (_MOST_PIXELS / max(size[0] * size[1], 1.0)) ** 0.5)
    sources = {words[place].source for place in suspects} - {0}
    activate = calls().activate
    before = _picture(page, scale)
    for source in sources:
        activate(source, 0)
    try:
        after = _picture(page, scale)
    finally:
        for source in sources:
            activate(source, 1)
    changed = abs(before.astype("int16") - after.astype("int16")).max(axis=2) >= _FAINT
    found = set()
    for place in suspects:
        word = words[place]
        x0, x1 = int(word.x0 * scale) - 1, int(word.x1 * scale) + 2
        y0, y1 = int(word.top * scale) - 1, int(word.bottom * scale) + 2
        if not changed[max(y0, 0) : max(y1, 0), max(x0, 0) : max(x1, 0)].any():
            found.add(place)
    return found


def _picture(page: Any, scale: float) -> Any:
    bitmap = page.render(
        scale=scale, rotation=-page.get_rotation() % 360, draw_annots=False, may_draw_forms=False
    )
    try:
        return bitmap.to_numpy().copy()[:, :, :3]
    finally:
        bitmap.close()
