"""What the HTML report shows, as plain records, so that its templates hold no logic.

Ids of statements and documents are strangers' text and make no safe anchors; every linked thing
gets a number instead: `f-3` a finding, `d-1` a document, `s-42` a statement.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from packetcheck.findings import Assessment, Evidence, Finding, Relation, Status, TaggedStatement
from packetcheck.reports.lenses import section_title, status_word
from packetcheck.reports.quotes import by_criterion, opposing, statements_by_id, supporting
from packetcheck.reports.wording import (
    RELATION_WORDS,
    STATUS_ORDER,
    VOICE_WORDS,
    label_words,
)
from packetcheck.rubric import Expectation

_QUOTES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Link:
    """Words and the anchor that they lead to, `#` included."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One piece of evidence: the words, and all that a reader needs to find and weigh them."""

    relation: Relation
    relation_word: str
    text: str
    voice: str
    author: str | None
    document: str
    page: int | None
    section: tuple[str, ...]
    href: str
    statement: str
    score: str
    labels: tuple[str, ...]
    same_deed_as: Link | None
    told_again_in: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FindingView:
    """One expectation with its status, its reasons and its quotes; `more` is folded away."""

    anchor: str
    expectation: Expectation
    status: Status
    word: str
    contested: bool
    needs_review: bool
    why: tuple[str, ...]
    shown: tuple[QuoteView, ...]
    more: tuple[QuoteView, ...]
    more_against: int


@dataclass(frozen=True, slots=True)
class GroupView:
    """The findings of one criterion that share a status."""

    title: str
    definition: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """All findings of one status, grouped by criterion, in the rubric's order."""

    status: Status
    title: str
    count: int
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where everything of one report is linked to, by its own id."""

    findings: Mapping[str, str]
    documents: Mapping[str, str]
    statements: Mapping[str, str]


def make_anchors(assessment: Assessment) -> Anchors:
    """Give findings, documents, and statements with furniture each a number in its order."""
    ids = [tagged.statement.id for tagged in assessment.statements]
    ids += [statement.id for statement in assessment.furniture]
    return Anchors(
        findings={f.expectation.id: f"f-{n}" for n, f in enumerate(assessment.findings, 1)},
        documents={d.name: f"d-{n}" for n, d in enumerate(assessment.documents, 1)},
        statements={name: f"s-{n}" for n, name in enumerate(ids, 1)},
    )


def section_views(assessment: Assessment, anchors: Anchors) -> tuple[SectionView, ...]:
    """Return the four sections of findings, what lacks evidence first."""
    statements, rubric = statements_by_id(assessment), assessment.rubric
    sections = []
    for status in STATUS_ORDER:
        chosen = [f for f in assessment.findings if f.status is status]
        groups = tuple(
            GroupView(
                criterion.title,
                criterion.definition,
                tuple(
                    replace(finding_view(f, statements, anchors), word=status_word(status, rubric))
                    for f in group
                ),
            )
            for criterion, group in by_criterion(assessment, chosen)
        )
        sections.append(SectionView(status, section_title(status, rubric), len(chosen), groups))
    return tuple(sections)


def finding_view(
    finding: Finding, statements: Mapping[str, TaggedStatement], anchors: Anchors
) -> FindingView:
    """Show the best quotes for and against; keep the rest for a fold that says what it holds."""
    against = opposing(finding)
    shown = {id(e) for e in supporting(finding)[:_QUOTES_SHOWN] + against[:_QUOTES_SHOWN]}

    def views(*, first: bool) -> tuple[QuoteView, ...]:
        return tuple(
            _quote_view(e, finding, statements, anchors)
            for e in finding.evidence
            if (id(e) in shown) is first
        )

    return FindingView(
        anchor=anchors.findings[finding.expectation.id],
        expectation=finding.expectation,
        status=finding.status,
        word=finding.status.value,
        contested=finding.contested,
        needs_review=finding.needs_review,
        why=finding.why,
        shown=views(first=True),
        more=views(first=False),
        more_against=len(against[_QUOTES_SHOWN:]),
    )


def _quote_view(
    evidence: Evidence,
    finding: Finding,
    statements: Mapping[str, TaggedStatement],
    anchors: Anchors,
) -> QuoteView:
    tagged = statements[evidence.statement]
    statement = tagged.statement

    def link(statement_id: str) -> Link:
        document = statements[statement_id].statement.document
        return Link(document, f"#{anchors.statements[statement_id]}")

    return QuoteView(
        relation=evidence.relation,
        relation_word=RELATION_WORDS[evidence.relation],
        text=statement.text,
        voice=VOICE_WORDS[statement.voice],
        author=statement.author,
        document=statement.document,
        page=statement.page,
        section=statement.section,
        href=f"#{anchors.statements[statement.id]}",
        statement=statement.id,
        score=f"{evidence.score:.2f}",
        labels=label_words(tagged),
        same_deed_as=link(evidence.same_deed_as) if evidence.same_deed_as else None,
        told_again_in=tuple(
            link(e.statement) for e in finding.evidence if e.same_deed_as == statement.id
        ),
    )
