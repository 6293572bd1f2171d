"""Progress bars on standard error, only where somebody watches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Item = TypeVar("Item")


def progress_bar(*, quiet: bool = False) -> Progress:
    """Return a progress bar that is silent where standard error is no terminal."""
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=quiet or not console.is_terminal,
    )


def track(items: Iterable[Item], description: str) -> Iterator[Item]:
    """Yield `items` while a bar shows how far we are."""
    known = list(items)
    with progress_bar() as bar:
        yield from bar.track(known, description=description)
