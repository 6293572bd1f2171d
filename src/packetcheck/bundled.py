"""Where the data that ships with packetcheck lies: rubrics, models, samples.

In a wheel they are inside the package (`packetcheck/data/…`); in a checkout they are the
top-level folders beside `src/`. Nothing else in the package may guess a path.
"""

from __future__ import annotations

from pathlib import Path

from packetcheck.errors import ModelError

_PACKAGE = Path(__file__).resolve().parent


def bundled_path(name: str) -> Path:
    """Return the folder `name` (`rubrics`, `models` or `samples`) of the shipped data."""
    for base in (_PACKAGE / "data", _PACKAGE.parent.parent):
        if (base / name).is_dir():
            return base / name
    raise ModelError(
        f"the shipped folder '{name}' is missing from this installation",
        hint="install packetcheck again from a complete wheel",
        path=str(_PACKAGE / "data" / name),
    )
