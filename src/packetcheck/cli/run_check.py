"""Run one check: analyse, write, summarise. Used by `check` and `demo`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path

import click
from rich.console import Console

from packetcheck.aim import find_aim
from packetcheck.analyzer import Analyzer
from packetcheck.cli import exits
from packetcheck.cli.output import ensure_writable, plan_outputs, write_text
from packetcheck.errors import UsageError
from packetcheck.findings import Assessment, Status
from packetcheck.packet import Packet, load_packet
from packetcheck.pipeline import check_packet, is_own_report, load_lenses
from packetcheck.readers.isolation import Reader
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.readers.sniff import SUFFIXES
from packetcheck.reports.console import render_console
from packetcheck.reports.html import render_html
from packetcheck.reports.json_format import render_json
from packetcheck.reports.text import render_text

RENDERERS = {"html": render_html, "json": render_json, "text": render_text}


@dataclass(frozen=True, slots=True)
class CheckJob:
    """What `check` was asked for."""

    packet: str | Path
    target: str | None = None
    rubric: str | None = None
    lenses: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    output: str | None = None
    fail_on: tuple[str, ...] = ()
    model: str | None = None
    reading: ReadSettings = DEFAULT_SETTINGS
    quiet: bool = False


def run_check(job: CheckJob) -> int:
    """Check one packet and return the exit status."""
    packet = load_packet(job.packet)
    _refuse_other_files(packet)
    # Refused before any work is done: a wrong target, a place that cannot be written.
    find_aim(packet, target=job.target, rubric=job.rubric)
    lenses = load_lenses(job.lenses)
    outputs = plan_outputs(packet.id, job.formats, job.output)
    places = [place for place in outputs.values() if place is not None]
    refuse_to_overwrite(packet, places)
    progress = Console(stderr=True, quiet=job.quiet)
    with Reader(job.reading) as reader, progress.status("loading the model …") as status:
        analyzer = Analyzer(Path(job.model) if job.model else None)
        # After the model, since this makes folders.
        for place in places:
            ensure_writable(place)
        status.update(f"reading {len(packet.sources)} documents …")
        assessment = check_packet(
            packet,
            target=job.target,
            rubric=job.rubric,
            lenses=lenses,
            analyzer=analyzer,
            reader=reader,
        )
    for name, output_path in outputs.items():
        rendered = RENDERERS[name](assessment)
        if output_path is None:
            click.echo(rendered, nl=False)
        else:
            write_text(output_path, rendered)
    if not job.quiet:
        # What goes to standard output stays clean for the program that reads it.
        console = Console(stderr=None in outputs.values())
        console.print(render_console(assessment, places))
    return exit_status(assessment, job.fail_on)


def _refuse_other_files(packet: Packet) -> None:
    """Raise UsageError where the packet is one file, of a kind that is never a document."""
    suffix = packet.path.suffix.lower()
    if packet.path.is_file() and suffix and suffix not in SUFFIXES:
        raise UsageError(
            f"{packet.path}: is no packet",
            hint=f"a packet is a folder of documents, or one of them: {', '.join(SUFFIXES)}",
        )


def refuse_to_overwrite(packet: Packet, places: Iterable[Path]) -> None:
    """Raise UsageError where a report would replace a document of the packet."""
    # Unlike `Path.resolve`, it takes links that lead in a circle.
    documents = {realpath(source.path) for source in packet.sources}
    for place in places:
        if realpath(place) in documents and not is_own_report(place):
            raise UsageError(
                f"{place}: is a document of the packet", hint="choose another place with --output"
            )


def exit_status(assessment: Assessment, fail_on: Sequence[str]) -> int:
    """Return 3 where something could not be read, 1 where `fail_on` was met, else 0.

    A packet without a single statement was not read either, whatever its files say.
    """
    if assessment.unread or not assessment.statements:
        return exits.PARTLY_READ
    failed = any(
        assessment.count(Status(name))
        if name != "contested"
        else any(f.contested for f in assessment.findings)
        for name in fail_on
    )
    return exits.GAPS if failed else 0
