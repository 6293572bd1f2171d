"""`packetcheck scan`."""

from __future__ import annotations

import click

from packetcheck.cli.options import (
    fail_on_option,
    lens_option,
    model_option,
    reading_options,
    rubric_option,
    target_option,
)
from packetcheck.readers.limits import ReadSettings


@click.command(
    "scan",
    epilog="""\b
Examples:
  packetcheck scan packets/ --target senior-pm --output reports/
  packetcheck scan packets/ --output reports/ --workers 8

\b
Writes reports/index.html, reports/findings.csv and one reports/packets/NAME.html a packet.
Exit status: 0 done; 1 what --fail-on names was found; 2 could not start;
3 finished, but a packet failed or a document could not be read in full.""",
)
@click.argument("folder", type=click.Path())
@target_option
@rubric_option
@lens_option
@click.option(
    "-o", "--output", required=True, type=click.Path(), help="Folder that the reports go to."
)
@click.option(
    "-w",
    "--workers",
    type=click.IntRange(1, 64),
    help="Worker processes.  [default: one a processor, 8 at most]",
)
@fail_on_option
@model_option
@reading_options
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    folder: str,
    target: str | None,
    rubric: str | None,
    lenses: tuple[str, ...],
    output: str,
    workers: int | None,
    fail_on: tuple[str, ...],
    model: str | None,
    *,
    reading: ReadSettings,
    quiet: bool,
) -> int:
    """Check every packet in FOLDER, one subfolder each.

    A packet that fails is listed with its reason and stops nothing. Packets without a target in
    their packet.toml take --target. The index keeps the packets' alphabetical order: nobody is
    ranked.
    """
    # Imported here: `packetcheck scan --help` must not load a model or a parser.
    from packetcheck.cli.run_scan import ScanJob, run_scan

    job = ScanJob(
        folder=folder,
        target=target,
        rubric=rubric,
        lenses=lenses,
        output=output,
        workers=workers,
        fail_on=fail_on,
        model=model,
        quiet=quiet,
        reading=reading,
    )
    return run_scan(job)
