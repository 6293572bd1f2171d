"""Assessments made by hand, so that reports are tested without readers or a model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from packetcheck.document import (
    BlockKind,
    Document,
    Kind,
    RawBlock,
    Receipt,
    Statement,
    Voice,
    lay_out,
)
from packetcheck.findings import (
    Agency,
    Assessment,
    Evidence,
    Finding,
    Modality,
    ModelId,
    Outcome,
    Polarity,
    Relation,
    Scope,
    Specificity,
    Status,
    Tag,
    TaggedStatement,
)
from packetcheck.packet import Packet
from packetcheck.rubric import Criterion, Expectation, Level, Provenance, Rubric

LEVEL = Level("senior-pm", "Senior Product Manager", ("Sr PM",))
MODEL = ModelId("default", "sha256:" + "5e" * 32)


def make_rubric(
    expectations: Sequence[Expectation], titles: dict[str, str] | None = None
) -> Rubric:
    """Return a rubric of one level with the criteria that the expectations name."""
    ids = dict.fromkeys(e.criterion for e in expectations)
    return Rubric(
        id="pm-ic",
        title="Product manager, individual-contributor track",
        version="1",
        provenance=Provenance("test"),
        levels=(LEVEL,),
        criteria=tuple(
            Criterion(i, (titles or {}).get(i, i.capitalize()), f"What {i} means.") for i in ids
        ),
        expectations=tuple(expectations),
    )


def make_expectation(criterion: str, name: str, text: str = "Does it.", **more: Any) -> Expectation:
    """Return an expectation of the senior level."""
    base = Expectation(f"{LEVEL.id}.{criterion}.{name}", LEVEL.id, criterion, text)
    return replace(base, **more)


def read_document(
    name: str, pieces: Iterable[RawBlock | str], voice: Voice, kind: Kind, **more: Any
) -> tuple[Document, tuple[Statement, ...]]:
    """Return a document and its statements, one a block; headings are furniture."""
    raw = [RawBlock(p, BlockKind.ITEM) if isinstance(p, str) else p for p in pieces]
    text, blocks = lay_out(raw, voice)
    kept = sum(len(b.span.of(text)) for b in blocks if not b.furniture)
    furniture = sum(len(b.span.of(text)) for b in blocks if b.furniture)
    base = Document(
        name,
        text,
        blocks,
        voice,
        kind,
        "ab" * 32,
        receipt=Receipt(kept + furniture, kept, furniture),
    )
    document = replace(base, **more)
    statements = tuple(
        Statement(
            id=f"{name}#{n}",
            document=name,
            span=block.span,
            text=block.span.of(text),
            voice=block.voice,
            page=block.page,
            section=block.section,
            author=block.author or document.author,
            furniture=block.furniture,
        )
        for n, block in enumerate(blocks, start=1)
    )
    return document, statements


def make_tagged(statement: Statement, *criteria: str, **more: Any) -> TaggedStatement:
    """Return a tagged statement, a specific strength done by the candidate by default."""
    base = TaggedStatement(
        statement=statement,
        criteria=tuple(Tag(c, 0.94123456 - 0.1 * i) for i, c in enumerate(criteria)),
        scores={c: 0.94123456 - 0.1 * i for i, c in enumerate(criteria)} | {"strategy": 0.0312345},
        polarity=Polarity.STRENGTH,
        modality=Modality.DONE,
        agency=Agency.CANDIDATE,
        scope=Scope.THEME,
        outcome=Outcome.NONE,
        specificity=Specificity.SPECIFIC,
        needs_review=False,
    )
    return replace(base, **more)


def make_assessment(
    findings: Sequence[Finding],
    documents: Sequence[tuple[Document, tuple[Statement, ...]]] = (),
    *,
    tagged: Sequence[TaggedStatement] = (),
    titles: dict[str, str] | None = None,
    notes: tuple[str, ...] = (),
    **packet: Any,
) -> Assessment:
    """Return an assessment; statements that `tagged` does not name get no tags."""
    given = {t.statement.id: t for t in tagged}
    statements = [s for _, group in documents for s in group]
    base = Packet("ana", Path("ana"), (), person="Ana Ribeiro", target=LEVEL.id)
    return Assessment(
        packet=replace(base, **packet),
        rubric=make_rubric([f.expectation for f in findings], titles),
        level=LEVEL,
        model=MODEL,
        documents=tuple(d for d, _ in documents),
        statements=tuple(given.get(s.id) or make_tagged(s) for s in statements if not s.furniture),
        furniture=tuple(s for s in statements if s.furniture),
        findings=tuple(findings),
        notes=notes,
    )


@dataclass
class Cites:
    """Short for evidence: `Cites("brag.md#3", 0.9)`."""

    statement: str
    score: float = 0.88
    relation: Relation = Relation.DIRECT
    same_deed_as: str | None = None
    evidence: Evidence = field(init=False)

    def __post_init__(self) -> None:
        self.evidence = Evidence(self.statement, self.relation, self.score, self.same_deed_as)


def make_finding(expectation: Expectation, status: Status, *cites: Cites, **more: Any) -> Finding:
    """Return a finding, contested where a citation is against."""
    base = Finding(
        expectation,
        status,
        contested=any(c.relation is Relation.AGAINST for c in cites),
        evidence=tuple(c.evidence for c in cites),
    )
    return replace(base, **more)
