"""A level is found by any of its names, and a name of two is refused."""

from __future__ import annotations

import pytest

from packetcheck.errors import UnknownTargetError
from packetcheck.rubric import load_rubric

from .ladder import Writer


@pytest.mark.parametrize(
    "name", ["senior-pm", "SENIOR PM", "Senior PM", "sr pm", "Sr. PM", "l5", "L-5", "senior_pm"]
)
def test_a_level_is_found_in_any_spelling(write: Writer, name: str) -> None:
    assert load_rubric(write()).find_level(name).id == "senior-pm"


@pytest.mark.parametrize("name", ["staff", "senior", "pm", "L", ""])
def test_an_unknown_level_is_refused_with_the_choices(write: Writer, name: str) -> None:
    with pytest.raises(UnknownTargetError) as caught:
        load_rubric(write()).find_level(name)
    assert f"'{name}' is no level of the rubric ladder" in caught.value.message
    assert "junior (Junior PM), senior-pm (Senior PM)" in caught.value.hint


def test_an_alias_of_two_levels_is_refused_with_those_two(write: Writer) -> None:
    rubric = load_rubric(write('"L3"', '"l.5"'))
    with pytest.raises(UnknownTargetError) as caught:
        rubric.find_level("L5")
    assert "names more than one level" in caught.value.message
    assert "junior (Junior PM), senior-pm (Senior PM)" in caught.value.hint


def test_an_id_wins_over_another_levels_alias(write: Writer) -> None:
    rubric = load_rubric(write('"L3"', '"Senior-PM"'))
    assert rubric.find_level("senior pm").id == "senior-pm"
