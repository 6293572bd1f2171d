"""Ladders side by side, as text, JSON and HTML: what there is evidence of, and no advice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from packetcheck.document import ReadStatus
from packetcheck.findings import Finding, LevelReading, TaggedStatement, Tracks
from packetcheck.reports.clean import escape_json, one_line
from packetcheck.reports.html import render_page
from packetcheck.reports.json_format import (
    FORMAT,
    document_to_dict,
    finding_to_dict,
    program_version,
    rubric_to_dict,
    statement_to_dict,
)
from packetcheck.reports.lenses import STATUS_WORDS, is_seen, lens_status
from packetcheck.reports.quotes import opposing, supporting
from packetcheck.reports.wording import (
    CAREER_LEVEL_MEANING,
    READ_WORDS,
    RELATION_WORDS,
    VOICE_WORDS,
    failure_of,
    place_of,
    speaker_of,
)

TRACKS_MEANING = (
    "One packet held against several ladders. The counts say of what there is evidence in these "
    "documents; they cannot be compared between ladders, and nothing here says which one to take."
)
_QUOTES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement that is evidence, with who said it and where."""

    text: str
    relation: str
    source: str


def render_tracks_json(tracks: Tracks) -> str:
    """Return everything as indented JSON; a finding without evidence is `not-seen`."""
    data = {
        "format": FORMAT,
        "packetcheck": program_version(),
        "model": {"id": tracks.model.id, "digest": tracks.model.digest},
        "packet": {"id": tracks.packet.id, "person": tracks.packet.person},
        "documents": [document_to_dict(document) for document in tracks.documents],
        "statements": [statement_to_dict(tagged) for tagged in tracks.statements],
        "tracks": [
            {
                "rubric": rubric_to_dict(t.rubric) | {"title": t.rubric.title},
                "track": t.rubric.track,
                "levels": [_level_to_dict(level) for level in t.levels],
                "notes": list(t.notes),
            }
            for t in tracks.tracks
        ],
        "notes": list(tracks.notes),
    }
    return escape_json(json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)) + "\n"


def _level_to_dict(reading: LevelReading) -> dict[str, Any]:
    findings = [finding_to_dict(f) | {"status": lens_status(f)} for f in reading.findings]
    return {
        "level": reading.level.id,
        "title": reading.level.title,
        "career_level": reading.level.career_level,
        "seen": sum(is_seen(f) for f in reading.findings),
        "of": len(reading.findings),
        "findings": findings,
    }


def render_tracks_html(tracks: Tracks) -> str:
    """Return one self-contained page with a column a ladder."""
    statements = {t.statement.id: t for t in tracks.statements}
    return render_page(
        "tracks.html.j2",
        styles=("base.css", "report.css", "tracks.css"),
        scripts=("theme.js",),
        tracks=tracks,
        person=tracks.packet.person or tracks.packet.id,
        meaning=TRACKS_MEANING,
        words=STATUS_WORDS,
        seen_of=lambda reading: [f for f in reading.findings if is_seen(f)],
        voices=VOICE_WORDS,
        read_words=READ_WORDS,
        quotes=lambda finding: quotes_of(finding, statements),
    )


def render_tracks_text(tracks: Tracks) -> str:
    """Return everything as plain text, the counts of all ladders first."""
    statements = {t.statement.id: t for t in tracks.statements}
    person = tracks.packet.person or tracks.packet.id
    names = ", ".join(t.rubric.id for t in tracks.tracks)
    lines = [f"{one_line(person)}, held against {names}", TRACKS_MEANING]
    lines += _documents(tracks)
    lines += [f"note  {one_line(note)}" for note in tracks.notes]
    for track in tracks.tracks:
        rubric = track.rubric
        lines += ["", f"{one_line(rubric.title)} ({rubric.id} {rubric.version})"]
        lines += [f"  {_count(reading)}" for reading in track.levels]
        lines += [f"  note  {one_line(note)}" for note in track.notes]
    for track in tracks.tracks:
        for reading in track.levels:
            lines += ["", f"{track.rubric.id}: {_count(reading)}"]
            lines += _level(reading, statements)
    return "\n".join(lines) + "\n"


def _documents(tracks: Tracks) -> Iterator[str]:
    read = sum(d.status is ReadStatus.READ for d in tracks.documents)
    yield f"read {read} of {len(tracks.documents)} documents"
    for document in tracks.unread:
        word = READ_WORDS[document.status].upper()
        yield f"{word}  {one_line(document.name)}: {one_line(failure_of(document))}"


def _count(reading: LevelReading) -> str:
    seen = sum(is_seen(f) for f in reading.findings)
    level = reading.level
    career = f" ({CAREER_LEVEL_MEANING})" if level.career_level else ""
    return f"{one_line(level.title)}: evidence of {seen} of {len(reading.findings)}{career}"


def _level(reading: LevelReading, statements: dict[str, TaggedStatement]) -> Iterator[str]:
    for finding in reading.findings:
        if not is_seen(finding):
            continue
        doubt = ", needs review" if finding.needs_review else ""
        contested = ", contested" if finding.contested else ""
        words = STATUS_WORDS[finding.status]
        yield f"  [{words}{contested}{doubt}] {finding.expectation.id}"
        yield f"    {one_line(finding.expectation.text)}"
        for quote in quotes_of(finding, statements):
            yield f"      > {one_line(quote.text)}"
            yield f"        {quote.relation}, {one_line(quote.source)}"
    unseen = [f.expectation.id for f in reading.findings if not is_seen(f)]
    if unseen:
        yield f"  no evidence seen of: {', '.join(unseen)}"


def quotes_of(finding: Finding, statements: dict[str, TaggedStatement]) -> tuple[Quote, ...]:
    """Return the best evidence for an expectation, and the best against, with its places."""
    quotes = []
    for evidence in supporting(finding)[:_QUOTES_SHOWN] + opposing(finding)[:1]:
        statement = statements[evidence.statement].statement
        source = f"{speaker_of(statement)}: {place_of(statement)}"
        quotes.append(Quote(statement.text, RELATION_WORDS[evidence.relation], source))
    return tuple(quotes)
