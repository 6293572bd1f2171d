"""What the packets of `test_batch.py` do, in a module that a worker process can import."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from packetcheck.batch import BatchSettings, Failed, Outcome


class CannotTravelError(Exception):
    """An exception that no process can send to another."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)
        self.two = two


def fake_work(path: Path, settings: BatchSettings) -> Outcome:
    """Do what the packet's name says."""
    name = path.name.partition("-")[0]
    if name == "dies":
        os._exit(13)
    if name == "raises":
        raise KeyError("a bug")
    if name == "exits":
        sys.exit("a library gave up")
    if name == "odd":
        raise CannotTravelError("one", "two")
    if name == "unsent":
        return Failed(path.name, "odd", lambda: None)  # type: ignore[arg-type]
    return Failed(path.name, "done", settings.target or "")
