"""What a rubric is: levels, criteria, and the expectations that evidence is sought for.

A rubric is data: no code knows an id of one.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from packetcheck.errors import UnknownTargetError

ANY_LEVEL = "any"
SCOPES = ("feature", "theme", "product", "org")


class RubricKind(StrEnum):
    """Whether a rubric says what a level asks for, or sorts work by what it shows."""

    LADDER = "ladder"
    LENS = "lens"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a rubric comes from, what was changed, when, and on what terms it may be used."""

    follows: str
    changed: str = ""
    date: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a ladder, or rung of a lens.

    `aliases` are other names by which `--target` finds it. At a `career_level` many stay for good.
    `notes` are shown where it is the target.
    """

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    career_level: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A group of expectations."""

    id: str
    title: str
    definition: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """One line of a rubric: what is expected at a level under a criterion.

    `scope` is the smallest scope at which a deed counts in full; None where the rubric is silent.
    `counts` and `does_not_count` are the author's examples.
    """

    id: str
    level: str
    criterion: str
    text: str
    scope: str | None = None
    counts: tuple[str, ...] = ()
    does_not_count: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rubric:
    """A ladder or a lens. `digest` is the SHA-256 over its content, whatever its layout.

    `track` is `ic`, `management` or None; `notes` are shown with any target of the rubric.
    """

    id: str
    title: str
    version: str
    provenance: Provenance
    levels: tuple[Level, ...]
    criteria: tuple[Criterion, ...]
    expectations: tuple[Expectation, ...]
    kind: RubricKind = RubricKind.LADDER
    track: str | None = None
    notes: tuple[str, ...] = ()
    path: str = ""

    @property
    def digest(self) -> str:
        """Return `sha256:…` over the rubric's content."""
        content = asdict(self)
        del content["path"]
        text = json.dumps(_without_empty(content), sort_keys=True, ensure_ascii=False)
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()

    @property
    def is_lens(self) -> bool:
        """Tell whether the rubric is a lens."""
        return self.kind is RubricKind.LENS

    def at(self, level: Level) -> tuple[Expectation, ...]:
        """Return the expectations of `level`, in the rubric's order."""
        return tuple(e for e in self.expectations if e.level == level.id)

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion with this id."""
        return next(c for c in self.criteria if c.id == criterion_id)

    def notes_at(self, level: Level) -> tuple[str, ...]:
        """Return what is to be said where `level` is the target."""
        return (*self.notes, *level.notes)

    def levels_named(self, name: str) -> tuple[Level, ...]:
        """Return the levels that `name` means: an id, else a title or an alias, in any spelling."""
        wanted = fold(name)
        exact = tuple(level for level in self.levels if fold(level.id) == wanted)
        return exact or tuple(
            level
            for level in self.levels
            if wanted and wanted in {fold(n) for n in (level.title, *level.aliases)}
        )

    def find_level(self, name: str) -> Level:
        """Return the one level that `name` means.

        Raises UnknownTargetError with the choices when no level or more than one is meant.
        """
        found = self.levels_named(name)
        if len(found) == 1:
            return found[0]
        choices = ", ".join(f"{level.id} ({level.title})" for level in found or self.levels)
        if found:
            raise UnknownTargetError(
                f"'{name}' names more than one level of {self.id}", hint=f"choose one: {choices}"
            )
        raise UnknownTargetError(
            f"'{name}' is no level of the rubric {self.id}", hint=f"its levels: {choices}"
        )


def fold(name: str) -> str:
    """Return `name` without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _without_empty(content: Any) -> Any:
    """Leave out what says nothing, so that a new optional key changes no old digest."""
    if isinstance(content, dict):
        kept = {key: _without_empty(value) for key, value in content.items()}
        return {key: value for key, value in kept.items() if value not in (None, "", False, [])}
    if isinstance(content, list | tuple):
        return [_without_empty(item) for item in content]
    return content
