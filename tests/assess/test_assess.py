"""Matches into findings: rubric order, contested, needs review, and what order must not change."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packetcheck.assess.assess import assess
from packetcheck.document import Voice
from packetcheck.findings import (
    Finding,
    Match,
    Polarity,
    Relation,
    Specificity,
    Status,
    TaggedStatement,
)
from packetcheck.rubric import Expectation

from .factory import EXPECTATION, match, said

MENTORING = Expectation(EXPECTATION, "senior-pm", "leadership", "Mentors juniors.")
VISION = Expectation("senior-pm.strategy.vision", "senior-pm", "strategy", "Writes a vision.")
DIRECT, PARTIAL, AGAINST, NONE = (
    Relation.DIRECT,
    Relation.PARTIAL,
    Relation.AGAINST,
    Relation.NONE,
)


def find(
    matches: list[Match], statements: list[TaggedStatement], *, all_read: bool = True
) -> Finding:
    (finding,) = assess(
        matches,
        statements,
        [MENTORING],
        all_read=all_read,
        margin=0.1,
        same_deed_threshold=0.8,
    )
    return finding


def test_findings_keep_the_rubrics_order_and_every_expectation_has_one() -> None:
    statements = [said("a#1"), said("a#2")]
    matches = [match("a#1"), match("a#2", expectation=VISION.id)]
    findings = assess(
        matches,
        statements,
        [VISION, MENTORING],
        all_read=True,
        margin=0.1,
        same_deed_threshold=0.8,
    )
    assert [f.expectation for f in findings] == [VISION, MENTORING]
    assert [[e.statement for e in f.evidence] for f in findings] == [["a#2"], ["a#1"]]
    assert [f.status for f in findings] == [Status.THIN, Status.THIN]


def test_no_matches_are_missing_only_when_all_was_read() -> None:
    assert find([], []).status is Status.MISSING
    finding = find([], [], all_read=False)
    assert (finding.status, finding.evidence) == (Status.UNKNOWN, ())
    assert find([match("a#1")], [said("a#1")], all_read=False).status is Status.THIN


def test_two_voices_on_one_deed_support_and_one_voice_twice_does_not() -> None:
    text = "Mentored two associate PMs through their first launch."
    own, again = said("brag#1", text), said("self#1", text)
    manager = said("manager#1", text, voice=Voice.MANAGER)
    matches = [match("brag#1"), match("self#1"), match("manager#1", PARTIAL)]
    assert find(matches[:2], [own, again]).status is Status.THIN
    finding = find(matches, [own, again, manager])
    assert finding.status is Status.SUPPORTED
    assert [(e.statement, e.same_deed_as) for e in finding.evidence] == [
        ("brag#1", None),
        ("self#1", "brag#1"),
        ("manager#1", "brag#1"),
    ]


@pytest.mark.parametrize(
    ("relations", "contested"),
    [([], False), ([DIRECT], False), ([AGAINST], True), ([DIRECT, PARTIAL, AGAINST], True)],
)
def test_a_finding_is_contested_by_any_criticism(
    relations: list[Relation],
    contested: bool,  # noqa: FBT001
) -> None:
    names = [f"a#{n}" for n in range(len(relations))]
    matches = [match(n, r) for n, r in zip(names, relations, strict=True)]
    finding = find(matches, [said(n) for n in names])
    assert finding.contested is contested
    assert len(finding.evidence) == len(relations)


def near(statement: str, relation: Relation = NONE) -> Match:
    return match(statement, relation, score=0.45, lead=-0.05)


def just(statement: str, relation: Relation = DIRECT) -> Match:
    return match(statement, relation, score=0.55, lead=0.05)


@pytest.mark.parametrize(
    ("matches", "status", "needs_review"),
    [
        ([], Status.MISSING, False),
        # one more would change the status
        ([near("a#1")], Status.MISSING, True),
        ([match("a#1"), near("a#2")], Status.THIN, True),
        ([match("a#1", PARTIAL), near("a#2")], Status.THIN, False),
        ([match("a#1"), match("a#2"), near("a#3")], Status.SUPPORTED, False),
        # one less would change the status
        ([just("a#1", PARTIAL)], Status.THIN, True),
        ([match("a#1"), just("a#2")], Status.SUPPORTED, True),
        ([match("a#1"), match("a#2"), just("a#3")], Status.SUPPORTED, False),
        ([match("a#1"), match("a#2")], Status.SUPPORTED, False),
        ([match("a#1", lead=0.1)], Status.THIN, False),
        # a criticism, near or not, changes no status
        ([match("a#1"), just("a#2", AGAINST)], Status.THIN, False),
    ],
)
def test_a_finding_needs_review_where_close_pairs_decide_it(
    matches: list[Match],
    status: Status,
    needs_review: bool,  # noqa: FBT001
) -> None:
    finding = find(matches, [said(m.statement) for m in matches])
    assert (finding.status, finding.needs_review) == (status, needs_review)


def test_a_criticism_that_nearly_matched_needs_no_review() -> None:
    # Above its threshold it would count against, and change no status.
    criticism = said("a#1", polarity=Polarity.GROWTH, voice=Voice.MANAGER)
    assert not find([near("a#1")], [criticism]).needs_review


TEXTS = (
    "Mentored two associate PMs through their first launch.",
    "Mentored two associate PMs through the first launch",
    "Paired with 14 new arrivals in their first month.",
    "She ran a weekly clinic on Parcelo for us.",
)
LABELLED = st.builds(
    lambda text, voice, vague, vector: (text, voice, vague, vector),
    st.sampled_from(TEXTS),
    st.sampled_from(Voice),
    st.booleans(),
    st.sampled_from([(1.0, 0.0), (0.7, 0.7), (0.0, 1.0)]),
)
PAIRS = st.lists(
    st.tuples(LABELLED, st.sampled_from(Relation), st.sampled_from([0.02, 0.3])), max_size=6
)


def build(
    pairs: list[tuple[tuple[str, Voice, bool, tuple[float, float]], Relation, float]],
) -> list[tuple[Match, TaggedStatement]]:
    built = []
    for n, ((text, voice, vague, vector), relation, lead) in enumerate(pairs):
        sort = Specificity.VAGUE if vague else Specificity.SPECIFIC
        statement = said(f"d{n}#1", text, voice=voice, vector=vector, specificity=sort)
        sign = -1 if relation is NONE else 1
        built.append((match(f"d{n}#1", relation, score=0.6, lead=sign * lead), statement))
    return built


def shown(built: list[tuple[Match, TaggedStatement]], *, all_read: bool = True) -> Finding:
    return find([m for m, _ in built], [s for _, s in built], all_read=all_read)


@settings(max_examples=150, deadline=None)
@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_documents_changes_nothing(
    pairs: list[tuple[tuple[str, Voice, bool, tuple[float, float]], Relation, float]],
    order: random.Random,
) -> None:
    built = build(pairs)
    one = shown(built)
    order.shuffle(built)
    other = shown(built)
    assert (one.status, one.contested, one.needs_review) == (
        other.status,
        other.contested,
        other.needs_review,
    )
    assert set(one.why) == set(other.why)
    assert {e.statement for e in one.evidence} == {e.statement for e in other.evidence}


@settings(max_examples=150, deadline=None)
@given(PAIRS, PAIRS, st.booleans())
def test_another_document_never_takes_evidence_away(
    before: list[tuple[tuple[str, Voice, bool, tuple[float, float]], Relation, float]],
    more: list[tuple[tuple[str, Voice, bool, tuple[float, float]], Relation, float]],
    all_read: bool,  # noqa: FBT001
) -> None:
    built = build([*before, *more])
    old = shown(built[: len(before)])
    new = shown(built, all_read=all_read)
    if old.status in (Status.SUPPORTED, Status.THIN):
        assert new.status in (Status.SUPPORTED, Status.THIN)
    assert {e.statement for e in old.evidence} <= {e.statement for e in new.evidence}
    assert new.contested or not old.contested
    assert all_read or new.status is not Status.MISSING
