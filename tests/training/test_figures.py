"""Figures are what they are called, and their intervals hold them."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from packetcheck.labels import CRITERIA
from packetcheck.training.intervals import Draws, Statistic, figure
from packetcheck.training.packet_figures import known_rates, pooled_figures
from packetcheck.training.tag_figures import (
    NOTHING,
    Tagging,
    confusions,
    furniture_figures,
    tag_figures,
)

COUNTS = {
    "n": 10,
    "same": 6,
    "missing_tp": 3,
    "missing_said": 4,
    "missing_gold": 5,
    "contested_tp": 0,
    "contested_said": 0,
    "contested_gold": 0,
    "first": 5,
    "first_right": 4,
    "found": 6,
    "evidence": 12,
    "cited": 8,
}


def rows(*given: tuple[str, ...]) -> NDArray[np.bool_]:
    return np.array([[c in row for c in CRITERIA] for row in given])


def share_of(data: NDArray[np.bool_]) -> Statistic:
    return lambda at: {"share": float(data[at].mean())}


def test_an_interval_holds_its_figure_and_narrows_with_more_data() -> None:
    random = np.random.default_rng(0)
    widths = []
    for size in (50, 5000):
        data = random.random(size) < 0.7
        found = Draws(300, 1).figures(size, share_of(data))
        low, value, high = (found["share"][k] for k in ("low", "value", "high"))
        assert low is not None
        assert value is not None
        assert high is not None
        assert low < value < high
        widths.append(high - low)
    assert widths[1] < widths[0] / 5


def test_one_seed_gives_one_interval_and_another_another() -> None:
    data = np.random.default_rng(0).random(40)

    def found(seed: int) -> dict[str, dict[str, float | None]]:
        return Draws(50, seed).figures(40, lambda at: {"mean": float(data[at].mean())})

    assert found(1) == found(1)
    assert found(1) != found(2)


@pytest.mark.parametrize("draws", [Draws(0), Draws(10)])
def test_a_single_thing_has_no_interval(draws: Draws) -> None:
    size = 1 if draws.count else 9
    found = draws.figures(size, lambda at: {"n": float(len(at))})
    assert found["n"] == {"value": size, "low": None, "high": None}


def test_what_cannot_be_measured_is_no_zero() -> None:
    assert figure(float("nan"), 0.0, 1.0)["value"] is None
    tagging = Tagging(rows(("strategy",), ()), rows((), ()), np.zeros((2, 7)))
    found = tag_figures(tagging, Draws(5))["criteria"]
    assert found["strategy"]["precision"]["value"] is None
    assert found["strategy"]["recall"]["value"] == 0.0
    assert found["nuance"]["f1"]["value"] is None


def test_tags_are_counted_as_the_words_say() -> None:
    truth = rows(("strategy",), ("strategy",), ("nuance",), ())
    given = rows(("strategy",), (), ("nuance", "strategy"), ())
    scores = given * 0.5
    scores[0, 0] = 0.9
    scores[1, 0] = 0.1
    found = tag_figures(Tagging(truth, given, scores), Draws(20))
    strategy = {k: v["value"] for k, v in found["criteria"]["strategy"].items() if k != "n"}
    assert strategy == pytest.approx({"precision": 0.5, "recall": 0.5, "f1": 0.5, "ap": 5 / 6})
    assert found["criteria"]["strategy"]["n"] == 2
    assert found["micro_f1"]["value"] == pytest.approx(2 / 3)
    assert found["statements"] == 4


def test_a_confusion_pairs_what_was_due_with_what_was_given_instead() -> None:
    truth = rows(("strategy",), ("strategy",), ("nuance",), (), ("autonomy",))
    given = rows(("nuance",), ("nuance",), (), ("leadership",), ("autonomy",))
    assert confusions(Tagging(truth, given, given.astype(float))) == [
        {"due": "strategy", "given": "nuance", "n": 2},
        {"due": NOTHING, "given": "leadership", "n": 1},
        {"due": "nuance", "given": NOTHING, "n": 1},
    ]


def test_furniture_is_measured_over_all_texts() -> None:
    said, truth = np.array([True, True, False, False]), np.array([True, False, True, False])
    found = furniture_figures(said, truth, Draws(10))
    assert (found["n"], found["texts"]) == (2, 4)
    assert found["f1"]["value"] == 0.5


def test_findings_are_pooled_over_packets() -> None:
    better = {**COUNTS, "missing_tp": 5, "missing_said": 5, "missing_gold": 5}
    found = pooled_figures([COUNTS, better], Draws(200))
    assert (found["packets"], found["expectations"]) == (2, 20)
    assert found["gap_precision"] == {
        "value": pytest.approx(8 / 9),
        "low": 0.75,
        "high": 1.0,
    }
    assert pooled_figures([COUNTS], Draws(200))["gap_precision"]["low"] is None


def test_a_rate_of_nothing_is_not_known() -> None:
    assert known_rates(COUNTS)["contested_f1"] is None
    assert known_rates(COUNTS)["first_quote"] == 0.8
    assert known_rates({**COUNTS, "cited": 0})["evidence_precision"] is None
