"""Notes of somebody who writes without capitals."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from packetcheck.readers import lines as look

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST_OPENERS = 3


def in_small_letters(lines: Sequence[str]) -> bool:
    """Tell whether most paragraphs begin in lower case."""
    pairs = itertools.pairwise(["", *lines])
    openers = [line.lstrip() for before, line in pairs if line.strip() and not before.strip()]
    letters = [line[0] for line in openers if line[0].isalpha()]
    return len(letters) >= _FEWEST_OPENERS and sum(map(str.islower, letters)) > len(letters) * 0.6


def is_small_title(line: str) -> bool:
    """Tell whether such a writer's line above a text is its title."""
    words = line.split()
    return len(words) <= 3 and line[0].islower() and not look.ends_sentence(line)
