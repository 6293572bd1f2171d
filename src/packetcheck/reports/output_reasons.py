"""What `explain` and `why` print as JSON, as a source of JSON Schemas."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from packetcheck.account import Gate, Route, Use
from packetcheck.findings import Relation, Status
from packetcheck.reports.output_files import ModelRef, PacketRef, RubricRef
from packetcheck.reports.output_shapes import (
    Count,
    DocumentShape,
    FindingShape,
    LensStatus,
    Score,
    StatementLine,
)

Cosine = Annotated[float, Field(ge=-1, le=1, description="A cosine, -1 to 1.")]
LogOdds = Annotated[
    dict[str, float],
    Field(description="By name; they sum up to the log odds of the score. `start` is common."),
]
Span = Annotated[
    tuple[int, int], Field(description="First character of `statement.text`, and one behind.")
]


class WordShape(BaseModel):
    """A word, and what becomes of a tag's score without it."""

    text: str
    span: Span
    score_without: Score
    drop: float = Field(description="What the score loses without the word.")
    rank: int = Field(ge=1, description="From 1, the weightiest; words of one rank are tied.")
    decisive: bool = Field(description="True where the tag would not be given without it.")


class TagShape(BaseModel):
    """A criterion's score beside its threshold."""

    criterion: str
    score: Score
    threshold: Score
    given: bool
    words: list[WordShape] = Field(description="Words that speak for it; empty if not given.")
    words_against: list[WordShape]


class LabelShape(BaseModel):
    """One of the six other labels."""

    label: str
    value: str
    sureness: Score
    odds: dict[str, Score] = Field(description="The probability of each value.")


class FurnitureShape(BaseModel):
    """Whether the text is no statement at all."""

    verdict: bool
    by_shape: bool
    by_tagger: bool
    score: Score
    threshold: Score


class DoubtShape(BaseModel):
    """A score too close to its threshold, or a label less sure than it must be."""

    about: str = Field(description="A criterion or a label.")
    score: Score
    limit: Score


class ReviewShape(BaseModel):
    """Whether the statement needs review, and why."""

    needed: bool
    reasons: list[DoubtShape]


class NeighbourShape(BaseModel):
    """A labelled statement that the model was fitted on."""

    text: str
    likeness: Cosine
    furniture: bool
    criteria: list[str]
    labels: dict[str, str]


class ExplainFile(BaseModel):
    """What `packetcheck explain --format json` prints."""

    format: Literal[1]
    packetcheck: str
    model: ModelRef
    statement: StatementLine
    tags: list[TagShape] = Field(description="Those given first, best first.")
    labels: list[LabelShape]
    furniture: FurnitureShape
    review: ReviewShape
    nearest: list[NeighbourShape] | None = Field(
        description="Nearest first; null where the model folder holds no labelled statements."
    )
    unread_words: Count = Field(description="Words at the end that the model does not read.")
    notes: list[str]


class WhyPacketRef(PacketRef):
    """Whose packet it was, and for which level."""

    target: str = Field(description="Id of the level.")


class ExpectationShape(BaseModel):
    """The expectation that was asked about."""

    id: str
    criterion: str
    level: str
    scope: str | None = Field(description="Smallest scope that counts in full.")
    text: str


class WhyFinding(FindingShape):
    """The finding; of a lens nothing is missing."""

    status: Status | LensStatus  # type: ignore[assignment]


class InFullShape(BaseModel):
    """How surely evidence is direct, and not partial."""

    score: Score
    threshold: Score
    log_odds: LogOdds


class ExampleShape(BaseModel):
    """The nearest example of the rubric, of one side."""

    text: str
    counts: bool
    likeness: Cosine


class CandidateShape(BaseModel):
    """A statement that was weighed."""

    statement: StatementLine
    relation: Relation
    score: Score
    threshold: Score
    log_odds: LogOdds
    gates: list[Gate] = Field(description="What its labels or words forbid.")
    parrots: str | None = Field(description="Id of the expectation whose sentence it repeats.")
    in_full: InFullShape
    examples: list[ExampleShape]
    use: Use = Field(description="What the finding made of it.")
    same_deed_as: str | None
    status_without: Status | None = Field(description="The status without it, if it is cited.")


class WhyFile(BaseModel):
    """What `packetcheck why --format json` prints."""

    format: Literal[1]
    packetcheck: str
    rubric: RubricRef
    model: ModelRef
    packet: WhyPacketRef
    documents: list[DocumentShape]
    expectation: ExpectationShape
    finding: WhyFinding
    route: Route = Field(description="What the model scores the expectation by.")
    margin: float = Field(
        ge=0, description="How far from its threshold a score counts as close, in log odds."
    )
    candidates: list[CandidateShape] = Field(description="Those cited first, then by score.")
    weighed: Count = Field(description="How many statements there are in all.")
    notes: list[str]
