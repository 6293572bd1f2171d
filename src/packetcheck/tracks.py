"""One packet against several ladders side by side: what each would find, never which to take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from packetcheck.aim import split_reference
from packetcheck.analyzer import Analyzer
from packetcheck.errors import UsageError
from packetcheck.findings import LevelReading, TrackReading, Tracks
from packetcheck.packet import Packet
from packetcheck.pipeline import (
    TaggedPacket,
    hold,
    left_out,
    nothing_found,
    tag_packet,
    unfitted_note,
)
from packetcheck.readers.isolation import Reader
from packetcheck.rubric import Level, Rubric, load_rubric, shipped_rubrics

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Track:
    """A ladder, and those of its levels that a packet is held against."""

    rubric: Rubric
    levels: tuple[Level, ...]


def find_tracks(names: Sequence[str]) -> tuple[Track, ...]:
    """Return the named rubrics, each `ID` or `ID:LEVEL`; else the shipped ladders with a track.

    Raises UsageError where that is fewer than two, RubricError and UnknownTargetError.
    """
    tracks = [_named(name) for name in names] or [
        Track(rubric, rubric.levels)
        for rubric in map(load_rubric, shipped_rubrics())
        if rubric.track and not rubric.is_lens
    ]
    if len(tracks) < _FEWEST:
        raise UsageError(
            "tracks are held side by side, and fewer than two ladders are named",
            hint="give --rubric twice, each a shipped id or a file",
        )
    return tuple(tracks)


def hold_tracks(
    packet: Packet, tracks: Sequence[Track], analyzer: Analyzer, reader: Reader | None = None
) -> Tracks:
    """Read and tag a packet once, and hold it against every level of every track."""
    tagged = tag_packet(packet, analyzer, reader)
    return Tracks(
        packet=packet,
        model=analyzer.identity,
        documents=tagged.documents,
        statements=tagged.statements,
        tracks=tuple(_read_track(track, tagged, analyzer) for track in tracks),
        notes=(*nothing_found(tagged), *left_out(packet, tagged.documents)),
    )


def _read_track(track: Track, tagged: TaggedPacket, analyzer: Analyzer) -> TrackReading:
    levels = [v for v in track.levels if track.rubric.at(v)]
    expectations = [e for v in levels for e in track.rubric.at(v)]
    return TrackReading(
        track.rubric,
        tuple(LevelReading(v, hold(tagged, track.rubric.at(v), analyzer)) for v in levels),
        (
            *unfitted_note(analyzer, expectations),
            *track.rubric.notes,
            *(note for level in levels for note in level.notes),
        ),
    )


def _named(name: str) -> Track:
    reference, level = split_reference(name)
    rubric = load_rubric(reference)
    return Track(rubric, (rubric.find_level(level),) if level else rubric.levels)
