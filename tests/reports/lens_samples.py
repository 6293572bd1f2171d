"""A fictional lens beside the fictional packet, and the packet on two ladders."""

from __future__ import annotations

from dataclasses import replace

from packetcheck.findings import (
    Assessment,
    LensReading,
    LevelReading,
    Status,
    TrackReading,
    Tracks,
)
from packetcheck.rubric import Criterion, Expectation, Level, Provenance, Rubric, RubricKind
from reports.factory import Cites, make_finding
from reports.samples import full_assessment

LENS_NOTE = "2 of 3 expectations are not among those the model was fitted on."


def lens_reading() -> LensReading:
    """Return a lens of three criteria: much, contested little, and no evidence."""
    criteria = ("feature-work", "growth-work", "scaling-work")
    texts = ("Builds features.", "Moves the funnel.", "Builds platforms.")
    expectations = [
        Expectation(f"{c}.one", "any", c, text) for c, text in zip(criteria, texts, strict=True)
    ]
    findings = (
        make_finding(
            expectations[0], Status.SUPPORTED, Cites("brag.md#4"), Cites("self-review.docx#3")
        ),
        make_finding(expectations[1], Status.THIN, Cites("brag.md#7"), needs_review=True),
        make_finding(expectations[2], Status.MISSING, why=("no statement was recognised",)),
    )
    rubric = Rubric(
        id="kinds",
        title="Kinds of work",
        version="1",
        provenance=Provenance("test"),
        levels=(Level("any", "Any level"),),
        criteria=tuple(Criterion(c, c.capitalize(), f"What {c} is.") for c in criteria),
        expectations=tuple(expectations),
        kind=RubricKind.LENS,
    )
    return LensReading(rubric, findings, (LENS_NOTE,))


def rung_reading() -> LensReading:
    """Return the same lens with rungs instead of criteria."""
    reading = lens_reading()
    rungs = ("shipping", "planning", "strategic")
    findings = tuple(
        replace(f, expectation=replace(f.expectation, level=rung, criterion="all"))
        for f, rung in zip(reading.findings, rungs, strict=True)
    )
    rubric = replace(
        reading.rubric,
        id="rungs",
        levels=tuple(Level(rung, rung.capitalize()) for rung in rungs),
        criteria=(Criterion("all", "All", "All."),),
        expectations=tuple(f.expectation for f in findings),
    )
    return replace(reading, rubric=rubric, findings=findings)


def assessment_with_lenses() -> Assessment:
    """Return the full assessment with both lenses."""
    return replace(full_assessment(), lenses=(lens_reading(), rung_reading()))


def two_tracks() -> Tracks:
    """Return the full packet on two ladders; the second has a career level and a note."""
    assessment = full_assessment()
    level = replace(assessment.level, career_level=True)
    reading = LevelReading(level, assessment.findings)
    managers = replace(assessment.rubric, id="managers", title="Managers", track="management")
    return Tracks(
        packet=assessment.packet,
        model=assessment.model,
        documents=assessment.documents,
        statements=assessment.statements,
        tracks=(
            TrackReading(assessment.rubric, (LevelReading(assessment.level, ()),)),
            TrackReading(managers, (reading,), ("The tracks part after senior.",)),
        ),
        notes=("A note of the packet.",),
    )
