"""Find the one expectation that somebody means: by its id, a part of it, or words of its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz

from packetcheck.errors import UnknownExpectationError
from packetcheck.rubric.records import Expectation, Level, Rubric

_SHOWN = 6
_ALL_THERE = 100.0
# From here on words are taken for a misspelling of an expectation's, if no other comes as near.
_LIKE, _LEAD = 80.0, 8.0
# Below this nothing of the words is there, and to name the nearest would only mislead.
_UNLIKE = 60.0
_SHORTEST_BEGINNING = 3


def find_expectation(rubric: Rubric, level: Level, wanted: str) -> Expectation:
    """Return the one expectation of `level` that `wanted` means.

    An id wins over a part of one, a part over words that all stand in the sentence, and those over
    words that are nearly there. Raises UnknownExpectationError with the choices where several are
    meant, or none.
    """
    there = rubric.at(level)
    given = " ".join(wanted.split()).casefold()
    if not given:
        raise UnknownExpectationError("no expectation is named", hint=_choices(there))
    tests: tuple[Callable[[Expectation], bool], ...] = (
        lambda e: e.id.casefold() == given,
        lambda e: given in _parts(e.id),
        lambda e: given in e.id.casefold(),
        lambda e: given in " ".join(e.text.split()).casefold(),
        lambda e: _likeness(given, e) == _ALL_THERE,
    )
    for test in tests:
        found = [e for e in there if test(e)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UnknownExpectationError(
                f"'{wanted}' means {len(found)} expectations of {level.id}", hint=_choices(found)
            )
    return _nearly(rubric, level, wanted)


def _nearly(rubric: Rubric, level: Level, wanted: str) -> Expectation:
    there = rubric.at(level)
    elsewhere = [e for e in rubric.expectations if e.id.casefold() == wanted.strip().casefold()]
    if elsewhere:
        raise UnknownExpectationError(
            f"{elsewhere[0].id} is expected at {elsewhere[0].level}, and the target is {level.id}",
            hint=f"give --target {elsewhere[0].level}",
        )
    ranked = sorted(((_likeness(wanted, e), e) for e in there), key=lambda pair: -pair[0])
    best, second = ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0
    if best >= _LIKE and best - second >= _LEAD:
        return ranked[0][1]
    near = [e for score, e in ranked if score >= _UNLIKE]
    raise UnknownExpectationError(
        f"'{wanted}' names no expectation of {level.id} in the rubric {rubric.id}",
        hint=_choices(near) if near else f"`packetcheck rubric show {rubric.id}` lists them",
    )


def _likeness(wanted: str, expectation: Expectation) -> float:
    """Return how well the words wanted are found in an expectation, 0 to 100.

    A word is found whole where another begins with it.
    """
    said, known = _words(wanted), _words(f"{expectation.id} {expectation.text}")
    if not said:
        return 0.0
    return sum(max(_word_likeness(word, other) for other in known) for word in said) / len(said)


def _word_likeness(word: str, other: str) -> float:
    if len(word) >= _SHORTEST_BEGINNING and other.startswith(word):
        return _ALL_THERE
    return fuzz.ratio(word, other)


def _parts(expectation_id: str) -> list[str]:
    """Return what an id ends in, from each of its dots: `a.b.c` gives `b.c` and `c`."""
    parts = expectation_id.casefold().split(".")
    return [".".join(parts[n:]) for n in range(1, len(parts))]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _choices(found: Sequence[Expectation]) -> str:
    more = f", and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"choose one: {', '.join(e.id for e in found[:_SHOWN])}{more}"
