"""What counts as evidence, with a matcher of two dimensions; see `tiny_model`."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from packetcheck.findings import (
    Agency,
    Match,
    Modality,
    Outcome,
    Polarity,
    Relation,
    Scope,
    Specificity,
    TaggedStatement,
)
from packetcheck.odds import log_odds
from packetcheck.rubric import Expectation
from packetcheck.strength import direct_features
from tiny_model import (
    AGAINST_THRESHOLD,
    FOREIGN,
    GENERIC_AGAINST_THRESHOLD,
    GENERIC_THRESHOLD,
    KNOWN,
    MARGIN,
    THRESHOLD,
    logit,
    matcher,
    said,
)


def below(threshold: float, distance: float) -> float:
    """Return the score that lies `distance` below a threshold, in log odds."""
    return 1 / (1 + math.exp(distance - log_odds(threshold)))


def relate(statement: TaggedStatement, expectation: Expectation = KNOWN) -> Match | None:
    found = matcher().match([statement], [expectation])
    assert len(found) <= 1
    return found[0] if found else None


def relation(statement: TaggedStatement) -> Relation | None:
    found = relate(statement)
    return found.relation if found else None


def test_a_clear_deed_is_direct_evidence() -> None:
    found = relate(said(0.9))
    assert found is not None
    assert (found.statement, found.expectation) == ("a.md#1", KNOWN.id)
    assert found.relation is Relation.DIRECT
    assert found.score == pytest.approx(0.9, abs=1e-5)
    assert found.lead == pytest.approx(log_odds(0.9) - log_odds(THRESHOLD), abs=1e-4)


@pytest.mark.parametrize(
    ("score", "wanted"),
    [
        (0.99, Relation.DIRECT),
        (THRESHOLD + 0.01, Relation.DIRECT),
        (THRESHOLD - 0.01, Relation.NONE),
        (below(THRESHOLD, MARGIN - 0.01), Relation.NONE),
        (below(THRESHOLD, MARGIN + 0.01), None),
        (0.01, None),
    ],
)
def test_thresholds_decide(score: float, wanted: Relation | None) -> None:
    assert relation(said(score)) is wanted


@pytest.mark.parametrize(
    ("score", "wanted"),
    [
        (0.99, Relation.AGAINST),
        (AGAINST_THRESHOLD + 0.01, Relation.AGAINST),
        (AGAINST_THRESHOLD - 0.01, Relation.NONE),
        (below(AGAINST_THRESHOLD, MARGIN + 0.01), None),
    ],
)
def test_a_criticism_counts_against_from_its_own_threshold(
    score: float, wanted: Relation | None
) -> None:
    assert relation(said(score, polarity=Polarity.GROWTH)) is wanted


@pytest.mark.parametrize("polarity", list(Polarity))
def test_a_plan_is_no_evidence_and_advice_is_not_against(polarity: Polarity) -> None:
    assert relate(said(0.99, modality=Modality.PLANNED, polarity=polarity)) is None


@pytest.mark.parametrize("polarity", list(Polarity))
def test_somebody_elses_deed_is_no_evidence(polarity: Polarity) -> None:
    assert relate(said(0.99, agency=Agency.OTHER, polarity=polarity)) is None


@pytest.mark.parametrize("score", [0.61, 0.9, 0.9999])
def test_the_teams_deed_is_partial_at_most(score: float) -> None:
    assert relation(said(score, agency=Agency.TEAM)) is Relation.PARTIAL


def test_a_neutral_fact_may_be_evidence() -> None:
    assert relation(said(0.9, polarity=Polarity.NEUTRAL)) is Relation.DIRECT


@pytest.mark.parametrize(
    "labels",
    [
        {"specificity": Specificity.VAGUE},
        {"scope": Scope.FEATURE},
        {"scope": Scope.TASK},
    ],
)
def test_what_falls_short_is_partial(labels: dict[str, Any]) -> None:
    assert relation(said(0.9, **labels)) is Relation.PARTIAL


@pytest.mark.parametrize("scope", [Scope.THEME, Scope.PRODUCT, Scope.ORG, Scope.UNCLEAR])
def test_a_scope_at_or_above_the_expectations_falls_not_short(scope: Scope) -> None:
    assert relation(said(0.9, scope=scope)) is Relation.DIRECT


def test_where_the_rubric_is_silent_no_scope_falls_short() -> None:
    silent = replace(KNOWN, scope=None)
    found = matcher().match([said(0.9, scope=Scope.TASK)], [silent])
    assert [m.relation for m in found] == [Relation.DIRECT]


@pytest.mark.parametrize(
    "text",
    [
        KNOWN.text,
        KNOWN.text.upper(),
        KNOWN.text.rstrip("."),
        "She mentors junior product managers and new arrivals.",
    ],
)
def test_a_statement_that_parrots_the_rubric_tells_no_deed(text: str) -> None:
    assert relate(said(0.99, text)) is None
    assert relate(said(0.99, text, polarity=Polarity.GROWTH)) is None


def test_a_deed_in_the_rubrics_words_is_no_parrot() -> None:
    text = "Mentored three junior product managers and two new arrivals through their first launch."
    assert relation(said(0.99, text)) is Relation.DIRECT


def test_an_expectation_without_a_head_is_scored_by_the_towers() -> None:
    tagged = said(0.9)
    # The towers compare directions: the statement points the expectation's way, so the logit is 1.
    sure = 1 / (1 + math.exp(-1.0))
    found = relate(tagged, FOREIGN)
    assert found is not None
    assert found.score == pytest.approx(sure, abs=1e-5)
    assert found.lead == pytest.approx(log_odds(sure) - log_odds(GENERIC_THRESHOLD), abs=1e-4)
    criticism = relate(replace(tagged, polarity=Polarity.GROWTH), FOREIGN)
    assert criticism is not None
    assert criticism.lead == pytest.approx(
        log_odds(sure) - log_odds(GENERIC_AGAINST_THRESHOLD), abs=1e-4
    )


def test_only_the_very_words_are_known() -> None:
    own = matcher()
    assert own.knows(KNOWN)
    assert own.knows(replace(KNOWN, scope=None, counts=("x",)))
    assert not own.knows(replace(KNOWN, text=KNOWN.text + " Often."))
    assert not own.knows(replace(KNOWN, id="lead.leadership.mentoring"))
    assert not own.knows(FOREIGN)


def test_calibration_moves_the_score() -> None:
    shifted = matcher(known={"slope": 2.0, "offset": -1.0, "tower_slope": 0.0})
    (found,) = shifted.match([said(0.9)], [KNOWN])
    assert found.score == pytest.approx(1 / (1 + math.exp(1.0 - 2 * logit(0.9))), abs=1e-5)


def test_the_towers_speak_along_where_their_slope_says_so() -> None:
    both = matcher(known={"slope": 1.0, "offset": 0.0, "tower_slope": 0.5})
    (found,) = both.match([said(0.9)], [KNOWN])
    assert found.score == pytest.approx(1 / (1 + math.exp(-logit(0.9) - 0.5)), abs=1e-5)


def test_matches_come_by_expectation_and_best_first() -> None:
    statements = [
        replace(said(score), statement=replace(said(score).statement, id=f"a.md#{n}"))
        for n, score in enumerate((0.7, 0.95, 0.1, 0.8))
    ]
    found = matcher().match(statements, [FOREIGN, KNOWN])
    assert [m.statement for m in found if m.expectation == KNOWN.id] == [
        "a.md#1",
        "a.md#3",
        "a.md#0",
    ]
    expectations = [m.expectation for m in found]
    assert expectations == sorted(expectations, key=[FOREIGN.id, KNOWN.id].index)


def test_the_other_statements_change_nothing() -> None:
    alone = relate(said(0.9))
    crowd = matcher().match([said(0.2), said(0.9), said(0.99)], [FOREIGN, KNOWN])
    assert alone in crowd


def test_nothing_matches_nothing() -> None:
    assert matcher().match([], [KNOWN]) == ()
    assert matcher().match([said(0.9)], []) == ()


def test_scores_have_a_row_an_expectation_and_a_column_a_statement() -> None:
    scores = matcher().score_all([said(0.9), said(0.2), said(0.5)], [KNOWN, FOREIGN])
    assert scores.shape == (2, 3)
    assert scores[0] == pytest.approx([0.9, 0.2, 0.5], abs=1e-5)
    assert ((scores > 0) & (scores < 1)).all()


def test_a_statement_without_a_vector_is_refused_by_its_id() -> None:
    with pytest.raises(ValueError, match=r"a\.md#1"):
        matcher().match([said(0.9, vector=None)], [KNOWN])


def test_the_features_of_direct_evidence() -> None:
    plain = direct_features(said(0.9), KNOWN, 0.9)
    assert plain == {
        "score": pytest.approx(logit(0.9)),
        "vague": 0.0,
        "neutral": 0.0,
        "scope_below": 0.0,
        "scope_unclear": 0.0,
        "effect": 0.0,
    }
    loaded = direct_features(
        said(
            0.9,
            specificity=Specificity.VAGUE,
            polarity=Polarity.NEUTRAL,
            scope=Scope.FEATURE,
            outcome=Outcome.QUANTIFIED,
        ),
        KNOWN,
        1.0,
    )
    assert {name: x for name, x in loaded.items() if name != "score"} == {
        "vague": 1.0,
        "neutral": 1.0,
        "scope_below": 1.0,
        "scope_unclear": 0.0,
        "effect": 1.0,
    }
    assert math.isfinite(loaded["score"])
    assert direct_features(said(0.9, scope=Scope.UNCLEAR), KNOWN, 0.0)["scope_unclear"] == 1.0
