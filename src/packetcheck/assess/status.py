"""The status of one expectation, from its evidence: the guide's table and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from packetcheck.document import Statement, Voice
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
            ("no statement was recognised as evidence, but not all of the packet could be read",),
        )
    solid = [
        m
        for m in for_it
        if m.relation is Relation.DIRECT
        and statements[m.statement].specificity is Specificity.SPECIFIC
    ]
    tellers: dict[str, set[str]] = {}
    for match in for_it:
        deed = told_before.get(match.statement, match.statement)
        tellers.setdefault(deed, set()).add(_teller(statements[match.statement].statement))
    several = len(tellers) > 1
    # Two different people on one deed are never both the candidate.
    echoed = any(len(people) > 1 for people in tellers.values())
    if solid and (several or echoed):
        reason = "more than one deed" if several else "two voices tell the same deed"
        return Ruling(Status.SUPPORTED, (f"{reason}, one of them specific and in full",))
    return Ruling(
        Status.THIN, tuple(_shortfalls(for_it, solid, statements, corroborated=several or echoed))
    )


def _teller(statement: Statement) -> str:
    """Return who tells: the candidate, or the one author of another document."""
    if statement.voice is Voice.SELF:
        return Voice.SELF
    return f"{statement.voice}: {statement.author or statement.document}"


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
    """Return what a finding cites: direct, then partial, then against, best first in each.

    `same_deed_as` always names a statement that the finding cites too: the earliest teller, or,
    where that one is not cited here, the first of the others.
    """
    order = (Relation.DIRECT, Relation.PARTIAL, Relation.AGAINST)
    cited = sorted(
        (m for m in matches if m.relation in order),
        key=lambda m: (order.index(m.relation), -m.score),
    )
    known = {m.statement for m in cited}
    teller = {deed: deed for deed in known}
    for match in cited:
        teller.setdefault(told_before.get(match.statement, match.statement), match.statement)
    same = {s: teller[deed] for s, deed in told_before.items() if s in known and teller[deed] != s}
    return tuple(
        Evidence(
            m.statement,
            m.relation,
            m.score,
            same.get(m.statement),
        )
        for m in cited
    )
