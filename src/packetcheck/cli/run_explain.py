"""Explain one statement and print it."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from packetcheck.analyzer import Analyzer
from packetcheck.cli.inputs import load_statement
from packetcheck.document import Voice
from packetcheck.reports.clean import escape_json
from packetcheck.reports.explanation import explanation_to_dict, render_explanation


@dataclass(frozen=True, slots=True)
class ExplainJob:
    """What `explain` was asked for."""

    statement: str
    voice: str
    nearest: int
    as_json: bool
    model: str | None


def run_explain(job: ExplainJob) -> int:
    """Explain one statement; return the exit status."""
    with ThreadPoolExecutor(1) as pool:
        # The sentence rules load their library while the model is loaded.
        loading = pool.submit(load_statement, job.statement, Voice(job.voice))
        analyzer = Analyzer(Path(job.model) if job.model else None)
        statement, notes = loading.result()
    explanation = analyzer.explain(statement, nearest=job.nearest)
    if job.as_json:
        data = explanation_to_dict(explanation, notes)
        click.echo(escape_json(json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)))
    else:
        Console(highlight=False).print(render_explanation(explanation, notes))
    return 0
