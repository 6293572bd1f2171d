"""What a packet is held against: which rubric, and which level of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packetcheck.errors import UnknownTargetError, UsageError
from packetcheck.packet import Packet
from packetcheck.rubric import Level, Rubric, load_rubric, shipped_rubrics

DEFAULT_RUBRIC = "pm-ic"
_LENS_ALONE = (
    "{id} is a lens: it shows which kinds of work there is evidence of, and nobody is expected to "
    "have evidence of all. --lens shows it beside a ladder."
)


@dataclass(frozen=True, slots=True)
class Aim:
    """A rubric, the level of it that is the target, and what a reader has to know of the two."""

    rubric: Rubric
    level: Level
    notes: tuple[str, ...] = ()


def find_aim(
    packet: Packet, *, target: str | None = None, rubric: Rubric | str | Path | None = None
) -> Aim:
    """Return what was asked for, else what `packet.toml` says, else the default rubric.

    Where nobody names a rubric and the target is no level of the default one but of exactly one
    other shipped ladder, that one is taken and a note says so.
    Raises UsageError without a target, UnknownTargetError for one that is not found, or in several
    places, with the choices, and RubricError for a bad rubric.
    """
    wanted = target or packet.target
    named = rubric or packet.rubric
    ladder = named if isinstance(named, Rubric) else load_rubric(named or DEFAULT_RUBRIC)
    if target is None and ladder.is_lens and len(ladder.levels) == 1:
        wanted = None  # the target of `packet.toml` is a level of a ladder
    if named is None and wanted and not ladder.levels_named(wanted):
        return _in_another_ladder(wanted, ladder)
    return _aim(ladder, ladder.find_level(wanted) if wanted else _only_level(ladder))


def split_reference(name: str) -> tuple[str, str | None]:
    """Split `rubric:level` into its parts; a name that is a file stays whole."""
    head, colon, level = name.rpartition(":")
    try:
        whole = not colon or Path(name).is_file()
    except OSError:
        whole = False
    # `C:\\ladder.yaml` has a colon and no level.
    if whole or not head or level.startswith(("\\", "/")):
        return name, None
    return head, level


def _aim(rubric: Rubric, level: Level, *notes: str) -> Aim:
    if not rubric.at(level):
        raise UnknownTargetError(f"the rubric {rubric.id} expects nothing at '{level.id}'")
    lens = (_LENS_ALONE.format(id=rubric.id),) if rubric.is_lens else ()
    return Aim(rubric, level, (*notes, *lens, *rubric.notes_at(level)))


def _only_level(rubric: Rubric) -> Level:
    if len(rubric.levels) == 1:
        return rubric.levels[0]
    choices = ", ".join(f"{level.id} ({level.title})" for level in rubric.levels)
    raise UsageError(
        "no target level is given",
        hint=f'give --target, or target = "…" in packet.toml; the levels of {rubric.id}: {choices}',
    )


def _in_another_ladder(target: str, default: Rubric) -> Aim:
    found = [r for r in _other_ladders(default.id) if r.levels_named(target)]
    if len(found) == 1:
        level = found[0].find_level(target)
        note = (
            f"'{target}' is no level of {default.id}; the ladder {found[0].id} has it and was used."
        )
        return _aim(found[0], level, note)
    if not found:
        raise _no_level_anywhere(target, default)
    choices = ", ".join(
        f"--rubric {r.id} ({' or '.join(v.title for v in r.levels_named(target))})" for r in found
    )
    raise UnknownTargetError(
        f"'{target}' is a level of more than one ladder",
        hint=f'choose one: {choices}; or rubric = "…" in packet.toml',
    )


def _no_level_anywhere(target: str, default: Rubric) -> UnknownTargetError:
    levels = ", ".join(f"{level.id} ({level.title})" for level in default.levels)
    others = ", ".join(ladder.id for ladder in _other_ladders(default.id))
    return UnknownTargetError(
        f"'{target}' is no level of the rubric {default.id}, nor of another shipped ladder",
        hint=f"its levels: {levels}; other ladders, by --rubric: {others}, or a file of your own",
    )


def _other_ladders(default: str) -> Iterator[Rubric]:
    for name in shipped_rubrics():
        if name != default and not (ladder := load_rubric(name)).is_lens:
            yield ladder
