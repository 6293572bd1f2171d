"""What a careful reviewer would find in a rubric that loads: warnings, with a place and a hint."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from statistics import mean

from packetcheck.lined.records import Location
from packetcheck.rubric.compare import likeness, scope_rank
from packetcheck.rubric.load import ReadRubric
from packetcheck.rubric.problems import Finder, Problem, Severity
from packetcheck.rubric.records import Expectation, Level, Rubric, fold
from packetcheck.rubric.review_examples import example_problems
from packetcheck.rubric.review_words import wording_problems

# Two sentences of one level that are this alike ask for the same thing.
_SAME = 90.0
_TODO = "todo"


def review(read: ReadRubric) -> tuple[Problem, ...]:
    """Return everything that is wrong or doubtful in a rubric file, by line."""
    finder = Finder(read.lined)
    found = list(read.problems)
    found += [
        Problem(Severity.WARNING, "cut-off", d.line, "", d.message, d.hint)
        for d in read.lined.doubts
    ]
    if read.rubric is not None:
        for check in (_unused, _names, _repeats, _growth, _unfinished):
            found += check(read.rubric, finder)
        for i, expectation in enumerate(read.rubric.expectations):
            found += wording_problems(expectation, i, finder)
            found += example_problems(expectation, i, finder)
    return tuple(sorted(found, key=lambda p: (p.line, p.severity)))


def _unused(rubric: Rubric, finder: Finder) -> Iterator[Problem]:
    """Find levels and criteria that no expectation belongs to."""
    levels = {e.level for e in rubric.expectations}
    criteria = {e.criterion for e in rubric.expectations}
    for i, level in enumerate(rubric.levels):
        if level.id not in levels:
            said = "no expectation belongs to this level, and it cannot be a target"
            yield finder.warning("unused-level", ("levels", i), said, "add some, or take it out")
    for i, criterion in enumerate(rubric.criteria):
        if criterion.id not in criteria:
            said = "no expectation belongs to this criterion"
            yield finder.warning("unused-criterion", ("criteria", i), said, "use it or take it out")


def _names(rubric: Rubric, finder: Finder) -> Iterator[Problem]:
    """Find names that two levels share: a target of that name is refused."""
    owners: dict[str, int] = {}
    for i, level in enumerate(rubric.levels):
        for place, name in _names_of(level, i):
            first = owners.setdefault(fold(name), i)
            if first != i:
                said = f"the name '{name}' belongs to {rubric.levels[first].id} too"
                hint = "a target of this name is refused: keep it at one level, or at none"
                yield finder.warning("shared-name", place, said, hint)


def _names_of(level: Level, i: int) -> Iterator[tuple[Location, str]]:
    yield ("levels", i, "id"), level.id
    yield ("levels", i, "title"), level.title
    for n, alias in enumerate(level.aliases):
        yield ("levels", i, "aliases", n), alias


def _repeats(rubric: Rubric, finder: Finder) -> Iterator[Problem]:
    """Find expectations of one level that say the same."""
    numbered = list(enumerate(rubric.expectations))
    for (_, one), (i, other) in combinations(numbered, 2):
        if one.level == other.level and likeness(one.text, other.text) >= _SAME:
            said = f"says nearly the same as {one.id}"
            hint = "one deed would count for both: keep one, or say what is different"
            yield finder.warning("same-text", ("expectations", i, "text"), said, hint)


def _growth(rubric: Rubric, finder: Finder) -> Iterator[Problem]:
    """Find levels of a ladder that ask for no more than the level below."""
    if rubric.is_lens:
        return
    index = {e.id: i for i, e in enumerate(rubric.expectations)}
    for (_, below), (i, level) in pairwise(enumerate(rubric.levels)):
        lower, upper = rubric.at(below), rubric.at(level)
        for new in upper:
            old = next((o for o in lower if fold(o.text) == fold(new.text)), None)
            if old is not None and scope_rank(new) <= scope_rank(old):
                said = f"does not grow: the same words and no larger scope than {old.id}"
                hint = "say what this level does beyond it, or give it a larger scope"
                place = ("expectations", index[new.id], "text")
                yield finder.warning("does-not-grow", place, said, hint)
        if lower and upper:
            yield from _level_growth(lower, upper, ("levels", i), finder)


def _level_growth(
    lower: tuple[Expectation, ...], upper: tuple[Expectation, ...], place: Location, finder: Finder
) -> Iterator[Problem]:
    fewer = len(upper) < len(lower)
    small, large = _typical_scope(lower), _typical_scope(upper)
    steps = 0.0 if small is None or large is None else large - small
    if steps < 0:
        said = "its scopes are smaller than those of the level below"
        hint = "a higher level usually works at a larger scope"
        yield finder.warning("smaller-scope", place, said, hint)
    elif fewer and steps == 0:
        said = f"expects {len(upper)} things, fewer than the {len(lower)} of the level below"
        hint = "only the expectations of the target level are checked: repeat what still holds"
        yield finder.warning("fewer", place, said, hint)


def _typical_scope(expectations: tuple[Expectation, ...]) -> float | None:
    ranks = [scope_rank(e) for e in expectations if e.scope]
    return mean(ranks) if ranks else None


def _unfinished(rubric: Rubric, finder: Finder) -> Iterator[Problem]:
    """Find placeholders that a draft left to be written."""
    places: list[tuple[Location, str]] = [
        (("criteria", i, "definition"), c.definition) for i, c in enumerate(rubric.criteria)
    ]
    places += [(("expectations", i, "text"), e.text) for i, e in enumerate(rubric.expectations)]
    for place, text in places:
        if text.casefold().startswith(_TODO):
            yield finder.warning("unfinished", place, "is still to be written", "write it")
