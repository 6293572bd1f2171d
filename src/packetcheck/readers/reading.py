"""What a reader hands back: blocks, what it left out, what it has to say about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from packetcheck.document import Dropped, RawBlock

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as its reader saw it.

    `title` is the document's own title, `author` who wrote it by its own account (metadata, a
    mail's sender). `partly` is true where a part could not be read; a warning then says which.
    """

    blocks: tuple[RawBlock, ...]
    dropped: tuple[Dropped, ...] = ()
    warnings: tuple[str, ...] = ()
    title: str | None = None
    partly: bool = False
    author: str | None = None


@dataclass(slots=True)
class Tally:
    """Counts what a reader leaves out, and collects its warnings, each once."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def drop(self, what: str, characters: int, count: int = 1) -> None:
        """Count `characters` of `what` as left out; nothing is counted for no characters."""
        if characters <= 0:
            return
        entry = self.counts.setdefault(what, [0, 0])
        entry[0] += count
        entry[1] += characters

    def take(self, dropped: Iterable[Dropped]) -> None:
        """Add the counts of another reading."""
        for item in dropped:
            self.drop(item.what, item.characters, item.count)

    def warn(self, warning: str) -> None:
        """Keep a warning, unless it was given before."""
        if warning not in self.warnings:
            self.warnings.append(warning)

    def dropped(self) -> tuple[Dropped, ...]:
        """Return the counts in the order in which each kind was first seen."""
        return tuple(Dropped(what, n, size) for what, (n, size) in self.counts.items())
