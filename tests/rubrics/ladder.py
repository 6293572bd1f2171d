"""A small ladder that tests break in one place each, and a lens made of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

TEXT = """\
id: ladder
title: A ladder
version: "1"
source: made up
levels:
  - id: junior
    title: Junior PM
    aliases: [APM, "L3"]
  - id: senior-pm
    title: Senior PM
    aliases: ["Sr. PM", L5]
    career_level: true
criteria:
  - id: craft
    title: Craft
    definition: The trade.
expectations:
  - id: junior.craft.specs
    level: junior
    criterion: craft
    text: Writes specs.
  - id: senior-pm.craft.vision
    level: senior-pm
    criterion: craft
    scope: product
    text: Writes a vision.
    examples:
      counts: [Wrote the vision of Parcelo.]
      does_not_count: [Read the vision.]
"""

Writer = Callable[..., Path]


def lens() -> dict[str, Any]:
    """Return the same without its levels."""
    data: dict[str, Any] = yaml.safe_load(TEXT)
    del data["levels"]
    for expectation in data["expectations"]:
        del expectation["level"]
    return data
