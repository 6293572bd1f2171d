"""Draft a rubric out of a file and say what found no place in it."""

from __future__ import annotations

from pathlib import Path

import click

from packetcheck.cli.output import ensure_writable, write_text
from packetcheck.cli.run_rubric import refuse_existing
from packetcheck.drafting.draft import draft_rubric
from packetcheck.drafting.write import render_draft
from packetcheck.errors import UsageError
from packetcheck.lined.load import YAML_SUFFIXES
from packetcheck.reports.clean import one_line
from packetcheck.reports.wording import count_of
from packetcheck.rubric import load_rubric


def run_import(file: str, output: str, levels: str | None) -> None:
    """Write the draft; print what it holds and what it does not."""
    source, path = Path(file), Path(output)
    if path.suffix.lower() not in YAML_SUFFIXES:
        raise UsageError(f"{output}: a draft is a .yaml file", hint="its comments need YAML")
    refuse_existing(path)
    draft = draft_rubric(source, levels)
    ensure_writable(path)
    write_text(path, render_draft(draft, source.name))
    load_rubric(path)
    click.echo(
        one_line(
            f"wrote {path}: {count_of(len(draft.levels), 'level')}, "
            f"{count_of(len(draft.criteria), 'criterion', 'criteria')}, "
            f"{count_of(len(draft.expectations), 'expectation')}"
        )
    )
    for level in draft.levels:
        count = sum(e.level == level.id for e in draft.expectations)
        click.echo(f"  {one_line(level.title)} ({level.id}): {count}")
    for note in draft.notes:
        click.echo(one_line(f"note: {note}"))
    if draft.unplaced:
        click.echo(f"not placed: {len(draft.unplaced)}; they stand in the draft as comments")
    for item in draft.unplaced:
        click.echo(f"  {one_line(item.where)}, {one_line(item.why)}:\n    {one_line(item.text)}")
    click.echo(one_line(f"next: look it through, then packetcheck rubric validate {path}"))
