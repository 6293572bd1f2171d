"""The map of expectations against documents, and each document in its reading order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from packetcheck.document import BlockKind, Document, Statement
from packetcheck.findings import Assessment, Relation, Status, TaggedStatement
from packetcheck.reports.lenses import status_word
from packetcheck.reports.quotes import by_criterion, statements_by_id
from packetcheck.reports.view import Anchors, Link
from packetcheck.reports.wording import (
    KIND_WORDS,
    READ_WORDS,
    RELATION_WORDS,
    VOICE_WORDS,
    notable_labels,
    speaker_of,
)

_RELATIONS = (Relation.DIRECT, Relation.PARTIAL, Relation.AGAINST)


@dataclass(frozen=True, slots=True)
class Backlink:
    """From a statement to an expectation that cites it."""

    relation: Relation
    relation_word: str
    link: Link


@dataclass(frozen=True, slots=True)
class ItemView:
    """One statement or piece of furniture, in reading order.

    `page` is set where a new page begins; `voice` where another voice than the document's speaks.
    """

    anchor: str
    text: str
    furniture: bool
    heading: bool
    page: int | None
    voice: str | None
    chips: tuple[str, ...]
    labels: tuple[str, ...]
    backlinks: tuple[Backlink, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document with its receipt and all its items."""

    anchor: str
    document: Document
    voice: str
    kind: str
    status: str
    statements: int
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class MapRow:
    """One expectation: for each document, how many statements bear on it in which way."""

    finding: Link
    status: Status
    word: str
    cells: tuple[tuple[tuple[Relation, int], ...], ...]


@dataclass(frozen=True, slots=True)
class MapGroup:
    """The rows of one criterion."""

    title: str
    rows: tuple[MapRow, ...]


def map_groups(assessment: Assessment, anchors: Anchors) -> tuple[MapGroup, ...]:
    """Return the map, rows by criterion in the rubric's order, one cell a document."""
    source = {t.statement.id: t.statement.document for t in assessment.statements}
    groups = []
    for criterion, findings in by_criterion(assessment, assessment.findings):
        rows = []
        for finding in findings:
            counts = Counter((source[e.statement], e.relation) for e in finding.evidence)
            cells = tuple(
                tuple((r, counts[d.name, r]) for r in _RELATIONS if counts[d.name, r])
                for d in assessment.documents
            )
            link = Link(finding.expectation.text, f"#{anchors.findings[finding.expectation.id]}")
            word = status_word(finding.status, assessment.rubric)
            rows.append(MapRow(link, finding.status, word, cells))
        groups.append(MapGroup(criterion.title, tuple(rows)))
    return tuple(groups)


def document_views(assessment: Assessment, anchors: Anchors) -> tuple[DocumentView, ...]:
    """Return every document with its statements and furniture in reading order."""
    per_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in (*(t.statement for t in assessment.statements), *assessment.furniture):
        per_document[statement.document].append(statement)
    context = _Context(
        anchors,
        statements_by_id(assessment),
        {criterion.id: criterion.title for criterion in assessment.rubric.criteria},
        _backlinks(assessment, anchors),
    )
    views = []
    for document in assessment.documents:
        statements = sorted(per_document[document.name], key=lambda s: s.span.start)
        views.append(
            DocumentView(
                anchor=anchors.documents[document.name],
                document=document,
                voice=VOICE_WORDS[document.voice],
                kind=KIND_WORDS[document.kind],
                status=READ_WORDS[document.status],
                statements=sum(not s.furniture for s in statements),
                items=_items(document, statements, context),
            )
        )
    return tuple(views)


@dataclass(frozen=True, slots=True)
class _Context:
    """What every item needs to know of the whole assessment."""

    anchors: Anchors
    tagged: Mapping[str, TaggedStatement]
    titles: Mapping[str, str]
    backlinks: Mapping[str, tuple[Backlink, ...]]


def _backlinks(assessment: Assessment, anchors: Anchors) -> dict[str, tuple[Backlink, ...]]:
    found: dict[str, list[Backlink]] = defaultdict(list)
    for finding in assessment.findings:
        expectation = finding.expectation
        link = Link(expectation.text, f"#{anchors.findings[expectation.id]}")
        for evidence in finding.evidence:
            found[evidence.statement].append(
                Backlink(evidence.relation, RELATION_WORDS[evidence.relation], link)
            )
    return {statement: tuple(links) for statement, links in found.items()}


def _items(
    document: Document, statements: Sequence[Statement], context: _Context
) -> tuple[ItemView, ...]:
    headings = {block.span.start for block in document.blocks if block.kind is BlockKind.HEADING}
    items = []
    page = None
    for statement in statements:
        tagged = context.tagged.get(statement.id)
        tags = tagged.criteria if tagged else ()
        items.append(
            ItemView(
                anchor=context.anchors.statements[statement.id],
                text=statement.text,
                furniture=statement.furniture,
                heading=statement.span.start in headings,
                page=statement.page if statement.page != page else None,
                voice=_other_voice(statement, document),
                chips=tuple(context.titles.get(t.criterion, t.criterion) for t in tags),
                labels=notable_labels(tagged) if tagged else (),
                backlinks=context.backlinks.get(statement.id, ()),
            )
        )
        page = statement.page
    return tuple(items)


def _other_voice(statement: Statement, document: Document) -> str | None:
    same = statement.voice is document.voice and statement.author == document.author
    return None if same else speaker_of(statement)
