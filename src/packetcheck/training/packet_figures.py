"""Figures of findings on whole packets, a rubric and pooled, with intervals over packets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from packetcheck.analyzer import Analyzer
from packetcheck.findings import Match, TaggedStatement
from packetcheck.rubric import Expectation
from packetcheck.training.corpus import Corpus, GoldPacket
from packetcheck.training.evaluate import hold_gold, packet_expectations, rates, tag_gold
from packetcheck.training.intervals import Draws

EXAMPLES = (0, 3, None)
_UNDEFINED = {
    "gap_precision": "missing_said",
    "gap_recall": "missing_gold",
    "contested_f1": "contested",
    "first_quote": "first",
    "evidence_precision": "cited",
    "evidence_recall": "evidence",
}
Counts = Mapping[str, int]
Matching = Callable[[Sequence[TaggedStatement], Sequence[Expectation]], Sequence[Match]]


@dataclass(frozen=True, slots=True)
class TaggedGold:
    """A gold packet whose statements were tagged once. `known` where the model has its heads."""

    packet: GoldPacket
    tagged: tuple[TaggedStatement, ...]
    known: bool


def tag_all(
    analyzer: Analyzer, corpus: Corpus, packets: Sequence[GoldPacket]
) -> tuple[TaggedGold, ...]:
    """Tag gold packets."""
    return tuple(
        TaggedGold(
            packet,
            tag_gold(analyzer, packet),
            all(analyzer.knows(e) for e in packet_expectations(corpus, packet)),
        )
        for packet in packets
    )


def packet_figures(
    analyzer: Analyzer, corpus: Corpus, items: Sequence[TaggedGold], draws: Draws
) -> dict[str, Any]:
    """Return figures of rubrics that the model knows, and of own ones with few or all examples."""
    known = [item for item in items if item.known]
    own = [item for item in items if not item.known]
    result = {}
    if known:
        result["shipped"] = group_figures(known, _counts(analyzer, corpus, known), draws)
    for examples in EXAMPLES if _have_examples(corpus, own) else EXAMPLES[:1]:
        if own:
            name = "own, all examples" if examples is None else f"own, {examples} examples"
            counts = _counts(analyzer, corpus, own, examples=examples)
            result[name] = group_figures(own, counts, draws)
    return result


def _have_examples(corpus: Corpus, items: Sequence[TaggedGold]) -> bool:
    return any(e.counts for item in items for e in packet_expectations(corpus, item.packet))


def _counts(
    analyzer: Analyzer,
    corpus: Corpus,
    items: Sequence[TaggedGold],
    *,
    examples: int | None = None,
) -> list[Counts]:
    return counts_with(analyzer, corpus, items, analyzer.match, examples=examples)


def counts_with(
    analyzer: Analyzer,
    corpus: Corpus,
    items: Sequence[TaggedGold],
    matching: Matching,
    *,
    examples: int | None = None,
) -> list[Counts]:
    """Return a packet's counts of agreement, each, with any way of matching."""
    counts: list[Counts] = []
    for item in items:
        asked = packet_expectations(corpus, item.packet, examples=examples)
        matches = matching(item.tagged, asked)
        counts.append(hold_gold(analyzer, item.packet, item.tagged, matches, asked))
    return counts


def group_figures(
    items: Sequence[TaggedGold], counts: Sequence[Counts], draws: Draws
) -> dict[str, Any]:
    """Return the figures of some packets, pooled, a rubric and a packet."""
    rubrics = sorted({item.packet.rubric for item in items})
    by_rubric = {}
    for rubric in rubrics:
        rows = [c for item, c in zip(items, counts, strict=True) if item.packet.rubric == rubric]
        by_rubric[rubric] = pooled_figures(rows, draws)
    return {
        "pooled": pooled_figures(counts, draws),
        "rubrics": by_rubric,
        "packets": {
            item.packet.name: known_rates(row) for item, row in zip(items, counts, strict=True)
        },
    }


def pooled_figures(counts: Sequence[Counts], draws: Draws) -> dict[str, Any]:
    """Return figures over some packets; intervals come of drawing packets again."""

    def over(at: Sequence[int]) -> dict[str, float]:
        total = {key: sum(counts[i][key] for i in at) for key in counts[0]}
        found = known_rates(total)
        return {k: float("nan") if v is None else v for k, v in found.items()}

    figures = draws.figures(len(counts), lambda at: over([int(i) for i in at]))
    figures.pop("expectations")
    return {"packets": len(counts), "expectations": sum(c["n"] for c in counts), **figures}


def known_rates(counts: Counts) -> dict[str, float | None]:
    """Return the rates of counts, None where there was nothing to measure one on."""
    sizes = {**counts, "contested": counts["contested_said"] + counts["contested_gold"]}
    found: dict[str, float | None] = dict(rates(counts))
    return found | {name: None for name, of in _UNDEFINED.items() if not sizes[of]}
