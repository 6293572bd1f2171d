"""What a long run tells while it goes on; who shows it is somebody else's business."""

from __future__ import annotations

from typing import Protocol


class Watch(Protocol):
    """Somebody who watches a run."""

    def stage(self, what: str) -> None:
        """Hear what begins now."""

    def step(self, done: int, total: int, *, epochs: int, loss: float) -> None:
        """Hear how far the fit is: steps `done` of `total`, over all epochs."""


class Nobody:
    """Nobody watches."""

    def stage(self, what: str) -> None:
        """Say nothing."""

    def step(self, done: int, total: int, *, epochs: int, loss: float) -> None:
        """Say nothing."""
