"""Time whole processes against each other, in turns, so that both meet the same machine."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Times:
    """Wall-clock seconds of some runs of one command."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the median."""
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        """Return the shortest, the median and the longest time."""
        return f"{min(self.seconds):.2f} / {self.median:.2f} / {max(self.seconds):.2f} s"


def compare(
    commands: Mapping[str, Sequence[str]], *, folder: Path, rounds: int = ROUNDS
) -> dict[str, Times]:
    """Run each command once to warm the disk's cache, then all of them in turn `rounds` times."""
    for command in commands.values():
        once(command, folder)
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            seconds[name].append(once(command, folder))
    return {name: Times(tuple(found)) for name, found in seconds.items()}


def once(command: Sequence[str], folder: Path) -> float:
    """Return how many seconds one run takes. Raises RuntimeError with what it said if it fails."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.strip()}")
    return seconds


def python(*argv: str) -> tuple[str, ...]:
    """Return a command of this very interpreter."""
    return (sys.executable, *argv)


def report(times: Mapping[str, Times]) -> str:
    """Return a Markdown table: min, median and max of each, and the ratio to the last one."""
    *_, peer = times.values()
    lines = ["| | min / median / max | ratio of medians |", "| --- | --- | --- |"]
    lines += [f"| {name} | {t} | {t.median / peer.median:.2f} |" for name, t in times.items()]
    rounds = len(peer.seconds)
    machine = f"{os.cpu_count()} processors, Python {sys.version.split()[0]}"
    return "\n".join([*lines, "", f"{rounds} runs each, in turns; {machine}."])
