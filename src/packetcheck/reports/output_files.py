"""What whole files of JSON output hold, as a source of JSON Schemas: assessments and tracks."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from packetcheck.reports.output_shapes import (
    Count,
    Digest,
    DocumentShape,
    FindingShape,
    SeenFinding,
    StatementLine,
)


class RubricRef(BaseModel):
    """Which rubric it was."""

    id: str
    version: str
    digest: Digest


class TitledRubricRef(RubricRef):
    """Which rubric it was, with its title."""

    title: str


class ModelRef(BaseModel):
    """Which model it was."""

    id: str
    digest: Digest


class PacketRef(BaseModel):
    """Whose packet it was."""

    id: str
    person: str | None


class AimedPacketRef(PacketRef):
    """Whose packet it was, and for which level."""

    target: str = Field(description="Id of the level.")
    period: tuple[str, str] | None = Field(description="First and last day, YYYY-MM-DD.")


class SeenOf(BaseModel):
    """Of how many there is evidence."""

    seen: Count
    of: Count


class KindShape(SeenOf):
    """One criterion, or rung, of a lens."""

    id: str
    title: str


class LensShape(BaseModel):
    """What a lens beside the ladder shows."""

    rubric: TitledRubricRef
    breadth: SeenOf
    kinds: list[KindShape]
    findings: list[SeenFinding]
    notes: list[str]


class _Checked(BaseModel):
    format: Literal[1] = Field(description="Rises when a field changes its meaning.")
    packetcheck: str = Field(description="Version of the program.")
    model: ModelRef
    documents: list[DocumentShape]
    statements: list[StatementLine]
    notes: list[str]


class AssessmentFile(_Checked):
    """What `packetcheck check --format json` writes. Fields may be added at any time."""

    rubric: RubricRef
    packet: AimedPacketRef
    findings: list[FindingShape] = Field(description="In the rubric's order.")
    lenses: list[LensShape]


class TrackLevel(SeenOf):
    """One level of a ladder, and what there is evidence of."""

    level: str
    title: str
    career_level: bool
    findings: list[SeenFinding]


class TrackShape(BaseModel):
    """One ladder with its levels."""

    rubric: TitledRubricRef
    track: Literal["ic", "management"] | None
    levels: list[TrackLevel]
    notes: list[str]


class TracksFile(_Checked):
    """What `packetcheck tracks --format json` writes. Fields may be added at any time."""

    packet: PacketRef
    tracks: list[TrackShape]
