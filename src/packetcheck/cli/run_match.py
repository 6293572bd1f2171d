"""Match inputs against expectations and print the pairs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from packetcheck.aim import DEFAULT_RUBRIC
from packetcheck.analyzer import Analyzer
from packetcheck.cli.inputs import load_input, load_lines
from packetcheck.cli.unread import report_unread
from packetcheck.document import Statement
from packetcheck.errors import UsageError
from packetcheck.findings import TaggedStatement
from packetcheck.pipeline import tag_pieces
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.reports.json_format import render_json_lines
from packetcheck.rubric import Expectation, Rubric, load_rubric


@dataclass(frozen=True, slots=True)
class MatchJob:
    """What `match` was asked for."""

    inputs: tuple[str, ...]
    rubric: str | None
    level: str | None
    criterion: str | None
    each_line: bool
    all_scores: bool
    model: str | None
    reading: ReadSettings = DEFAULT_SETTINGS


def run_match(job: MatchJob) -> int:
    """Match all inputs; return the exit status."""
    expectations = choose(load_rubric(job.rubric or DEFAULT_RUBRIC), job.level, job.criterion)
    analyzer = Analyzer(Path(job.model) if job.model else None)
    status = 0
    for name in job.inputs:
        pieces: tuple[Statement, ...]
        if job.each_line:
            pieces = load_lines(name)
            tagged = analyzer.tag(pieces)
            status = max(status, report_unread((), tagged))
        else:
            packet, documents, pieces = load_input(name, job.reading)
            tagged, _ = tag_pieces(analyzer, packet, pieces)
            status = max(status, report_unread(documents, tagged))
        click.echo(render_json_lines(_rows(job, analyzer, tagged, expectations)), nl=False)
    return status


def choose(rubric: Rubric, level: str | None, criterion: str | None) -> tuple[Expectation, ...]:
    """Return the expectations of one level and criterion, or of all.

    Raises UsageError where nothing is left.
    """
    chosen = rubric.at(rubric.find_level(level)) if level else rubric.expectations
    if criterion:
        known = [c.id for c in rubric.criteria]
        if criterion not in known:
            raise UsageError(
                f"'{criterion}' is no criterion of {rubric.id}",
                hint=f"its criteria: {', '.join(known)}",
            )
        chosen = tuple(e for e in chosen if e.criterion == criterion)
    if not chosen:
        raise UsageError(f"{rubric.id} has no expectation at this level and criterion")
    return chosen


def _rows(
    job: MatchJob,
    analyzer: Analyzer,
    tagged: tuple[TaggedStatement, ...],
    expectations: tuple[Expectation, ...],
) -> list[dict[str, Any]]:
    matches = {(m.statement, m.expectation): m for m in analyzer.match(tagged, expectations)}
    scores = analyzer.scores(tagged, expectations) if job.all_scores else None
    rows = []
    for i, statement in enumerate(tagged):
        for j, expectation in enumerate(expectations):
            found = matches.get((statement.statement.id, expectation.id))
            if scores is None and (found is None or found.relation == "none"):
                continue
            relation = found.relation.value if found else "none"
            score = found.score if found else float(scores[j, i]) if scores is not None else 0.0
            rows.append(
                {
                    "statement": statement.statement.id,
                    "expectation": expectation.id,
                    "relation": relation,
                    "score": round(score, 4),
                }
            )
    return rows
