"""A model of two dimensions, small enough to know by heart.

A statement's vector is (topic, 0): the known expectation's head scores it with the logistic
function of the topic. The encoder gives every text the direction (1, 0).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from packetcheck.document import Span, Statement, Voice
from packetcheck.example_scores import FEATURES
from packetcheck.findings import (
    Agency,
    Modality,
    ModelId,
    Outcome,
    Polarity,
    Scope,
    Specificity,
    TaggedStatement,
)
from packetcheck.labels import CHOICES, CRITERIA, outputs
from packetcheck.matching import Matcher, expectation_digest
from packetcheck.modelfolder import Manifest, ModelFolder
from packetcheck.rubric import Expectation
from packetcheck.strength import direct_features

KNOWN = Expectation(
    "senior-pm.leadership.mentoring",
    "senior-pm",
    "leadership",
    "Mentors junior product managers and new arrivals.",
    scope="theme",
)
FOREIGN = Expectation("lead.people.coaching", "lead", "people", "Coaches the team every week.")
THRESHOLD, AGAINST_THRESHOLD, MARGIN = 0.6, 0.4, 0.4
GENERIC_THRESHOLD, GENERIC_AGAINST_THRESHOLD = 0.7, 0.3


class FakeEncoder:
    """Gives every expectation the direction (1, 0), and counts what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.extend(texts)
        return np.tile(np.array([[1.0, 0.0]], dtype=np.float32), (len(texts), 1))


def manifest(**match: Any) -> Manifest:
    plain = {"slope": 1.0, "offset": 0.0}
    weights = dict.fromkeys(direct_features(said(0.0), KNOWN, 0.5), 0.0)
    settings = {
        "heads": {expectation_digest(KNOWN.id, KNOWN.text): 1},
        "known": {**plain, "tower_slope": 0.0},
        "examples": {"weights": dict.fromkeys(FEATURES, 0.5), "offset": -0.5},
        "generic": plain,
        "examples_threshold": GENERIC_THRESHOLD,
        "examples_against_threshold": GENERIC_AGAINST_THRESHOLD,
        "known_threshold": THRESHOLD,
        "known_against_threshold": AGAINST_THRESHOLD,
        "generic_threshold": GENERIC_THRESHOLD,
        "generic_against_threshold": GENERIC_AGAINST_THRESHOLD,
        "margin": MARGIN,
        "same_deed_threshold": 0.8,
        "direct": {
            "weights": {**weights, "vague": -2.0, "scope_below": -2.0},
            "offset": 1.0,
            "threshold": 0.5,
        },
    }
    return Manifest.model_validate(
        {
            "format": 1,
            "id": "tiny",
            "base": "none",
            "outputs": list(outputs()),
            "max_tokens": 8,
            "files": {},
            "tag": {
                "criteria": dict.fromkeys(CRITERIA, plain),
                "thresholds": dict.fromkeys(CRITERIA, 0.5),
                "temperature": dict.fromkeys(CHOICES, 1.0),
                "furniture": plain,
                "furniture_threshold": 0.9,
                "margin": 0.1,
                "sure": 0.7,
            },
            "match": settings | match,
        }
    )


def matcher(**match: Any) -> Matcher:
    eye = np.eye(2, dtype=np.float32)
    heads = {
        "behaviours.weight": np.array([[0.0, 0.0], [1.0, 0.0]], dtype=np.float32),
        "behaviours.bias": np.zeros(2, dtype=np.float32),
        "statement.weight": eye,
        "statement.bias": np.zeros(2, dtype=np.float32),
        "expectation.weight": eye,
        "expectation.bias": np.zeros(2, dtype=np.float32),
        "white.weight": eye,
        "white.bias": np.zeros(2, dtype=np.float32),
        "towers": np.array([1.0, 0.0], dtype=np.float32),
    }
    folder = ModelFolder(Path("tiny"), manifest(**match), heads, ModelId("tiny", "sha256:0"))
    return Matcher(folder, FakeEncoder())  # type: ignore[arg-type]


def logit(score: float) -> float:
    return math.log(score / (1 - score))


def said(score: float, text: str = "Paired with our new hire.", **labels: Any) -> TaggedStatement:
    """Return a statement that the known expectation's head scores with `score`."""
    topic = logit(score) if score else 0.0
    base = TaggedStatement(
        statement=Statement("a.md#1", "a.md", Span(0, len(text)), text, Voice.SELF),
        criteria=(),
        scores={},
        polarity=Polarity.STRENGTH,
        modality=Modality.DONE,
        agency=Agency.CANDIDATE,
        scope=Scope.THEME,
        outcome=Outcome.NONE,
        specificity=Specificity.SPECIFIC,
        needs_review=False,
        vector=np.array([topic, 0.0], dtype=np.float32),
    )
    return replace(base, **labels)
