"""One packet, the whole way: read, segment, tag, match, assess."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from packetcheck.aim import find_aim
from packetcheck.analyzer import Analyzer
from packetcheck.assess.assess import assess
from packetcheck.document import Document, ReadStatus, Statement
from packetcheck.errors import ReadError, UsageError
from packetcheck.findings import Assessment, Finding, LensReading, Match, TaggedStatement
from packetcheck.packet import Packet, Source, load_packet
from packetcheck.readers.isolation import Reader
from packetcheck.readers.read import load_bytes
from packetcheck.rubric import Expectation, Rubric, load_rubric
from packetcheck.segmenting.segment import segment, with_receipt
from packetcheck.tagging.doer import name_doers

_OWN_REPORT = re.compile(
    rb'\A<!doctype html>[^\0]*?<meta name="generator" content="packetcheck |'
    rb'\A\{\n  "format": \d+,\n  "packetcheck": |'
    rb"\APerson     .*\nTarget     .*\nRubric     |"
    rb"\A.*, held against .*\nOne packet held against several ladders\."
)
_HEAD = 4096
_REPORTS = (".html", ".json", ".txt")


@dataclass(frozen=True, slots=True)
class TaggedPacket:
    """A packet that was read and tagged once, ready to be held against any rubric."""

    packet: Packet
    documents: tuple[Document, ...]
    statements: tuple[TaggedStatement, ...]
    furniture: tuple[Statement, ...]

    @property
    def all_read(self) -> bool:
        """Tell whether what was not found is not there.

        Without a single statement nothing was looked at, so nothing can be said to be missing.
        """
        read = all(d.status is ReadStatus.READ for d in self.documents)
        return bool(self.statements) and read


def check_packet(
    packet: Packet | str | Path,
    *,
    target: str | None = None,
    rubric: Rubric | str | Path | None = None,
    lenses: Sequence[Rubric | str | Path] = (),
    analyzer: Analyzer | None = None,
    reader: Reader | None = None,
) -> Assessment:
    """Check one packet against the expectations of its target level.

    `target` and `rubric` win over what `packet.toml` says; the rubric is `pm-ic` by default.
    `lenses` are shown beside it and change nothing of it. A `reader` is kept open by who gives it;
    without one, a worker process is started and ended.
    Raises UsageError without a target, UnknownTargetError for one the rubric does not know,
    RubricError, ConfigError, ModelError and EmptyPacketError. A document that cannot be read
    raises nothing: it is in `Assessment.unread`.
    """
    packet = packet if isinstance(packet, Packet) else load_packet(packet)
    aim = find_aim(packet, target=target, rubric=rubric)
    glasses = load_lenses(lenses)
    with _opened(reader) as reading:
        # The reader's process loads its libraries while this one loads the model.
        analyzer = analyzer or Analyzer()
        tagged = tag_packet(packet, analyzer, reading)
    expectations = aim.rubric.at(aim.level)
    return Assessment(
        packet=replace(packet, target=aim.level.id),
        rubric=aim.rubric,
        level=aim.level,
        model=analyzer.identity,
        documents=tagged.documents,
        statements=tagged.statements,
        furniture=tagged.furniture,
        findings=hold(tagged, expectations, analyzer),
        notes=(
            *nothing_found(tagged),
            *unfitted_note(analyzer, expectations),
            *aim.notes,
            *packet.notes,
            *left_out(packet, tagged.documents),
        ),
        lenses=tuple(look_through(lens, tagged, analyzer) for lens in glasses),
    )


def load_lenses(lenses: Sequence[Rubric | str | Path]) -> tuple[Rubric, ...]:
    """Load lenses, each once. Raises RubricError for a bad one, UsageError for a ladder."""
    loaded: dict[str, Rubric] = {}
    for given in lenses:
        lens = given if isinstance(given, Rubric) else load_rubric(given)
        if not lens.is_lens:
            raise UsageError(
                f"{lens.id} is a ladder and no lens",
                hint="use --rubric for a ladder, or `packetcheck tracks` for two side by side",
            )
        loaded.setdefault(lens.id, lens)
    return tuple(loaded.values())


def tag_packet(packet: Packet, analyzer: Analyzer, reader: Reader | None = None) -> TaggedPacket:
    """Read, split and tag a packet, whatever it is then held against."""
    documents, pieces = read_and_segment(packet, reader)
    tagged, furniture = tag_pieces(analyzer, packet, pieces)
    documents = count_receipts(documents, [s.statement for s in tagged], furniture)
    return TaggedPacket(packet, documents, tagged, furniture)


def hold(
    tagged: TaggedPacket, expectations: Sequence[Expectation], analyzer: Analyzer
) -> tuple[Finding, ...]:
    """Return the findings of a tagged packet, one an expectation, in their order."""
    matches = analyzer.match(tagged.statements, expectations)
    return judge(tagged, matches, expectations, analyzer)


def judge(
    tagged: TaggedPacket,
    matches: Sequence[Match],
    expectations: Sequence[Expectation],
    analyzer: Analyzer,
) -> tuple[Finding, ...]:
    """Return the findings that the matches of a tagged packet give."""
    return assess(
        matches,
        tagged.statements,
        expectations,
        all_read=tagged.all_read,
        margin=analyzer.settings.margin,
        same_deed_threshold=analyzer.settings.same_deed_threshold,
        unfitted=[e.id for e in expectations if not analyzer.knows(e)],
    )


def look_through(lens: Rubric, tagged: TaggedPacket, analyzer: Analyzer) -> LensReading:
    """Hold a tagged packet against all expectations of a lens."""
    return LensReading(
        lens,
        hold(tagged, lens.expectations, analyzer),
        (*unfitted_note(analyzer, lens.expectations), *lens.notes),
    )


def read_and_segment(
    packet: Packet,
    reader: Reader | None = None,
    on_document: Callable[[Document], None] | None = None,
) -> tuple[tuple[Document, ...], tuple[Statement, ...]]:
    """Read all documents of a packet and split them; ids are unique over the packet.

    A report of packetcheck's own is no document: what it quotes would count as said twice.
    """
    sources = tuple(s for s in packet.sources if not _is_report(s))
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


def _is_report(source: Source) -> bool:
    if not source.member:
        return is_own_report(source.path)
    if not source.name.lower().endswith(_REPORTS):
        return False
    try:
        return _OWN_REPORT.search(load_bytes(source)[:_HEAD]) is not None
    except ReadError:
        return False


def tag_pieces(
    analyzer: Analyzer,
    packet: Packet | None,
    pieces: Sequence[Statement],
) -> tuple[tuple[TaggedStatement, ...], tuple[Statement, ...]]:
    """Tag what is not furniture; what the tagger is sure is furniture joins the furniture."""
    tagged = analyzer.tag([p for p in pieces if not p.furniture], packet.period if packet else None)
    tagged = name_doers(tagged, packet.person if packet else None)
    kept = tuple(t for t in tagged if t.statement.certain or not analyzer.is_furniture(t))
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


def left_out(packet: Packet, documents: Sequence[Document]) -> tuple[str, ...]:
    """Return a note for each file of the packet that was not taken for a document."""
    read = {document.name for document in documents}
    return tuple(
        f"{source.name} is a report of packetcheck, no document, and was left out."
        for source in packet.sources
        if source.name not in read
    )


def nothing_found(tagged: TaggedPacket) -> tuple[str, ...]:
    """Return a note where the packet holds no statement at all."""
    return () if tagged.statements else ("No statement was found in any document.",)


def unfitted_note(analyzer: Analyzer, expectations: Sequence[Expectation]) -> tuple[str, ...]:
    """Return a note where the model was not fitted on some of the expectations."""
    unfitted = sum(not analyzer.knows(e) for e in expectations)
    if not unfitted:
        return ()
    shown = sum(not analyzer.knows(e) and bool(e.counts) for e in expectations)
    how = {0: "the words of their sentence alone", unfitted: "their sentence and their examples"}
    note = (
        f"{unfitted} of {len(expectations)} expectations are not among those the model was fitted "
        f"on; they are matched by "
        f"{how.get(shown, 'their sentence, and by examples where there are some')}, which was no "
        "better than chance when it was measured. Believe no status of theirs before you have "
        "read the documents."
    )
    return (note,)
