"""Reading and segmenting keep their floors on documents whose reading is known.

Lowering a floor is a deliberate act: say why in the changelog.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from packetcheck.analyzer import Analyzer
from quality.reading_gold import Score, score_part

FLOORS: dict[str, Any] = json.loads(
    Path(__file__).with_name("reading_floors.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module", params=FLOORS)
def part(request: pytest.FixtureRequest) -> tuple[str, Score]:
    return request.param, score_part(request.param, Analyzer())


def test_figures_are_not_below_their_floors(part: tuple[str, Score]) -> None:
    name, score = part
    found = {
        "statements": score.f1("statement"),
        "furniture": score.f1("furniture"),
        "voices": score.share("voice"),
        "documents": score.share("document"),
    }
    low = {k: (v, FLOORS[name][k]) for k, v in found.items() if v < FLOORS[name][k]}
    assert low == {}
