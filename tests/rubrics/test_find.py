"""An expectation is found by its id, a part of it, or its words, and never guessed between two."""

from __future__ import annotations

import pytest

from packetcheck.errors import UnknownExpectationError
from packetcheck.rubric import load_rubric
from packetcheck.rubric.find import find_expectation

RUBRIC = load_rubric("pm-ic")
SENIOR = RUBRIC.find_level("senior-pm")
MENTORING = "senior-pm.leadership.mentoring"


def refused(wanted: str) -> UnknownExpectationError:
    with pytest.raises(UnknownExpectationError) as caught:
        find_expectation(RUBRIC, SENIOR, wanted)
    return caught.value


@pytest.mark.parametrize(
    "wanted",
    [
        MENTORING,
        MENTORING.upper(),
        "leadership.mentoring",
        "mentoring",
        "mentor",
        " Mentoring ",
        "Mentors junior product managers",
        "new arrivals",
        "junior mentors",
        "mentor junor",
    ],
)
def test_one_expectation_is_found(wanted: str) -> None:
    assert find_expectation(RUBRIC, SENIOR, wanted).id == MENTORING


def test_every_shipped_expectation_is_found_by_its_id_and_by_its_sentence() -> None:
    for expectation in RUBRIC.at(SENIOR):
        for wanted in (expectation.id, expectation.text):
            assert find_expectation(RUBRIC, SENIOR, wanted) == expectation


def test_what_means_several_is_refused_with_the_choices() -> None:
    error = refused("leadership")
    wanted = [e.id for e in RUBRIC.at(SENIOR) if e.criterion == "leadership"]
    assert f"means {len(wanted)} expectations" in error.message
    assert all(name in error.hint for name in wanted)
    assert "and 21 more" in refused("senior").hint


def test_what_is_not_there_is_refused() -> None:
    assert "rubric show pm-ic" in refused("xyzzy").hint
    assert "choose one" in refused("").hint
    assert "choose one" in refused("mentor the whole department in strategy").hint


def test_an_expectation_of_another_level_names_that_level() -> None:
    other = next(e for e in RUBRIC.expectations if e.level == "staff-pm")
    error = refused(other.id)
    assert error.hint == "give --target staff-pm"
