"""Echoes of the rubric are told from deeds in its words."""

from __future__ import annotations

import pytest

from packetcheck.parroting import Sentences
from packetcheck.rubric import load_rubric

RUBRIC = (
    "Writes fluent and complete requirements as second nature, with nobody's help.",
    "Keeps the documentation and the marketing material about the themes owned accurate.",
    "Asks colleagues for feedback and advice often and unprompted.",
)
RUN_TOGETHER = (
    "I ask colleagues for feedback and advice unprompted and keep documentation and marketing "
    "material about my themes accurate."
)
SENTENCES = Sentences(RUBRIC)


@pytest.mark.parametrize(
    ("statement", "which"),
    [
        (RUBRIC[0], 0),
        (RUBRIC[1].upper(), 1),
        (f"2.1 {RUBRIC[2]}", 2),
        (f"Autonomy: {RUBRIC[2]}", 2),
        ("I write complete and fluent requirements as second nature, without anybody's help.", 0),
        ("She is always keeping documentation and marketing material of her themes accurate.", 1),
        ("Often asked colleagues for advice and feedback, unprompted.", 2),
        ("He demonstrates that he asks his colleagues for feedback and advice, unprompted.", 2),
        (RUN_TOGETHER, 2),
    ],
)
def test_a_repeated_or_reworded_sentence_is_found(statement: str, which: int) -> None:
    assert SENTENCES.repeated_by(statement) == which


@pytest.mark.parametrize(
    "statement",
    [
        "Wrote complete requirements for the returns portal, and engineering built from them.",
        "Kept the documentation and marketing material about billing accurate in 11 releases.",
        "Asked Priya and Tom for feedback on the roadmap, unprompted, before it was due.",
        "Asked all 14 colleagues for feedback and advice, unprompted.",
        "Wrote it.",
        "Feedback",
        "12%",
        "",
    ],
)
def test_what_tells_more_or_next_to_nothing_is_no_echo(statement: str) -> None:
    assert SENTENCES.repeated_by(statement) is None


def test_without_sentences_nothing_is_repeated() -> None:
    assert Sentences([]).repeated_by("Wrote the plan of the year with nobody's help.") is None


@pytest.mark.parametrize("name", ["pm-ic", "pm-manager", "specialisation"])
def test_no_example_of_a_shipped_rubric_passes_for_an_echo(name: str) -> None:
    expectations = load_rubric(name).expectations
    sentences = Sentences([e.text for e in expectations])
    echoes = [t for e in expectations for t in e.counts if sentences.repeated_by(t) is not None]
    assert echoes == []
