"""Measure a model and print its figures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from packetcheck.cli.evaluate_text import render
from packetcheck.cli.training_watch import watching
from packetcheck.training.intervals import Draws
from packetcheck.training.measure import EvaluateJob, evaluate
from packetcheck.training.metrics import rounded


def run_evaluate(given: Mapping[str, Any], *, as_json: bool) -> int:
    """Measure; return the exit status."""
    job = EvaluateJob(
        corpus=Path(given["corpus"]),
        model=Path(given["model"]) if given["model"] else None,
        part=given["part"],
        baselines=given["baselines"],
        packets=given["packets"],
        base=given["base"],
        base_sha256=given["base_sha256"],
        draws=Draws(given["draws"], given["seed"]),
    )
    with watching() as watch:
        figures = rounded(evaluate(job, watch))
    if as_json:
        click.echo(json.dumps(figures, indent=2, ensure_ascii=False))
    else:
        click.echo(render(figures), nl=False)
    return 0
