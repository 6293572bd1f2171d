"""One packet, the whole way: read, segment, tag, match, assess."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from packetcheck.analyzer import Analyzer
from packetcheck.assess.assess import assess
from packetcheck.document import Document, ReadStatus, Statement
from packetcheck.errors import UnknownTargetError, UsageError
from packetcheck.findings import Assessment, TaggedStatement
from packetcheck.packet import Packet, load_packet
from packetcheck.readers.isolation import Reader
from packetcheck.rubric import Rubric, load_rubric
from packetcheck.segmenting.segment import segment, with_receipt

DEFAULT_RUBRIC = "pm-ic"
_OWN_REPORT = re.compile(
    rb'\A<!doctype html>[^\0]*?<meta name="generator" content="packetcheck |'
    rb'\A\{\n  "format": \d+,\n  "packetcheck": |'
    rb"\APerson     .*\nTarget     .*\nRubric     "
)
_HEAD = 4096


def check_packet(
    packet: Packet | str | Path,
    *,
    target: str | None = None,
    rubric: Rubric | str | Path | None = None,
    analyzer: Analyzer | None = None,
    reader: Reader | None = None,
) -> Assessment:
    """Check one packet against the expectations of its target level.

    `target` and `rubric` win over what `packet.toml` says; the rubric is `pm-ic` by default. A
    `reader` is kept open by who gives it; without one, a worker process is started and ended.
    Raises UsageError without a target, UnknownTargetError for one the rubric does not know,
    RubricError, ConfigError, ModelError and EmptyPacketError. A document that cannot be read
    raises nothing: it is in `Assessment.unread`.
    """
    packet = packet if isinstance(packet, Packet) else load_packet(packet)
    rubric = resolve_rubric(packet, rubric)
    level = rubric.find_level(resolve_target(packet, rubric, target))
    expectations = rubric.at(level)
    if not expectations:
        raise UnknownTargetError(f"the rubric {rubric.id} expects nothing at '{level.id}'")
    with _opened(reader) as reading:
        # The reader's process loads its libraries while this one loads the model.
        analyzer = analyzer or Analyzer()
        documents, pieces = read_and_segment(packet, reading)
    tagged, furniture = tag_pieces(analyzer, packet.period, pieces)
    documents = count_receipts(documents, [s.statement for s in tagged], furniture)
    matches = analyzer.match(tagged, expectations)
    unfitted = [e.id for e in expectations if not analyzer.knows(e)]
    findings = assess(
        matches,
        tagged,
        expectations,
        # Without a single statement nothing was looked at, so nothing can be said to be missing.
        all_read=bool(tagged) and all(d.status is ReadStatus.READ for d in documents),
        margin=analyzer.settings.margin,
        same_deed_threshold=analyzer.settings.same_deed_threshold,
        unfitted=unfitted,
    )
    return Assessment(
        packet=replace(packet, target=level.id),
        rubric=rubric,
        level=level,
        model=analyzer.identity,
        documents=documents,
        statements=tagged,
        furniture=furniture,
        findings=findings,
        notes=(*_left_out(packet, documents), *_notes(tagged, len(unfitted), len(expectations))),
    )


def resolve_rubric(packet: Packet, rubric: Rubric | str | Path | None) -> Rubric:
    """Return the rubric that was asked for, else that of `packet.toml`, else the default."""
    if isinstance(rubric, Rubric):
        return rubric
    return load_rubric(rubric or packet.rubric or DEFAULT_RUBRIC)


def resolve_target(packet: Packet, rubric: Rubric, target: str | None) -> str:
    """Return the target that was asked for, else that of `packet.toml`."""
    if target or packet.target:
        return target or packet.target or ""
    if len(rubric.levels) == 1:
        return rubric.levels[0].id
    choices = ", ".join(f"{level.id} ({level.title})" for level in rubric.levels)
    raise UsageError(
        "no target level is given",
        hint=f'give --target, or target = "…" in packet.toml; the levels of {rubric.id}: {choices}',
    )


def read_and_segment(
    packet: Packet,
    reader: Reader | None = None,
    on_document: Callable[[Document], None] | None = None,
) -> tuple[tuple[Document, ...], tuple[Statement, ...]]:
    """Read all documents of a packet and split them; ids are unique over the packet.

    A report of packetcheck's own is no document: what it quotes would count as said twice.
    """
    sources = tuple(s for s in packet.sources if not is_own_report(s.path))
    with _opened(reader) as reading:
        documents = reading.read(replace(packet, sources=sources), on_document)
    return documents, tuple(s for document in documents for s in segment(document))


def _opened(reader: Reader | None) -> AbstractContextManager[Reader]:
    """Return a context in which `reader` is left open, or a new one is closed at its end."""
    return nullcontext(reader) if reader else Reader()


def is_own_report(path: Path) -> bool:
    """Tell whether a file is a report that packetcheck wrote; one that cannot be read is none."""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            return _OWN_REPORT.search(file.read(_HEAD)) is not None
    except OSError:
        return False


def tag_pieces(
    analyzer: Analyzer,
    period: tuple[dt.date, dt.date] | None,
    pieces: Sequence[Statement],
) -> tuple[tuple[TaggedStatement, ...], tuple[Statement, ...]]:
    """Tag what is not furniture; what the tagger is sure is furniture joins the furniture."""
    tagged = analyzer.tag([p for p in pieces if not p.furniture], period)
    kept = tuple(t for t in tagged if not analyzer.is_furniture(t))
    ids = {t.statement.id for t in kept}
    furniture = tuple(replace(p, furniture=True) for p in pieces if p.id not in ids)
    return kept, furniture


def count_receipts(
    documents: Sequence[Document], kept: Sequence[Statement], furniture: Sequence[Statement]
) -> tuple[Document, ...]:
    """Return the documents with receipts that add up."""
    pieces = [*kept, *furniture]
    return tuple(
        with_receipt(document, [p for p in pieces if p.document == document.name])
        for document in documents
    )


def _left_out(packet: Packet, documents: Sequence[Document]) -> list[str]:
    read = {document.name for document in documents}
    return [
        f"{source.name} is a report of packetcheck, no document, and was left out."
        for source in packet.sources
        if source.name not in read
    ]


def _notes(tagged: Sequence[TaggedStatement], unfitted: int, expectations: int) -> tuple[str, ...]:
    notes = []
    if not tagged:
        notes.append("No statement was found in any document.")
    if unfitted:
        notes.append(
            f"{unfitted} of {expectations} expectations are not among those the model was fitted "
            "on; they are matched by the words of their sentence alone, which was no better than "
            "chance when it was measured. Believe no status of theirs before you have read the "
            "documents."
        )
    return tuple(notes)
