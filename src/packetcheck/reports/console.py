"""One screenful for a terminal: who, what was read, the counts, and what lacks evidence.

The screen holds at most `MAX_LINES` lines at 100 columns for a level of thirty expectations.
Sentences give way first, then ids are shortened; no missing expectation is left out for space
unless a rubric is far longer than that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from rich.console import Console, ConsoleOptions
from rich.text import Text

from packetcheck.document import ReadStatus
from packetcheck.findings import Assessment, Finding, Status
from packetcheck.reports.clean import one_line
from packetcheck.reports.lenses import breadth, lens_groups, status_word
from packetcheck.reports.quotes import by_criterion
from packetcheck.reports.wording import (
    READ_WORDS,
    STATUS_ORDER,
    VOICE_WORDS,
    contested,
    failure_of,
    person_of,
)

MAX_LINES = 24
_NAME_WIDTH = 40
_UNREAD_SHOWN = 3
_NOTES_SHOWN = 3
_STYLES = {
    Status.MISSING: "bold yellow",
    Status.UNKNOWN: "magenta",
    Status.THIN: "yellow",
    Status.SUPPORTED: "cyan",
}
_SYMBOLS = {Status.MISSING: "○", Status.UNKNOWN: "?", Status.THIN: "◐", Status.SUPPORTED: "●"}
_ASCII_SYMBOLS = {
    Status.MISSING: "-",
    Status.UNKNOWN: "?",
    Status.THIN: "~",
    Status.SUPPORTED: "+",
}
_TITLES = {
    Status.MISSING: "What lacks evidence: no statement in these documents was recognised as such",
    Status.UNKNOWN: "Not known: no evidence recognised, but part of the packet was not read",
}

_TITLE_OF_A_LENS = "Not shown: no statement in these documents was recognised as evidence of it"


class _Detail(Enum):
    """How much of each lacking expectation is shown, the fullest first."""

    WHOLE = auto()
    ONE_LINE_BELOW_ITS_CRITERION = auto()
    ONE_LINE_EACH = auto()
    NAMES = auto()


def render_console(assessment: Assessment, report_paths: Sequence[Path]) -> ConsoleReport:
    """Return a rich renderable: one screenful that ends with where the full reports are."""
    return ConsoleReport(assessment, tuple(report_paths))


@dataclass(frozen=True, slots=True)
class ConsoleReport:
    """An assessment as a screenful of lines; knows its width only when it is printed."""

    assessment: Assessment
    report_paths: tuple[Path, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        """Yield the lines, wrapped to the console's width."""
        page = _Page(console, max(options.max_width, 20), ascii_only=options.ascii_only)
        head = [*_head(page, self.assessment), Text()]
        tail = [*_lenses(page, self.assessment), *_tail(page, self.report_paths)]
        body = _fitting_body(page, self.assessment, MAX_LINES - len(head) - len(tail))
        screen = Text("\n", no_wrap=True, overflow="ignore").join([*head, *body, *tail])
        yield screen


