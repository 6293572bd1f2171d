"""What a finding would be without one statement, for each that it cites."""

from __future__ import annotations

from collections.abc import Sequence

from packetcheck.assess.deeds import cited_deeds
from packetcheck.assess.status import rule
from packetcheck.findings import Finding, Match, Status, TaggedStatement


def status_without(
    finding: Finding,
    matches: Sequence[Match],
    statements: Sequence[TaggedStatement],
    *,
    all_read: bool,
    same_deed_threshold: float,
) -> dict[str, Status]:
    """Return by the id of each cited statement the status that `finding` has without it.

    `matches` are those of the whole packet and level that `finding` came from.
    """
    by_id = {s.statement.id: s for s in statements}
    told_before = cited_deeds(matches, statements, same_deed_threshold)
    own = [m for m in matches if m.expectation == finding.expectation.id]
    return {
        cited.statement: rule(
            [m for m in own if m.statement != cited.statement],
            by_id,
            told_before,
            all_read=all_read,
        ).status
        for cited in finding.evidence
    }
