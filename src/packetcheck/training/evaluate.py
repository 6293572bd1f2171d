"""Measure an analyzer on held-out statements and on packets with gold.

Needs neither PyTorch nor scikit-learn: the quality tests run it over the shipped model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from packetcheck.analyzer import Analyzer
from packetcheck.assess.assess import assess
from packetcheck.document import Span, Statement, Voice
from packetcheck.findings import Finding, Match, Relation, TaggedStatement
from packetcheck.labels import CHOICES, CRITERIA
from packetcheck.rubric import Expectation
from packetcheck.training.corpus import Corpus, Example, GoldPacket
from packetcheck.training.metrics import average_precision, expected_calibration_error, f1

Figures = dict[str, Any]


def evaluate_tags(analyzer: Analyzer, examples: Sequence[Example]) -> Figures:
    """Return precision, recall and F1 a criterion, macro and micro F1, and the other heads."""
    judged = [e for e in examples if e.criteria is not None and not e.furniture]
    tagged = analyzer.tag([statement_of(e.id, e.text) for e in judged])
    truth = np.array([[c in (e.criteria or ()) for c in CRITERIA] for e in judged])
    given = np.array([[c in {t.criterion for t in s.criteria} for c in CRITERIA] for s in tagged])
    scores = np.array([[s.scores[c] for c in CRITERIA] for s in tagged])
    by_criterion = {
        c: {
            "n": int(truth[:, i].sum()),
            "precision": _ratio((truth & given)[:, i].sum(), given[:, i].sum()),
            "recall": _ratio((truth & given)[:, i].sum(), truth[:, i].sum()),
            "f1": f1(given[:, i], truth[:, i]),
            "ap": average_precision(scores[:, i], truth[:, i]),
        }
        for i, c in enumerate(CRITERIA)
    }
    return {
        "statements": len(judged),
        "criteria": by_criterion,
        "macro_f1": float(np.mean([row["f1"] for row in by_criterion.values()])),
        "micro_f1": f1(given, truth),
        "calibration_error": expected_calibration_error(scores.ravel(), truth.ravel()),
        "accuracy": _accuracies(judged, tagged),
        "furniture_f1": _furniture(analyzer, examples),
    }


def _accuracies(examples: Sequence[Example], tagged: Sequence[TaggedStatement]) -> dict[str, float]:
    result = {}
    for head in CHOICES:
        pairs = [
            (e.labels[head], getattr(t, head).value)
            for e, t in zip(examples, tagged, strict=True)
            if head in e.labels
        ]
        result[head] = float(np.mean([a == b for a, b in pairs])) if pairs else 0.0
    return result


def _furniture(analyzer: Analyzer, examples: Sequence[Example]) -> float:
    tagged = analyzer.tag([statement_of(e.id, e.text) for e in examples])
    said = np.array([analyzer.is_furniture(t) for t in tagged])
    return f1(said, np.array([e.furniture for e in examples]))


def evaluate_packets(
    analyzer: Analyzer,
    corpus: Corpus,
    packets: Sequence[GoldPacket],
    *,
    examples: int | None = None,
) -> Figures:
    """Return how well findings agree with gold, pooled over packets, and packet by packet."""
    rows = {p.name: packet_counts(analyzer, corpus, p, examples=examples) for p in packets}
    pooled = {key: sum(row[key] for row in rows.values()) for key in next(iter(rows.values()))}
    return {
        "pooled": rates(pooled),
        "packets": {name: rates(row) for name, row in rows.items()},
    }


def packet_counts(
    analyzer: Analyzer, corpus: Corpus, packet: GoldPacket, *, examples: int | None = None
) -> dict[str, int]:
    """Check one gold packet, from its gold statements on, and count what agrees."""
    tagged = tag_gold(analyzer, packet)
    expectations = packet_expectations(corpus, packet, examples=examples)
    return hold_gold(analyzer, packet, tagged, analyzer.match(tagged, expectations), expectations)


def tag_gold(analyzer: Analyzer, packet: GoldPacket) -> tuple[TaggedStatement, ...]:
    """Tag the gold statements of a packet."""
    return analyzer.tag([statement_of(r["id"], r["text"], r["voice"]) for r in _claims(packet)])


def hold_gold(
    analyzer: Analyzer,
    packet: GoldPacket,
    tagged: Sequence[TaggedStatement],
    matches: Sequence[Match],
    expectations: Sequence[Expectation],
) -> dict[str, int]:
    """Make findings of the matches of a gold packet, and count what agrees."""
    findings = assess(
        matches,
        tagged,
        expectations,
        all_read=True,
        margin=analyzer.settings.margin,
        same_deed_threshold=analyzer.settings.same_deed_threshold,
    )
    gold = {row["id"]: row.get("expectations", {}) for row in _claims(packet)}
    return count_agreement(findings, packet.status, gold)


def _claims(packet: GoldPacket) -> list[Mapping[str, Any]]:
    return [row for row in packet.rows if not row.get("furniture")]


def packet_expectations(
    corpus: Corpus, packet: GoldPacket, *, examples: int | None = None
) -> tuple[Expectation, ...]:
    """Return the expectations that a gold packet has statuses for.

    They come with as many of their author's examples a side as `examples` says, or with all.
    """
    return tuple(
        Expectation(
            e.id,
            packet.target,
            e.criterion,
            e.text,
            e.scope,
            counts=e.counts[:examples],
            does_not_count=e.does_not_count[:examples],
        )
        for e in corpus.expectations[packet.rubric]
        if e.id in packet.status
    )


def count_agreement(
    findings: Sequence[Finding],
    status: Mapping[str, Mapping[str, Any]],
    gold: Mapping[str, Mapping[str, str]],
) -> dict[str, int]:
    """Count agreement of findings with gold statuses and gold evidence pairs."""
    counts = dict.fromkeys(
        ("n", "same", "missing_tp", "missing_said", "missing_gold", "contested_tp", "cited",
         "contested_said", "contested_gold", "first", "first_right", "found", "evidence"), 0
    )  # fmt: skip
    support = (Relation.DIRECT, Relation.PARTIAL)
    for finding in findings:
        wanted = status[finding.expectation.id]
        missing, said = wanted["status"] == "missing", finding.status == "missing"
        cited = [e.statement for e in finding.evidence if e.relation in support]
        true = {
            s
            for s, relations in gold.items()
            if relations.get(finding.expectation.id) in ("direct", "partial")
        }
        counts["n"] += 1
        counts["same"] += finding.status == wanted["status"]
        counts["missing_tp"] += missing and said
        counts["missing_said"] += said
        counts["missing_gold"] += missing
        counts["contested_tp"] += bool(wanted["contested"]) and finding.contested
        counts["contested_said"] += finding.contested
        counts["contested_gold"] += bool(wanted["contested"])
        counts["first"] += bool(cited)
        counts["first_right"] += bool(cited) and cited[0] in true
        counts["found"] += len(true & set(cited))
        counts["evidence"] += len(true)
        counts["cited"] += len(cited)
    return counts


def rates(counts: Mapping[str, int]) -> dict[str, float]:
    """Return the figures that the model card prints."""
    return {
        "expectations": counts["n"],
        "gap_precision": _ratio(counts["missing_tp"], counts["missing_said"]),
        "gap_recall": _ratio(counts["missing_tp"], counts["missing_gold"]),
        "gap_f1": _ratio(2 * counts["missing_tp"], counts["missing_said"] + counts["missing_gold"]),
        "all_missing_f1": _ratio(2 * counts["missing_gold"], counts["n"] + counts["missing_gold"]),
        "three_way": _ratio(counts["same"], counts["n"]),
        "contested_f1": _ratio(
            2 * counts["contested_tp"], counts["contested_said"] + counts["contested_gold"]
        ),
        "first_quote": _ratio(counts["first_right"], counts["first"]),
        "evidence_precision": _ratio(counts["found"], counts["cited"]),
        "evidence_recall": _ratio(counts["found"], counts["evidence"]),
        "evidence_f1": _ratio(2 * counts["found"], counts["cited"] + counts["evidence"]),
    }


def statement_of(name: str, text: str, voice: str = "self") -> Statement:
    """Return a statement that stands alone, for measuring."""
    return Statement(name, "gold", Span(0, len(text)), text, Voice(voice))


def _ratio(part: float, whole: float) -> float:
    return float(part) / float(whole) if whole else 0.0
