"""Load rubrics, strictly: every error names file, line and key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from packetcheck.bundled import bundled_path
from packetcheck.errors import RubricError
from packetcheck.lined.load import SUFFIXES, load_lined
from packetcheck.lined.records import LinedData, refusal
from packetcheck.rubric.explain import explain
from packetcheck.rubric.problems import Finder, Problem
from packetcheck.rubric.records import (
    ANY_LEVEL,
    Criterion,
    Expectation,
    Level,
    Provenance,
    Rubric,
    RubricKind,
)
from packetcheck.rubric.shape import ExpectationFile, LevelFile, ProvenanceFile, RubricFile

_NOT_GIVEN = "not given"
_SCHEMA_SUFFIX = ".schema.json"


@dataclass(frozen=True, slots=True)
class ReadRubric:
    """A rubric file as read: its data with lines, and the rubric or what is wrong with it."""

    path: Path
    lined: LinedData
    rubric: Rubric | None
    problems: tuple[Problem, ...] = ()


def load_rubric(name: str | Path) -> Rubric:
    """Load a shipped rubric by its id, or any rubric file by its path.

    Raises RubricError naming file, line and key for anything that breaks the format.
    """
    read = read_rubric(name)
    if read.rubric is None:
        raise read.problems[0].as_error(str(read.path), more=len(read.problems) - 1)
    return read.rubric


def read_rubric(name: str | Path) -> ReadRubric:
    """Read a rubric and gather everything that breaks the format.

    Raises RubricError where the file cannot be parsed at all.
    """
    path = find_rubric(name)
    lined = load_lined(path)
    if not isinstance(lined.data, dict):
        said = "a rubric begins with its keys, and this file holds something else"
        hint = "`packetcheck rubric new` writes a file to begin with; its first key is id"
        raise refusal(str(path), 1, said, hint=hint)
    try:
        parsed = RubricFile.model_validate(lined.data)
    except ValidationError as error:
        return ReadRubric(path, lined, None, tuple(explain(error, lined)))
    problems = _broken_references(parsed, Finder(lined))
    if problems:
        return ReadRubric(path, lined, None, tuple(problems))
    return ReadRubric(path, lined, _as_rubric(parsed, path))


def shipped_rubrics() -> tuple[str, ...]:
    """Return the ids of the rubrics that come with packetcheck."""
    return tuple(sorted(_shipped()))


def _shipped() -> dict[str, Path]:
    return {
        path.stem: path
        for path in sorted(bundled_path("rubrics").iterdir())
        if path.suffix in SUFFIXES and not path.name.endswith(_SCHEMA_SUFFIX)
    }


def find_rubric(name: str | Path) -> Path:
    """Return the file of a shipped rubric's id, or the path itself.

    Raises RubricError with the ids that there are.
    """
    path = Path(name)
    try:
        is_file, is_folder = path.is_file(), path.is_dir()
    except OSError:
        is_file = is_folder = False  # longer than a file name may be
    if path.suffix.lower() in SUFFIXES or is_file:
        return path
    known = _shipped()
    if str(name) in known:
        return known[str(name)]
    raise RubricError(
        f"{name}: is a folder" if is_folder else f"there is no rubric '{name}'",
        hint=f"give the path of a .yaml, .toml or .json file, or one of: {', '.join(known)}",
        path=str(name),
    )


def _broken_references(parsed: RubricFile, finder: Finder) -> list[Problem]:
    """Return what is wrong between the parts: ids that stand twice or point nowhere."""
    found = []
    for group in ("levels", "criteria", "expectations"):
        seen: set[str] = set()
        for i, item in enumerate(getattr(parsed, group)):
            if item.id in seen:
                said = f"the id '{item.id}' stands twice in {group}"
                hint = "saved results point to ids: give one of the two another"
                found.append(finder.error("doubled-id", (group, i, "id"), said, hint))
            seen.add(item.id)
    if parsed.kind == "ladder" and not parsed.levels:
        hint = "list the levels, lowest first, or write kind: lens"
        found.append(finder.error("no-levels", ("kind",), "a ladder needs levels", hint))
    if parsed.source and parsed.provenance:
        said, hint = "source and provenance say the same", "keep provenance"
        found.append(finder.error("two-sources", ("source",), said, hint))
    for i, expectation in enumerate(parsed.expectations):
        found += _lost(parsed, i, expectation, finder)
    return sorted(found, key=lambda p: p.line)


def _lost(
    parsed: RubricFile, i: int, expectation: ExpectationFile, finder: Finder
) -> list[Problem]:
    """Return an error for a level or criterion of an expectation that is not there."""
    found = []
    levels = list(dict.fromkeys(level.id for level in parsed.levels))
    criteria = list(dict.fromkeys(criterion.id for criterion in parsed.criteria))
    hint = f"the levels are: {', '.join(levels)}" if levels else "this rubric has no levels"
    if levels and expectation.level is None:
        place = ("expectations", i, "level")
        found.append(finder.error("missing-key", place, "the key 'level' is missing", hint))
    elif (expectation.level or ANY_LEVEL) not in (levels or [ANY_LEVEL]):
        said = f"'{expectation.level}' is no level of this rubric"
        found.append(finder.error("no-such-level", ("expectations", i, "level"), said, hint))
    if expectation.criterion not in criteria:
        said = f"'{expectation.criterion}' is no criterion of this rubric"
        hint = f"the criteria are: {', '.join(criteria)}"
        place = ("expectations", i, "criterion")
        found.append(finder.error("no-such-criterion", place, said, hint))
    return found


def _as_rubric(parsed: RubricFile, path: Path) -> Rubric:
    kind = parsed.kind or (RubricKind.LADDER if parsed.levels else RubricKind.LENS)
    return Rubric(
        id=parsed.id,
        title=parsed.title,
        version=parsed.version,
        provenance=_provenance(parsed.provenance, parsed.source),
        levels=tuple(_level(v) for v in parsed.levels) or (Level(ANY_LEVEL, "Any level"),),
        criteria=tuple(Criterion(c.id, c.title, c.definition) for c in parsed.criteria),
        expectations=tuple(_expectation(e) for e in parsed.expectations),
        kind=RubricKind(kind),
        track=parsed.track,
        notes=tuple(parsed.notes),
        path=str(path),
    )


def _provenance(given: ProvenanceFile | None, source: str | None) -> Provenance:
    if given is None:
        return Provenance(source or _NOT_GIVEN)
    return Provenance(given.follows, given.changed or "", given.date or "", given.licence or "")


def _level(given: LevelFile) -> Level:
    return Level(
        given.id, given.title, tuple(given.aliases), given.career_level, tuple(given.notes)
    )


def _expectation(given: ExpectationFile) -> Expectation:
    return Expectation(
        id=given.id,
        level=given.level or ANY_LEVEL,
        criterion=given.criterion,
        text=given.text,
        scope=given.scope,
        counts=tuple(given.examples.counts),
        does_not_count=tuple(given.examples.does_not_count),
    )
