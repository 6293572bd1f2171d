"""Rubrics: levels, criteria, and the expectations that evidence is sought for.

A rubric is data: no code knows an id of one. Loading is strict; an error names file, line and key.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from packetcheck.bundled import bundled_path
from packetcheck.errors import RubricError, UnknownTargetError
from packetcheck.yaml_lines import LinedData, Location, load_yaml

ANY_LEVEL = "any"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a ladder; `aliases` are other names by which `--target` finds it."""

    id: str
    title: str
    aliases: tuple[str, ...] = ()
    career_level: bool = False


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
    """A ladder or a lens. `digest` is the SHA-256 over its content, whatever its layout."""

    id: str
    title: str
    version: str
    source: str
    levels: tuple[Level, ...]
    criteria: tuple[Criterion, ...]
    expectations: tuple[Expectation, ...]
    path: str = ""

    @property
    def digest(self) -> str:
        """Return `sha256:…` over the rubric's content."""
        content = asdict(self)
        del content["path"]
        text = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()

    def at(self, level: Level) -> tuple[Expectation, ...]:
        """Return the expectations of `level`, in the rubric's order."""
        return tuple(e for e in self.expectations if e.level == level.id)

    def criterion(self, criterion_id: str) -> Criterion:
        """Return the criterion with this id."""
        return next(c for c in self.criteria if c.id == criterion_id)

    def find_level(self, name: str) -> Level:
        """Return the level that `name` means: an id, a title or an alias, in any spelling.

        Raises UnknownTargetError with the choices when no level or more than one is meant.
        """
        wanted = _fold(name)
        exact = [level for level in self.levels if _fold(level.id) == wanted]
        found = exact or [
            level
            for level in self.levels
            if wanted in {_fold(n) for n in (level.title, *level.aliases)}
        ]
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


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$", max_length=120)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _LevelFile(_Strict):
    id: Id
    title: Words
    aliases: list[Words] = Field(default_factory=list)
    career_level: bool = False


class _CriterionFile(_Strict):
    id: Id
    title: Words
    definition: Words


class _ExamplesFile(_Strict):
    counts: list[Words] = Field(default_factory=list)
    does_not_count: list[Words] = Field(default_factory=list)


class _ExpectationFile(_Strict):
    id: Id
    level: Id = ANY_LEVEL
    criterion: Id
    text: Words
    scope: Literal["feature", "theme", "product", "org"] | None = None
    examples: _ExamplesFile = Field(default_factory=_ExamplesFile)


class _RubricFile(_Strict):
    id: Id
    title: Words
    version: Words = "1"
    source: Words = "not given"
    levels: list[_LevelFile] = Field(default_factory=list)
    criteria: Annotated[list[_CriterionFile], Field(min_length=1)]
    expectations: Annotated[list[_ExpectationFile], Field(min_length=1)]


def load_rubric(name: str | Path) -> Rubric:
    """Load a shipped rubric by its id, or any rubric file by its path.

    Raises RubricError naming file, line and key for anything that breaks the format.
    """
    path = _find(name)
    lined = load_yaml(path)
    if not isinstance(lined.data, dict):
        raise RubricError(f"{path}, line 1: a rubric is a mapping of keys", path=str(path), line=1)
    try:
        parsed = _RubricFile.model_validate(lined.data)
    except ValidationError as error:
        raise _translated(error, lined, path) from error
    return _checked(parsed, lined, path)


def shipped_rubrics() -> tuple[str, ...]:
    """Return the ids of the rubrics that come with packetcheck."""
    return tuple(sorted(p.stem for p in bundled_path("rubrics").glob("*.yaml")))


def _find(name: str | Path) -> Path:
    path = Path(name)
    try:
        is_file = path.is_file()
    except OSError:
        is_file = False  # longer than a file name may be
    if path.suffix in {".yaml", ".yml"} or is_file:
        return path
    known = shipped_rubrics()
    if str(name) in known:
        return bundled_path("rubrics") / f"{name}.yaml"
    raise RubricError(
        f"there is no rubric '{name}'",
        hint=f"give the path of a .yaml file, or one of: {', '.join(known)}",
        path=str(name),
    )


def _translated(error: ValidationError, lined: LinedData, path: Path) -> RubricError:
    # A misspelt key is also a missing one; to name the misspelling helps more.
    first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
    place: Location = tuple(first["loc"])
    line = lined.line(place)
    key = ".".join(str(part) for part in place)
    others = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
    if first["type"] == "extra_forbidden":
        allowed = ", ".join(_allowed_keys(place[:-1]))
        message = f"{path}, line {line}: unknown key '{place[-1]}'{others}"
        return RubricError(
            message, hint=f"allowed here: {allowed}", path=str(path), line=line, key=key
        )
    if first["type"] == "missing":
        message = f"{path}, line {line}: the key '{place[-1]}' is missing{others}"
        return RubricError(message, path=str(path), line=line, key=key)
    said = first["msg"][0].lower() + first["msg"][1:]
    message = f"{path}, line {line}: {key}: {said}{others}"
    return RubricError(message, path=str(path), line=line, key=key)


def _allowed_keys(place: Location) -> list[str]:
    shapes: dict[str, type[BaseModel]] = {
        "levels": _LevelFile,
        "criteria": _CriterionFile,
        "expectations": _ExpectationFile,
    }
    if place and place[-1] == "examples":
        return list(_ExamplesFile.model_fields)
    shape = shapes.get(str(place[0]), _RubricFile) if place else _RubricFile
    return list(shape.model_fields)


def _checked(parsed: _RubricFile, lined: LinedData, path: Path) -> Rubric:
    """Turn a parsed file into a Rubric; raise where ids are doubled or point nowhere."""

    def refuse(place: Location, message: str, hint: str = "") -> None:
        line = lined.line(place)
        raise RubricError(
            f"{path}, line {line}: {message}",
            hint=hint,
            path=str(path),
            line=line,
            key=".".join(str(part) for part in place),
        )

    for group in ("levels", "criteria", "expectations"):
        seen: set[str] = set()
        for i, item in enumerate(getattr(parsed, group)):
            if item.id in seen:
                refuse((group, i, "id"), f"the id '{item.id}' stands twice in {group}")
            seen.add(item.id)
    levels = parsed.levels or [_LevelFile(id=ANY_LEVEL, title="Any level")]
    level_ids = [level.id for level in levels]
    criterion_ids = [criterion.id for criterion in parsed.criteria]
    for i, e in enumerate(parsed.expectations):
        if e.level not in level_ids:
            hint = f"the levels are: {', '.join(level_ids)}"
            refuse(("expectations", i, "level"), f"'{e.level}' is no level of this rubric", hint)
        if e.criterion not in criterion_ids:
            hint = f"the criteria are: {', '.join(criterion_ids)}"
            refuse(
                ("expectations", i, "criterion"),
                f"'{e.criterion}' is no criterion of this rubric",
                hint,
            )
    return Rubric(
        id=parsed.id,
        title=parsed.title,
        version=parsed.version,
        source=parsed.source,
        levels=tuple(Level(v.id, v.title, tuple(v.aliases), v.career_level) for v in levels),
        criteria=tuple(Criterion(c.id, c.title, c.definition) for c in parsed.criteria),
        expectations=tuple(
            Expectation(
                id=e.id,
                level=e.level,
                criterion=e.criterion,
                text=e.text,
                scope=e.scope,
                counts=tuple(e.examples.counts),
                does_not_count=tuple(e.examples.does_not_count),
            )
            for e in parsed.expectations
        ),
        path=str(path),
    )
