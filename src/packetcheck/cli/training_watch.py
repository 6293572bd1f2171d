"""Show on standard error how far a training or a measuring is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from packetcheck.training.watch import Watch

# The share of the last loss in the one that is shown, which would jump otherwise.
_WEIGHT = 0.05
_TELLINGS = 20


@contextmanager
def watching() -> Iterator[Watch]:
    """Give a watch with a progress bar where somebody looks on, and with lines elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield LineWatch()
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[note]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        yield BarWatch(bar)


def fit_note(done: int, total: int, epochs: int, loss: float) -> str:
    """Return which epoch is on, and its loss."""
    epoch = min(epochs, 1 + max(0, done - 1) * epochs // max(1, total))
    return f"epoch {epoch} of {epochs}, loss {loss:.2f}"


class _Loss:
    """The loss, smoothed."""

    def __init__(self) -> None:
        self._value: float | None = None

    def add(self, loss: float) -> float:
        """Take one more; return the smoothed one."""
        before = loss if self._value is None else self._value
        self._value = (1 - _WEIGHT) * before + _WEIGHT * loss
        return self._value


class BarWatch:
    """A watch that draws a bar: it pulses where nobody knows how long something takes."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task: TaskID | None = None
        self._fit: TaskID | None = None
        self._loss = _Loss()

    def stage(self, what: str) -> None:
        """Show what begins now."""
        for task in (self._task, self._fit):
            if task is not None:
                self._bar.remove_task(task)
        self._fit = None
        self._task = self._bar.add_task(what, total=None, note="")

    def step(self, done: int, total: int, *, epochs: int, loss: float) -> None:
        """Show how far the fit is."""
        if self._fit is None:
            self.stage("fitting")
            self._fit, self._task = self._task, None
        if self._fit is not None:
            note = fit_note(done, total, epochs, self._loss.add(loss))
            self._bar.update(self._fit, completed=done, total=total, note=note)


class LineWatch:
    """A watch that prints a line now and then, for logs."""

    def __init__(self) -> None:
        self._loss = _Loss()
        self._began: float | None = None
        self._told = 0

    def stage(self, what: str) -> None:
        """Print what begins now."""
        click.echo(f"packetcheck: {what}", err=True)

    def step(self, done: int, total: int, *, epochs: int, loss: float) -> None:
        """Print how far the fit is, some twenty times in all."""
        shown = self._loss.add(loss)
        now = time.monotonic()
        if self._began is None:
            self._began = now
        part = done * _TELLINGS // total
        if part == self._told and done != 1:
            return
        self._told = part
        left = (now - self._began) / max(1, done - 1) * (total - done)
        said = f", {left / 60:.0f} min left" if done > 1 and left >= 60 else ""
        click.echo(
            f"packetcheck: fitting, step {done} of {total}, {fit_note(done, total, epochs, shown)}"
            f"{said}",
            err=True,
        )
