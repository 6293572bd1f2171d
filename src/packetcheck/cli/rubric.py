"""`packetcheck rubric`."""

from __future__ import annotations

import click

from packetcheck.cli.options import model_option, reading_options
from packetcheck.readers.limits import ReadSettings

_FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For reading, or for programs.",
)


@click.group(
    "rubric",
    epilog="""\b
Examples:
  packetcheck rubric show pm-ic --level senior-pm --from pm1
  packetcheck rubric new our-ladder.yaml
  packetcheck rubric import ladder.xlsx --output our-ladder.yaml
  packetcheck rubric validate our-ladder.yaml
  packetcheck rubric test our-ladder.yaml
  packetcheck rubric examples our-ladder.yaml ana/ --expectation l5.craft.plans
  packetcheck rubric diff our-ladder.yaml our-ladder-2027.yaml""",
)
def command() -> None:
    """List, show, check, try, compare and draft rubrics: ladders and lenses."""


@command.command("list")
def list_() -> None:
    """List the rubrics that come with packetcheck."""
    from packetcheck.cli.run_rubric import list_rubrics

    list_rubrics()


@command.command("show")
@click.argument("name", metavar="ID_OR_FILE")
@click.option("--level", help="Only this level: an id, title or alias.")
@click.option(
    "--from", "from_", help="With --level: only what it asks for and this level does not."
)
def show(name: str, level: str | None, from_: str | None) -> None:
    """Print what a rubric expects, by level and criterion."""
    from packetcheck.cli.run_rubric import show_growth, show_rubric

    if from_ and not level:
        raise click.UsageError("--from needs --level: from which level to which?")
    if from_ and level:
        show_growth(name, level, from_)
    else:
        show_rubric(name, level)


@command.command("validate")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@click.option("--strict", is_flag=True, help="Exit with 1 where there are warnings.")
@click.option("--all", "all_", is_flag=True, help="Print every warning, however many of a kind.")
@_FORMAT
def validate(files: tuple[str, ...], format_: str, *, strict: bool, all_: bool) -> int:
    """Check rubric files: errors that keep them from being used, and what a reviewer would say.

    Exit status: 0 no errors; 1 warnings, with --strict; 2 errors.
    """
    from packetcheck.cli.run_validate import run_validate

    return run_validate(files, as_json=format_ == "json", strict=strict, every=all_)


@command.command("test")
@click.argument("name", metavar="ID_OR_FILE")
@click.option("--level", help="Only the expectations of this level.")
@click.option(
    "--fail-under",
    type=click.FloatRange(0, 1),
    help="Exit with 1 where a smaller share of the examples passes.",
)
@click.option("--all", "all_", is_flag=True, help="Print the examples that pass too.")
@_FORMAT
@model_option
def test(
    name: str,
    level: str | None,
    fail_under: float | None,
    format_: str,
    model: str | None,
    *,
    all_: bool,
) -> int:
    """Try a rubric's examples on the model: those that count must come out as evidence.

    Exit status: 0 done; 1 below --fail-under; 2 could not start.
    """
    from packetcheck.cli.run_examples import ExamplesJob, run_examples

    job = ExamplesJob(name, level, fail_under, as_json=format_ == "json", model=model, every=all_)
    return run_examples(job)


@command.command(
    "examples",
    epilog="""\b
Examples:
  packetcheck rubric examples our-ladder.yaml ana/ ben/ --level l5
  packetcheck rubric examples our-ladder.yaml ana/ --expectation l5.craft.plans --number 5
  printf 'c\\nd\\ns\\nq\\n' | packetcheck rubric examples our-ladder.yaml ana/ --dry-run

\b
Keys: c counts, d does not count, s skip, q quit. Without a terminal, one verdict a line.""",
)
@click.argument("name", metavar="RUBRIC")
@click.argument("packets", nargs=-1, required=True, metavar="PACKET...", type=click.Path())
@click.option(
    "--expectation", metavar="ID", help="Ask for this expectation only: its id, or a part of it."
)
@click.option("--level", help="Ask for the expectations of this level only.")
@click.option(
    "-n",
    "--number",
    type=click.IntRange(1, 200),
    default=10,
    show_default=True,
    help="How many statements to ask about.",
)
@click.option("--dry-run", is_flag=True, help="Ask, show what would be added, and write nothing.")
@click.option("--backup", is_flag=True, help="Keep the file as it was beside it, as FILE.bak.")
@model_option
@reading_options
def examples(
    name: str,
    packets: tuple[str, ...],
    expectation: str | None,
    level: str | None,
    number: int,
    model: str | None,
    *,
    dry_run: bool,
    backup: bool,
    reading: ReadSettings,
) -> int:
    """Find examples for RUBRIC, a file of your own, among the statements of PACKET.

    Shows the statements that the matcher is least sure about, one at a time, takes your verdict on
    each, and adds those that count, and those that do not, to the file. Nothing else in it
    changes. What you mark stands in the rubric word for word: mind whom you give the file to.
    Nothing is written before you quit or the last one is answered.

    Exit status: 0 done; 2 could not start; 3 done, but something could not be read.
    """
    from packetcheck.cli.run_add_examples import AddingJob, run_add_examples

    return run_add_examples(
        AddingJob(name, packets, expectation, level, number, model, dry_run, backup, reading)
    )


@command.command("new")
@click.argument("file", type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(["yaml", "toml", "json"]),
    help="Format of the file.  [default: by its suffix]",
)
def new(file: str, format_: str | None) -> None:
    """Write a small commented rubric to begin with; overwrites nothing."""
    from packetcheck.cli.run_rubric import write_new

    write_new(file, format_)


@command.command("diff")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@_FORMAT
def diff(before: str, after: str, format_: str) -> None:
    """Print what rubric B asks for that A does not, and what changed.

    A and B are ids or files, of one level with a colon: pm-ic:senior-pm.
    """
    from packetcheck.cli.run_diff import run_diff

    run_diff(before, after, as_json=format_ == "json")


@command.command("import")
@click.argument("file", type=click.Path())
@click.option(
    "-o", "--output", required=True, type=click.Path(), help="The .yaml file to write the draft to."
)
@click.option(
    "--levels",
    type=click.Choice(["columns", "rows", "headings", "subheadings"]),
    help="What holds the levels, where packetcheck takes something else for them.",
)
def import_(file: str, output: str, levels: str | None) -> None:
    """Make a draft of a rubric out of a ladder in a .docx, .xlsx, .csv, .md or .html FILE.

    The ladder may be a table of levels and criteria, either way round, or headings with lists.
    What found no place in the draft is printed, and stands in it as comments.
    """
    from packetcheck.cli.run_import import run_import

    run_import(file, output, levels)
