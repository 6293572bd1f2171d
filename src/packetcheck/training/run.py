"""Train a model folder from the corpus: fit, export, calibrate, measure."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError

from packetcheck.analyzer import Analyzer
from packetcheck.encoding import Encoder
from packetcheck.errors import BaseEncoderError
from packetcheck.labels import outputs
from packetcheck.matching import expectation_digest
from packetcheck.modelfolder import load_model_folder
from packetcheck.training.base import Base, named, open_base
from packetcheck.training.corpus import Corpus, load_corpus
from packetcheck.training.digest import corpus_digest
from packetcheck.training.enough import check_enough
from packetcheck.training.evaluate import Figures, evaluate_packets, evaluate_tags
from packetcheck.training.export import (
    copy_tokenizer,
    export_encoder,
    export_heads,
    write_manifest,
)
from packetcheck.training.fit import Settings, fit, load_tokenizer
from packetcheck.training.invariance import invariance_figures
from packetcheck.training.metrics import rounded
from packetcheck.training.neighbours import write_neighbours
from packetcheck.training.network import Network
from packetcheck.training.outfolder import check_place, floors_of, model_folder_at
from packetcheck.training.prepared import CachingEncoder, prepare, same_deed_threshold
from packetcheck.training.refit import refit_heads
from packetcheck.training.shipped import Shipped, load_shipped
from packetcheck.training.targets import MAX_TOKENS, Behaviours
from packetcheck.training.tune import tune_match, untuned_settings
from packetcheck.training.tune_tags import tune_tags
from packetcheck.training.watch import Watch
from packetcheck.training.weights import Fitted, load_weights, save_weights
from packetcheck.wording import folded

_FURNITURE_PRECISION = 0.92
# How many texts show how large the encoder's activations are.
_TYPICAL = 128
_KINDS = "a base is an encoder as `transformers` saves it, of BERT's or MPNet's kind"
# Of a base of twelve layers, those that the shipped model keeps.
_KEPT = (0, 1, 2, 3, 8, 9, 10, 11)


@dataclass(frozen=True, slots=True)
class TrainJob:
    """What `train` was asked for. `layers` is None for the usual ones, empty for all."""

    base: str
    corpus: Path
    out: Path
    weights: Path
    base_sha256: str | None = None
    layers: tuple[int, ...] | None = None
    epochs: int = 3
    rate: float = 1e-4
    frozen: int = 3
    threads: int = 2
    seed: int = 7
    reuse: bool = False


def train(job: TrainJob, watch: Watch) -> Figures:
    """Write the model folder `job.out`, whole or not at all; return its figures.

    Raises CorpusError, BaseEncoderError, TrainingError, OutputError.
    """
    watch.stage("reading the corpus")
    corpus = load_corpus(job.corpus)
    shipped = load_shipped(job.corpus, corpus)
    check_enough(corpus, shipped, job.corpus)
    check_place(job.out)
    torch.set_num_threads(job.threads)
    watch.stage("opening the base encoder")
    with open_base(job.base, sha256=job.base_sha256) as base, model_folder_at(job.out) as folder:
        network = _fitted(job, corpus, shipped, base, watch)
        watch.stage("exporting the encoder")
        manifest = _export(network, corpus, shipped, base, folder)
        watch.stage("fitting the heads anew")
        encoder = CachingEncoder(folder, MAX_TOKENS)
        refit_heads(folder, encoder, corpus, _columns(corpus, shipped))
        write_neighbours(folder, encoder, corpus.part("train"))
        watch.stage("calibrating on the dev part")
        calibrate(manifest, corpus, folder, encoder)
        watch.stage("measuring on the test part")
        figures = figures_of(folder, corpus, shipped)
        _write_metrics(folder, job, figures)
    return figures


def _fitted(job: TrainJob, corpus: Corpus, shipped: Shipped, base: Base, watch: Watch) -> Network:
    """Return the network with fitted weights, new ones or, with `reuse`, those that are kept."""
    layers = _layers(job.layers, base)
    behaviours = Behaviours.of(corpus, shipped.same)
    marks = Fitted.of(base.sha256, layers, behaviours)
    network = _network(base, behaviours, layers)
    if not job.reuse:
        settings = Settings(
            base.folder, layers=layers, epochs=job.epochs, rate=job.rate,
            frozen=job.frozen, seed=job.seed,
        )  # fmt: skip
        watch.stage("preparing the fit")
        fit(
            corpus,
            corpus.part("train"),
            behaviours,
            settings,
            report=lambda done, total, loss: watch.step(done, total, epochs=job.epochs, loss=loss),
            keep=lambda network: save_weights(network, job.weights, marks),
        )
    load_weights(network, job.weights, marks)
    network.keep_behaviours(_kept(behaviours, shipped))
    return network


def _network(base: Base, behaviours: Behaviours, layers: tuple[int, ...]) -> Network:
    try:
        return Network(base.folder, behaviours.count, layers=layers)
    except (OSError, ValueError, KeyError, AttributeError, RuntimeError, SafetensorError) as error:
        # What transformers raises for a folder that it cannot load depends on what is wrong.
        raise BaseEncoderError(
            f"{base.name}: cannot be loaded: {str(error).partition(chr(10))[0]}", hint=_KINDS
        ) from error


def _layers(asked: tuple[int, ...] | None, base: Base) -> tuple[int, ...]:
    """Return the layers to keep, () for all. Raises BaseEncoderError for one that is not there."""
    try:
        config = json.loads((base.folder / "config.json").read_text(encoding="utf-8"))
        count = int(config["num_hidden_layers"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BaseEncoderError(
            f"{base.name}: config.json does not tell its number of layers",
            hint=_KINDS,
        ) from error
    if asked is None:
        return _KEPT if count == max(_KEPT) + 1 else ()
    if asked and max(asked) >= count:
        raise BaseEncoderError(
            f"{base.name}: has {count} layers, and no layer {max(asked)}",
            hint=f"layers count from 0 to {count - 1}; --layers all keeps them all",
        )
    return asked


def _kept(behaviours: Behaviours, shipped: Shipped) -> list[int]:
    """Return the columns of the fitted network that are exported, in their order."""
    return sorted({c for (rubric, _), c in behaviours.index.items() if rubric in shipped.rubrics})


def _columns(corpus: Corpus, shipped: Shipped) -> dict[tuple[str, str], int]:
    """Return the columns of the exported heads, by rubric and expectation."""
    behaviours = Behaviours.of(corpus, shipped.same)
    kept = _kept(behaviours, shipped)
    return {
        key: kept.index(column)
        for key, column in behaviours.index.items()
        if key[0] in shipped.rubrics
    }


def _export(
    network: Network, corpus: Corpus, shipped: Shipped, base: Base, folder: Path
) -> dict[str, Any]:
    """Write the weights; return the manifest before anything is calibrated."""
    columns = _columns(corpus, shipped)
    export_encoder(network, folder / "encoder.onnx", _typical(corpus, base))
    export_heads(network, folder / "heads.npz")
    copy_tokenizer(base.folder, folder)
    return {
        "format": 1,
        "id": "default",
        "base": named(base, [shipped.base]),
        "outputs": list(outputs()),
        "max_tokens": MAX_TOKENS,
        **untuned_settings(
            {
                expectation_digest(e.id, e.text): columns[rubric, e.id]
                for rubric in shipped.rubrics
                for e in corpus.expectations[rubric]
            }
        ),
    }


def _typical(corpus: Corpus, base: Base) -> list[list[int]]:
    """Return the token ids of some training texts."""
    texts = [folded(e.text) for e in corpus.part("train")]
    chosen = random.Random(_TYPICAL).sample(texts, min(_TYPICAL, len(texts)))  # noqa: S311
    return [e.ids for e in load_tokenizer(base.folder).encode_batch(chosen)]


def calibrate(manifest: dict[str, Any], corpus: Corpus, out: Path, encoder: Encoder) -> None:
    """Choose calibration and thresholds on the development part, and write them."""
    write_manifest(out, manifest)
    manifest["tag"] = tune_tags(
        load_model_folder(out), encoder, corpus.part("dev"), precision=_FURNITURE_PRECISION
    )
    write_manifest(out, manifest)
    model = load_model_folder(out)
    dev = [p for p in corpus.packets if p.split == "dev"]
    prepared = prepare(model, encoder, corpus, dev)
    manifest["match"]["same_deed_threshold"] = same_deed_threshold(prepared)
    write_manifest(out, manifest)
    manifest["match"] = tune_match(load_model_folder(out), encoder, corpus, prepared)
    write_manifest(out, manifest)


def figures_of(folder: Path, corpus: Corpus, shipped: Shipped) -> Figures:
    """Measure a finished folder on the test part."""
    analyzer = Analyzer(folder)
    packets = [p for p in corpus.packets if p.split == "test"]
    own = [p for p in packets if p.rubric not in shipped.rubrics]
    known = [p for p in packets if p.rubric in shipped.rubrics]
    return {
        "tags": evaluate_tags(analyzer, corpus.part("test")),
        "shipped_rubrics": evaluate_packets(analyzer, corpus, known),
        "own_rubrics": evaluate_packets(analyzer, corpus, own),
        "own_rubrics_without_examples": evaluate_packets(analyzer, corpus, own, examples=0),
        "invariance": invariance_figures(
            analyzer, [e.text for e in corpus.part("test") if not e.furniture]
        ),
    }


def _write_metrics(folder: Path, job: TrainJob, figures: Figures) -> None:
    metrics = {
        "corpus": corpus_digest(job.corpus),
        "floors": floors_of(job.out),
        "figures": rounded(figures),
    }
    text = json.dumps(metrics, indent=2) + "\n"
    (folder / "metrics.json").write_text(text, encoding="utf-8")
