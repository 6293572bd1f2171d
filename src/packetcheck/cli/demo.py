"""`packetcheck demo`."""

from __future__ import annotations

import click


@click.command("demo")
@click.option(
    "-o",
    "--output",
    default="packetcheck-demo.html",
    show_default=True,
    help="Where the report is written.",
)
def command(output: str) -> int:
    """Check a fictional packet that comes with packetcheck, and leave its report here."""
    # Imported here: `packetcheck demo --help` must not load a model or a parser.
    from packetcheck.bundled import bundled_path
    from packetcheck.cli.run_check import CheckJob, run_check

    sample = bundled_path("samples") / "strong"
    return run_check(CheckJob(sample, formats=("html",), output=output))
