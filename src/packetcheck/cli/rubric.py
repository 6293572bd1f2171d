"""`packetcheck rubric`."""

from __future__ import annotations

import click


@click.group("rubric")
def command() -> None:
    """List, show and validate rubrics."""


@command.command("list")
def list_() -> None:
    """List the rubrics that come with packetcheck."""
    from packetcheck.rubric import load_rubric, shipped_rubrics

    for name in shipped_rubrics():
        rubric = load_rubric(name)
        levels = ", ".join(level.id for level in rubric.levels)
        click.echo(
            f"{name}: {rubric.title} (levels: {levels}; {len(rubric.expectations)} expectations)"
        )


@command.command("show")
@click.argument("name", metavar="ID_OR_FILE")
@click.option("--level", help="Only this level: an id, title or alias.")
def show(name: str, level: str | None) -> None:
    """Print what a rubric expects, by level and criterion."""
    from packetcheck.rubric import load_rubric

    rubric = load_rubric(name)
    chosen = (rubric.find_level(level),) if level else rubric.levels
    click.echo(f"{rubric.title} ({rubric.id}, version {rubric.version})")
    for one in chosen:
        aliases = f"  also: {', '.join(one.aliases)}" if one.aliases else ""
        click.echo(f"\n{one.title} ({one.id}){aliases}")
        for criterion in rubric.criteria:
            expectations = [e for e in rubric.at(one) if e.criterion == criterion.id]
            if expectations:
                click.echo(f"\n  {criterion.title}: {criterion.definition}")
            for e in expectations:
                scope = f" [{e.scope}]" if e.scope else ""
                click.echo(f"    {e.id}{scope}\n      {e.text}")


@command.command("validate")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
def validate(files: tuple[str, ...]) -> None:
    """Check rubric files against the format; stops at the first error."""
    from packetcheck.reports.clean import one_line
    from packetcheck.rubric import load_rubric

    for name in files:
        rubric = load_rubric(name)
        counts = f"{len(rubric.levels)} levels, {len(rubric.expectations)} expectations"
        click.echo(f"{one_line(name)}: ok ({counts})")
