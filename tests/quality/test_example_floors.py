"""The examples in the shipped rubrics come out of the model as their authors mean them.

The share that passes is pinned for each rubric, and so is that of the examples that count: a model
that sees nothing at all would pass more than half.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from packetcheck.analyzer import Analyzer
from packetcheck.rubric import load_rubric, shipped_rubrics
from packetcheck.rubric_examples import try_examples

FLOORS: dict[str, dict[str, float]] = json.loads(
    Path(__file__).with_name("example_floors.json").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return Analyzer()


def test_every_shipped_rubric_has_floors() -> None:
    assert set(FLOORS) == set(shipped_rubrics())


@pytest.mark.parametrize("name", FLOORS)
def test_examples_pass_as_often_as_before(name: str, analyzer: Analyzer) -> None:
    report = try_examples(load_rubric(name).expectations, analyzer)
    examples = [example for result in report.results for example in result.examples]
    for counts, key in ((True, "counts"), (False, "does_not_count")):
        side = [example for example in examples if example.counts is counts]
        share = sum(example.passed for example in side) / len(side)
        assert share >= FLOORS[name][key], key
