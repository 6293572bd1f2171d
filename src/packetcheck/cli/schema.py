"""`packetcheck schema`."""

from __future__ import annotations

import click


@click.group(
    "schema",
    epilog="""\b
Examples:
  packetcheck schema rubric > rubric.schema.json

\b
Then, as the first line of your own file, for editors that understand it:
  # yaml-language-server: $schema=rubric.schema.json""",
)
def command() -> None:
    """Print the JSON Schema of a file that packetcheck reads."""


@command.command("rubric")
def rubric() -> None:
    """Print the JSON Schema (draft 2020-12) of a rubric file."""
    # Imported here: `packetcheck schema --help` must not load a parser.
    from packetcheck.rubric.schema import render_rubric_schema

    click.echo(render_rubric_schema(), nl=False)
