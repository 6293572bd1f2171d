"""Tell before hours are spent whether a corpus has all that training will ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from packetcheck.errors import CorpusError
from packetcheck.labels import CHOICES
from packetcheck.training.corpus import Corpus, Example, GoldPacket
from packetcheck.training.shipped import Shipped


def check_enough(corpus: Corpus, shipped: Shipped, folder: Path) -> None:
    """Raise CorpusError that names all that the corpus lacks for a model to be trained."""
    lacks = [*_statements(corpus), *_packets(corpus, shipped)]
    if lacks:
        raise CorpusError(
            f"{folder}: cannot be trained on; it lacks {'; '.join(lacks)}",
            hint="the train part is fitted on, dev sets thresholds, test is measured",
            path=str(folder),
        )


def _statements(corpus: Corpus) -> list[str]:
    lacks = [f"statements of the {s} part" for s in ("train", "dev", "test") if not corpus.part(s)]
    if lacks:
        return lacks
    dev = [e for e in corpus.part("dev") if not e.furniture]
    if not any(e.criteria is not None for e in dev):
        lacks.append("criteria in the dev part")
    lacks += [
        f"{head} in the dev part" for head in CHOICES if not any(head in e.labels for e in dev)
    ]
    judged = {relation for e in _held_out(corpus) for relation in e.judged.values()}
    if not {"direct", "partial"} <= judged:
        lacks.append("judged pairs, direct ones and partial ones, outside the train part")
    return lacks


def _held_out(corpus: Corpus) -> Sequence[Example]:
    return [e for e in corpus.examples if e.split != "train"]


def _packets(corpus: Corpus, shipped: Shipped) -> list[str]:
    lacks = []
    for split in ("dev", "test"):
        packets = [p for p in corpus.packets if p.split == split]
        own = [p for p in packets if p.rubric not in shipped.rubrics]
        if not own:
            lacks.append(f"a {split} packet on a rubric that is not shipped")
        if len(own) == len(packets):
            lacks.append(f"a {split} packet on a shipped rubric")
        if split == "dev" and own and not any(_has_examples(corpus, p) for p in own):
            lacks.append("a dev packet on a rubric with examples that is not shipped")
        if split == "dev" and packets and not any(_shows(p) for p in packets):
            lacks.append("evidence in a dev packet")
    return lacks


def _has_examples(corpus: Corpus, packet: GoldPacket) -> bool:
    return any(e.counts for e in corpus.expectations[packet.rubric] if e.id in packet.status)


def _shows(packet: GoldPacket) -> bool:
    return any(row.get("expectations") for row in packet.rows)
