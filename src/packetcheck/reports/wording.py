"""The words that all reports share: one place, so that no report says more than another."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from packetcheck.document import Document, Kind, ReadStatus, Statement, Voice
from packetcheck.findings import (
    Agency,
    Assessment,
    Finding,
    Modality,
    Outcome,
    Period,
    Polarity,
    Relation,
    Scope,
    Specificity,
    Status,
    TaggedStatement,
)

SECTION_SEPARATOR = " \u203a "
# The order in which reports speak of statuses: what lacks evidence comes first.
STATUS_ORDER = (Status.MISSING, Status.UNKNOWN, Status.THIN, Status.SUPPORTED)

STATUS_MEANING = {
    Status.MISSING: "No statement in these documents was recognised as evidence.",
    Status.UNKNOWN: (
        "No evidence was recognised, but part of the packet could not be read; it may be there."
    ),
    Status.THIN: "Some evidence was recognised, but less than two independent pieces.",
    Status.SUPPORTED: (
        "At least one direct, specific statement, and a second deed or another voice beside it."
    ),
}
CAREER_LEVEL_MEANING = "a career level: many stay at it for good, which is no failure"
CONTESTED_MEANING = "At least one statement was recognised as speaking against it."

RELATION_WORDS = {
    Relation.DIRECT: "direct",
    Relation.PARTIAL: "partial",
    Relation.AGAINST: "against",
    Relation.NONE: "none",
}
VOICE_WORDS = {
    Voice.SELF: "self",
    Voice.MANAGER: "manager",
    Voice.PEER: "peer",
    Voice.OTHER: "other voice",
}
KIND_WORDS = {
    Kind.BRAG: "brag document",
    Kind.SELF_REVIEW: "self review",
    Kind.MANAGER_REVIEW: "manager review",
    Kind.PEER_FEEDBACK: "peer feedback",
    Kind.PROMO: "promotion document",
    Kind.OTHER: "other document",
}
_LABEL_WORDS: dict[StrEnum, str] = {
    Polarity.STRENGTH: "a strength",
    Polarity.GROWTH: "a criticism",
    Polarity.NEUTRAL: "neither strength nor criticism",
    Modality.DONE: "done",
    Modality.PLANNED: "planned or advised",
    Agency.CANDIDATE: "by the person",
    Agency.TEAM: "by the team",
    Agency.OTHER: "by somebody else",
    Scope.TASK: "scope of a task",
    Scope.FEATURE: "scope of a feature",
    Scope.THEME: "scope of a theme",
    Scope.PRODUCT: "scope of a product",
    Scope.ORG: "scope of an organisation",
    Scope.UNCLEAR: "scope unclear",
    Outcome.QUANTIFIED: "outcome with a number",
    Outcome.QUALITATIVE: "outcome without a number",
    Outcome.NONE: "no outcome named",
    Specificity.SPECIFIC: "specific",
    Specificity.VAGUE: "vague",
}
# What goes without saying in a document view; only the other labels are shown there.
_UNREMARKABLE = {Polarity.STRENGTH, Modality.DONE, Agency.CANDIDATE, Specificity.SPECIFIC}
READ_WORDS = {
    ReadStatus.READ: "read",
    ReadStatus.PARTLY_READ: "partly read",
    ReadStatus.UNREAD: "not read",
}


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """Return `1 finding`, `2 findings`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def person_of(assessment: Assessment) -> str:
    """Return the person's name, or the packet's id where no name was given."""
    return assessment.packet.person or assessment.packet.id


def period_of(assessment: Assessment) -> str | None:
    """Return `2026-01-01 to 2026-06-30`, or None."""
    period = assessment.packet.period
    return f"{period[0].isoformat()} to {period[1].isoformat()}" if period else None


def place_of(statement: Statement) -> str:
    """Return where a statement stands: document, page, heading path."""
    parts = [statement.document]
    if statement.page is not None:
        parts.append(f"page {statement.page}")
    if statement.section:
        parts.append(SECTION_SEPARATOR.join(statement.section))
    return ", ".join(parts)


def speaker_of(statement: Statement) -> str:
    """Return who speaks: `peer (Sam, design)`."""
    voice = VOICE_WORDS[statement.voice]
    return f"{voice} ({statement.author})" if statement.author else voice


def label_words(tagged: TaggedStatement) -> tuple[str, ...]:
    """Return all labels of a statement in words, period and doubt included."""
    labels: tuple[StrEnum, ...] = (
        tagged.modality,
        tagged.agency,
        tagged.polarity,
        tagged.scope,
        tagged.outcome,
        tagged.specificity,
    )
    words = [_LABEL_WORDS[label] for label in labels]
    if tagged.period is not None:
        words.append(_months(tagged.period))
    return (*words, *_doubt(tagged))


def notable_labels(tagged: TaggedStatement) -> tuple[str, ...]:
    """Return the labels that keep a statement from counting in full, in words."""
    labels: tuple[StrEnum, ...] = (
        tagged.modality,
        tagged.agency,
        tagged.polarity,
        tagged.specificity,
    )
    words = tuple(_LABEL_WORDS[label] for label in labels if label not in _UNREMARKABLE)
    return words + _doubt(tagged)


def _months(period: Period) -> str:
    if period.start == period.end:
        return f"in {period.start}"
    return f"{period.start} to {period.end}"


def _doubt(tagged: TaggedStatement) -> tuple[str, ...]:
    return ("labels need review",) if tagged.needs_review else ()


def failure_of(document: Document) -> str:
    """Return why a document could not be read in full, in words."""
    if document.failure is not None:
        return document.failure.message
    return "; ".join(document.receipt.warnings) or "no reason given"


def contested(findings: Iterable[Finding]) -> int:
    """Return how many findings are contested."""
    return sum(finding.contested for finding in findings)


def short_digest(digest: str) -> str:
    """Return the first twelve digits of a digest, without its `sha256:`."""
    return digest.removeprefix("sha256:")[:12]
