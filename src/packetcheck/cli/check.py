"""`packetcheck check`."""

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
    "check",
    epilog="""\b
Examples:
  packetcheck check ana/ --target senior-pm
  packetcheck check ana/ --target "Sr PM" --format html --format json --output out/
  packetcheck check ana/ --target senior-pm --format text
  packetcheck check ana/ --target senior-pm --quiet --fail-on missing
  packetcheck check ana/ --target senior-pm --lens specialisation

\b
Exit status: 0 done; 1 what --fail-on names was found; 2 could not start;
3 finished, but a document could not be read in full.""",
)
@click.argument("packet", type=click.Path())
@target_option
@rubric_option
@lens_option
@click.option(
    "--format",
    "formats",
    type=click.Choice(["html", "json", "text"]),
    multiple=True,
    help="What to write; may be given several times.  [default: html]",
)
@click.option(
    "-o",
    "--output",
    type=str,
    help="File or folder to write to; - is standard output.  [default: PACKET-report.html here]",
)
@fail_on_option
@model_option
@reading_options
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    packet: str,
    target: str | None,
    rubric: str | None,
    lenses: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    fail_on: tuple[str, ...],
    model: str | None,
    *,
    reading: ReadSettings,
    quiet: bool,
) -> int:
    """Check one PACKET and write its gap report.

    PACKET is a folder of documents (.docx .odt .rtf .pdf .md .txt .html .eml .csv .xlsx), a .zip of
    one, or a single document. An optional packet.toml in the folder names the person, the target
    and who wrote what; where it is
    silent, that is guessed from file names, titles and first lines, and marked as guessed.
    """
    # Imported here: `packetcheck check --help` must not load a model or a parser.
    from packetcheck.cli.run_check import CheckJob, run_check

    job = CheckJob(
        packet=packet,
        target=target,
        rubric=rubric,
        lenses=lenses,
        formats=formats,
        output=output,
        fail_on=fail_on,
        model=model,
        reading=reading,
        quiet=quiet,
    )
    return run_check(job)
