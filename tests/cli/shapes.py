"""Output format 1 as records: what other programs may rely on. Fields may be added at any time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Score = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Sha = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
Month = Annotated[str, Field(pattern=r"^\d{4}-\d{2}$")]
VoiceName = Literal["self", "manager", "peer", "other"]
KindName = Literal["brag", "self-review", "manager-review", "peer-feedback", "promo", "other"]
ReadName = Literal["read", "partly-read", "unread"]


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="allow")


class TagShape(_Shape):
    criterion: str
    score: Score


class PeriodShape(_Shape):
    start: Month
    end: Month


class PlaceShape(_Shape):
    """What a statement and a piece of furniture have in common."""

    id: str
    document: str
    voice: VoiceName
    text: Annotated[str, Field(min_length=1)]
    span: Annotated[list[Count], Field(min_length=2, max_length=2)]
    page: int | None
    section: list[str]


class StatementShape(PlaceShape):
    criteria: list[TagShape]
    polarity: Literal["strength", "growth", "neutral"]
    modality: Literal["done", "planned"]
    agency: Literal["candidate", "team", "other"]
    scope: Literal["task", "feature", "theme", "product", "org", "unclear"]
    outcome: Literal["quantified", "qualitative", "none"]
    specificity: Literal["specific", "vague"]
    period: PeriodShape | None
    needs_review: bool


class DroppedShape(_Shape):
    what: str
    count: Count
    characters: Count


class ReceiptShape(_Shape):
    characters: Count
    kept: Count
    furniture: Count
    dropped: list[DroppedShape]
    warnings: list[str]


class DocumentShape(_Shape):
    document: str
    voice: VoiceName
    kind: KindName
    sha256: str
    status: ReadName
    receipt: ReceiptShape


class EvidenceShape(_Shape):
    statement: str
    relation: Literal["direct", "partial", "against"]
    score: Score
    same_deed_as: str | None


class FindingShape(_Shape):
    expectation: str
    criterion: str
    level: str
    status: Literal["supported", "thin", "missing", "unknown"]
    contested: bool
    waived: None
    why: list[str]
    evidence: list[EvidenceShape]


class RubricShape(_Shape):
    id: str
    version: str
    digest: Sha


class ModelShape(_Shape):
    id: str
    digest: Sha


class PacketShape(_Shape):
    id: str
    person: str | None
    target: str
    period: list[str] | None


class LensFindingShape(_Shape):
    expectation: str
    criterion: str
    level: str
    status: Literal["supported", "thin", "not-seen", "unknown"]
    contested: bool
    needs_review: bool
    evidence: list[EvidenceShape]


class BreadthShape(_Shape):
    seen: Count
    of: Count


class LensShape(_Shape):
    rubric: RubricShape
    breadth: BreadthShape
    findings: list[LensFindingShape]
    notes: list[str]


class AssessmentShape(_Shape):
    format: Literal[1]
    packetcheck: str
    rubric: RubricShape
    model: ModelShape
    packet: PacketShape
    documents: list[DocumentShape]
    statements: list[StatementShape]
    findings: list[FindingShape]
    lenses: list[LensShape]


class PairShape(_Shape):
    statement: str
    expectation: str
    relation: Literal["direct", "partial", "against", "none"]
    score: Score


class FailureShape(_Shape):
    slug: str
    message: str


class BlockShape(_Shape):
    text: str
    kind: Literal["heading", "paragraph", "item", "cell", "comment", "note", "margin"]
    page: int | None
    section: list[str]
    voice: VoiceName
    furniture: bool


class ReadShape(_Shape):
    document: str
    status: ReadName
    voice: VoiceName
    kind: KindName
    error: FailureShape | None
    receipt: ReceiptShape
    blocks: list[BlockShape]
