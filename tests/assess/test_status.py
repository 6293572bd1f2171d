"""The table of the annotation guide, row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest

from packetcheck.assess.status import as_evidence, rule
from packetcheck.document import Voice
from packetcheck.findings import Match, Relation, Specificity, Status

from .factory import match, said

SELF, MANAGER, PEER = Voice.SELF, Voice.MANAGER, Voice.PEER
DIRECT, PARTIAL, AGAINST, NONE = (
    Relation.DIRECT,
    Relation.PARTIAL,
    Relation.AGAINST,
    Relation.NONE,
)


class Row(NamedTuple):
    """A piece of evidence: its relation, its voice, the deed it tells, whether it is vague."""

    relation: Relation
    voice: Voice = SELF
    deed: str = ""
    vague: bool = False
    author: str = ""


def status(*rows: Row, all_read: bool = True) -> tuple[Status, tuple[str, ...]]:
    first: dict[str, str] = {}
    told_before, statements, matches = {}, {}, []
    for n, row in enumerate(rows):
        name = f"d#{n}"
        teller = first.setdefault(row.deed or name, name)
        if teller != name:
            told_before[name] = teller
        sort = Specificity.VAGUE if row.vague else Specificity.SPECIFIC
        tagged = said(name, voice=row.voice, specificity=sort)
        signed = replace(tagged.statement, author=row.author or None)
        statements[name] = replace(tagged, statement=signed)
        matches.append(match(name, row.relation))
    ruling = rule(matches, statements, told_before, all_read=all_read)
    return ruling.status, ruling.why


TABLE = {
    # supported: a direct, specific statement and a second deed
    "two direct deeds": (Status.SUPPORTED, [Row(DIRECT), Row(DIRECT)]),
    "direct and partial of another deed": (Status.SUPPORTED, [Row(DIRECT), Row(PARTIAL)]),
    "the partial comes first": (Status.SUPPORTED, [Row(PARTIAL), Row(DIRECT)]),
    "specific direct and vague direct": (Status.SUPPORTED, [Row(DIRECT), Row(DIRECT, vague=True)]),
    # supported: two voices on one deed, one of them not the candidate's
    "self and manager on one deed": (
        Status.SUPPORTED,
        [Row(DIRECT, SELF, "a"), Row(DIRECT, MANAGER, "a")],
    ),
    "manager's words in full, own in part": (
        Status.SUPPORTED,
        [Row(PARTIAL, SELF, "a"), Row(DIRECT, MANAGER, "a")],
    ),
    "manager and peer on one deed": (
        Status.SUPPORTED,
        [Row(DIRECT, MANAGER, "a"), Row(PARTIAL, PEER, "a")],
    ),
    "two peers on one deed": (
        Status.SUPPORTED,
        [Row(DIRECT, PEER, "a", author="Sam"), Row(PARTIAL, PEER, "a", author="Joy")],
    ),
    # thin: one deed, one voice
    "one peer twice on one deed": (
        Status.THIN,
        [Row(DIRECT, PEER, "a", author="Sam"), Row(PARTIAL, PEER, "a", author="Sam")],
    ),
    "the candidate under two names": (
        Status.THIN,
        [Row(DIRECT, SELF, "a", author="Ana"), Row(PARTIAL, SELF, "a", author="Ana R.")],
    ),
    "one direct of one's own": (Status.THIN, [Row(DIRECT)]),
    "one direct of the manager's": (Status.THIN, [Row(DIRECT, MANAGER)]),
    "one partial": (Status.THIN, [Row(PARTIAL)]),
    "the same deed told three times by oneself": (
        Status.THIN,
        [Row(DIRECT, SELF, "a"), Row(DIRECT, SELF, "a"), Row(PARTIAL, SELF, "a")],
    ),
    # thin: nothing specific in full
    "many partial deeds": (Status.THIN, [Row(PARTIAL), Row(PARTIAL, PEER), Row(PARTIAL, MANAGER)]),
    "vague praise from two voices": (
        Status.THIN,
        [Row(DIRECT, PEER, "a", vague=True), Row(DIRECT, MANAGER, "a", vague=True)],
    ),
    "vague direct and specific partial": (Status.THIN, [Row(DIRECT, vague=True), Row(PARTIAL)]),
    # against and none are neither for it nor a second voice
    "direct and against": (Status.THIN, [Row(DIRECT), Row(AGAINST, MANAGER)]),
    "direct and a manager's criticism of the same deed": (
        Status.THIN,
        [Row(DIRECT, SELF, "a"), Row(AGAINST, MANAGER, "a")],
    ),
    "direct and a near miss": (Status.THIN, [Row(DIRECT), Row(NONE, PEER)]),
    # missing
    "nothing": (Status.MISSING, []),
    "only against": (Status.MISSING, [Row(AGAINST, MANAGER), Row(AGAINST, PEER)]),
    "only near misses": (Status.MISSING, [Row(NONE)]),
}


@pytest.mark.parametrize(("wanted", "rows"), TABLE.values(), ids=TABLE.keys())
def test_the_guides_table(wanted: Status, rows: list[Row]) -> None:
    found, why = status(*rows)
    assert found is wanted
    assert why
    assert all(why)


@pytest.mark.parametrize(("wanted", "rows"), TABLE.values(), ids=TABLE.keys())
def test_what_was_not_read_turns_missing_into_unknown_and_nothing_else(
    wanted: Status, rows: list[Row]
) -> None:
    found, why = status(*rows, all_read=False)
    assert found is (Status.UNKNOWN if wanted is Status.MISSING else wanted)
    assert ("not all of the packet could be read" in why[0]) == (wanted is Status.MISSING)


@pytest.mark.parametrize(("wanted", "rows"), TABLE.values(), ids=TABLE.keys())
def test_the_order_of_evidence_changes_nothing(wanted: Status, rows: list[Row]) -> None:
    assert status(*reversed(rows))[0] is wanted


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        ([Row(DIRECT)], ["one deed only, and no second voice on it", "own voice only"]),
        ([Row(DIRECT, MANAGER)], ["one deed only, and no second voice on it"]),
        ([Row(PARTIAL), Row(PARTIAL)], ["partial evidence only", "own voice only"]),
        ([Row(DIRECT, PEER, vague=True), Row(PARTIAL)], ["what counts in full is vague"]),
        ([Row(PARTIAL, PEER), Row(PARTIAL, MANAGER)], ["partial evidence only"]),
        (
            [Row(PARTIAL)],
            ["one deed only", "partial evidence only", "own voice only"],
        ),
    ],
)
def test_thin_says_what_is_short(rows: list[Row], reasons: list[str]) -> None:
    found, why = status(*rows)
    assert found is Status.THIN
    assert len(why) == len(reasons)
    assert all(reason in given for reason, given in zip(reasons, why, strict=True))


def test_supported_says_what_carries_it() -> None:
    assert "more than one deed" in status(Row(DIRECT), Row(PARTIAL))[1][0]
    assert "two voices" in status(Row(DIRECT, SELF, "a"), Row(DIRECT, PEER, "a"))[1][0]


def cited(matches: list[Match], told_before: dict[str, str]) -> list[tuple[str, str | None]]:
    return [(e.statement, e.same_deed_as) for e in as_evidence(matches, told_before)]


def test_evidence_comes_direct_first_and_best_first_without_near_misses() -> None:
    matches = [
        match("a#1", AGAINST, score=0.99),
        match("a#2", PARTIAL, score=0.7),
        match("a#3", NONE, score=0.49),
        match("a#4", DIRECT, score=0.6),
        match("a#5", DIRECT, score=0.8),
        match("a#6", PARTIAL, score=0.9),
    ]
    assert [s for s, _ in cited(matches, {})] == ["a#5", "a#4", "a#6", "a#2", "a#1"]


def test_the_same_deed_is_marked_with_its_earliest_teller() -> None:
    matches = [match("b#1", score=0.9), match("a#1", score=0.8), match("c#1", score=0.7)]
    assert cited(matches, {"b#1": "a#1", "c#1": "a#1"}) == [
        ("b#1", "a#1"),
        ("a#1", None),
        ("c#1", "a#1"),
    ]


def test_the_same_deed_is_marked_where_its_earliest_teller_is_not_cited() -> None:
    # Else the reader sees two deeds where the ruling counted one.
    matches = [match("b#1", score=0.9), match("c#1", score=0.8), match("a#1", NONE, score=0.4)]
    assert cited(matches, {"b#1": "a#1", "c#1": "a#1"}) == [("b#1", None), ("c#1", "b#1")]
    assert cited(matches[:1], {"b#1": "a#1"}) == [("b#1", None)]
