"""Ask an author about statements of a packet, and add the verdicts to a rubric's file."""

from __future__ import annotations

import codecs
import difflib
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from packetcheck.analyzer import Analyzer
from packetcheck.cli.inputs import load_input
from packetcheck.cli.output import ensure_writable, write_text
from packetcheck.cli.run_match import choose
from packetcheck.cli.unread import report_unread
from packetcheck.cli.verdicts import ask
from packetcheck.errors import OutputError, UsageError
from packetcheck.example_choice import choose_questions
from packetcheck.findings import TaggedStatement
from packetcheck.lined.load import parse_lined, raw_of, text_of
from packetcheck.pipeline import tag_pieces
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.reports.clean import one_line
from packetcheck.reports.wording import count_of
from packetcheck.rubric import Expectation, Rubric, load_rubric
from packetcheck.rubric.adding import Addition, add_examples, new_additions
from packetcheck.rubric.load import find_rubric
from packetcheck.rubric_examples import ExamplesReport, try_examples


@dataclass(frozen=True, slots=True)
class AddingJob:
    """What `rubric examples` was asked for."""

    name: str
    packets: tuple[str, ...]
    expectation: str | None
    level: str | None
    number: int
    model: str | None
    dry_run: bool
    backup: bool
    reading: ReadSettings = DEFAULT_SETTINGS


def run_add_examples(job: AddingJob) -> int:
    """Ask, and add what was answered; return the exit status."""
    rubric = load_rubric(job.name)
    path = _own_file(job, rubric)
    expectations = _chosen(rubric, job)
    analyzer = Analyzer(Path(job.model) if job.model else None)
    statements, status = _read(job, analyzer)
    questions = choose_questions(statements, expectations, analyzer, job.number)
    if not questions:
        click.echo("no statement is left to ask about: all are decided without examples, or known")
        return status
    click.echo(
        f"What you mark is copied word for word into {one_line(str(path))}; whoever gets that "
        "file can read it.\nTake out names and figures before you pass it on.\n",
        err=True,
    )
    verdicts = ask(questions)
    additions = tuple(
        Addition(q.expectation.id, q.text, counts=counts)
        for q, counts in verdicts
        if counts is not None
    )
    if not additions:
        click.echo("nothing was marked; the file is as it was")
        return status
    before = try_examples(_touched(rubric, additions), analyzer)
    changed, added = _added(path, additions)
    if job.dry_run:
        _show_difference(path, changed)
        return status
    _write(path, changed, backup=job.backup)
    after = _touched(load_rubric(path), additions)
    click.echo(one_line(f"added {count_of(added, 'example')} to {path}"))
    _tell_shares(before, try_examples(after, analyzer), analyzer, after)
    return status


def _own_file(job: AddingJob, rubric: Rubric) -> Path:
    """Return the file to be added to. Raises UsageError or OutputError before anything is asked."""
    path = find_rubric(job.name)
    if path != Path(job.name) and not job.dry_run:
        raise UsageError(
            f"{rubric.id} comes with packetcheck and is not changed",
            hint="give the path of a rubric file of your own, or add --dry-run",
        )
    if "-" in job.packets:
        raise UsageError("a packet cannot come from standard input: your verdicts do")
    # A link stays a link: what it points to is written.
    path = path.resolve()
    if job.dry_run:
        return path
    if not os.access(path, os.W_OK):
        raise OutputError(f"{path}: is write-protected", hint="add --dry-run to change nothing")
    ensure_writable(path)
    if job.backup and _backup_of(path).exists():
        raise OutputError(f"{_backup_of(path)}: is there already", hint="move it away first")
    return path


def _backup_of(path: Path) -> Path:
    return path.with_name(path.name + ".bak")


def _chosen(rubric: Rubric, job: AddingJob) -> tuple[Expectation, ...]:
    expectations = choose(rubric, job.level, None)
    if job.expectation is None:
        # Those with the fewest examples of what counts gain most, and get a turn first.
        return tuple(sorted(expectations, key=lambda e: len(e.counts))[: job.number])
    exact = [e for e in expectations if e.id == job.expectation]
    part = exact or [e for e in expectations if job.expectation in e.id]
    if len(part) == 1:
        return tuple(part)
    ids = [e.id for e in part or expectations]
    near = difflib.get_close_matches(job.expectation, ids, n=5, cutoff=0.0) if not part else ids
    said = "names several expectations" if part else f"is no expectation of {rubric.id}"
    raise UsageError(f"'{job.expectation}' {said}", hint=f"one of: {', '.join(near[:12])}")


def _read(job: AddingJob, analyzer: Analyzer) -> tuple[list[TaggedStatement], int]:
    statements: list[TaggedStatement] = []
    status = 0
    for name in job.packets:
        packet, documents, pieces = load_input(name, job.reading)
        tagged, _ = tag_pieces(analyzer, packet, pieces)
        status = max(status, report_unread(documents, tagged))
        statements.extend(tagged)
    return statements, status


def _touched(rubric: Rubric, additions: tuple[Addition, ...]) -> tuple[Expectation, ...]:
    ids = {a.expectation for a in additions}
    return tuple(e for e in rubric.expectations if e.id in ids)


def _added(path: Path, additions: tuple[Addition, ...]) -> tuple[str, int]:
    """Return the file's text with the examples in it, and how many are new."""
    # Read again: the author may have edited the file meanwhile.
    text = text_of(path)
    new = new_additions(additions, parse_lined(text, str(path)).data)
    return add_examples(text, str(path), new), len(new)


def _show_difference(path: Path, changed: str) -> None:
    lines = difflib.unified_diff(
        text_of(path).splitlines(), changed.splitlines(), path.name, path.name, n=1, lineterm=""
    )
    for line in lines:
        body = line[1:]
        indent = body[: len(body) - len(body.lstrip(" "))]
        click.echo(f"{line[:1]}{indent}{one_line(body)}")
    click.echo("nothing was written (--dry-run)")


def _write(path: Path, changed: str, *, backup: bool) -> None:
    raw = raw_of(path)
    rights = stat.S_IMODE(path.stat().st_mode)
    if backup:
        write_text(_backup_of(path), raw.decode("utf-8"), rights=rights)
        click.echo(one_line(f"the file as it was: {_backup_of(path)}"))
    mark = "\ufeff" if raw.startswith(codecs.BOM_UTF8) else ""
    write_text(path, mark + changed, rights=rights)


def _tell_shares(
    before: ExamplesReport,
    after: ExamplesReport,
    analyzer: Analyzer,
    expectations: tuple[Expectation, ...],
) -> None:
    earlier = {r.expectation.id: r for r in before.results}
    for result in after.results:
        old = earlier[result.expectation.id]
        was = f"{len(old.examples) - len(old.failed)} of {len(old.examples)}"
        now = f"{len(result.examples) - len(result.failed)} of {len(result.examples)}"
        click.echo(f"  {result.expectation.id}: {was} examples passed, now {now}")
    shares = f"{before.share:.2f} before" if before.total else "no example before"
    click.echo(f"share that passes, of these expectations: {shares}, now {after.share:.2f}")
    if any(analyzer.knows(e) for e in expectations):
        click.echo(
            "some of them the model was fitted on; it does not look at the examples of those"
        )
    sys.stdout.flush()
