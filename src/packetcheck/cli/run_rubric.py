"""List, show and begin rubrics."""

from __future__ import annotations

from pathlib import Path

import click

from packetcheck.cli.output import ensure_writable, write_text
from packetcheck.errors import OutputError
from packetcheck.reports.clean import one_line
from packetcheck.reports.wording import CAREER_LEVEL_MEANING, count_of
from packetcheck.rubric import Expectation, Level, Rubric, load_rubric, shipped_rubrics
from packetcheck.rubric.compare import Change, compare
from packetcheck.rubric.starting import starting_text


def list_rubrics() -> None:
    """Print one line a shipped rubric."""
    for name in shipped_rubrics():
        rubric = load_rubric(name)
        levels = ", ".join(level.id for level in rubric.levels)
        parts = f"criteria: {', '.join(c.id for c in rubric.criteria)}"
        inside = parts if len(rubric.levels) == 1 else f"levels: {levels}"
        track = f", track {rubric.track}" if rubric.track else ""
        count = count_of(len(rubric.expectations), "expectation")
        click.echo(f"{name}: {rubric.title} ({rubric.kind}{track}; {inside}; {count})")


def show_rubric(name: str, level: str | None) -> None:
    """Print a rubric, or one level of it."""
    rubric = load_rubric(name)
    chosen = (rubric.find_level(level),) if level else rubric.levels
    _head(rubric)
    for one in chosen:
        _level_head(one)
        for criterion in rubric.criteria:
            expectations = [e for e in rubric.at(one) if e.criterion == criterion.id]
            if expectations:
                words = one_line(f"{criterion.title}: {criterion.definition}")
                click.echo(f"\n  {words}")
            for e in expectations:
                _expectation(e)


def show_growth(name: str, level: str, from_: str) -> None:
    """Print what one level of a rubric asks for that another does not."""
    rubric = load_rubric(name)
    target, present = rubric.find_level(level), rubric.find_level(from_)
    difference = compare(rubric.at(present), rubric.at(target), across_levels=True)
    _head(rubric)
    click.echo(f"\nFrom {one_line(present.title)} ({present.id})")
    _level_head(target, lead="To ")
    for title, expectations in (
        (f"Only at {target.id}", difference.added),
        (f"Only at {present.id}, not asked again", difference.removed),
    ):
        if expectations:
            click.echo(f"\n  {title}: {len(expectations)}")
        for e in expectations:
            _expectation(e)
    if difference.changed:
        click.echo(f"\n  At both, and more at {target.id}: {len(difference.changed)}")
    for change in difference.changed:
        _change(change)
    if difference.same:
        ids = ", ".join(c.after.id for c in difference.same)
        click.echo(f"\n  The same at both: {len(difference.same)}\n    {ids}")


def _head(rubric: Rubric) -> None:
    click.echo(one_line(f"{rubric.title} ({rubric.id}, version {rubric.version}, {rubric.kind})"))
    source = rubric.provenance
    for label, text in (
        ("follows", source.follows),
        ("changed", source.changed),
        ("date", source.date),
        ("licence", source.licence),
    ):
        if text:
            click.echo(f"  {label}: {one_line(text)}")
    for note in rubric.notes:
        click.echo(f"  note: {one_line(note)}")


def _level_head(level: Level, lead: str = "") -> None:
    aliases = f"  also: {one_line(', '.join(level.aliases))}" if level.aliases else ""
    click.echo(f"\n{lead}{one_line(level.title)} ({level.id}){aliases}")
    if level.career_level:
        click.echo(f"  {CAREER_LEVEL_MEANING}")
    for note in level.notes:
        click.echo(f"  note: {one_line(note)}")


def _expectation(expectation: Expectation) -> None:
    scope = f" [{expectation.scope}]" if expectation.scope else ""
    click.echo(f"    {expectation.id}{scope}\n      {one_line(expectation.text)}")


def _change(change: Change) -> None:
    old, new = change.before, change.after
    sizes = f" [{old.scope or 'any size'} → {new.scope or 'any size'}]"
    grown = sizes if old.scope != new.scope else ""
    click.echo(f"    {new.id}{grown}\n      {one_line(new.text)}")
    if old.text != new.text:
        click.echo(f"      before: {one_line(old.text)}")


def write_new(file: str, format_: str | None) -> None:
    """Write the starting file. Raises OutputError where there is a file already."""
    path = Path(file)
    text = starting_text(path.suffix, format_)
    refuse_existing(path)
    ensure_writable(path)
    write_text(path, text)
    click.echo(one_line(f"wrote {path}; next: packetcheck rubric validate {path}"))


def refuse_existing(path: Path) -> None:
    """Raise OutputError where a file is there already."""
    try:
        exists = path.exists() or path.is_symlink()
    except OSError:
        exists = False  # longer than a file name may be: refused when it is written
    if exists:
        raise OutputError(f"{path}: is there already", hint="choose another name, or move it away")
