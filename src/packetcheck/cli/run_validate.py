"""Check rubric files and print what is wrong or doubtful; a bad file stops no other."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from packetcheck.cli import exits
from packetcheck.errors import RubricError
from packetcheck.reports.clean import escape_json, one_line
from packetcheck.reports.wording import count_of
from packetcheck.rubric import Rubric, read_rubric
from packetcheck.rubric.problems import Problem, Severity
from packetcheck.rubric.review import review

_SHOWN_OF_A_KIND = 3


@dataclass(frozen=True, slots=True)
class Checked:
    """One file with all that was found in it; `rubric` is None where it cannot be used."""

    name: str
    rubric: Rubric | None
    problems: tuple[Problem, ...]

    def count(self, severity: Severity) -> int:
        """Return how many problems there are of one severity."""
        return sum(p.severity is severity for p in self.problems)


def run_validate(files: Sequence[str], *, as_json: bool, strict: bool, every: bool) -> int:
    """Check all files; return the exit status."""
    checked = [check_file(name) for name in files]
    if as_json:
        data = [_as_dict(c) for c in checked]
        click.echo(escape_json(json.dumps(data, indent=2, ensure_ascii=False)))
    else:
        for one in checked:
            _print(one, every=every)
    if any(c.rubric is None for c in checked):
        return exits.NOT_STARTED
    return exits.GAPS if strict and any(c.problems for c in checked) else 0


def check_file(name: str) -> Checked:
    """Read one file and review it; nothing is raised."""
    try:
        read = read_rubric(name)
    except RubricError as error:
        said = error.message.removeprefix(f"{error.path}, line {error.line}: ")
        said = said.removeprefix(f"{error.path}: ")
        found = Problem(Severity.ERROR, "unreadable", error.line, error.key, said, error.hint)
        return Checked(name, None, (found,))
    return Checked(name, read.rubric, review(read))


def _print(checked: Checked, *, every: bool) -> None:
    shown: Counter[str] = Counter()
    for problem in checked.problems:
        shown[problem.code] += 1
        error = problem.severity is Severity.ERROR
        if error or every or shown[problem.code] <= _SHOWN_OF_A_KIND:
            _print_problem(checked.name, problem)
    for line in _folded(shown, checked.problems) if not every else ():
        click.echo(line)
    errors, warnings = checked.count(Severity.ERROR), checked.count(Severity.WARNING)
    if checked.rubric is None:
        said = f"{count_of(errors, 'error')}; cannot be used"
        click.echo(one_line(f"{checked.name}: {said} [bad-rubric]"), err=True)
        return
    rubric = checked.rubric
    counts = (
        f"{count_of(len(rubric.levels), 'level')}, "
        f"{count_of(len(rubric.expectations), 'expectation')}"
    )
    doubts = f"; {count_of(warnings, 'warning')}" if warnings else ""
    click.echo(f"{one_line(checked.name)}: ok ({counts}){doubts}")


def _print_problem(name: str, problem: Problem) -> None:
    place = f"{name}, line {problem.line}" if problem.line else name
    error = problem.severity is Severity.ERROR
    click.echo(one_line(f"{place}: {problem.severity}: {problem.message}"), err=error)
    if problem.hint:
        click.echo(f"  {one_line(problem.hint)}", err=error)


def _folded(shown: Counter[str], problems: Iterable[Problem]) -> list[str]:
    errors = {p.code for p in problems if p.severity is Severity.ERROR}
    return [
        f"  … and {count - _SHOWN_OF_A_KIND} more warnings of the kind {code}; --all prints them"
        for code, count in shown.items()
        if count > _SHOWN_OF_A_KIND and code not in errors
    ]


def _as_dict(checked: Checked) -> dict[str, Any]:
    return {
        "file": checked.name,
        "ok": checked.rubric is not None,
        "errors": checked.count(Severity.ERROR),
        "warnings": checked.count(Severity.WARNING),
        "problems": [
            {
                "severity": p.severity.value,
                "code": p.code,
                "line": p.line or None,
                "key": p.key,
                "message": p.message,
                "hint": p.hint,
            }
            for p in checked.problems
        ],
    }
