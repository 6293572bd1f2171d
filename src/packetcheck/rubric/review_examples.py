"""Examples that are missing, contradict each other, or give the expectation's own words back."""

from __future__ import annotations

from collections.abc import Iterator

from packetcheck.rubric.compare import likeness
from packetcheck.rubric.problems import Finder, Problem
from packetcheck.rubric.records import Expectation, fold

# The matcher takes a statement this close to the sentence for a copy of it, and no evidence.
_COPY = 88.0
_SIDES = ("counts", "does_not_count")


def example_problems(expectation: Expectation, i: int, finder: Finder) -> Iterator[Problem]:
    """Find what is wrong with the examples of the i-th expectation."""
    yield from _missing(expectation, i, finder)
    against = {fold(text) for text in expectation.does_not_count}
    for side in _SIDES:
        seen: set[str] = set()
        for n, text in enumerate(getattr(expectation, side)):
            place = ("expectations", i, "examples", side, n)
            if likeness(text, expectation.text) >= _COPY:
                said = "an example repeats the expectation's own words"
                hint = "write it as somebody would in a review: who, what, when"
                yield finder.warning("example-repeats", place, said, hint)
            if fold(text) in seen:
                said = f"the same example stands twice in {side}"
                yield finder.warning("example-twice", place, said, "take one out")
            elif side == "counts" and fold(text) in against:
                said = "one example both counts and does not count"
                hint = "keep it on one side; if it is half of it, it counts, as partial evidence"
                yield finder.warning("example-both", place, said, hint)
            seen.add(fold(text))


def _missing(expectation: Expectation, i: int, finder: Finder) -> Iterator[Problem]:
    lacking = [side for side in _SIDES if not getattr(expectation, side)]
    if not lacking:
        return
    place = ("expectations", i)
    said = f"has no examples of {' or '.join(lacking)}"
    hint = "three of each show readers what is meant, and `rubric test` tries them on the model"
    yield finder.warning("no-examples", place, said, hint)
