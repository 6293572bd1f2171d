"""What JSON output holds of documents, statements and findings, as a source of JSON Schemas.

They only describe: the output is written by `json_format`, and a test holds the two together.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from packetcheck.document import BlockKind, Kind, ReadStatus, Voice
from packetcheck.findings import (
    Agency,
    Modality,
    Outcome,
    Polarity,
    Relation,
    Scope,
    Specificity,
    Status,
)

Score = Annotated[float, Field(ge=0, le=1, description="From 0 to 1, calibrated.")]
Digest = Annotated[str, Field(pattern="^sha256:[0-9a-f]{64}$", description="SHA-256 of content.")]
Month = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$", description="A month, YYYY-MM.")]
Count = Annotated[int, Field(ge=0)]
# Of a lens nothing is missing.
LensStatus = Literal["supported", "thin", "not-seen", "unknown"]


class CriterionTag(BaseModel):
    """A criterion that a statement was given."""

    criterion: str = Field(description="One of the built-in criteria of the tagger.")
    score: Score


class Months(BaseModel):
    """The months in which a deed lies, both included."""

    start: Month
    end: Month


class Place(BaseModel):
    """A piece of a document, word for word, and where it stands."""

    id: str = Field(description="Document, #, and a number within it.")
    document: str = Field(description="Name of the document in the packet.")
    voice: Voice
    text: str = Field(description="The very words.")
    span: tuple[int, int] = Field(description="First character and the one behind the last.")
    page: int | None = Field(description="Page from 1; null where there are none.")
    section: list[str] = Field(description="Headings above it, outermost first.")


class StatementLine(Place):
    """A statement with its labels."""

    criteria: list[CriterionTag] = Field(description="The tags given, best first.")
    scores: dict[str, Score] | None = Field(
        default=None, description="Every criterion's score, with --all-scores only."
    )
    polarity: Polarity
    modality: Modality
    agency: Agency
    scope: Scope
    outcome: Outcome
    specificity: Specificity
    period: Months | None
    needs_review: bool = Field(description="True where the tagger abstains.")
    furniture: bool | None = Field(
        default=None, description="With --each-line and --furniture only: taken for no statement."
    )


class FurnitureLine(Place):
    """A heading, date, signature or the like: no statement. With --furniture only."""

    furniture: Literal[True]


class MatchLine(BaseModel):
    """A statement held against an expectation."""

    statement: str = Field(description="Id of a statement.")
    expectation: str = Field(description="Id of an expectation.")
    relation: Relation
    score: Score


class EvidenceShape(BaseModel):
    """A statement that bears on an expectation."""

    statement: str = Field(description="Id of one of the statements.")
    relation: Literal["direct", "partial", "against"]
    score: Score
    same_deed_as: str | None = Field(description="Id of the statement it repeats; counts once.")


class FindingShape(BaseModel):
    """How one expectation stands over the whole packet."""

    expectation: str = Field(description="Id of the expectation in its rubric.")
    criterion: str
    level: str
    status: Status
    contested: bool = Field(description="True where at least one statement speaks against it.")
    needs_review: bool = Field(description="True where the status is uncertain: read the quotes.")
    waived: None = Field(description="Kept for waivers; always null.")
    why: list[str] = Field(description="Why it has this status.")
    evidence: list[EvidenceShape] = Field(description="All that bears on it, best first.")


class SeenFinding(FindingShape):
    """As in a ladder; without evidence it is `not-seen`, for nobody has to show it."""

    status: LensStatus  # type: ignore[assignment]


class Dropped(BaseModel):
    """What of a file is not in its text."""

    what: str
    count: Count
    characters: Count


class ReceiptShape(BaseModel):
    """What of a file was read, kept and dropped, in characters."""

    characters: Count
    kept: Count
    furniture: Count
    dropped: list[Dropped]
    warnings: list[str]
    guessed: list[str] = Field(description="Fields that nobody gave and the tool guessed.")


class ErrorShape(BaseModel):
    """Why a document could not be read in full."""

    slug: str = Field(description="Its heading in docs/messages.md.")
    message: str
    hint: str


class DocumentShape(BaseModel):
    """What was read of one document."""

    document: str
    voice: Voice
    kind: Kind
    author: str | None
    sha256: str
    status: ReadStatus
    receipt: ReceiptShape
    error: ErrorShape | None


class BlockShape(BaseModel):
    """A paragraph, item, cell or heading as it was read."""

    text: str
    kind: BlockKind
    page: int | None
    section: list[str]
    voice: Voice
    author: str | None
    furniture: bool = Field(description="True for what is no statement.")


class ReadFile(BaseModel):
    """What `packetcheck read FILE --format json` prints of one file, before any tagging."""

    document: str
    status: ReadStatus
    voice: Voice
    kind: Kind
    author: str | None
    guessed: list[str]
    error: ErrorShape | None
    receipt: ReceiptShape
    blocks: list[BlockShape]
