"""The pairs that measure invariance differ in nothing but what is to make no difference."""

from __future__ import annotations

import pytest

from packetcheck.analyzer import Analyzer
from packetcheck.training.invariance import invariance_figures, with_pronoun

TEXT = "When his team was stuck, he has always found himself a way, and I thanked him."


@pytest.mark.parametrize(
    ("who", "wanted"),
    [
        ("he", TEXT),
        ("she", "When her team was stuck, she has always found herself a way, and I thanked her."),
        (
            "they",
            (
                "When their team was stuck, they have always found themselves a way, and I thanked "
                "them."
            ),
        ),
    ],
)
def test_only_the_person_changes(who: str, wanted: str) -> None:
    assert with_pronoun(TEXT, who) == wanted


def test_who_it_is_and_how_it_is_laid_out_change_no_tag() -> None:
    texts = [
        TEXT,
        "He wrote the complete requirements for the tax engine and saw it built by June.",
        "Cut churn from 6% to 4% by a new cancellation flow",
    ]
    figures = invariance_figures(Analyzer(threads=1), texts, pairs=12)
    assert figures["person"]["pairs"] == 12
    assert figures["person"]["same_tags"] == 1.0
    assert figures["layout"]["same_labels"] == 1.0
    assert 0.0 <= figures["typing"]["same_labels"] <= figures["typing"]["same_tags"] <= 1.0
