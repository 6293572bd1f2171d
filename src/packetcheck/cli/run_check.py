"""Run one check: analyse, write, summarise. Used by `check` and `demo`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click
from rich.console import Console

from packetcheck.analyzer import Analyzer
from packetcheck.cli import exits
from packetcheck.cli.output import ensure_writable, plan_outputs, write_text
from packetcheck.errors import UsageError
from packetcheck.findings import Assessment, Status
from packetcheck.packet import Packet, load_packet
from packetcheck.pipeline import check_packet, is_own_report, resolve_rubric, resolve_target
from packetcheck.readers.isolation import Reader
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.readers.sniff import SUFFIXES
from packetcheck.reports.console import render_console
from packetcheck.reports.html import render_html
from packetcheck.reports.json_format import render_json
from packetcheck.reports.text import render_text

RENDERERS = {"html": render_html, "json": render_json, "text": render_text}


def run_check(
    path: str | Path,
    *,
    target: str | None,
    rubric: str | None,
    formats: Sequence[str],
    output: str | None,
    fail_on: Sequence[str] = (),
    model: str | None = None,
    reading: ReadSettings = DEFAULT_SETTINGS,
    quiet: bool = False,
) -> int:
    """Check one packet and return the exit status."""
    packet = load_packet(path)
    _refuse_other_files(packet)
    ladder = resolve_rubric(packet, rubric)
    # Refused before any work is done: a wrong target, a place that cannot be written.
    ladder.find_level(resolve_target(packet, ladder, target))
    outputs = plan_outputs(packet.id, formats, output)
    places = [place for place in outputs.values() if place is not None]
    _refuse_to_overwrite(packet, places)
    progress = Console(stderr=True, quiet=quiet)
    with Reader(reading) as reader, progress.status("loading the model …") as status:
        analyzer = Analyzer(Path(model) if model else None)
        # After the model, since this makes folders.
        for place in places:
            ensure_writable(place)
        status.update(f"reading {len(packet.sources)} documents …")
        assessment = check_packet(
            packet, target=target, rubric=ladder, analyzer=analyzer, reader=reader
        )
    for name, output_path in outputs.items():
        rendered = RENDERERS[name](assessment)
        if output_path is None:
            click.echo(rendered, nl=False)
        else:
            write_text(output_path, rendered)
    if not quiet:
        # What goes to standard output stays clean for the program that reads it.
        console = Console(stderr=None in outputs.values())
        console.print(render_console(assessment, places))
    return exit_status(assessment, fail_on)


def _refuse_other_files(packet: Packet) -> None:
    """Raise UsageError where the packet is one file, of a kind that is never a document."""
    if packet.path.is_file() and packet.path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"{packet.path}: is no packet",
            hint=f"a packet is a folder of documents, or one of them: {', '.join(SUFFIXES)}",
        )


def _refuse_to_overwrite(packet: Packet, places: Iterable[Path]) -> None:
    """Raise UsageError where a report would replace a document of the packet."""
    documents = {source.path.resolve() for source in packet.sources}
    for place in places:
        if place.resolve() in documents and not is_own_report(place):
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
