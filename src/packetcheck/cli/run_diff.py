"""Compare two rubrics, or two levels, and print what differs."""

from __future__ import annotations

import json
from typing import Any

import click

from packetcheck.aim import split_reference
from packetcheck.reports.clean import escape_json, one_line
from packetcheck.rubric import Expectation, Level, Rubric, load_rubric
from packetcheck.rubric.compare import Change, Difference, compare


def run_diff(before: str, after: str, *, as_json: bool) -> None:
    """Print what B asks for that A does not."""
    old, old_level = _load(before)
    new, new_level = _load(after)
    difference = compare(
        old.at(old_level) if old_level else old.expectations,
        new.at(new_level) if new_level else new.expectations,
        across_levels=old_level is not None and new_level is not None,
    )
    if as_json:
        data = _as_dict(difference)
        click.echo(escape_json(json.dumps(data, indent=2, ensure_ascii=False)))
        return
    click.echo(f"{_called(old, old_level)} → {_called(new, new_level)}")
    _list("added", "+", difference.added)
    _list("removed", "-", difference.removed)
    if difference.changed:
        click.echo(f"\nchanged: {len(difference.changed)}")
    for change in difference.changed:
        _change(change)
    click.echo(f"\nthe same: {len(difference.same)}")


def _load(name: str) -> tuple[Rubric, Level | None]:
    reference, level = split_reference(name)
    rubric = load_rubric(reference)
    return rubric, rubric.find_level(level) if level else None


def _called(rubric: Rubric, level: Level | None) -> str:
    return f"{rubric.id} {one_line(rubric.version)}" + (f", {level.id}" if level else "")


def _list(word: str, sign: str, expectations: tuple[Expectation, ...]) -> None:
    if expectations:
        click.echo(f"\n{word}: {len(expectations)}")
    for e in expectations:
        scope = f" [{e.scope}]" if e.scope else ""
        click.echo(f"  {sign} {e.id}{scope}\n      {one_line(e.text)}")


def _change(change: Change) -> None:
    old, new = change.before, change.after
    name = new.id if old.id == new.id else f"{old.id} → {new.id}"
    click.echo(f"  ~ {name} ({', '.join(change.what)})")
    if old.scope != new.scope:
        click.echo(f"      scope: {old.scope or 'none'} → {new.scope or 'none'}")
    if old.text != new.text:
        click.echo(f"    - {one_line(old.text)}\n    + {one_line(new.text)}")


def _as_dict(difference: Difference) -> dict[str, Any]:
    return {
        "added": [_expectation(e) for e in difference.added],
        "removed": [_expectation(e) for e in difference.removed],
        "changed": [
            {
                "what": list(c.what),
                "before": _expectation(c.before),
                "after": _expectation(c.after),
            }
            for c in difference.changed
        ],
        "same": [c.after.id for c in difference.same],
    }


def _expectation(e: Expectation) -> dict[str, Any]:
    return {
        "id": e.id,
        "level": e.level,
        "criterion": e.criterion,
        "scope": e.scope,
        "text": e.text,
    }
