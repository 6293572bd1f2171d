"""`packetcheck tracks`."""

from __future__ import annotations

import click

from packetcheck.cli.options import model_option, reading_options
from packetcheck.readers.limits import ReadSettings


@click.command(
    "tracks",
    epilog="""\b
Examples:
  packetcheck tracks ana/
  packetcheck tracks ana/ --rubric pm-ic:staff-pm --rubric pm-manager:director
  packetcheck tracks ana/ --format html --output ana-tracks.html

\b
Exit status: 0 done; 2 could not start; 3 finished, but a document could not be read in full.""",
)
@click.argument("packet", type=click.Path())
@click.option(
    "-r",
    "--rubric",
    "rubrics",
    multiple=True,
    help="A ladder: ID, FILE, ID:LEVEL or FILE:LEVEL; may be given several times.  "
    "[default: the shipped ladders that have a track]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "html"]),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option(
    "-o", "--output", type=str, help="File to write to; - is standard output.  [default: -]"
)
@model_option
@reading_options
def command(
    packet: str,
    rubrics: tuple[str, ...],
    format_: str,
    output: str | None,
    model: str | None,
    *,
    reading: ReadSettings,
) -> int:
    """Hold one PACKET against several ladders side by side.

    Shows which expectations of each have evidence, with counts and quotes. It never says which
    ladder to take. The packet is read and tagged once; its own target plays no part.
    """
    # Imported here: `packetcheck tracks --help` must not load a model or a parser.
    from packetcheck.cli.run_tracks import TracksJob, run_tracks

    job = TracksJob(packet, rubrics, format_, output, model, reading)
    return run_tracks(job)
