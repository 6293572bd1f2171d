"""A file of a company's ladder to a draft of a rubric, with everything that found no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from packetcheck.drafting import names
from packetcheck.drafting.grids import Found
from packetcheck.drafting.pieces import Placed, Unplaced
from packetcheck.drafting.sections import place_pieces
from packetcheck.drafting.source import read_pieces
from packetcheck.drafting.split import as_sentence
from packetcheck.errors import UsageError
from packetcheck.rubric import Criterion, Expectation, Level
from packetcheck.rubric.explain import slug
from packetcheck.rubric.records import fold

TODO = "TODO: say in a sentence what belongs here."
_WHAT_A_LADDER_IS = (
    "a ladder is a table of levels and criteria, or a heading a level with a list below it"
)
_NAME_WORDS = 4
_LITTLE_WORDS = (
    "a an and are as at be by for from in into is it its of on or own that the their them they "
    "this to with within without"
)
_SMALL = frozenset(_LITTLE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Draft:
    """A rubric to be looked through; `notes` say how the file was understood."""

    id: str
    title: str
    levels: tuple[Level, ...]
    criteria: tuple[Criterion, ...]
    expectations: tuple[Expectation, ...]
    unplaced: tuple[Unplaced, ...]
    notes: tuple[str, ...]


def draft_rubric(path: Path, levels: str | None = None) -> Draft:
    """Make a draft of the ladder in a file.

    `levels` is `columns`, `rows`, `headings` or `subheadings` where somebody knows what holds the
    levels.
    Raises UsageError where nothing in the file could be placed, and ReadError where it cannot be
    read.
    """
    found = place_pieces(read_pieces(path), levels)
    if not found.placed:
        raise UsageError(f"{path}: no ladder was found in it", hint=_WHAT_A_LADDER_IS)
    titles = list(dict.fromkeys(p.level for p in found.placed))
    notes = list(dict.fromkeys(found.notes))
    if names.goes_down(titles):
        titles.reverse()
        notes.append("the levels stood from high to low and were turned round")
    if len(titles) == 1:
        notes.append(
            f"only one level was found, '{titles[0]}'; if it is none, give --levels another way"
        )
    made_levels = _levels(titles, found)
    made_criteria = _criteria(found)
    return Draft(
        id=slug(path.stem) or "ladder",
        title=found.title or path.stem.replace("_", " ").strip() or "Ladder",
        levels=tuple(made_levels.values()),
        criteria=tuple(made_criteria.values()),
        expectations=_expectations(found.placed, made_levels, made_criteria),
        unplaced=(*found.unplaced, *_idle_names(found)),
        notes=tuple(notes),
    )


def _levels(titles: Sequence[str], found: Found) -> dict[str, Level]:
    """Return the levels by their folded name in the file, with ids that differ."""
    made: dict[str, Level] = {}
    taken: Counter[str] = Counter()
    shared = Counter(
        fold(alias) for t in titles for alias in {*names.split_title(t)[1], names.split_title(t)[0]}
    )
    for name in titles:
        if fold(name) in made:
            continue
        title, aliases = names.split_title(name)
        if shared[fold(title)] > 1:
            title, aliases = " ".join(name.split()), ()
        given = [a.strip() for text in found.aliases.get(name, []) for a in text.split(",")]
        made[fold(name)] = Level(
            _unique(slug(title) or "level", taken),
            title or name or "Level",
            tuple(dict.fromkeys(a for a in (*aliases, *given) if a and fold(a) != fold(title))),
        )
    return made


def _criteria(found: Found) -> dict[str, Criterion]:
    made: dict[str, Criterion] = {}
    taken: Counter[str] = Counter()
    for name in dict.fromkeys(p.criterion for p in found.placed):
        if fold(name) not in made:
            definition = found.definitions.get(fold(name)) or TODO
            made[fold(name)] = Criterion(
                _unique(slug(name) or "criterion", taken), name[:2_000], definition[:2_000]
            )
    return made


def _expectations(
    placed: Sequence[Placed], levels: dict[str, Level], criteria: dict[str, Criterion]
) -> tuple[Expectation, ...]:
    """Return the expectations by level, then by criterion, each in the file's order."""
    taken: Counter[str] = Counter()
    made = []
    for item in placed:
        level, criterion = levels[fold(item.level)], criteria[fold(item.criterion)]
        words = [w for w in slug(item.text).split("-") if w not in _SMALL][:_NAME_WORDS]
        base = f"{level.id}.{criterion.id}"[:90].rstrip(".-")
        name = _unique(f"{base}.{'-'.join(words) or 'line'}"[:110].rstrip(".-"), taken)
        made.append(Expectation(name, level.id, criterion.id, as_sentence(item.text)))
    order = [v.id for v in levels.values()]
    rank = [c.id for c in criteria.values()]
    return tuple(sorted(made, key=lambda e: (order.index(e.level), rank.index(e.criterion))))


def _idle_names(found: Found) -> Iterator[Unplaced]:
    """Yield the names of levels and criteria that no expectation came to belong to."""
    used = {fold(p.level) for p in found.placed}
    used |= {fold(part) for p in found.placed for part in (p.criterion, *p.criterion.split(" / "))}
    for name, where in dict.fromkeys(found.names):
        if (
            name
            and fold(name) not in used
            and fold(name) not in names.ROWS_OF_ALIASES | names.ROWS_OF_NAMES
        ):
            text = " ".join(name.split())
            yield Unplaced(text, where, "no expectation stands beside or below it")


def _unique(name: str, taken: Counter[str]) -> str:
    taken[name] += 1
    if taken[name] == 1:
        return name
    other = f"{name}-{taken[name]}"
    return other if other not in taken else _unique(name, taken)
