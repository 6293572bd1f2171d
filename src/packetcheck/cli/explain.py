"""`packetcheck explain`."""

from __future__ import annotations

import click

from packetcheck.cli.options import model_option


@click.command(
    "explain",
    epilog="""\b
How to read it:
  A tag is given where its score reaches its threshold. Behind it stand the words that carry it:
  the statement is read again without each word, and the number is what the score loses.
  A word that somebody else's words say again loses nothing, and nor does any word of a tag that
  the whole sentence carries; both are said to be so. The nearest labelled statements are those
  that the model was fitted on: where their labels are wrong, it learned wrong.

\b
Examples:
  packetcheck explain "Mentored two junior PMs every Friday."
  packetcheck explain "She missed the May date." --voice manager
  pbpaste | packetcheck explain - --format json

\b
Exit status: 0 done; 2 could not start.""",
)
@click.argument("statement")
@click.option(
    "--voice",
    type=click.Choice(["self", "manager", "peer", "other"]),
    default="self",
    show_default=True,
    help="Who says it. The tagger reads the words alone: no tag or label depends on it.",
)
@click.option(
    "--nearest",
    type=click.IntRange(0, 50),
    default=5,
    show_default=True,
    help="How many of the nearest labelled statements to show.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For reading, or for programs.",
)
@model_option
def command(statement: str, voice: str, nearest: int, format_: str, model: str | None) -> int:
    """Show why a STATEMENT has its tags and labels; - takes it from standard input.

    Every criterion with its score and its threshold, the six other labels with how sure they are,
    whether the text is furniture, whether it needs review and why, the words that carried each tag,
    and the nearest statements that the model was fitted on.
    """
    # Imported here: `packetcheck explain --help` must not load a model or a parser.
    from packetcheck.cli.run_explain import ExplainJob, run_explain

    return run_explain(ExplainJob(statement, voice, nearest, format_ == "json", model))