@dataclass(frozen=True, slots=True)
class _Page:
    """The console's measure, and how to break lines to it."""

    console: Console
    width: int
    ascii_only: bool

    def symbol(self, status: Status) -> str:
        return (_ASCII_SYMBOLS if self.ascii_only else _SYMBOLS)[status]

    @property
    def ellipsis(self) -> str:
        return "..." if self.ascii_only else "…"

    def hanging(self, lead: Text, words: Text, *, most: int | None = None) -> list[Text]:
        """Wrap `words` after `lead`, later lines indented by it, at most `most` lines."""
        lead.truncate(self.width * 2 // 3)
        room = self.width - lead.cell_len
        lines = list(words.wrap(self.console, room))
        if most is not None and len(lines) > most:
            lines = list(words.wrap(self.console, room - 1 - len(self.ellipsis)))[:most]
            lines[-1].rstrip()
            lines[-1].append(f" {self.ellipsis}")
        for line in lines:
            line.rstrip()
        indent = Text(" " * lead.cell_len)
        return [(indent if n else lead) + line for n, line in enumerate(lines)] or [lead]


def _head(page: _Page, assessment: Assessment) -> Iterator[Text]:
    rubric, level = assessment.rubric, assessment.level
    career = ", a career level" if level.career_level else ""
    target = f", target {one_line(level.title)} ({level.id}{career})"
    if rubric.is_lens:
        target = f", rung {one_line(level.title)} ({level.id})" if len(rubric.levels) > 1 else ""
    name = f", {'lens' if rubric.is_lens else 'rubric'} {rubric.id} {rubric.version}"
    who = Text.assemble((one_line(person_of(assessment)), "bold"), target, name)
    yield from page.hanging(Text(), who, most=2)
    read = [d for d in assessment.documents if d.status is ReadStatus.READ]
    names = ", ".join(f"{one_line(d.name)} ({VOICE_WORDS[d.voice]})" for d in read)
    label = f"read {len(read)} of {len(assessment.documents)} documents  "
    yield from page.hanging(Text(label, style="dim"), Text(names or "none"), most=2)
    for document in assessment.unread[:_UNREAD_SHOWN]:
        word = READ_WORDS[document.status].upper()
        lead = Text(f"{word}  ", style="bold red")
        words = Text(f"{one_line(document.name)}: {one_line(failure_of(document))}", style="red")
        yield from page.hanging(lead, words, most=1)
    more = len(assessment.unread) - _UNREAD_SHOWN
    if more > 0:
        yield Text(f"and {more} more not read in full", style="bold red")
    for note in assessment.notes[:_NOTES_SHOWN]:
        # Whole: a warning that is cut off is none.
        yield from page.hanging(Text("note  ", style="bold"), Text(one_line(note)))
    if len(assessment.notes) > _NOTES_SHOWN:
        yield Text(f"note  and {len(assessment.notes) - _NOTES_SHOWN} more in the report")
    yield from page.hanging(Text(), _counts(page, assessment))


def _counts(page: _Page, assessment: Assessment) -> Text:
    line = Text()
    for status in STATUS_ORDER:
        style = _STYLES[status]
        word = status_word(status, assessment.rubric)
        line.append(f"{page.symbol(status)} {assessment.count(status)} {word}", style=style)
        line.append("   ")
    line.append(f"! {contested(assessment.findings)} contested", style="bold")
    return line.append(f"   of {len(assessment.findings)} expectations", style="dim")


def _lenses(page: _Page, assessment: Assessment) -> Iterator[Text]:
    """Yield a line or two a lens: how broad the evidence is, and of which kinds it is."""
    for reading in assessment.lenses:
        kinds = ", ".join(
            f"{one_line(g.title)} {len(g.seen)} of {len(g.findings)}"
            for g in lens_groups(reading)
            if g.seen
        )
        lead = Text(f"lens {reading.rubric.id}  ", style="bold")
        words = f"{breadth(reading)}{': ' if kinds else ''}{kinds}"
        if reading.notes:
            words += " (uncertain: see its notes in the report)"
        yield from page.hanging(lead, Text(words), most=3)


def _tail(page: _Page, paths: Sequence[Path]) -> Iterator[Text]:
    for path in paths:
        lead = Text("report  ", style="dim")
        words = Text(one_line(str(path)))
        yield from page.hanging(lead, words)


def _fitting_body(page: _Page, assessment: Assessment, budget: int) -> list[Text]:
    """Return the fullest body that fits into `budget` lines."""
    body: list[Text] = []
    for detail in _Detail:
        body = [
            *_lacking(page, assessment, Status.MISSING, detail),
            *_lacking(page, assessment, Status.UNKNOWN, detail),
            *_short_lists(page, assessment),
        ]
        if len(body) <= budget:
            return body
    cut = body[: max(budget - 1, 1)]
    return [*cut, Text(f"{page.ellipsis} and more: the report lists all of it", style="bold")]


def _lacking(
    page: _Page, assessment: Assessment, status: Status, detail: _Detail
) -> Iterator[Text]:
    """Yield the findings of `status` by criterion, in as much detail as asked for."""
    chosen = [f for f in assessment.findings if f.status is status]
    if chosen:
        lens = assessment.rubric.is_lens and status is Status.MISSING
        title = _TITLE_OF_A_LENS if lens else _TITLES[status]
        yield from page.hanging(Text(), Text(title, style="bold"), most=1)
    for criterion, group in by_criterion(assessment, chosen):
        prefix = f"{assessment.level.id}.{criterion.id}."
        if detail is _Detail.NAMES:
            lead = Text(f"  {one_line(criterion.title)}: ", style=_STYLES[status])
            yield from page.hanging(lead, _names(group, prefix))
            continue
        if detail is _Detail.ONE_LINE_EACH:
            prefix = f"{assessment.level.id}."
        else:
            yield Text.assemble(f"  {one_line(criterion.title)}  ", (f"{prefix}*", "dim"))
        width = max(len(f.expectation.id.removeprefix(prefix)) for f in chosen)
        for finding in group:
            name = finding.expectation.id.removeprefix(prefix)
            yield from _line(page, finding, f"{name:<{min(width, _NAME_WIDTH)}}", detail)


def _line(page: _Page, finding: Finding, name: str, detail: _Detail) -> list[Text]:
    lead = Text(f"  {page.symbol(finding.status)} {name}  ", style=_STYLES[finding.status])
    words = Text(one_line(finding.expectation.text))
    if finding.contested:
        words = Text.assemble(("contested: ", "bold"), words)
    return page.hanging(lead, words, most=None if detail is _Detail.WHOLE else 1)


def _short_lists(page: _Page, assessment: Assessment) -> Iterator[Text]:
    prefix = f"{assessment.level.id}."
    thin = [f for f in assessment.findings if f.status is Status.THIN]
    opposed = [f for f in assessment.findings if f.contested]
    if thin:
        lead = Text(f"{page.symbol(Status.THIN)} thin  ", style=_STYLES[Status.THIN])
        yield from page.hanging(lead, _names(thin, prefix))
    if opposed:
        yield from page.hanging(Text("! contested  ", style="bold"), _names(opposed, prefix))
    if not assessment.findings:
        yield Text("no expectation was checked", style="bold red")
    elif not any(assessment.count(status) for status in _TITLES):
        yield Text("no expectation is without recognised evidence; that is no verdict")


def _names(findings: Iterable[Finding], prefix: str) -> Text:
    return Text(", ".join(f.expectation.id.removeprefix(prefix) for f in findings))
