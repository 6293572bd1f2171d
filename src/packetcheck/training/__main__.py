"""Train the model folder from the corpus: `python -m packetcheck.training --base DIR`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click
import torch
from rich.progress import Progress
from safetensors.torch import load_file, save_file

from packetcheck.analyzer import Analyzer
from packetcheck.labels import outputs
from packetcheck.matching import expectation_digest
from packetcheck.modelfolder import load_model_folder
from packetcheck.training.corpus import Corpus, load_corpus
from packetcheck.training.digest import corpus_digest
from packetcheck.training.evaluate import evaluate_packets, evaluate_tags
from packetcheck.training.export import (
    copy_tokenizer,
    export_encoder,
    export_heads,
    write_manifest,
)
from packetcheck.training.fit import Settings, fit
from packetcheck.training.network import Network
from packetcheck.training.targets import MAX_TOKENS, Behaviours
from packetcheck.training.tune import (
    CachingEncoder,
    prepare,
    same_deed_threshold,
    tune_match,
    tune_tags,
    untuned_settings,
)

_FURNITURE_PRECISION = 0.97
# The rubrics whose expectations get heads of their own in the shipped model.
_SHIPPED = "shipped.json"


@click.command()
@click.option(
    "--base",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    help="Folder of the base encoder: config.json, model.safetensors, tokenizer.json.",
)
@click.option(
    "--corpus",
    "corpus_folder",
    default="models/corpus",
    show_default=True,
    type=click.Path(exists=True, path_type=Path),
)
@click.option("--out", default="models/default", show_default=True, type=click.Path(path_type=Path))
@click.option(
    "--weights",
    type=click.Path(path_type=Path),
    default="build/network.safetensors",
    show_default=True,
    help="Where the fitted network is kept.",
)
@click.option("--reuse", is_flag=True, help="Do not fit: calibrate what --weights holds.")
@click.option("--epochs", default=5, show_default=True)
@click.option("--threads", default=2, show_default=True)
@click.option("--seed", default=7, show_default=True)
def train(
    base: Path,
    corpus_folder: Path,
    out: Path,
    weights: Path,
    epochs: int,
    threads: int,
    seed: int,
    *,
    reuse: bool,
) -> None:
    """Fit, export, calibrate and measure the model."""
    torch.set_num_threads(threads)
    corpus = load_corpus(corpus_folder)
    shipped = json.loads((corpus_folder / _SHIPPED).read_text(encoding="utf-8"))
    behaviours = Behaviours.of(corpus, shipped["same_behaviour"])
    if not reuse:
        _fit(corpus, behaviours, Settings(base, epochs=epochs, seed=seed), weights)
    network = Network(base, behaviours.count)
    network.load_state_dict(load_file(weights))
    out.mkdir(parents=True, exist_ok=True)
    keep = [r for r in corpus.expectations if r in shipped["rubrics"]]
    heads, columns = _columns(corpus, behaviours, keep)
    network.keep_behaviours(columns)
    export_encoder(network, out / "encoder.onnx")
    export_heads(network, out / "heads.npz")
    copy_tokenizer(base, out)
    manifest: dict[str, Any] = {
        "format": 1,
        "id": "default",
        "base": shipped["base"],
        "outputs": list(outputs()),
        "max_tokens": MAX_TOKENS,
        **untuned_settings(heads),
    }
    calibrate(manifest, corpus, out)
    measure(corpus, corpus_folder, out)


def _fit(corpus: Corpus, behaviours: Behaviours, settings: Settings, weights: Path) -> None:
    examples = corpus.part("train")
    with Progress() as bar:
        task = bar.add_task(f"fitting {len(examples)} statements", total=None)
        network = fit(
            corpus,
            examples,
            behaviours,
            settings,
            report=lambda step, steps, loss: bar.update(
                task, completed=step, total=steps, description=f"fitting, loss {loss:.2f}"
            ),
        )
    weights.parent.mkdir(parents=True, exist_ok=True)
    save_file(network.state_dict(), weights)


def _columns(
    corpus: Corpus, behaviours: Behaviours, rubrics: list[str]
) -> tuple[dict[str, int], list[int]]:
    """Return the shipped expectations' columns after the others are left out, and which stay."""
    wanted = {
        expectation_digest(e.id, e.text): behaviours.index[rubric, e.id]
        for rubric in rubrics
        for e in corpus.expectations[rubric]
    }
    stay = sorted(set(wanted.values()))
    return {digest: stay.index(column) for digest, column in wanted.items()}, stay


def calibrate(manifest: dict[str, Any], corpus: Corpus, out: Path) -> None:
    """Choose calibration and thresholds on the development part, and write them."""
    write_manifest(out, manifest)
    encoder = CachingEncoder(load_model_folder(out))
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


def measure(corpus: Corpus, corpus_folder: Path, out: Path) -> None:
    """Measure the finished folder on the test part and write `metrics.json`."""
    analyzer = Analyzer(out)
    packets = [p for p in corpus.packets if p.split == "test"]
    own = [
        p
        for p in packets
        if p.rubric
        not in json.loads((corpus_folder / _SHIPPED).read_text(encoding="utf-8"))["rubrics"]
    ]
    shipped = [p for p in packets if p not in own]
    figures = {
        "tags": evaluate_tags(analyzer, corpus.part("test")),
        "shipped_rubrics": evaluate_packets(analyzer, corpus, shipped),
        "own_rubrics": evaluate_packets(analyzer, corpus, own),
    }
    path = out / "metrics.json"
    old = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    metrics = {
        "corpus": corpus_digest(corpus_folder),
        "floors": old.get("floors", {}),
        "figures": rounded(figures),
    }
    path.write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    click.echo(json.dumps(rounded(figures), indent=2))


def rounded(value: Any) -> Any:
    """Round every float of nested figures to three decimals."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return round(value, 3) if isinstance(value, float) else value


if __name__ == "__main__":
    train()
