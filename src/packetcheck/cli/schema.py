"""`packetcheck schema`."""

from __future__ import annotations

import click


@click.group(
    "schema",
    epilog="""\b
Examples:
  packetcheck schema rubric > rubric.schema.json
  packetcheck schema assessment > assessment.schema.json

\b
With the first, as the first line of your own file, for editors that understand it:
  # yaml-language-server: $schema=rubric.schema.json""",
)
def command() -> None:
    """Print the JSON Schema (draft 2020-12) of a file that packetcheck reads or writes."""


@command.command("rubric")
def rubric() -> None:
    """Print the schema of a rubric file."""
    # Imported here: `packetcheck schema --help` must not load a parser.
    from packetcheck.rubric.schema import render_rubric_schema

    click.echo(render_rubric_schema(), nl=False)


@command.command("assessment")
def assessment() -> None:
    """Print the schema of what `check --format json` writes."""
    _print("assessment")


@command.command("tracks")
def tracks() -> None:
    """Print the schema of what `tracks --format json` writes."""
    _print("tracks")


@command.command("statement")
def statement() -> None:
    """Print the schema of one line of what `tag --format jsonl` prints."""
    _print("statement")


@command.command("match")
def match() -> None:
    """Print the schema of one line of what `match --format jsonl` prints."""
    _print("match")


@command.command("read")
def read() -> None:
    """Print the schema of what `read --format json` prints."""
    _print("read")


@command.command("explain")
def explain() -> None:
    """Print the schema of what `explain --format json` prints."""
    _print("explain")


@command.command("why")
def why() -> None:
    """Print the schema of what `why --format json` prints."""
    _print("why")


def _print(name: str) -> None:
    from packetcheck.reports.output_schema import render_output_schema

    click.echo(render_output_schema(name), nl=False)
