"""`packetcheck why`."""

from __future__ import annotations

import click

from packetcheck.cli.options import model_option, reading_options, rubric_option, target_option
from packetcheck.readers.limits import ReadSettings


@click.command(
    "why",
    epilog="""\b
How to read it:
  On top stand the status and its reasons, then the statements: first those that the finding
  cites, then what came near or would have counted but for a gate.
  gate      what a label forbids: a plan and somebody else's deed are no evidence at all
  for,
  against   what the score is made of: the expectation's own head, its sentence, the examples
  in full?  what makes evidence direct or only partial: scope, vague words, an effect
  like      the nearest examples of the rubric, of what counts and what does not

\b
Examples:
  packetcheck why ana/ leadership.mentoring --target senior-pm
  packetcheck why ana/ "mentors junior" --target senior-pm --all
  packetcheck why ana/ demos --rubric our-ladder.yaml --target l5 --format json

\b
Exit status: 0 done; 2 could not start; 3 finished, but a document could not be read in full.""",
)
@click.argument("packet", type=click.Path())
@click.argument("expectation")
@target_option
@rubric_option
@click.option("--all", "all_", is_flag=True, help="Show every statement of the packet.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For reading, or for programs.",
)
@model_option
@reading_options
def command(
    packet: str,
    expectation: str,
    target: str | None,
    rubric: str | None,
    format_: str,
    model: str | None,
    *,
    all_: bool,
    reading: ReadSettings,
) -> int:
    """Show why an EXPECTATION has its status in a PACKET: every statement that was weighed for it.

    EXPECTATION is an id, a part of one that no other has, or words of its sentence. The statements
    come best first, each with its score, what spoke for and against it, and what the finding made
    of it: counted or not, told before, needed or not.
    """
    # Imported here: `packetcheck why --help` must not load a model or a parser.
    from packetcheck.cli.run_why import WhyJob, run_why

    job = WhyJob(packet, expectation, target, rubric, all_, format_ == "json", model, reading)
    return run_why(job)
