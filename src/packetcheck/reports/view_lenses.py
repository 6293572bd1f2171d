"""Lenses as the HTML report shows them: kinds of work, what was seen of each, with quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packetcheck.findings import Assessment, Finding, LensReading, Status, TaggedStatement
from packetcheck.reports.lenses import STATUS_WORDS, LensGroup, breadth, lens_groups
from packetcheck.reports.quotes import statements_by_id
from packetcheck.reports.view import Anchors, FindingView, finding_view


@dataclass(frozen=True, slots=True)
class SeenView:
    """One expectation of a lens that there is evidence of."""

    finding: FindingView
    words: str


@dataclass(frozen=True, slots=True)
class KindView:
    """One kind of work; `unseen` are the sentences without evidence."""

    title: str
    definition: str
    total: int
    seen: tuple[SeenView, ...]
    unseen: tuple[str, ...]
    not_all_read: bool


@dataclass(frozen=True, slots=True)
class LensView:
    """One lens: how broad the evidence is, and its kinds of work."""

    anchor: str
    title: str
    id: str
    version: str
    breadth: str
    notes: tuple[str, ...]
    kinds: tuple[KindView, ...]


def lens_views(assessment: Assessment, anchors: Anchors) -> tuple[LensView, ...]:
    """Return the lenses in the order in which they were asked for."""
    statements = statements_by_id(assessment)
    views = []
    for number, reading in enumerate(assessment.lenses, 1):
        anchor = f"l-{number}"
        own = {f.expectation.id: f"{anchor}-{n}" for n, f in enumerate(reading.findings, 1)}
        places = Anchors(own, anchors.documents, anchors.statements)
        views.append(_lens_view(reading, anchor, statements, places))
    return tuple(views)


def _lens_view(
    reading: LensReading,
    anchor: str,
    statements: Mapping[str, TaggedStatement],
    anchors: Anchors,
) -> LensView:
    def seen(finding: Finding) -> SeenView:
        view = finding_view(finding, statements, anchors)
        return SeenView(view, STATUS_WORDS[finding.status])

    def kind(group: LensGroup) -> KindView:
        return KindView(
            title=group.title,
            definition=group.definition,
            total=len(group.findings),
            seen=tuple(seen(f) for f in group.seen),
            unseen=tuple(f.expectation.text for f in group.unseen),
            not_all_read=any(f.status is Status.UNKNOWN for f in group.unseen),
        )

    rubric = reading.rubric
    return LensView(
        anchor,
        rubric.title,
        rubric.id,
        rubric.version,
        breadth(reading),
        reading.notes,
        tuple(kind(group) for group in lens_groups(reading)),
    )
