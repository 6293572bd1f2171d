"""Run a scan: every packet checked or listed as failed, one report each, an index, a table."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import click

from packetcheck.batch import BatchSettings, Failed, check_one, find_packets, run_batch
from packetcheck.cli import exits
from packetcheck.cli.output import ensure_writable, write_text
from packetcheck.cli.progress import progress_bar
from packetcheck.cli.run_check import exit_status
from packetcheck.cli.scan_start import INDEX, REPORTS, TABLE, keep_apart, refuse_hopeless
from packetcheck.errors import PacketcheckError
from packetcheck.modelfolder import load_model_folder
from packetcheck.pipeline import load_lenses
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.reports.batch import (
    ExpectationRow,
    IndexRow,
    expectation_rows,
    failed_row,
    index_row,
    render_csv,
    render_index,
)
from packetcheck.reports.clean import one_line
from packetcheck.reports.html import render_html
from packetcheck.rubric import load_rubric

_MOST_WORKERS = 8


@dataclass(frozen=True, slots=True)
class ScanJob:
    """What `scan` was asked for."""

    folder: str
    target: str | None
    rubric: str | None
    lenses: tuple[str, ...]
    output: str
    workers: int | None
    fail_on: tuple[str, ...]
    model: str | None
    quiet: bool
    reading: ReadSettings = DEFAULT_SETTINGS


@dataclass(frozen=True, slots=True)
class ScanSettings(BatchSettings):
    """How every packet is checked, where its report goes, and what `--fail-on` names."""

    output: Path = Path()
    fail_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scanned:
    """What comes back of a packet: rows, not the packet itself, so that memory stays flat."""

    packet_id: str
    index: IndexRow
    table: tuple[ExpectationRow, ...]
    status: int


def scan_one(path: Path, settings: ScanSettings) -> Scanned | Failed:
    """Check one packet in this process and write its report.

    A report that cannot be made or written is a packet that failed.
    """
    outcome = check_one(path, settings)
    if isinstance(outcome, Failed):
        return outcome
    assessment = outcome.assessment
    href = f"{REPORTS}/{path.name}.html"
    try:
        write_text(settings.output / href, render_html(assessment))
    except PacketcheckError as error:
        return Failed(path.name, error.slug, error.message, error.hint)
    return Scanned(
        path.name,
        index_row(assessment, href),
        expectation_rows(assessment),
        exit_status(assessment, settings.fail_on),
    )


@dataclass(slots=True)
class _Season:
    """What a scan gathers while its packets come in."""

    index: list[IndexRow] = field(default_factory=list)
    table: dict[str, tuple[ExpectationRow, ...]] = field(default_factory=dict)
    checked: int = 0
    failed: list[Failed] = field(default_factory=list)
    status: set[int] = field(default_factory=set)


def run_scan(job: ScanJob) -> int:
    """Check all packets of a folder; return the exit status."""
    folder, output = Path(job.folder), Path(job.output)
    # Refused before any work is done: what would fail every packet alike.
    keep_apart(folder, output)
    packets = find_packets(folder, without=output)
    if job.rubric:
        load_rubric(job.rubric)
    load_lenses(job.lenses)
    refuse_hopeless(packets, target=job.target, rubric=job.rubric)
    load_model_folder(Path(job.model) if job.model else None)
    ensure_writable(output / REPORTS / "x")
    inside = output.resolve().parent == folder.resolve() and output.is_dir()
    settings = ScanSettings(
        job.target,
        job.rubric,
        job.model,
        job.reading,
        job.lenses,
        output=output,
        fail_on=job.fail_on,
    )
    workers = min(job.workers or min(_MOST_WORKERS, os.cpu_count() or 1), len(packets))
    season = _Season()
    with progress_bar(quiet=job.quiet) as bar:
        task = bar.add_task("checking packets", total=len(packets))
        for outcome in run_batch(packets, settings, scan_one, workers=workers):
            _take(season, outcome)
            bar.advance(task)
    write_text(output / INDEX, render_index(season.index))
    rows = [row for packet in sorted(season.table) for row in season.table[packet]]
    write_text(output / TABLE, render_csv(rows))
    _summarise(season, len(packets), output, quiet=job.quiet)
    if inside and not job.quiet:
        click.echo(one_line(f"left out: {output}, which holds the reports and is no packet"))
    if exits.PARTLY_READ in season.status:
        return exits.PARTLY_READ
    return max(season.status, default=0)


def _take(season: _Season, outcome: Scanned | Failed) -> None:
    """Keep one packet's rows."""
    if isinstance(outcome, Scanned):
        season.checked += 1
        season.index.append(outcome.index)
        season.table[outcome.packet_id] = outcome.table
        season.status.add(outcome.status)
        return
    season.failed.append(outcome)
    season.status.add(exits.PARTLY_READ)
    reason = f"{outcome.message} [{outcome.slug}]"
    season.index.append(IndexRow(outcome.packet_id, None, None, None, error=reason))
    season.table[outcome.packet_id] = (failed_row(outcome.packet_id),)


def _summarise(season: _Season, found: int, output: Path, *, quiet: bool) -> None:
    failed = sorted(season.failed, key=lambda f: f.packet_id)
    for failure in failed:
        said = f"packetcheck: {failure.packet_id}: {failure.message} [{failure.slug}]"
        click.echo(one_line(said), err=True)
        if failure.hint:
            click.echo(f"  {one_line(failure.hint)}", err=True)
    for row in sorted(season.index, key=lambda row: row.packet_id):
        if row.unread_documents:
            said = f"documents not read in full: {row.unread_documents}; its report names them"
            click.echo(one_line(f"packetcheck: {row.packet_id}: {said}"), err=True)
    if not quiet:
        click.echo(f"{found} packets found = {season.checked} checked + {len(failed)} failed")
        click.echo(one_line(f"index: {output / 'index.html'}"))
        click.echo(one_line(f"table: {output / 'findings.csv'}"))
    if found != season.checked + len(failed):
        raise RuntimeError(f"{found} packets found, but {season.checked} + {len(failed)} done")
