"""Show questions and take an author's verdicts: single keys in a terminal, lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from packetcheck.example_choice import Question
from packetcheck.reports.clean import one_line

_KEYS = {"c": "counts", "d": "does not count", "s": "skip", "q": "quit"}
_MENU = " · ".join(f"[{key}] {word}" for key, word in _KEYS.items())
Verdict = tuple[Question, bool | None]


def ask(questions: Sequence[Question]) -> list[Verdict]:
    """Return each question that was answered with its verdict, None where it was skipped.

    Ends at `q` and where the input ends; what was answered until then stands.
    """
    verdicts: list[Verdict] = []
    last = ""
    for n, question in enumerate(questions, start=1):
        if question.expectation.id != last:
            last = question.expectation.id
            click.echo(f"{last}\n  {one_line(question.expectation.text)}\n")
        _show(question, f"{n}/{len(questions)}")
        key = _key()
        if key == "q":
            break
        verdicts.append((question, {"c": True, "d": False}.get(key)))
    return verdicts


def _show(question: Question, place: str) -> None:
    statement = question.tagged.statement
    side = "just counts" if question.lead >= 0 else "just does not count"
    near = side if abs(question.lead) < 1 else side.replace("just ", "")
    who = statement.author or statement.voice.value
    click.echo(f"  {place}  “{one_line(question.text)}”")
    click.echo(
        f"        {one_line(statement.document)}, {one_line(who)}; to the matcher it {near} "
        f"(score {question.score:.2f})"
    )


def _key() -> str:
    """Return the key that was pressed, or the first letter of a line; `q` where nothing follows."""
    terminal = sys.stdin.isatty()
    while True:
        click.echo(f"        {_MENU}  ", nl=False)
        if terminal:
            given = click.getchar()
            if given == "\x03":
                raise KeyboardInterrupt
            given = "q" if given in "\x04\x1b" else given
        else:
            line = sys.stdin.readline()
            given = line.strip() if line else "q"
        key = given.strip().lower()
        word = next((w for k, w in _KEYS.items() if key in (k, w)), None)
        click.echo(word or "?")
        if word is not None:
            return word[0]
        click.echo(f"packetcheck: '{one_line(given)}' is no verdict", err=True)
