"""Load the corpus: labelled statements, rubrics, and packets with gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from packetcheck.errors import CorpusError
from packetcheck.labels import CHOICES
from packetcheck.training.corpus_lines import Line, lines_of

RELATIONS = ("direct", "partial", "against", "none")
SPLITS = ("train", "dev", "test")
STATUSES = ("supported", "thin", "missing", "unknown")
VOICES = ("self", "manager", "peer", "other")


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled statement. `labels` holds the single-choice heads that were judged.

    `judged` maps expectation ids of `rubric` to relations; pairs not named were not judged.
    `criteria` is None where the seven tags were not judged. `whole` marks a packet's statement,
    which was held against every expectation of the target level.
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
    whole: bool = False


@dataclass(frozen=True, slots=True)
class CorpusExpectation:
    """An expectation of a corpus rubric."""

    rubric: str
    id: str
    criterion: str
    text: str
    scope: str | None
    counts: tuple[str, ...] = ()
    does_not_count: tuple[str, ...] = ()


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

    Raises CorpusError naming file and line for what is missing, or outside the label scheme.
    """
    if not folder.is_dir():
        raise CorpusError(
            f"{folder}: is no corpus folder",
            hint="the corpus lies in models/corpus of a checkout; name its folder with --corpus",
            path=str(folder),
        )
    rubrics: list[tuple[str, tuple[CorpusExpectation, ...]]] = []
    for line in lines_of(folder / "rubrics.jsonl"):
        rubrics.append(_rubric(line))
        names = [name for name, _ in rubrics]
        line.check(len(set(names)) == len(names), f"the rubric '{names[-1]}' stands twice")
    expectations = dict(rubrics)
    known = {rubric: {e.id for e in asked} for rubric, asked in rubrics}
    examples = []
    seen: set[str] = set()
    for line in lines_of(folder / "statements.jsonl"):
        examples.append(_example(line, known))
        line.check(examples[-1].id not in seen, f"the id '{examples[-1].id}' stands twice")
        seen.add(examples[-1].id)
    packets = []
    for line in lines_of(folder / "packets.jsonl"):
        packet = _packet(line, known)
        packets.append(packet)
        if packet.split == "train":
            examples.extend(_inside(line, packet, known))
    return Corpus(tuple(examples), expectations, tuple(packets))


def _rubric(line: Line) -> tuple[str, tuple[CorpusExpectation, ...]]:
    rubric = line.text("rubric")
    asked = []
    for part in line.parts("expectations"):
        examples = part.inner("examples")
        asked.append(
            CorpusExpectation(
                rubric, part.text("id"), part.text("criterion"), part.text("text"),
                part.optional("scope"), examples.texts("counts"), examples.texts("does_not_count"),
            )
        )  # fmt: skip
    line.check(len({e.id for e in asked}) == len(asked), "an expectation's id stands twice")
    return rubric, tuple(asked)


def _packet(line: Line, known: Mapping[str, set[str]]) -> GoldPacket:
    rubric = line.one_of("rubric", tuple(known))
    status = {}
    for name, part in line.inner_parts("status"):
        part.check(name in known[rubric], f"'{name}' is no expectation of {rubric}")
        part.one_of("status", STATUSES)
        status[name] = {"contested": False, **part.row}
    rows = []
    for part in line.parts("statements"):
        part.one_of("voice", VOICES)
        _judged(part, rubric, known)
        part.text("id")
        part.text("text")
        rows.append(part.row)
    return GoldPacket(
        line.text("packet"), rubric, line.text("target"), line.one_of("split", SPLITS),
        tuple(rows), status,
    )  # fmt: skip


def _inside(line: Line, packet: GoldPacket, known: Mapping[str, set[str]]) -> list[Example]:
    """Return a packet's statements as examples that were held against the whole target level."""
    made = []
    for part in line.parts("statements"):
        furniture = bool(part.row.get("furniture"))
        given: dict[str, Any] = {
            "split": packet.split,
            "rubric": packet.rubric,
            "source": packet.name,
        }
        if not furniture:
            judged = dict.fromkeys(packet.status, "none") | dict(part.row.get("expectations", {}))
            given["expectations"] = judged
        example = _example(part.with_keys(given), known)
        made.append(replace(example, whole=not furniture))
    return made


def _example(line: Line, known: Mapping[str, set[str]]) -> Example:
    rubric = line.optional("rubric")
    line.check(rubric is None or rubric in known, f"rubrics.jsonl has no rubric '{rubric}'")
    return Example(
        id=line.text("id"),
        text=line.text("text"),
        split=line.one_of("split", SPLITS),
        furniture=bool(line.row.get("furniture", False)),
        criteria=line.criteria(),
        labels={
            head: line.one_of(head, classes)
            for head, classes in CHOICES.items()
            if head in line.row
        },
        rubric=rubric,
        judged=_judged(line, rubric, known),
        voice=line.one_of("voice", VOICES) if "voice" in line.row else "self",
        source=line.optional("source") or "",
    )


def _judged(line: Line, rubric: str | None, known: Mapping[str, set[str]]) -> dict[str, str]:
    judged: dict[str, str] = dict(line.inner("expectations").row)
    line.check(not judged or rubric is not None, "has judged expectations, and names no rubric")
    for name, relation in judged.items():
        line.check(name in known[rubric or ""], f"'{name}' is no expectation of {rubric}")
        line.check(relation in RELATIONS, f"'{relation}' is no relation")
    return judged
