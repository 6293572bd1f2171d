"""Tags, evidence, findings: what the analysis says of statements and expectations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from packetcheck.document import Document, ReadStatus, Statement
from packetcheck.packet import Packet
from packetcheck.rubric import Expectation, Level, Rubric


class Polarity(StrEnum):
    """Whether a statement counts for or against the person."""

    STRENGTH = "strength"
    GROWTH = "growth"
    NEUTRAL = "neutral"


class Modality(StrEnum):
    """Whether it happened or is only meant to."""

    DONE = "done"
    PLANNED = "planned"


class Agency(StrEnum):
    """Who did it."""

    CANDIDATE = "candidate"
    TEAM = "team"
    OTHER = "other"


class Scope(StrEnum):
    """The largest thing the person was answerable for, smallest first; UNCLEAR is unordered."""

    TASK = "task"
    FEATURE = "feature"
    THEME = "theme"
    PRODUCT = "product"
    ORG = "org"
    UNCLEAR = "unclear"


class Outcome(StrEnum):
    """Whether an effect is named, and with a number."""

    QUANTIFIED = "quantified"
    QUALITATIVE = "qualitative"
    NONE = "none"


class Specificity(StrEnum):
    """Whether the deed could be checked."""

    SPECIFIC = "specific"
    VAGUE = "vague"


class Relation(StrEnum):
    """How a statement bears on an expectation."""

    DIRECT = "direct"
    PARTIAL = "partial"
    AGAINST = "against"
    NONE = "none"


class Status(StrEnum):
    """How an expectation stands over a whole packet."""

    SUPPORTED = "supported"
    THIN = "thin"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Tag:
    """A criterion given to a statement, with a calibrated score from 0 to 1."""

    criterion: str
    score: float


@dataclass(frozen=True, slots=True)
class Period:
    """The months in which a deed lies, as `YYYY-MM`, both ends included."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class TaggedStatement:
    """A statement with all its labels.

    `criteria` holds the tags given, best first; `scores` holds every criterion's score.
    `furniture_score` is the tagger's probability that the text is no statement at all.
    `vector` is the encoder's sentence vector, shape (width,), float32, for the matcher.
    """

    statement: Statement
    criteria: tuple[Tag, ...]
    scores: Mapping[str, float]
    polarity: Polarity
    modality: Modality
    agency: Agency
    scope: Scope
    outcome: Outcome
    specificity: Specificity
    needs_review: bool
    period: Period | None = None
    furniture_score: float = 0.0
    vector: NDArray[np.float32] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Match:
    """One statement held against one expectation.

    `score` is the calibrated probability that the statement shows the expected behaviour (or, for
    `against`, its lack); `lead` is how far, in log odds, it lies above the threshold: below 0 for
    near misses, which have the relation `none`.
    """

    statement: str
    expectation: str
    relation: Relation
    score: float
    lead: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """A match that a finding cites. `same_deed_as` names an earlier statement on the same deed."""

    statement: str
    relation: Relation
    score: float
    same_deed_as: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The status of one expectation, with its reasons in words and its evidence, best first."""

    expectation: Expectation
    status: Status
    contested: bool = False
    needs_review: bool = False
    why: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelId:
    """Which model spoke: its id and the digest of its files."""

    id: str
    digest: str


@dataclass(frozen=True, slots=True)
class LensReading:
    """What a lens shows of a packet: a finding for each of its expectations, and notes."""

    rubric: Rubric
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """All findings of one packet against one level of one rubric; `lenses` stand beside it."""

    packet: Packet
    rubric: Rubric
    level: Level
    model: ModelId
    documents: tuple[Document, ...]
    statements: tuple[TaggedStatement, ...]
    furniture: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    lenses: tuple[LensReading, ...] = ()

    def count(self, status: Status) -> int:
        """Return how many findings have `status`."""
        return sum(finding.status is status for finding in self.findings)

    @property
    def unread(self) -> tuple[Document, ...]:
        """Documents of which some or all text could not be read."""
        return tuple(d for d in self.documents if d.status is not ReadStatus.READ)


@dataclass(frozen=True, slots=True)
class LevelReading:
    """What one level of a ladder finds in a packet."""

    level: Level
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class TrackReading:
    """What one ladder finds in a packet, level by level, lowest first."""

    rubric: Rubric
    levels: tuple[LevelReading, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tracks:
    """One packet against several ladders; nothing in it says which one to take."""

    packet: Packet
    model: ModelId
    documents: tuple[Document, ...]
    statements: tuple[TaggedStatement, ...]
    tracks: tuple[TrackReading, ...]
    notes: tuple[str, ...] = ()

    @property
    def unread(self) -> tuple[Document, ...]:
        """Documents of which some or all text could not be read."""
        return tuple(d for d in self.documents if d.status is not ReadStatus.READ)
