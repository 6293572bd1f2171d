"""Try a rubric's examples on the model and print which come out otherwise than they should."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from packetcheck.analyzer import Analyzer
from packetcheck.cli import exits
from packetcheck.reports.clean import escape_json, one_line
from packetcheck.reports.wording import count_of
from packetcheck.rubric import load_rubric
from packetcheck.rubric_examples import (
    ExampleResult,
    ExamplesReport,
    ExpectationResult,
    try_examples,
)


@dataclass(frozen=True, slots=True)
class ExamplesJob:
    """What `rubric test` was asked for."""

    name: str
    level: str | None
    fail_under: float | None
    as_json: bool
    model: str | None
    every: bool = False


def run_examples(job: ExamplesJob) -> int:
    """Try all examples; return the exit status."""
    rubric = load_rubric(job.name)
    chosen = rubric.at(rubric.find_level(job.level)) if job.level else rubric.expectations
    report = try_examples(chosen, Analyzer(Path(job.model) if job.model else None))
    if job.as_json:
        click.echo(escape_json(json.dumps(_as_dict(report), indent=2, ensure_ascii=False)))
    else:
        _print(report, every=job.every)
    below = job.fail_under is not None and report.share < job.fail_under
    return exits.GAPS if below else 0


def _print(report: ExamplesReport, *, every: bool) -> None:
    for result in report.results:
        shown = result.examples if every else result.failed
        if shown:
            unfitted = "" if result.fitted else "  (the model was not fitted on it)"
            passed = len(result.examples) - len(result.failed)
            click.echo(f"{result.expectation.id}: {passed} of {len(result.examples)}{unfitted}")
        for example in shown:
            _print_example(example)
    silent = sum(not r.examples for r in report.results)
    if silent:
        click.echo(f"{count_of(silent, 'expectation')} without any example")
    if report.unfitted:
        click.echo(
            f"{report.unfitted} of {len(report.results)} expectations are not among those the "
            "model was fitted on; it goes by their sentence and the examples, of which each is "
            "tried without itself"
        )
    for word, counts in (("counts", True), ("does not count", False)):
        passed, total = report.of_side(counts=counts)
        click.echo(f"{word}: {passed} of {total} as they should be")
    if report.total:
        click.echo(f"share that passes: {report.share:.2f}")
    else:
        click.echo("no example was tried")


def _print_example(example: ExampleResult) -> None:
    side = "counts" if example.counts else "does not count"
    said = example.why or "as it should be"
    mark = "ok  " if example.passed else "FAIL"
    click.echo(f"  {mark} {side}: {one_line(example.text)}")
    click.echo(f"       {said} (score {example.score:.2f})")


def _as_dict(report: ExamplesReport) -> dict[str, Any]:
    return {
        "share": round(report.share, 4) if report.total else None,
        "passed": report.passed,
        "total": report.total,
        "unfitted": report.unfitted,
        "expectations": [_result(r) for r in report.results],
    }


def _result(result: ExpectationResult) -> dict[str, Any]:
    return {
        "expectation": result.expectation.id,
        "fitted": result.fitted,
        "passed": len(result.examples) - len(result.failed),
        "total": len(result.examples),
        "examples": [
            {
                "text": e.text,
                "counts": e.counts,
                "relation": e.relation.value,
                "score": round(e.score, 4),
                "passed": e.passed,
                "why": e.why or None,
            }
            for e in result.examples
        ],
    }
