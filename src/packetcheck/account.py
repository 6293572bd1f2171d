"""Why an expectation has its status: what `packetcheck why` shows, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from packetcheck.document import Document, ReadStatus
from packetcheck.findings import Finding, ModelId, Relation, Status, TaggedStatement
from packetcheck.odds import lead
from packetcheck.packet import Packet
from packetcheck.rubric import Level, Rubric


class Gate(StrEnum):
    """What a statement's labels or words forbid, whatever its score."""

    PLAN = "plan"
    OTHERS_DEED = "others-deed"
    PARROT = "parrot"
    CRITICISM = "criticism"
    TEAMS_DEED = "teams-deed"

    @property
    def shuts(self) -> bool:
        """Tell whether it keeps the statement from bearing on the expectation at all."""
        return self in {Gate.PLAN, Gate.OTHERS_DEED, Gate.PARROT}


class Route(StrEnum):
    """How well the model knows an expectation, which decides what scores it."""

    OWN_HEAD = "own-head"
    EXAMPLES = "examples"
    SENTENCE = "sentence"


class Use(StrEnum):
    """What the finding made of a statement.

    AGAIN is evidence that tells a deed which another statement of the finding tells. A NEAR_MISS
    lies so little below the threshold that the finding may need review.
    """

    COUNTED = "counted"
    AGAIN = "same-deed"
    CONTESTS = "contests"
    NEAR_MISS = "near-miss"
    SHUT_OUT = "shut-out"
    TOO_LOW = "too-low"


_CITED = (Use.COUNTED, Use.AGAIN, Use.CONTESTS)


@dataclass(frozen=True, slots=True)
class ExampleLikeness:
    """An example of the rubric beside a statement; `likeness` is a cosine, -1 to 1."""

    text: str
    counts: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class Weighing:
    """One statement weighed for one expectation.

    `parts` and `offset` are log odds and sum up to those of `score`; `score` counts from
    `threshold` on. `direct_parts` and `direct_offset` likewise to those of `directness`, from
    whose threshold on evidence is direct and below which it is partial. `parrots` is the id of the
    expectation whose sentence the statement repeats. `examples` are the nearest of each side.
    """

    statement: str
    relation: Relation
    score: float
    threshold: float
    parts: Mapping[str, float]
    offset: float
    gates: tuple[Gate, ...]
    directness: float
    direct_threshold: float
    direct_parts: Mapping[str, float]
    direct_offset: float
    parrots: str | None = None
    examples: tuple[ExampleLikeness, ...] = ()

    def is_near(self, margin: float) -> bool:
        """Tell whether the score reaches its threshold, or misses it by no more than `margin`."""
        return self.lead >= -margin

    @property
    def lead(self) -> float:
        """By how much the score passes its threshold, in log odds."""
        return lead(self.score, self.threshold)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement, what speaks for and against it, and what the finding made of it.

    `status_without` is the status that the finding would have without this statement; None where
    the finding does not cite it.
    """

    tagged: TaggedStatement
    weighing: Weighing
    use: Use
    same_deed_as: str | None = None
    status_without: Status | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A finding with all statements of the packet, those that bear on it first.

    `margin` is how far from its threshold, in log odds, a score may lie to count as close.
    """

    packet: Packet
    rubric: Rubric
    level: Level
    model: ModelId
    documents: tuple[Document, ...]
    finding: Finding
    route: Route
    margin: float
    candidates: tuple[Candidate, ...]
    notes: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[Document, ...]:
        """Documents of which some or all text could not be read."""
        return tuple(d for d in self.documents if d.status is not ReadStatus.READ)

    def worth_showing(self, least: int) -> tuple[Candidate, ...]:
        """Return what is cited, close, or would count but for a gate; at least `least`, if any."""
        near = [c for c in self.candidates if c.use in _CITED or c.weighing.is_near(self.margin)]
        rest = [c for c in self.candidates if c not in near]
        return (*near, *rest[: max(0, least - len(near))])
