"""Load the corpus: labelled statements, rubrics, and packets with gold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from packetcheck.errors import ConfigError
from packetcheck.labels import CHOICES, CRITERIA

RELATIONS = ("direct", "partial", "against", "none")


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled statement. `labels` holds the single-choice heads that were judged.

    `judged` maps expectation ids of `rubric` to relations; pairs not named were not judged.
    `criteria` is None where the seven tags were not judged.
    """

    id: str
    text: str
    split: str
    furniture: bool = False
    criteria: frozenset[str] | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    rubric: str | None = None
    judged: Mapping[str, str] = field(default_factory=dict)
    voice: str = "self"
    source: str = ""


@dataclass(frozen=True, slots=True)
class CorpusExpectation:
    """An expectation of a corpus rubric."""

    rubric: str
    id: str
    criterion: str
    text: str
    scope: str | None


@dataclass(frozen=True, slots=True)
class GoldPacket:
    """A whole packet with gold: statements in reading order, statuses, same-deed slugs."""

    name: str
    rubric: str
    target: str
    split: str
    rows: tuple[Mapping[str, Any], ...]
    status: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything the training reads."""

    examples: tuple[Example, ...]
    expectations: Mapping[str, tuple[CorpusExpectation, ...]]
    packets: tuple[GoldPacket, ...]

    def part(self, split: str) -> tuple[Example, ...]:
        """Return the examples of one split."""
        return tuple(e for e in self.examples if e.split == split)


def load_corpus(folder: Path) -> Corpus:
    """Load `statements.jsonl`, `rubrics.jsonl` and `packets.jsonl` from `folder`.

    Raises ConfigError naming file and line for a label outside the scheme.
    """
    examples = tuple(
        _example(row, f"{folder / 'statements.jsonl'}, line {n}")
        for n, row in _rows(folder / "statements.jsonl")
    )
    expectations: dict[str, list[CorpusExpectation]] = {}
    for _, row in _rows(folder / "rubrics.jsonl"):
        expectations[row["rubric"]] = [
            CorpusExpectation(row["rubric"], e["id"], e["criterion"], e["text"], e.get("scope"))
            for e in row["expectations"]
        ]
    packets = tuple(
        GoldPacket(
            row["packet"], row["rubric"], row["target"], row["split"],
            tuple(row["statements"]), row["status"],
        )
        for _, row in _rows(folder / "packets.jsonl")
    )  # fmt: skip
    return Corpus(examples, {k: tuple(v) for k, v in expectations.items()}, packets)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    with path.open(encoding="utf-8") as file:
        for n, line in enumerate(file, 1):
            if line.strip():
                yield n, json.loads(line)


def _example(row: Mapping[str, Any], where: str) -> Example:
    furniture = bool(row.get("furniture", False))
    criteria = row.get("criteria")
    labels = {head: row[head] for head in CHOICES if head in row}
    for head, value in labels.items():
        if value not in CHOICES[head]:
            raise ConfigError(f"{where}: '{value}' is no {head}")
    if criteria is not None and not set(criteria) <= set(CRITERIA):
        raise ConfigError(f"{where}: unknown criterion in {criteria}")
    judged = row.get("expectations", {})
    if not set(judged.values()) <= set(RELATIONS):
        raise ConfigError(f"{where}: unknown relation in {judged}")
    return Example(
        id=row["id"],
        text=row["text"],
        split=row["split"],
        furniture=furniture,
        criteria=None if criteria is None else frozenset(criteria),
        labels=labels,
        rubric=row.get("rubric"),
        judged=judged,
        voice=row.get("voice", "self"),
        source=row.get("source", ""),
    )
