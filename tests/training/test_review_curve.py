"""The review curve says how right the rest is when the least sure statements are taken out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from packetcheck.findings import (
    Agency,
    Modality,
    ModelId,
    Outcome,
    Polarity,
    Scope,
    Specificity,
    Tag,
    TaggedStatement,
)
from packetcheck.labels import CHOICES, CRITERIA, outputs
from packetcheck.modelfolder import Calibration, Manifest, MatchSettings, ModelFolder, TagSettings
from packetcheck.training.corpus import Example
from packetcheck.training.evaluate import statement_of
from packetcheck.training.review_curve import SHARES, review_figures
from packetcheck.training.tag_figures import tagging_of


def model() -> ModelFolder:
    """Return a model whose label heads say nothing, so that tag scores alone decide."""
    plain = Calibration(slope=1.0, offset=0.0)
    tag = TagSettings(
        criteria=dict.fromkeys(CRITERIA, plain),
        thresholds=dict.fromkeys(CRITERIA, 0.5),
        temperature=dict.fromkeys(CHOICES, 1.0),
        furniture=plain,
        furniture_threshold=0.9,
        margin=0.1,
        sure=0.7,
    )
    manifest = Manifest.model_construct(tag=tag, match=MatchSettings.model_construct())
    heads = {
        "tags.weight": np.zeros((len(outputs()), 2), np.float32),
        "tags.bias": np.zeros(len(outputs()), np.float32),
    }
    return ModelFolder(Path(), manifest, heads, ModelId("m", "sha256:0"))


def said(n: int, score: float, *, review: bool) -> TaggedStatement:
    scores = dict.fromkeys(CRITERIA, 0.0) | {"strategy": score}
    return TaggedStatement(
        statement=statement_of(f"s{n}", "text"),
        criteria=(Tag("strategy", score),),
        scores=scores,
        polarity=Polarity.STRENGTH,
        modality=Modality.DONE,
        agency=Agency.CANDIDATE,
        scope=Scope.UNCLEAR,
        outcome=Outcome.NONE,
        specificity=Specificity.SPECIFIC,
        needs_review=review,
        vector=np.zeros(2, np.float32),
    )


def test_the_rest_is_better_when_the_doubtful_are_wrong() -> None:
    # The five least sure of ten are wrong: the tag was not due.
    examples = [
        Example(f"s{n}", "text", "dev", criteria=frozenset({"strategy"} if n < 5 else ()))
        for n in range(10)
    ]
    tagged = [said(n, 0.95 - n * 0.04, review=n >= 7) for n in range(10)]
    found = review_figures(examples, tagged, tagging_of(examples, tagged), model())
    rights = {row["reviewed"]: row["right"] for row in found["curve"]}
    assert list(rights) == list(SHARES)
    assert (rights[0.0], rights[0.3], rights[0.5]) == (0.5, 5 / 7, 1.0)
    assert found["needs_review"] == {
        "reviewed": 0.3,
        "right": 5 / 7,
        "micro_f1": 10 / 12,
        "right_of_reviewed": 0.0,
    }


def test_a_wrong_polarity_makes_a_statement_wrong() -> None:
    example = Example("s0", "t", "dev", criteria=frozenset({"strategy"}))
    tagged = [said(0, 0.9, review=False)]
    for labels, right in (
        ({}, 1.0),
        ({"polarity": "strength"}, 1.0),
        ({"polarity": "growth"}, 0.0),
    ):
        examples = [replace(example, labels=labels)]
        found = review_figures(examples, tagged, tagging_of(examples, tagged), model())
        assert found["curve"][0]["right"] == right
        assert found["needs_review"]["right_of_reviewed"] is None
