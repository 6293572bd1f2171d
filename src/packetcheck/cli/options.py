"""Options that several commands share."""

from __future__ import annotations

import click

target_option = click.option(
    "-t",
    "--target",
    help="Target level: an id, title or alias of the rubric's, such as senior-pm or 'Sr PM'.",
)
rubric_option = click.option(
    "-r",
    "--rubric",
    help="A shipped rubric's id, or the path of your own .yaml file.  [default: pm-ic]",
)
model_option = click.option(
    "--model", type=click.Path(), help="A model folder.  [default: the one that is shipped]"
)
fail_on_option = click.option(
    "--fail-on",
    "fail_on",
    type=click.Choice(["missing", "thin", "contested"]),
    multiple=True,
    help="Exit with 1 where a finding is so; may be given several times.",
)
