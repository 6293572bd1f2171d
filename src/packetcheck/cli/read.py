"""`packetcheck read`."""

from __future__ import annotations

import click

from packetcheck.cli.options import reading_options
from packetcheck.readers.limits import ReadSettings


@click.command("read", epilog="Exit status: 0 read; 2 no such file; 3 read in part or not at all.")
@click.argument("file", type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For reading, or for other programs.",
)
@reading_options
def command(file: str, format_: str, *, reading: ReadSettings) -> int:
    """Show what packetcheck sees of one FILE: its blocks, and the receipt that adds them up."""
    # Imported here: `packetcheck read --help` must not load a parser.
    from packetcheck.cli.run_read import run_read

    return run_read(file, as_json=format_ == "json", reading=reading)
