"""Hold a packet against several ladders and write what was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from packetcheck.analyzer import Analyzer
from packetcheck.cli import exits
from packetcheck.cli.output import STDOUT, ensure_writable, write_text
from packetcheck.cli.run_check import refuse_to_overwrite
from packetcheck.packet import load_packet
from packetcheck.readers.isolation import Reader
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.reports.clean import one_line
from packetcheck.reports.tracks import render_tracks_html, render_tracks_json, render_tracks_text
from packetcheck.tracks import find_tracks, hold_tracks

RENDERERS = {
    "text": render_tracks_text,
    "json": render_tracks_json,
    "html": render_tracks_html,
}


@dataclass(frozen=True, slots=True)
class TracksJob:
    """What `tracks` was asked for."""

    packet: str
    rubrics: tuple[str, ...] = ()
    format: str = "text"
    output: str | None = None
    model: str | None = None
    reading: ReadSettings = DEFAULT_SETTINGS


def run_tracks(job: TracksJob) -> int:
    """Hold one packet against the ladders and return the exit status."""
    packet = load_packet(job.packet)
    tracks = find_tracks(job.rubrics)
    place = None if job.output in (None, STDOUT) else Path(str(job.output))
    if place is not None:
        refuse_to_overwrite(packet, [place])
    progress = Console(stderr=True)
    with Reader(job.reading) as reader, progress.status("loading the model …") as status:
        analyzer = Analyzer(Path(job.model) if job.model else None)
        if place is not None:
            ensure_writable(place)
        status.update(f"reading {len(packet.sources)} documents …")
        held = hold_tracks(packet, tracks, analyzer, reader)
    rendered = RENDERERS[job.format](held)
    if place is None:
        click.echo(rendered, nl=False)
    else:
        write_text(place, rendered)
        click.echo(one_line(f"report  {place}"))
    return exits.PARTLY_READ if held.unread or not held.statements else 0
