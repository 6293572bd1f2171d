"""`packetcheck tag`."""

from __future__ import annotations

import click

from packetcheck.cli.options import model_option, reading_options
from packetcheck.readers.limits import ReadSettings


@click.command(
    "tag",
    epilog="""\b
Examples:
  packetcheck tag brag.md
  packetcheck tag ana/ --all-scores > ana.jsonl
  pbpaste | packetcheck tag -
  packetcheck tag lines.txt --each-line

\b
Exit status: 0 done; 2 could not start; 3 finished, but something could not be read.""",
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "text"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a statement, or lines for reading.",
)
@click.option("--each-line", is_flag=True, help="Take every non-blank line as one statement.")
@click.option("--all-scores", is_flag=True, help="Add the scores of all seven criteria.")
@click.option("--furniture", is_flag=True, help="Print headings, questions and the like too.")
@model_option
@reading_options
def command(
    inputs: tuple[str, ...],
    format_: str,
    model: str | None,
    *,
    each_line: bool,
    all_scores: bool,
    furniture: bool,
    reading: ReadSettings,
) -> int:
    """Tag the statements of INPUT: a document, a folder, or - for text on standard input."""
    # Imported here: `packetcheck tag --help` must not load a model or a parser.
    from packetcheck.cli.run_tag import TagJob, run_tag

    job = TagJob(
        inputs=inputs,
        as_text=format_ == "text",
        each_line=each_line,
        all_scores=all_scores,
        furniture=furniture,
        model=model,
        reading=reading,
    )
    return run_tag(job)
