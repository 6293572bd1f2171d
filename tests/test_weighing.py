"""What speaks for and against a statement adds up to what the matcher says of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from packetcheck.account import Gate, Weighing
from packetcheck.findings import (
    Agency,
    Modality,
    Outcome,
    Polarity,
    Relation,
    Scope,
    Specificity,
    TaggedStatement,
)
from packetcheck.rubric import Expectation
from packetcheck.weighing import weigh
from tiny_model import (
    AGAINST_THRESHOLD,
    FOREIGN,
    GENERIC_THRESHOLD,
    KNOWN,
    THRESHOLD,
    logit,
    manifest,
    matcher,
    said,
)

TAUGHT = replace(
    FOREIGN,
    counts=("Coached Bo every week.", "Held a weekly hour for the team."),
    does_not_count=("Was coached.",),
)
BOTH = {"known": {"slope": 1.0, "offset": -0.3, "tower_slope": 0.5}}


def weighed(tagged: TaggedStatement, wanted: Expectation = KNOWN, **match: Any) -> Weighing:
    settings = manifest(**match).match
    (found,) = weigh(matcher(**match), settings, [tagged], [wanted, FOREIGN], wanted)
    return found


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (KNOWN, {"own_head", "sentence", "sentence_like"}),
        (
            TAUGHT,
            {"sentence", "sentence_like", "counts_mean", "counts_best", "not_mean", "not_best"},
        ),
        (FOREIGN, {"sentence", "sentence_like"}),
    ],
)
@pytest.mark.parametrize("score", [0.2, 0.62, 0.9])
def test_the_parts_add_up_to_the_score_of_the_matcher(
    wanted: Expectation, names: set[str], score: float
) -> None:
    found = weighed(said(score), wanted, **BOTH)
    assert set(found.parts) == names
    assert sum(found.parts.values()) + found.offset == pytest.approx(logit(found.score), abs=1e-4)
    everything = matcher(**BOTH).score_all([said(score)], [wanted])
    assert found.score == pytest.approx(float(everything[0, 0]))


def test_the_relation_is_the_matchers() -> None:
    for tagged in (said(0.9), said(0.9, scope=Scope.TASK), said(0.55), said(0.1)):
        match = matcher().match([tagged], [KNOWN])
        wanted = match[0].relation if match else Relation.NONE
        assert weighed(tagged).relation is wanted


def test_the_threshold_is_that_of_its_side() -> None:
    assert weighed(said(0.9)).threshold == THRESHOLD
    assert weighed(said(0.9, polarity=Polarity.GROWTH)).threshold == AGAINST_THRESHOLD
    assert weighed(said(0.9), FOREIGN).threshold == GENERIC_THRESHOLD


@pytest.mark.parametrize(
    ("labels", "gate", "shuts"),
    [
        ({"modality": Modality.PLANNED}, Gate.PLAN, True),
        ({"agency": Agency.OTHER}, Gate.OTHERS_DEED, True),
        ({"agency": Agency.TEAM}, Gate.TEAMS_DEED, False),
        ({"polarity": Polarity.GROWTH}, Gate.CRITICISM, False),
    ],
)
def test_a_gate_is_named(labels: dict[str, Any], gate: Gate, *, shuts: bool) -> None:
    found = weighed(said(0.99, **labels))
    assert found.gates == (gate,)
    assert gate.shuts is shuts
    assert (found.relation is Relation.NONE) is shuts


def test_a_plain_deed_meets_no_gate() -> None:
    assert weighed(said(0.9)).gates == ()


@pytest.mark.parametrize("parroted", [KNOWN, FOREIGN])
def test_a_parrot_names_the_sentence_that_it_repeats(parroted: Expectation) -> None:
    found = weighed(said(0.99, parroted.text))
    assert found.gates == (Gate.PARROT,)
    assert (found.parrots, found.relation) == (parroted.id, Relation.NONE)
    assert weighed(said(0.99)).parrots is None


def test_what_keeps_evidence_from_counting_in_full_is_told() -> None:
    full = weighed(said(0.9))
    assert full.directness >= full.direct_threshold
    small = weighed(
        said(0.9, scope=Scope.TASK, specificity=Specificity.VAGUE, outcome=Outcome.QUALITATIVE)
    )
    assert set(small.direct_parts) == {"score", "scope_below", "vague", "effect"}
    assert small.direct_parts["scope_below"] == small.direct_parts["vague"] == -2.0
    assert small.directness < small.direct_threshold
    total = sum(small.direct_parts.values()) + small.direct_offset
    assert total == pytest.approx(logit(small.directness))


def test_the_nearest_example_of_each_side_is_shown() -> None:
    examples = weighed(said(0.9), TAUGHT).examples
    assert [(e.text, e.counts) for e in examples] == [
        (TAUGHT.counts[0], True),
        (TAUGHT.does_not_count[0], False),
    ]
    assert all(-1 <= e.likeness <= 1 for e in examples)
    assert weighed(said(0.9)).examples == ()


def test_all_statements_are_weighed_in_their_order() -> None:
    many = [said(0.1), said(0.9), said(0.3)]
    found = weigh(matcher(), manifest().match, many, [KNOWN], KNOWN)
    assert [w.score for w in found] == pytest.approx([0.1, 0.9, 0.3], abs=1e-5)
    assert weigh(matcher(), manifest().match, [], [KNOWN], KNOWN) == ()
