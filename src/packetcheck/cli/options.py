"""Options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from packetcheck.errors import UsageError
from packetcheck.readers.limits import ReadLimits, ReadSettings

_LIMITS = {
    "megabytes": "megabytes",
    "text-megabytes": "text_megabytes",
    "pages": "pages",
    "seconds": "seconds",
    "memory": "memory_megabytes",
}

target_option = click.option(
    "-t",
    "--target",
    help="Target level: an id, title or alias of the rubric's, such as senior-pm or 'Sr PM'.",
)
rubric_option = click.option(
    "-r",
    "--rubric",
    help="A shipped rubric's id, or the path of your own file.  [default: pm-ic]",
)
lens_option = click.option(
    "-l",
    "--lens",
    "lenses",
    multiple=True,
    help="Show the packet through this lens too: an id or a file; may be given several times.",
)
model_option = click.option(
    "--model", type=click.Path(), help="A model folder.  [default: the one that is shipped]"
)
corpus_option = click.option(
    "--corpus",
    type=click.Path(),
    default="models/corpus",
    show_default=True,
    help="Folder of the labelled corpus.",
)
base_sha256_option = click.option(
    "--base-sha256",
    metavar="HEX",
    help="What the SHA-256 of the base's model.safetensors must be.",
)
seed_option = click.option(
    "--seed",
    type=click.IntRange(0, 2**31),
    default=7,
    show_default=True,
    help="Of all that is left to chance.",
)
fail_on_option = click.option(
    "--fail-on",
    "fail_on",
    type=click.Choice(["missing", "thin", "contested"]),
    multiple=True,
    help="Exit with 1 where a finding is so; may be given several times.",
)


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Add `--limit` and `--ocr` to a command, which gets both as `reading`, a ReadSettings."""

    @functools.wraps(command)
    def with_settings(*args: Any, limits: tuple[str, ...], ocr: bool, **kwargs: Any) -> int:
        return command(*args, reading=ReadSettings(parse_limits(limits), ocr=ocr), **kwargs)

    defaults = ReadLimits()
    known = ", ".join(f"{key}={getattr(defaults, name)}" for key, name in _LIMITS.items())
    limit = click.option(
        "--limit",
        "limits",
        metavar="KEY=N",
        multiple=True,
        help=f"What one document may take to read; may be given several times.  [default: {known}]",
    )
    ocr = click.option(
        "--ocr",
        is_flag=True,
        help="Recognise the text of pages that are pictures; needs packetcheck[ocr].",
    )
    return limit(ocr(with_settings))


def parse_limits(given: tuple[str, ...]) -> ReadLimits:
    """Return the limits that `KEY=N` texts ask for. Raises UsageError."""
    chosen: dict[str, int] = {}
    for text in given:
        key, _, number = text.partition("=")
        if key not in _LIMITS or not number.isdecimal() or not 0 < int(number) < 10**7:
            raise UsageError(
                f"--limit {text}: not a limit",
                hint=f"write --limit KEY=N with a whole number; the keys: {', '.join(_LIMITS)}",
            )
        chosen[_LIMITS[key]] = int(number)
    return ReadLimits(**chosen)
