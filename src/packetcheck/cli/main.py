"""`packetcheck`: the group of commands, each loaded only when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from packetcheck.cli import exits
from packetcheck.errors import PacketcheckError
from packetcheck.reports.clean import one_line

COMMANDS = {
    "check": "Check one packet and write its gap report.",
    "demo": "Check a sample packet that comes with packetcheck.",
    "scan": "Check many packets, one subfolder each.",
    "tracks": "Hold one packet against several ladders side by side.",
    "tag": "Tag statements with criteria, as JSON Lines.",
    "match": "Show which statements bear on which expectations, as JSON Lines.",
    "explain": "Show why a statement has its tags and labels.",
    "why": "Show why an expectation has its status.",
    "read": "Show what packetcheck sees of a file.",
    "rubric": "List, show, check, try, compare and draft rubrics.",
    "train": "Train a model on the labelled corpus; needs packetcheck[train].",
    "evaluate": "Measure a model on the labelled corpus.",
    "schema": "Print the JSON Schema of a file that packetcheck reads.",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"packetcheck.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Name the commands where a word is none of them, or a path was given alone."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = f" Did you mean 'packetcheck check {args[0]}'?" if Path(args[0]).exists() else ""
            raise click.UsageError(
                one_line(f"there is no command '{args[0]}'.{hint} Commands: {', '.join(COMMANDS)}"),
                ctx,
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Start here:
  packetcheck demo
  packetcheck check my-packet/ --target senior-pm

\b
Exit status: 0 done; 1 gaps found (only with --fail-on); 2 could not start;
3 finished, but something could not be read.""",
)
@click.version_option(package_name="packetcheck", message="packetcheck %(version)s")
def cli() -> None:
    """Hold a promotion packet against the expectations of the target level.

    A packet is a folder of one person's brag documents, self reviews, manager reviews and peer
    feedback. packetcheck reads them on this machine, tags every statement, and shows which
    expectations lack evidence and which words support the rest. It does not judge the person.
    """


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status; no traceback reaches the user."""
    sys.exit(run(argv))


def run(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    stdout = sys.stdout
    try:
        result: Any = cli.main(args=argv, prog_name="packetcheck", standalone_mode=False)
        return int(result or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return exits.NOT_STARTED
    except PacketcheckError as error:
        print_error(error)
        return exits.NOT_STARTED
    except (click.Abort, KeyboardInterrupt):
        click.echo("packetcheck: interrupted", err=True)
        return exits.INTERRUPTED
    except SystemExit:
        # Where the reader of our output has gone (`| head`), click muffles standard output and
        # exits with 1, which is our word for gaps.
        if sys.stdout is not stdout:
            return 0
        raise
    except Exception as error:
        if os.environ.get("PACKETCHECK_DEBUG"):
            raise
        said = one_line(f"packetcheck: internal error: {type(error).__name__}: {error}")
        click.echo(
            f"{said}\n  this is a bug; set PACKETCHECK_DEBUG=1 to see where it happened", err=True
        )
        return exits.NOT_STARTED


def print_error(error: PacketcheckError) -> None:
    """Print an error as one line, and its hint as a second; file names may hold anything."""
    click.echo(one_line(f"packetcheck: {error.message} [{error.slug}]"), err=True)
    if error.hint:
        click.echo(f"  {one_line(error.hint)}", err=True)
