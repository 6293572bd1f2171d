"""Cases that fail today, by their id, grouped by cause: the readers' work list.

Each is expected to fail, strictly: who mends one takes its line out.
"""

from __future__ import annotations

from itertools import chain

_CAUSES: dict[str, tuple[str, ...]] = {
    "xlsx: where only the strings' part is refused, the reason given is that there is no text": (
        "xlsx-laughs",
    ),
    "pdf: a font's own map may give other letters than are drawn, and is believed": (
        "pdf-letter-map-of-everything",
    ),
}  # fmt: skip

FAILING: dict[str, str] = dict(
    chain.from_iterable(((case, cause) for case in cases) for cause, cases in _CAUSES.items())
)
