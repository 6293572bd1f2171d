"""The whole assessment as plain text: every finding, with its best quotes and their places."""

from __future__ import annotations

from collections.abc import Iterator

from packetcheck.document import Document
from packetcheck.findings import Assessment, Evidence, Finding, LensReading, TaggedStatement
from packetcheck.reports.clean import one_line, printable
from packetcheck.reports.lenses import LENS_MEANING, STATUS_WORDS, breadth, lens_groups, status_word
from packetcheck.reports.quotes import best_quotes, by_criterion, statements_by_id
from packetcheck.reports.wording import (
    CAREER_LEVEL_MEANING,
    KIND_WORDS,
    READ_WORDS,
    RELATION_WORDS,
    STATUS_MEANING,
    STATUS_ORDER,
    VOICE_WORDS,
    contested,
    count_of,
    failure_of,
    period_of,
    person_of,
    place_of,
    short_digest,
    speaker_of,
)


def render_text(assessment: Assessment) -> str:
    """Return the assessment as plain text without colours, complete, one fact a line."""
    statements = statements_by_id(assessment)
    lines = [*_head(assessment), "", "Documents"]
    for document in assessment.documents:
        lines += _document(document)
    if assessment.notes:
        lines += ["", "Notes", *(f"  {one_line(note)}" for note in assessment.notes)]
    for status in STATUS_ORDER:
        word = status_word(status, assessment.rubric)
        chosen = [f for f in assessment.findings if f.status is status]
        if chosen:
            lines += ["", f"{word.upper()}: {STATUS_MEANING[status]}"]
        for criterion, group in by_criterion(assessment, chosen):
            lines += ["", f"  {one_line(criterion.title)}"]
            for finding in group:
                lines += _finding(finding, statements, word)
    for reading in assessment.lenses:
        lines += _lens(reading, statements)
    return "\n".join(lines) + "\n"


def _head(assessment: Assessment) -> Iterator[str]:
    rubric, level, model = assessment.rubric, assessment.level, assessment.model
    yield f"Person     {one_line(person_of(assessment))}"
    career = f", {CAREER_LEVEL_MEANING}" if level.career_level else ""
    if not rubric.is_lens or len(rubric.levels) > 1:
        yield f"Target     {one_line(level.title)} ({level.id}){career}"
    yield (
        f"Rubric     {one_line(rubric.title)} ({rubric.id} {rubric.version}, "
        f"{short_digest(rubric.digest)})"
    )
    yield f"Model      {model.id} ({short_digest(model.digest)})"
    if period := period_of(assessment):
        yield f"Period     {period}"
    counts = [f"{assessment.count(s)} {status_word(s, rubric)}" for s in STATUS_ORDER]
    counts.append(f"{contested(assessment.findings)} contested")
    yield f"Findings   {', '.join(counts)}, of {len(assessment.findings)} expectations"


def _document(document: Document) -> Iterator[str]:
    guessed = dict.fromkeys(document.guessed, " (guessed)")
    voice = VOICE_WORDS[document.voice] + guessed.get("voice", "")
    kind = KIND_WORDS[document.kind] + guessed.get("kind", "")
    status = (
        READ_WORDS[document.status].upper() if document.failure else (READ_WORDS[document.status])
    )
    yield f"  {one_line(document.name)}: {status}; {voice}, {kind}"
    receipt = document.receipt
    dropped = "".join(f", dropped {d.count} x {one_line(d.what)}" for d in receipt.dropped)
    yield (
        f"    {count_of(receipt.characters, 'character')} seen, {receipt.kept} kept, "
        f"{receipt.furniture} furniture{dropped}"
    )
    if document.failure:
        yield f"    {one_line(failure_of(document))}"
    yield from (f"    warning: {one_line(warning)}" for warning in receipt.warnings)


def _lens(reading: LensReading, statements: dict[str, TaggedStatement]) -> Iterator[str]:
    """Yield what a lens shows: evidence of each kind of work, and what none was seen of."""
    rubric = reading.rubric
    yield ""
    yield f"LENS {one_line(rubric.title)} ({rubric.id} {rubric.version}): {breadth(reading)}"
    yield f"  {LENS_MEANING}"
    yield from (f"  note: {one_line(note)}" for note in reading.notes)
    for group in lens_groups(reading):
        yield ""
        yield f"  {one_line(group.title)}: evidence of {len(group.seen)} of {len(group.findings)}"
        for finding in group.seen:
            yield from _finding(finding, statements, STATUS_WORDS[finding.status])
        for finding in group.unseen:
            yield f"  [{STATUS_WORDS[finding.status]}] {finding.expectation.id}"
            yield f"    {one_line(finding.expectation.text)}"


def _finding(
    finding: Finding, statements: dict[str, TaggedStatement], status: str
) -> Iterator[str]:
    marks = [status]
    marks += ["contested"] if finding.contested else []
    marks += ["needs review"] if finding.needs_review else []
    yield f"  [{', '.join(marks)}] {finding.expectation.id}"
    yield f"    {one_line(finding.expectation.text)}"
    if finding.why:
        yield f"    why: {'; '.join(one_line(reason) for reason in finding.why)}"
    shown = best_quotes(finding)
    for evidence in shown:
        yield from _quote(evidence, statements[evidence.statement])
    more = len(finding.evidence) - len(shown)
    if more:
        yield f"    and {count_of(more, 'more statement')}"


def _quote(evidence: Evidence, tagged: TaggedStatement) -> Iterator[str]:
    statement = tagged.statement
    relation = RELATION_WORDS[evidence.relation]
    yield f"    {relation}, {one_line(speaker_of(statement))}: {one_line(place_of(statement))}"
    for line in printable(statement.text).split("\n"):
        yield f"      > {line}"
