"""Measure a model on a part of the corpus, beside simpler ones: what `evaluate` shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from packetcheck.analyzer import Analyzer
from packetcheck.encoding import Encoder
from packetcheck.errors import CorpusError
from packetcheck.modelfolder import ModelFolder, load_model_folder
from packetcheck.training.base import open_base
from packetcheck.training.baselines import judged, tag_baselines
from packetcheck.training.corpus import Corpus, load_corpus
from packetcheck.training.digest import corpus_digest
from packetcheck.training.evaluate import statement_of
from packetcheck.training.frozen import Remembering, base_embedder
from packetcheck.training.intervals import Draws
from packetcheck.training.needs import BASELINES, TRAIN, require, stay_offline
from packetcheck.training.packet_baselines import (
    baseline_figures,
    packet_baselines,
    tfidf_likeness,
    vector_likeness,
)
from packetcheck.training.packet_figures import TaggedGold, packet_figures, tag_all
from packetcheck.training.review_curve import review_figures
from packetcheck.training.tag_figures import (
    confusions,
    furniture_figures,
    label_figures,
    tag_figures,
    tagging_of,
)
from packetcheck.training.watch import Watch

Embedders = dict[str, Remembering]


@dataclass(frozen=True, slots=True)
class EvaluateJob:
    """What `evaluate` was asked for. `base` is another encoder to make baselines of."""

    corpus: Path
    model: Path | None = None
    part: str = "test"
    baselines: bool = False
    packets: bool = False
    base: str | None = None
    base_sha256: str | None = None
    draws: Draws = field(default_factory=Draws)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What measuring needs throughout."""

    job: EvaluateJob
    corpus: Corpus
    model: ModelFolder
    analyzer: Analyzer
    watch: Watch

    def packets(self, split: str) -> tuple[TaggedGold, ...]:
        """Tag the packets of a part."""
        chosen = [p for p in self.corpus.packets if p.split == split]
        return tag_all(self.analyzer, self.corpus, chosen)


def evaluate(job: EvaluateJob, watch: Watch) -> dict[str, Any]:
    """Return all figures that were asked for. Raises CorpusError, ModelError, BaseEncoderError."""
    if job.baselines:
        require(BASELINES, "--baselines")
    if job.base:
        require(TRAIN, "--base")
    watch.stage("reading the corpus")
    corpus = load_corpus(job.corpus)
    _check_part(job, corpus)
    watch.stage("loading the model")
    model = load_model_folder(job.model)
    bench = _Bench(job, corpus, model, Analyzer(job.model), watch)
    result: dict[str, Any] = {
        "format": 1,
        "model": {"id": model.identity.id, "digest": model.identity.digest},
        "corpus": {"digest": corpus_digest(job.corpus), "part": job.part},
        "bootstrap": {"draws": job.draws.count, "seed": job.draws.seed},
    }
    with _embedders(job, model) as embedders:
        result |= _statements(bench)
        if job.baselines:
            found = tag_baselines(corpus, job.part, dict(embedders), watch, seed=job.draws.seed)
            result["tag_baselines"] = {n: tag_figures(t, job.draws) for n, t in found}
        if job.packets:
            result |= _packets(bench, embedders)
    return result


def _check_part(job: EvaluateJob, corpus: Corpus) -> None:
    """Refuse a part on which nothing could be measured."""
    for split in dict.fromkeys([job.part, *(("train", "dev") if job.baselines else ())]):
        if not judged(corpus, split):
            raise CorpusError(
                f"{job.corpus}: the {split} part has no statement with judged criteria",
                path=str(job.corpus),
            )
    if job.packets and not any(p.split == job.part for p in corpus.packets):
        raise CorpusError(f"{job.corpus}: the {job.part} part has no packet", path=str(job.corpus))


@contextmanager
def _embedders(job: EvaluateJob, model: ModelFolder) -> Iterator[Embedders]:
    """Give the frozen encoders that baselines are made of, by the names they are shown under."""
    if not job.baselines:
        yield {}
        return
    encoder = Encoder(model.path, model.manifest.max_tokens)
    embedders = {"frozen shipped encoder": Remembering(encoder.encode)}
    if not job.base:
        yield embedders
        return
    stay_offline()
    with open_base(job.base, sha256=job.base_sha256) as base:
        embedders["frozen base"] = Remembering(base_embedder(base.name, base.folder))
        yield embedders


def _statements(bench: _Bench) -> dict[str, Any]:
    part, draws = bench.job.part, bench.job.draws
    examples, everything = judged(bench.corpus, part), bench.corpus.part(part)
    bench.watch.stage(f"tagging the {part} part")
    tagged = bench.analyzer.tag([statement_of(e.id, e.text) for e in everything])
    by_id = {t.statement.id: t for t in tagged}
    said = [by_id[e.id] for e in examples]
    tagging = tagging_of(examples, said)
    bench.watch.stage("drawing intervals")
    return {
        "tags": tag_figures(tagging, draws),
        "labels": label_figures(examples, said, draws),
        "furniture": furniture_figures(
            np.array([bench.analyzer.is_furniture(t) for t in tagged]),
            np.array([e.furniture for e in everything]),
            draws,
        ),
        "review": review_figures(examples, said, tagging, bench.model),
        "confusions": confusions(tagging),
    }


def _packets(bench: _Bench, embedders: Embedders) -> dict[str, Any]:
    analyzer, corpus, draws = bench.analyzer, bench.corpus, bench.job.draws
    bench.watch.stage(f"checking the {bench.job.part} packets")
    items = bench.packets(bench.job.part)
    result: dict[str, Any] = {"packets": packet_figures(analyzer, corpus, items, draws)}
    if bench.job.baselines:
        likenesses = {"TF-IDF cosine": tfidf_likeness([e.text for e in corpus.part("train")])}
        likenesses |= {f"{name}, cosine": vector_likeness(e) for name, e in embedders.items()}
        found = packet_baselines(analyzer, corpus, bench.packets("dev"), items, likenesses)
        result["packet_baselines"] = baseline_figures(found, items, draws, bench.watch)
    return result
