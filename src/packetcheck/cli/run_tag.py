"""Tag inputs and print them in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from packetcheck.analyzer import Analyzer
from packetcheck.cli import exits
from packetcheck.cli.inputs import load_input, load_lines
from packetcheck.cli.progress import track
from packetcheck.cli.unread import report_unread
from packetcheck.document import Statement
from packetcheck.findings import TaggedStatement
from packetcheck.pipeline import tag_pieces
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.reports.clean import printable
from packetcheck.reports.json_format import (
    furniture_to_dict,
    render_json_lines,
    statement_to_dict,
)

_CHUNK = 256


@dataclass(frozen=True, slots=True)
class TagJob:
    """What `tag` was asked for."""

    inputs: tuple[str, ...]
    as_text: bool
    each_line: bool
    all_scores: bool
    furniture: bool
    model: str | None
    reading: ReadSettings = DEFAULT_SETTINGS


def run_tag(job: TagJob) -> int:
    """Tag all inputs; return the exit status."""
    loaded: list[Any] = [
        load_lines(name) if job.each_line else load_input(name, job.reading) for name in job.inputs
    ]
    analyzer = Analyzer(Path(job.model) if job.model else None)
    status = 0
    for item in loaded:
        if job.each_line:
            if not item:
                status = exits.PARTLY_READ
                click.echo("packetcheck: no line was found", err=True)
            _print(job, _tag_lines(job, analyzer, item))
            continue
        packet, documents, pieces = item
        tagged, furniture = tag_pieces(analyzer, packet, pieces)
        status = max(status, report_unread(documents, tagged))
        _print(job, _in_order(job, pieces, tagged, furniture))
    return status


def _tag_lines(
    job: TagJob, analyzer: Analyzer, lines: Sequence[Statement]
) -> Iterator[dict[str, Any]]:
    for start in track(range(0, len(lines), _CHUNK), "tagging"):
        for tagged in analyzer.tag(lines[start : start + _CHUNK]):
            row = statement_to_dict(tagged, all_scores=job.all_scores)
            if job.furniture:
                row["furniture"] = analyzer.is_furniture(tagged)
            yield row


def _in_order(
    job: TagJob,
    pieces: Sequence[Statement],
    tagged: Sequence[TaggedStatement],
    furniture: Sequence[Statement],
) -> Iterator[dict[str, Any]]:
    by_id = {t.statement.id: t for t in tagged}
    aside = {f.id: f for f in furniture}
    for piece in pieces:
        if piece.id in by_id:
            yield statement_to_dict(by_id[piece.id], all_scores=job.all_scores)
        elif job.furniture:
            yield furniture_to_dict(aside[piece.id])


def _print(job: TagJob, rows: Iterator[dict[str, Any]]) -> None:
    for row in rows:
        click.echo(_as_text(row) + "\n" if job.as_text else render_json_lines([row]), nl=False)


def _as_text(row: dict[str, Any]) -> str:
    if row.get("furniture") and "criteria" not in row:
        return printable(f"{row['id']}  (furniture)  {row['text']}")
    tags = ", ".join(f"{c['criterion']} {c['score']:.2f}" for c in row["criteria"]) or "no tag"
    labels = " · ".join(
        row[key] for key in ("polarity", "modality", "agency", "scope", "outcome", "specificity")
    )
    review = "  [needs review]" if row["needs_review"] else ""
    return printable(f"{row['id']}  {row['text']}\n    {tags}  |  {labels}{review}")
