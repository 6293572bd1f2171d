"""`packetcheck match`."""

from __future__ import annotations

import click

from packetcheck.cli.options import model_option, reading_options, rubric_option
from packetcheck.readers.limits import ReadSettings


@click.command(
    "match",
    epilog="""\b
Examples:
  packetcheck match ana/ --level senior-pm
  packetcheck match lines.txt --each-line --rubric our-ladder.yaml --level l5 --criterion delivery
""",
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@rubric_option
@click.option("--level", help="Only the expectations of this level.")
@click.option("--criterion", help="Only the expectations of this criterion.")
@click.option("--each-line", is_flag=True, help="Take every non-blank line as one statement.")
@click.option("--all-scores", is_flag=True, help="Print the pairs without a relation too.")
@click.option(
    "--format",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    expose_value=False,
    help="JSON Lines is the only format.",
)
@model_option
@reading_options
def command(
    inputs: tuple[str, ...],
    rubric: str | None,
    level: str | None,
    criterion: str | None,
    model: str | None,
    *,
    each_line: bool,
    all_scores: bool,
    reading: ReadSettings,
) -> int:
    """Show which statements of INPUT bear on which expectations, one JSON object a pair."""
    # Imported here: `packetcheck match --help` must not load a model or a parser.
    from packetcheck.cli.run_match import MatchJob, run_match

    return run_match(
        MatchJob(inputs, rubric, level, criterion, each_line, all_scores, model, reading)
    )
