"""Which statement each piece of evidence quotes, checked before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from packetcheck.errors import ReportError
from packetcheck.findings import Assessment, Evidence, Finding, Relation, TaggedStatement
from packetcheck.reports.lenses import all_findings
from packetcheck.rubric import Criterion


def statements_by_id(assessment: Assessment) -> dict[str, TaggedStatement]:
    """Return the tagged statements by id.

    Raises ReportError when a finding cites a statement that is not there: a report that cannot
    show its quote must not be made.
    """
    known = {tagged.statement.id: tagged for tagged in assessment.statements}
    for finding in all_findings(assessment.findings, assessment.lenses):
        for evidence in finding.evidence:
            for cited in (evidence.statement, evidence.same_deed_as):
                if cited is not None and cited not in known:
                    raise ReportError(
                        f"{finding.expectation.id} cites the statement '{cited}', "
                        "which is not among the statements of the assessment"
                    )
    return known


def supporting(finding: Finding) -> tuple[Evidence, ...]:
    """Return the direct and partial evidence, best first."""
    kinds = (Relation.DIRECT, Relation.PARTIAL)
    return tuple(e for e in finding.evidence if e.relation in kinds)


def opposing(finding: Finding) -> tuple[Evidence, ...]:
    """Return the evidence against, best first."""
    return tuple(e for e in finding.evidence if e.relation is Relation.AGAINST)


def best_quotes(finding: Finding) -> tuple[Evidence, ...]:
    """Return the best evidence for, and the best against, where there is any."""
    return supporting(finding)[:1] + opposing(finding)[:1]


def by_criterion(
    assessment: Assessment, findings: Iterable[Finding]
) -> Iterator[tuple[Criterion, tuple[Finding, ...]]]:
    """Group findings by criterion, both in the rubric's order; empty groups are left out."""
    chosen = tuple(findings)
    for criterion in assessment.rubric.criteria:
        group = tuple(f for f in chosen if f.expectation.criterion == criterion.id)
        if group:
            yield criterion, group
