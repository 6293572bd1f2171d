"""Watch a worker process from its first line on."""

from __future__ import annotations

import runpy
from pathlib import Path

runpy.run_path(str(Path(__file__).parents[1] / "watch.py"))["install"]()
