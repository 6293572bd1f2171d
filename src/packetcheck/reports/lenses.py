"""What a lens shows, in words: how broad the evidence is, never what lacks.

A lens sorts work into kinds. Nobody has to do every kind, so that an expectation without
evidence is not missing; no evidence of it was seen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packetcheck.findings import Finding, LensReading, Status
from packetcheck.rubric import Rubric

NOT_SEEN = "not-seen"
NOT_SHOWN = "not shown"
STATUS_WORDS: Mapping[Status, str] = {
    Status.SUPPORTED: "evidence seen",
    Status.THIN: "some evidence seen",
    Status.MISSING: "no evidence seen",
    Status.UNKNOWN: "no evidence seen, not all was read",
}
LENS_MEANING = (
    "A lens shows which kinds of work these documents hold evidence of, and how broad it is. "
    "Nobody is expected to have evidence of every kind."
)
_TITLES: Mapping[Status, str] = {
    Status.MISSING: "What lacks evidence",
    Status.UNKNOWN: "What is not known",
    Status.THIN: "Thin evidence",
    Status.SUPPORTED: "What has evidence",
}
_NOT_SHOWN_TITLE = "What these documents do not show"
_SEEN = (Status.SUPPORTED, Status.THIN)


@dataclass(frozen=True, slots=True)
class LensGroup:
    """One kind of work: a criterion of the lens, or a rung where the lens has rungs."""

    id: str
    title: str
    definition: str
    findings: tuple[Finding, ...]

    @property
    def seen(self) -> tuple[Finding, ...]:
        """Return the findings with evidence, in the rubric's order."""
        return tuple(f for f in self.findings if is_seen(f))

    @property
    def unseen(self) -> tuple[Finding, ...]:
        """Return the findings without evidence, in the rubric's order."""
        return tuple(f for f in self.findings if not is_seen(f))


def lens_groups(reading: LensReading) -> tuple[LensGroup, ...]:
    """Return the findings of a lens by rung, where it has more than one, else by criterion."""
    rubric, findings = reading.rubric, reading.findings
    if len(rubric.levels) > 1:
        groups = [
            LensGroup(v.id, v.title, "", tuple(f for f in findings if f.expectation.level == v.id))
            for v in rubric.levels
        ]
    else:
        groups = [
            LensGroup(
                c.id,
                c.title,
                c.definition,
                tuple(f for f in findings if f.expectation.criterion == c.id),
            )
            for c in rubric.criteria
        ]
    return tuple(group for group in groups if group.findings)


def breadth(reading: LensReading) -> str:
    """Return how broad the evidence is: `evidence of 2 of 4 kinds of work`."""
    groups = lens_groups(reading)
    seen = sum(bool(group.seen) for group in groups)
    kind = "rungs" if len(reading.rubric.levels) > 1 else "criteria"
    return f"evidence of {seen} of {len(groups)} {kind}"


def is_seen(finding: Finding) -> bool:
    """Tell whether there is evidence of an expectation, much or little."""
    return finding.status in _SEEN


def lens_status(finding: Finding) -> str:
    """Return a finding's status for programs: as in a ladder, but `not-seen` for `missing`."""
    return NOT_SEEN if finding.status is Status.MISSING else finding.status.value


def status_word(status: Status, rubric: Rubric) -> str:
    """Return a status in a word; where `rubric` is a lens, `not shown` instead of `missing`."""
    return NOT_SHOWN if rubric.is_lens and status is Status.MISSING else status.value


def section_title(status: Status, rubric: Rubric) -> str:
    """Return the heading over the findings of one status."""
    return _NOT_SHOWN_TITLE if status_word(status, rubric) == NOT_SHOWN else _TITLES[status]


def all_findings(findings: tuple[Finding, ...], lenses: tuple[LensReading, ...]) -> list[Finding]:
    """Return the findings of a ladder and of the lenses beside it."""
    return [*findings, *(finding for lens in lenses for finding in lens.findings)]
