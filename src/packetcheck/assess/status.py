"""The status of one expectation, from its evidence: the guide's table and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from packetcheck.document import Voice
from packetcheck.findings import (
    Evidence,
    Match,
    Relation,
    Specificity,
    Status,
    TaggedStatement,
)


@dataclass(frozen=True, slots=True)
class Ruling:
    """A status and the reasons for it, in words."""

    status: Status
    why: tuple[str, ...]


def rule(
    matches: Sequence[Match],
    statements: Mapping[str, TaggedStatement],
    told_before: Mapping[str, str],
    *,
    all_read: bool,
) -> Ruling:
    """Decide the status that `matches` (of one expectation) give.

    `told_before` maps a statement to the earlier one that told the same deed. Where nothing
    supports the expectation and not `all_read`, the status is unknown, never missing.
    """
    for_it = [m for m in matches if m.relation in (Relation.DIRECT, Relation.PARTIAL)]
    if not for_it:
        if all_read:
            return Ruling(Status.MISSING, ("no statement was recognised as evidence",))
        return Ruling(
            Status.UNKNOWN,
            ("no statement was recognised as evidence, but not every document could be read",),
        )
    solid = [
        m
        for m in for_it
        if m.relation is Relation.DIRECT
        and statements[m.statement].specificity is Specificity.SPECIFIC
    ]
    deeds: dict[str, set[Voice]] = {}
    for match in for_it:
        deed = told_before.get(match.statement, match.statement)
        deeds.setdefault(deed, set()).add(statements[match.statement].statement.voice)
    tellings = [told_before.get(m.statement, m.statement) for m in for_it]
    several = len(deeds) > 1
    echoed = any(
        tellings.count(deed) > 1 and len(voices) > 1 and voices != {Voice.SELF}
        for deed, voices in deeds.items()
    )
    if solid and (several or echoed):
        reason = "more than one deed" if several else "two voices tell the same deed"
        return Ruling(Status.SUPPORTED, (f"{reason}, one of them specific and in full",))
    return Ruling(
        Status.THIN, tuple(_shortfalls(for_it, solid, statements, corroborated=several or echoed))
    )


def _shortfalls(
    for_it: Sequence[Match],
    solid: Sequence[Match],
    statements: Mapping[str, TaggedStatement],
    *,
    corroborated: bool,
) -> list[str]:
    reasons = []
    if not corroborated:
        reasons.append("one deed only, and no second voice on it")
    if not solid:
        direct = [m for m in for_it if m.relation is Relation.DIRECT]
        reasons.append(
            "what counts in full is vague"
            if direct
            else "partial evidence only: smaller in scope, vague, the team's, or one half"
        )
    if {statements[m.statement].statement.voice for m in for_it} == {Voice.SELF}:
        reasons.append("the candidate's own voice only")
    return reasons


def as_evidence(matches: Sequence[Match], told_before: Mapping[str, str]) -> tuple[Evidence, ...]:
    """Return what a finding cites: direct, then partial, then against, best first in each."""
    order = (Relation.DIRECT, Relation.PARTIAL, Relation.AGAINST)
    cited = sorted(
        (m for m in matches if m.relation in order),
        key=lambda m: (order.index(m.relation), -m.score),
    )
    known = {m.statement for m in cited}
    return tuple(
        Evidence(
            m.statement,
            m.relation,
            m.score,
            told_before[m.statement] if told_before.get(m.statement) in known else None,
        )
        for m in cited
    )
