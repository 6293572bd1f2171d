"""Exit statuses, as the README promises them."""

from __future__ import annotations

from typing import Final

GAPS: Final = 1
NOT_STARTED: Final = 2
PARTLY_READ: Final = 3
INTERRUPTED: Final = 130
