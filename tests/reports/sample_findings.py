"""The findings of the fictional packet: every status, relation and reason."""

from __future__ import annotations

from typing import Any

from packetcheck.findings import Finding, Relation, Status
from packetcheck.rubric import Expectation
from reports.factory import Cites, make_expectation, make_finding

_P, _A = Relation.PARTIAL, Relation.AGAINST


def sample_findings() -> list[Finding]:
    def e(path: str, text: str, **more: Any) -> Expectation:
        criterion, name = path.split(".")
        return make_expectation(criterion, name, text, **more)

    missing, thin, supported, unknown = (
        Status.MISSING,
        Status.THIN,
        Status.SUPPORTED,
        Status.UNKNOWN,
    )
    nothing = ("no statement was recognised as evidence",)
    return [
        make_finding(
            e(
                "hard-skills.requirements",
                "Writes complete, fluent requirements without help.",
                scope="theme",
            ),
            thin,
            Cites("brag.md#5", 0.81),
            why=("one voice only", "one deed only"),
        ),
        make_finding(
            e(
                "hard-skills.prioritisation",
                "Prioritises features and bugs efficiently and without oversight.",
                scope="theme",
            ),
            thin,
            Cites("brag.md#7", 0.58, _P),
            needs_review=True,
            why=("partial evidence only", "the matcher was unsure of 1 statement"),
        ),
        make_finding(
            e(
                "hard-skills.roadmap-presentation",
                "Presents the whole product roadmap to customers.",
                scope="product",
            ),
            thin,
            Cites("brag.md#11", 0.93),
            why=("one voice only",),
            needs_review=True,
        ),
        make_finding(
            e(
                "hard-skills.sales-process",
                "Knows the sales process well enough to decide what to share at each stage.",
                scope="theme",
                counts=("Held the pricing page back until the pilot stage, and told sales why.",),
                does_not_count=("Attended the sales kick-off.",),
            ),
            missing,
            why=nothing,
        ),
        make_finding(
            e(
                "cross-functionality.critical-partner",
                "Is counted a critical partner by engineering, pre-sales and post-sales.",
            ),
            supported,
            Cites("self-review.docx#4", 0.77),
            Cites("peers/peer_sam.docx#1", 0.64, _P),
            Cites("manager-review.html#4", 0.83, _A),
            Cites("self-review.docx#5", 0.61, _A),
        ),
        make_finding(
            e(
                "cross-functionality.enablement",
                "Makes technical enablement content for sales engineering and support.",
                counts=("Recorded the refund walkthrough that support now trains with.",),
            ),
            missing,
            Cites("manager-review.html#4", 0.71, _A),
            why=nothing,
        ),
        make_finding(
            e(
                "cross-functionality.marketing-narratives",
                "Builds persona or theme narratives with marketing.",
            ),
            missing,
            why=nothing,
        ),
        make_finding(
            e(
                "leadership.mentoring",
                "Mentors junior and newer product managers in how the team works.",
            ),
            thin,
            Cites("brag.md#10", 0.9),
            why=("one voice only",),
        ),
        make_finding(
            e(
                "leadership.market-voice",
                "Is seen as the voice of the market's need within a theme.",
            ),
            unknown,
            why=("peer-feedback-scan.pdf could not be read",),
        ),
        make_finding(
            e(
                "accountability.themes",
                "Is responsible for several product themes, features delivered included.",
            ),
            supported,
            Cites("brag.md#4", 0.95),
            Cites("brag.md#3", 0.92),
            Cites("self-review.docx#3", 0.88, same_deed_as="brag.md#3"),
            Cites("manager-review.html#2", 0.7),
            Cites("brag.md#5", 0.55, _P),
        ),
        make_finding(
            e(
                "strategy.long-term-priorities",
                "Orders work by how far it advances the long-term strategy.",
            ),
            thin,
            Cites("brag.md#7", 0.94),
            why=("one voice only", "one deed only"),
        ),
        make_finding(
            e(
                "strategy.artefacts",
                "Has produced a part of a strategy: a vision, a strategic framework or a roadmap.",
            ),
            missing,
            why=("plans do not count: 1 statement speaks of what is to come",),
        ),
        make_finding(
            e(
                "autonomy.runs-without-help",
                "Leads the team, handles stakeholders and trouble, and ships, without help.",
            ),
            supported,
            Cites("manager-review.html#2", 0.96),
            Cites("brag.md#4", 0.6, _P),
        ),
        make_finding(
            e("autonomy.seeks-feedback", "Asks for a lot of feedback and advice."),
            unknown,
            why=("peer-feedback-scan.pdf could not be read",),
        ),
        make_finding(
            e(
                "nuance.takes-concerns-seriously",
                "Takes colleagues' worries seriously and asks under which conditions they would "
                "be right.",
            ),
            supported,
            Cites("peers/peer_sam.docx#1", 0.97),
            Cites("self-review.docx#4", 0.86),
        ),
    ]
