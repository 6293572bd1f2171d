"""`packetcheck evaluate`."""

from __future__ import annotations

import click

from packetcheck.cli.options import base_sha256_option, corpus_option, model_option, seed_option


@click.command(
    "evaluate",
    epilog="""\b
Examples:
  packetcheck evaluate
  packetcheck evaluate --model build/model --packets
  packetcheck evaluate --baselines --packets --format json > figures.json

\b
Tune on the dev part; look at the test part seldom, and never to choose.
--baselines needs scikit-learn, and --base PyTorch: pip install 'packetcheck[train]'.""",
)
@model_option
@corpus_option
@click.option(
    "--part",
    type=click.Choice(["dev", "test"]),
    default="test",
    show_default=True,
    help="The part of the corpus to measure on.",
)
@click.option("--packets", is_flag=True, help="Measure findings on whole packets too.")
@click.option(
    "--baselines",
    is_flag=True,
    help="Fit simpler ones on the train part, and measure them on the same part.",
)
@click.option(
    "--base",
    metavar="DIR_OR_PACKAGE",
    help="With --baselines: an unchanged encoder to hold against, as for `train`.",
)
@base_sha256_option
@click.option(
    "--draws",
    type=click.IntRange(0, 100_000),
    default=1000,
    show_default=True,
    help="How often data are drawn again for the intervals; 0 for none.",
)
@seed_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For reading, or for programs.",
)
def command(
    format_: str, base: str | None, *, baselines: bool, **given: str | int | bool | None
) -> int:
    """Measure a model on a part of the corpus, with 95% intervals.

    Shows how right the tags, the other labels and the furniture are, what sending doubtful
    statements to a person is worth, and which criteria are taken for which; with --packets how
    right findings are, on shipped rubrics and on own ones with few or all of their examples.
    """
    if base and not baselines:
        raise click.UsageError("--base needs --baselines: it is one of them.")
    # Imported here: `packetcheck evaluate --help` must not load a model.
    from packetcheck.cli.run_evaluate import run_evaluate

    return run_evaluate({**given, "base": base, "baselines": baselines}, as_json=format_ == "json")
