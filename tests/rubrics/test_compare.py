"""Two rubrics, or two levels, side by side: added, removed, changed, renamed."""

from __future__ import annotations

from dataclasses import replace

from packetcheck.rubric import Expectation
from packetcheck.rubric.compare import Difference, compare

SPECS = Expectation("junior.craft.specs", "junior", "craft", "Writes specs of features.", "feature")
CALLS = Expectation("junior.craft.calls", "junior", "craft", "Takes part in customer calls.")
VISION = Expectation("senior.craft.vision", "senior", "craft", "Writes a vision of the product.")


def ids(difference: Difference) -> tuple[list[str], list[str], list[tuple[str, ...]], list[str]]:
    return (
        [e.id for e in difference.added],
        [e.id for e in difference.removed],
        [c.what for c in difference.changed],
        [c.after.id for c in difference.same],
    )


def test_the_same_is_the_same() -> None:
    assert ids(compare([SPECS, CALLS], [CALLS, SPECS])) == ([], [], [], [CALLS.id, SPECS.id])


def test_added_and_removed_are_told_apart() -> None:
    assert ids(compare([SPECS], [VISION])) == ([VISION.id], [SPECS.id], [], [])


def test_changed_words_scope_and_examples_are_named() -> None:
    new = replace(SPECS, text="Draws specs of features.", scope="theme", counts=("Wrote one.",))
    assert ids(compare([SPECS], [new]))[2] == [("text", "scope", "examples")]


def test_an_expectation_of_another_id_is_found_by_what_it_says() -> None:
    same = replace(SPECS, id="junior.craft.requirements")
    nearly = replace(same, text="Writes the specs of features.")
    for new in (same, nearly):
        found = compare([CALLS, SPECS], [CALLS, new])
        assert (found.added, found.removed) == ((), ())
        assert "id" in found.changed[0].what


def test_a_level_grows_beyond_another() -> None:
    grown = replace(SPECS, id="senior.craft.specs", level="senior", scope="theme")
    kept = replace(CALLS, id="senior.craft.calls", level="senior", counts=("Took one.",))
    found = compare([SPECS, CALLS], [grown, kept, VISION], across_levels=True)
    assert ids(found) == ([VISION.id], [], [("scope",)], ["senior.craft.calls"])
