"""Train a model, show how far it is, and say in a few lines how good it became."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from packetcheck.cli.training_watch import watching
from packetcheck.errors import UsageError
from packetcheck.reports.clean import one_line
from packetcheck.training.needs import TRAIN, require, stay_offline


def run_train(given: Mapping[str, Any], layers: str | None) -> int:
    """Train; return the exit status. Raises MissingExtraError before anything is read."""
    chosen = parse_layers(layers)
    require(TRAIN, "training")
    stay_offline()
    from packetcheck.training.run import TrainJob, train

    paths = {name: Path(given[name]) for name in ("corpus", "out", "weights")}
    job = TrainJob(**{**given, **paths, "layers": chosen})
    with watching() as watch:
        figures = train(job, watch)
    for line in summary(figures):
        click.echo(line)
    click.echo(one_line(f"model   {job.out}"))
    click.echo("look closer with `packetcheck evaluate --packets`")
    return 0


def parse_layers(text: str | None) -> tuple[int, ...] | None:
    """Return the layers that a text names: None for the usual ones, () for all."""
    if text is None:
        return None
    if text == "all":
        return ()
    numbers = text.split(",")
    if not all(n.strip().isdecimal() for n in numbers):
        raise UsageError(
            f"--layers {text}: are no layers",
            hint="write numbers from 0 on with commas, such as 0,1,2,9,10,11, or the word all",
        )
    layers = tuple(int(n) for n in numbers)
    if list(layers) != sorted(set(layers)):
        raise UsageError(f"--layers {text}: each layer once, lowest first")
    return layers


def summary(figures: Mapping[str, Any]) -> list[str]:
    """Return the main figures of a trained model, a line each."""
    tags = figures["tags"]
    lines = [f"tags    macro F1 {tags['macro_f1']:.2f}, micro F1 {tags['micro_f1']:.2f}"]
    for key, name in (
        ("shipped_rubrics", "shipped rubrics"),
        ("own_rubrics", "own rubrics, with examples"),
        ("own_rubrics_without_examples", "own rubrics, without"),
    ):
        pooled = figures[key]["pooled"]
        lines.append(
            f"gaps    F1 {pooled['gap_f1']:.2f}, first quote {pooled['first_quote']:.2f}, "
            f"three-way {pooled['three_way']:.2f}: {name}"
        )
    return lines
