"""Whole packets through `check_packet`: what holds whatever the model says."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from packetcheck import pipeline
from packetcheck.analyzer import Analyzer
from packetcheck.bundled import bundled_path
from packetcheck.document import ReadStatus
from packetcheck.errors import EmptyPacketError, RubricError, UnknownTargetError, UsageError
from packetcheck.findings import Assessment, Relation, Status
from packetcheck.packet import Packet, load_packet
from packetcheck.pipeline import check_packet
from packetcheck.reports.html import render_html
from packetcheck.reports.json_format import render_json
from packetcheck.rubric import Rubric, load_rubric

SAMPLES = bundled_path("samples")
NAMES = sorted(p.name for p in SAMPLES.iterdir() if p.is_dir() and not p.name.startswith("__"))
BACKED = {Status.SUPPORTED, Status.THIN}


@functools.cache
def analyzer() -> Analyzer:
    return Analyzer(threads=2)


@functools.cache
def ladder() -> Rubric:
    return load_rubric("pm-ic")


def check(packet: Packet | Path, target: str | None = "senior-pm") -> Assessment:
    return check_packet(packet, target=target, rubric=ladder(), analyzer=analyzer())


@functools.cache
def sample(name: str) -> Assessment:
    packet = load_packet(SAMPLES / name)
    return check(packet, packet.target or "senior-pm")


def statuses(assessment: Assessment) -> dict[str, tuple[Status, bool]]:
    return {f.expectation.id: (f.status, f.contested) for f in assessment.findings}


def test_there_are_samples() -> None:
    assert {"strong", "thin", "over-claiming"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_verbatim(name: str) -> None:
    assessment = sample(name)
    texts = {document.name: document.text for document in assessment.documents}
    pieces = [*(t.statement for t in assessment.statements), *assessment.furniture]
    assert assessment.statements
    for piece in pieces:
        assert piece.span.of(texts[piece.document]) == piece.text
        assert piece.text.strip() == piece.text != ""


@pytest.mark.parametrize("name", NAMES)
def test_statements_and_furniture_neither_overlap_nor_share_ids(name: str) -> None:
    assessment = sample(name)
    pieces = [*(t.statement for t in assessment.statements), *assessment.furniture]
    assert len({p.id for p in pieces}) == len(pieces)
    for document in assessment.documents:
        spans = sorted((p.span.start, p.span.end) for p in pieces if p.document == document.name)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("name", NAMES)
def test_receipts_add_up(name: str) -> None:
    assessment = sample(name)
    assert len(assessment.documents) == len(assessment.packet.sources)
    for document in assessment.documents:
        assert document.status is ReadStatus.READ
        receipt = document.receipt
        dropped = sum(d.characters for d in receipt.dropped)
        assert receipt.characters == receipt.kept + receipt.furniture + dropped
        blocks = sum(b.span.end - b.span.start for b in document.blocks)
        assert receipt.kept + receipt.furniture == blocks
        told = [t.statement for t in assessment.statements if t.statement.document == document.name]
        assert receipt.kept >= sum(len(s.text) for s in told)


@pytest.mark.parametrize("name", NAMES)
def test_every_finding_stands_on_statements_that_are_there(name: str) -> None:
    assessment = sample(name)
    known = {t.statement.id for t in assessment.statements}
    assert [f.expectation for f in assessment.findings] == [*ladder().at(assessment.level)]
    for finding in assessment.findings:
        cited = [e.statement for e in finding.evidence]
        assert set(cited) <= known
        assert len(set(cited)) == len(cited)
        assert {e.same_deed_as for e in finding.evidence} <= {*cited, None}
        assert Relation.NONE not in {e.relation for e in finding.evidence}
        supports = [e for e in finding.evidence if e.relation is not Relation.AGAINST]
        assert bool(supports) == (finding.status in BACKED)
        assert finding.status is not Status.UNKNOWN
        assert finding.why


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_documents_changes_no_status(name: str) -> None:
    packet = sample(name).packet
    turned = check(replace(packet, sources=packet.sources[::-1]), packet.target)
    assert statuses(turned) == statuses(sample(name))


@pytest.mark.parametrize("name", NAMES)
def test_one_more_document_takes_no_support_away(name: str) -> None:
    packet = sample(name).packet
    more = load_packet(SAMPLES / "thin" / "brag.txt").sources[0]
    added = replace(packet, sources=(*packet.sources, replace(more, name="one-more.txt")))
    after = statuses(check(added, packet.target))
    for expectation, (status, _) in statuses(sample(name)).items():
        assert status not in BACKED or after[expectation][0] in BACKED


def test_two_runs_give_the_same_bytes() -> None:
    first = sample("strong")
    second = check_packet(
        SAMPLES / "strong", rubric="pm-ic", analyzer=Analyzer(threads=2), target=first.packet.target
    )
    assert render_json(second) == render_json(first)
    assert render_html(second) == render_html(first)


def test_an_unreadable_document_makes_gaps_unknown(tmp_path: Path) -> None:
    (tmp_path / "brag.md").write_text("- Shipped the May release on 3 May 2026.\n", "utf-8")
    read = check(tmp_path)
    (tmp_path / "review.pdf").write_bytes(b"%PDF-1.7 broken")
    partly = check(tmp_path)
    assert [d.name for d in partly.unread] == ["review.pdf"]
    assert read.count(Status.UNKNOWN) == partly.count(Status.MISSING) == 0
    assert partly.count(Status.UNKNOWN) == read.count(Status.MISSING) > 0


def test_furniture_alone_is_unknown_and_said(tmp_path: Path) -> None:
    (tmp_path / "brag.md").write_text("# Brag\n\n## 2026\n", "utf-8")
    assessment = check(tmp_path)
    assert assessment.statements == ()
    assert {f.status for f in assessment.findings} == {Status.UNKNOWN}
    assert any("No statement was found" in note for note in assessment.notes)


def test_what_cannot_start_raises(tmp_path: Path) -> None:
    with pytest.raises(EmptyPacketError):
        check(tmp_path)
    with pytest.raises(UsageError, match="no such file"):
        check(tmp_path / "nobody")
    (tmp_path / "brag.md").write_text("- Shipped it.\n", "utf-8")
    with pytest.raises(UsageError, match="no target"):
        check_packet(tmp_path)
    with pytest.raises(UnknownTargetError, match="'cto'"):
        check_packet(tmp_path, target="cto")
    with pytest.raises(RubricError, match="'ours'"):
        check_packet(tmp_path, target="senior-pm", rubric="ours")


def test_a_report_of_packetcheck_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "brag.md").write_text("- Shipped the May release on 3 May 2026.\n", "utf-8")
    before = check(tmp_path)
    (tmp_path / "report.html").write_text(render_html(before), "utf-8")
    (tmp_path / "page.html").write_text("<!doctype html><p>Shipped the June release.</p>", "utf-8")
    after = check(tmp_path)
    assert [d.name for d in after.documents] == ["brag.md", "page.html"]
    assert after.notes == (
        "report.html is a report of packetcheck, no document, and was left out.",
        *before.notes,
    )
    assert not pipeline.is_own_report(tmp_path / "nobody.html")
    assert not pipeline.is_own_report(tmp_path)


PLANS = """
Next quarter I will write the complete requirements for the billing theme.
I plan to mentor our two new product managers from January on.
I want to write a three-year vision for the payments theme next year.
I am going to present the roadmap of the whole product to customers in June.
Next year I intend to lead the briefings of sales and support before every release.
I hope to own two more themes by the end of 2027.
I will ask my colleagues for feedback on every draft from now on.
We plan to record enablement videos for sales engineering in the second half.
My goal for 2027 is to develop a narrative about the buyer together with marketing.
In the coming year I would like to challenge the direction of the pricing project.
"""
PRAISE = """
Ana is a wonderful colleague.
She is a great person to work with.
Everybody likes her very much.
Ana is simply amazing.
She always has a smile for everyone.
It is a pleasure to have her around.
Ana is one of the best people I have ever met.
She is smart, kind and funny.
We are lucky to have her.
I cannot praise her enough.
"""
OTHERS = """
Tom wrote the complete requirements for the billing theme on his own in April.
Priya mentored the two new product managers every Friday from January to June.
My colleague Jonas presented the roadmap of the whole product to forty customers in May.
The support team recorded nine enablement videos, and I had no part in them.
Our designer Mei ran all the customer interviews for the returns portal by herself.
Before I joined, Carla had written the three-year vision for the payments theme.
Marketing developed the narrative about the buyer without me.
The platform team delivered the new checkout in March, and I was on leave.
Olu led the briefings of sales and support before each of the five releases.
It was Priya, not I, who challenged the direction of the pricing project.
"""
CLAIMS = {
    "plans": ("brag.md", PLANS),
    "praise": ("peer-feedback-sam.md", PRAISE),
    "others": ("brag.md", OTHERS),
}


def claims(name: str) -> Mapping[str, str]:
    if name in CLAIMS:
        file, text = CLAIMS[name]
        return {file: text}
    lines = [e.text for e in ladder().at(ladder().find_level("senior-pm"))]
    return {"brag.md": "\n".join(lines)}


@pytest.mark.parametrize("shape", ["items", "paragraph"])
@pytest.mark.parametrize("name", [*CLAIMS, "the rubric itself"])
def test_words_without_a_deed_support_nothing(tmp_path: Path, name: str, shape: str) -> None:
    for file, text in claims(name).items():
        lines = text.strip().splitlines()
        assert len(lines) >= 10
        body = "\n".join(f"- {line}" for line in lines) if shape == "items" else " ".join(lines)
        (tmp_path / file).write_text(body + "\n", "utf-8")
    assessment = check(tmp_path)
    said = {t.statement.id: t.statement.text for t in assessment.statements}
    assert {
        f.expectation.id: [(e.relation.value, said[e.statement]) for e in f.evidence]
        for f in assessment.findings
        if f.status is Status.SUPPORTED
    } == {}
    assert assessment.count(Status.MISSING) > 0
