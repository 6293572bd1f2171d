"""Turn matches into findings, one an expectation, in the rubric's order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from packetcheck.assess.deeds import cited_deeds
from packetcheck.assess.status import as_evidence, rule
from packetcheck.findings import Finding, Match, Polarity, Relation, TaggedStatement
from packetcheck.rubric import Expectation


def assess(
    matches: Sequence[Match],
    statements: Sequence[TaggedStatement],
    expectations: Sequence[Expectation],
    *,
    all_read: bool,
    margin: float,
    same_deed_threshold: float,
    unfitted: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return the findings of a packet.

    A finding needs review where its status would change if the pairs whose score lies within
    `margin` of their threshold fell on the other side; and always where its expectation is one of
    `unfitted`, which the model was not fitted on, and matches by sentence and examples.
    """
    by_id = {s.statement.id: s for s in statements}
    grouped: dict[str, list[Match]] = {e.id: [] for e in expectations}
    for match in matches:
        grouped[match.expectation].append(match)
    told_before = cited_deeds(matches, statements, same_deed_threshold)
    findings = []
    for expectation in expectations:
        own = grouped[expectation.id]
        ruling = rule(own, by_id, told_before, all_read=all_read)
        others = (
            rule(variant, by_id, told_before, all_read=all_read).status
            for variant in (_with_near_misses(own, by_id), _without_near_hits(own, margin))
        )
        findings.append(
            Finding(
                expectation=expectation,
                status=ruling.status,
                contested=any(m.relation is Relation.AGAINST for m in own),
                needs_review=expectation.id in unfitted
                or any(status is not ruling.status for status in others),
                why=ruling.why,
                evidence=as_evidence(own, told_before),
            )
        )
    return tuple(findings)


def _with_near_misses(
    matches: Sequence[Match], statements: Mapping[str, TaggedStatement]
) -> list[Match]:
    """Count the pairs that just failed to reach their threshold; a criticism stays one."""
    return [
        replace(m, relation=_nearly(statements[m.statement])) if m.relation is Relation.NONE else m
        for m in matches
    ]


def _nearly(tagged: TaggedStatement) -> Relation:
    return Relation.AGAINST if tagged.polarity is Polarity.GROWTH else Relation.PARTIAL


def _without_near_hits(matches: Sequence[Match], margin: float) -> list[Match]:
    """Leave out the pairs that only just reached their threshold."""
    return [m for m in matches if m.relation is not Relation.NONE and m.lead >= margin]
