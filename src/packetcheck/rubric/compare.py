"""What one rubric, or level, asks for that another does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from packetcheck.rubric.records import SCOPES, Expectation, fold

# Sentences this alike say the same thing in other words.
_ALIKE = 80.0


@dataclass(frozen=True, slots=True)
class Change:
    """Two expectations that belong together and differ in words, scope or id."""

    before: Expectation
    after: Expectation

    @property
    def what(self) -> tuple[str, ...]:
        """Return what differs, of `text`, `scope`, `id`, `criterion` and `examples`."""
        old, new = self.before, self.after
        pairs = {
            "text": (old.text, new.text),
            "scope": (old.scope, new.scope),
            "id": (_name(old), _name(new)),
            "criterion": (old.criterion, new.criterion),
            "examples": ((old.counts, old.does_not_count), (new.counts, new.does_not_count)),
        }
        return tuple(name for name, (a, b) in pairs.items() if a != b)


@dataclass(frozen=True, slots=True)
class Difference:
    """How a second list of expectations differs from a first, each in its own order."""

    added: tuple[Expectation, ...]
    removed: tuple[Expectation, ...]
    changed: tuple[Change, ...]
    same: tuple[Change, ...]


def compare(
    before: Sequence[Expectation], after: Sequence[Expectation], *, across_levels: bool = False
) -> Difference:
    """Pair expectations by id, then by criterion and name, then by what they say.

    `across_levels` leaves the level out of ids: `pm1.craft.specs` goes with `senior.craft.specs`.
    """
    left = list(before)
    pairs: dict[str, Expectation] = {}
    for key in (_name, _spoken) if across_levels else (_whole, _name, _spoken):
        for new in after:
            if new.id in pairs:
                continue
            wanted = key(new)
            old = next((o for o in left if key(o) == wanted), None)
            if old is not None:
                pairs[new.id] = old
                left.remove(old)
    for new in after:
        if new.id not in pairs and (old := _most_alike(new, left)):
            pairs[new.id] = old
            left.remove(old)
    changes = [Change(pairs[new.id], new) for new in after if new.id in pairs]
    ignored = {"examples"} if across_levels else set()
    return Difference(
        added=tuple(new for new in after if new.id not in pairs),
        removed=tuple(left),
        changed=tuple(c for c in changes if set(c.what) - ignored),
        same=tuple(c for c in changes if not set(c.what) - ignored),
    )


def likeness(one: str, other: str) -> float:
    """Return how alike two sentences are, 0 to 100, whatever their case and order of words."""
    return fuzz.token_sort_ratio(one.casefold(), other.casefold())


def scope_rank(expectation: Expectation) -> int:
    """Return the place of the scope among all, smallest 0; -1 where the rubric is silent."""
    return SCOPES.index(expectation.scope) if expectation.scope else -1


def _most_alike(new: Expectation, left: Sequence[Expectation]) -> Expectation | None:
    scored = [(likeness(new.text, old.text), i) for i, old in enumerate(left)]
    score, best = max(scored, default=(0.0, 0), key=lambda pair: pair[0])
    return left[best] if score >= _ALIKE else None


def _whole(expectation: Expectation) -> Any:
    return expectation.id


def _name(expectation: Expectation) -> Any:
    """Return the id without its level."""
    return expectation.id.removeprefix(f"{expectation.level}.")


def _spoken(expectation: Expectation) -> Any:
    return fold(expectation.text)
