"""Development packets tagged once, for everything that is tuned on them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from packetcheck.encoding import Encoder
from packetcheck.findings import TaggedStatement
from packetcheck.modelfolder import ModelFolder
from packetcheck.rubric import Expectation
from packetcheck.tagging.tagger import Tagger
from packetcheck.training.corpus import Corpus, GoldPacket
from packetcheck.training.evaluate import packet_expectations, statement_of
from packetcheck.training.metrics import best_f1_threshold

Vectors = NDArray[np.float32]


class CachingEncoder(Encoder):
    """An encoder that remembers every text, since tuning asks for the same ones many times."""

    def __init__(self, folder: Path, max_tokens: int) -> None:
        super().__init__(folder, max_tokens)
        self._known: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return vectors of shape (len(texts), width)."""
        new = list(dict.fromkeys(t for t in texts if t not in self._known))
        if new:
            self._known.update(zip(new, super().encode(new), strict=True))
        return np.stack([self._known[t] for t in texts])


@dataclass(frozen=True, slots=True)
class Prepared:
    """A development packet, tagged once."""

    packet: GoldPacket
    tagged: tuple[TaggedStatement, ...]
    expectations: tuple[Expectation, ...]
    gold: dict[str, dict[str, str]]

    def without_examples(self) -> Prepared:
        """Return the packet as if the rubric's author had given no examples."""
        bare = tuple(replace(e, counts=(), does_not_count=()) for e in self.expectations)
        return replace(self, expectations=bare)


def prepare(
    model: ModelFolder, encoder: Encoder, corpus: Corpus, packets: Sequence[GoldPacket]
) -> list[Prepared]:
    """Tag the development packets with the tuned tagger."""
    tagger = Tagger(model, encoder)
    prepared = []
    for packet in packets:
        rows = [row for row in packet.rows if not row.get("furniture")]
        tagged = tagger.tag([statement_of(r["id"], r["text"], r["voice"]) for r in rows])
        gold = {row["id"]: row.get("expectations", {}) for row in rows}
        prepared.append(Prepared(packet, tagged, packet_expectations(corpus, packet), gold))
    return prepared


def same_deed_threshold(
    prepared: Sequence[Prepared],
) -> float:
    """Return the cosine from which two statements of a packet usually tell the same deed."""
    similar, same = [], []
    for item in prepared:
        deeds = {row["id"]: row.get("deed") for row in item.packet.rows}
        for a, b in itertools.combinations(item.tagged, 2):
            if a.vector is None or b.vector is None:
                continue
            similar.append(
                float(a.vector @ b.vector / np.linalg.norm(a.vector) / np.linalg.norm(b.vector))
            )
            deed = deeds[a.statement.id]
            same.append(bool(deed) and deed == deeds[b.statement.id])
    return best_f1_threshold(np.array(similar), np.array(same))
