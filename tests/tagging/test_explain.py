"""The words that carry a tag, with an encoder that hears a few words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from packetcheck.document import Span, Statement, Voice
from packetcheck.encoding import Encoder
from packetcheck.explanation import Explanation, TagReading
from packetcheck.findings import ModelId
from packetcheck.labels import outputs
from packetcheck.modelfolder import ModelFolder
from packetcheck.tagging.explain import Explainer, find_words, leave_out
from packetcheck.tagging.tagger import Tagger
from tiny_model import manifest

# What each word adds to the log odds of `leadership`; all begin at -2.
HEARD = {"mentored": 3.0, "coached": 3.0, "juniors": 1.0, "newcomers": 1.0, "alone": -1.0}
READ = 8


class Hearing(Encoder):
    """Hears some of the first eight words, and counts how often it is asked."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def reads(self, text: str) -> int:
        return len(" ".join(text.split()[:READ]))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.batches.append(len(texts))
        heard = [
            sum(HEARD.get(w.strip(".,!").casefold(), 0.0) for w in t.split()[:READ]) for t in texts
        ]
        return np.array([[h - 2.0, 0.0] for h in heard], dtype=np.float32)


def explain(text: str, encoder: Hearing | None = None, *, furniture: bool = False) -> Explanation:
    weights = np.zeros((len(outputs()), 2), np.float32)
    weights[outputs().index("criterion:leadership")] = (1.0, 0.0)
    bias = np.full(len(outputs()), -6.0, np.float32)
    bias[outputs().index("criterion:leadership")] = 0.0
    for sure in ("polarity:strength", "modality:done", "agency:candidate"):
        bias[outputs().index(sure)] = 0.0
    heads = {"tags.weight": weights, "tags.bias": bias}
    model = ModelFolder(Path("tiny"), manifest(), heads, ModelId("tiny", "sha256:0"))
    encoder = encoder or Hearing()
    statement = Statement("a#1", "a", Span(0, len(text)), text, Voice.PEER, furniture=furniture)
    return Explainer(model, encoder, Tagger(model, encoder)).explain(statement)


def leadership(explanation: Explanation) -> TagReading:
    return next(tag for tag in explanation.tags if tag.criterion == "leadership")


def test_the_words_that_carry_a_tag_come_first_in_words_of_the_text() -> None:
    text = "Mentored  our\njuniors, every week."
    found = leadership(explain(text))
    assert found.given
    assert [w.text for w in found.words] == ["Mentored", "juniors"]
    assert [w.span.of(text) for w in found.words] == ["Mentored", "juniors"]
    assert [w.rank for w in found.words] == [1, 2]
    assert [w.decisive for w in found.words] == [True, False]
    for word in found.words:
        assert word.score_without == pytest.approx(found.score - word.drop)


def test_what_speaks_against_stands_apart() -> None:
    found = leadership(explain("Mentored our juniors alone."))
    assert [w.text for w in found.words_against] == ["alone"]
    assert found.words_against[0].drop < 0
    assert "alone" not in [w.text for w in found.words]


def test_ties_share_a_rank_in_the_order_of_the_text() -> None:
    found = leadership(explain("Mentored newcomers and juniors."))
    assert [(w.text, w.rank) for w in found.words] == [
        ("Mentored", 1),
        ("newcomers", 2),
        ("juniors", 2),
    ]


def test_a_tag_that_two_words_carry_alike_is_decided_by_none() -> None:
    found = leadership(explain("Mentored and coached."))
    assert {w.rank for w in found.words} == {1}
    assert not any(w.decisive for w in found.words)


def test_a_tag_that_is_not_given_has_no_words_and_costs_nothing() -> None:
    encoder = Hearing()
    found = leadership(explain("Ordered new chairs.", encoder))
    assert not found.given
    assert found.words == found.words_against == ()
    assert encoder.batches == [1]


def test_all_words_are_left_out_in_one_batch() -> None:
    encoder = Hearing()
    explain("Mentored our juniors every week.", encoder)
    assert encoder.batches == [1, 5]


def test_small_words_are_tried_only_where_there_is_no_other() -> None:
    encoder = Hearing()
    explain("Mentored the juniors and a PM.", encoder)
    assert encoder.batches == [1, 3]


def test_what_lies_beyond_the_models_reach_is_counted_and_not_blamed() -> None:
    found = explain("Mentored our juniors every week of the year, newcomers and juniors too.")
    assert found.unread == 4
    assert [w.text for w in leadership(found).words] == ["Mentored", "juniors"]
    assert explain("Mentored our juniors.").unread == 0


def test_a_statement_of_one_word_is_explained() -> None:
    found = leadership(explain("Mentored!"))
    assert [(w.text, w.decisive) for w in found.words] == [("Mentored", True)]


@pytest.mark.parametrize("text", ["\u2014", "...", "\U0001f389"])
def test_signs_alone_have_no_words(text: str) -> None:
    assert leadership(explain(text)).words == ()


def test_the_six_labels_are_told_with_all_their_odds() -> None:
    labels = {label.name: label for label in explain("Mentored our juniors.").labels}
    assert set(labels) == {
        "polarity", "modality", "agency", "scope", "outcome", "specificity"
    }  # fmt: skip
    assert labels["polarity"].value == "strength"
    assert labels["polarity"].sureness > 0.9
    for label in labels.values():
        assert sum(label.odds.values()) == pytest.approx(1.0)
        assert label.sureness == max(label.odds.values())


def test_what_needs_review_says_why() -> None:
    close = explain("Mentored someone alone.")  # log odds 0: at its threshold
    assert close.tagged.needs_review
    assert [(d.about, d.limit) for d in close.doubts] == [("leadership", 0.5)]
    clear = explain("Mentored juniors, coached newcomers.")
    assert not clear.tagged.needs_review
    assert clear.doubts == ()


def test_furniture_by_shape_is_kept_apart_from_the_taggers_verdict() -> None:
    found = explain("What went well?", furniture=True).furniture
    assert (found.verdict, found.by_shape, found.by_tagger) == (True, True, False)
    assert not explain("Mentored our juniors.").furniture.verdict


def test_a_folder_without_labelled_statements_names_none() -> None:
    assert explain("Mentored our juniors.").neighbours is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cut drop-off, from 38% to €21k.", "Cut drop-off from 38% to €21k"),
        ("- “Our best (ever) PM” — Zoë's words", "Our best ever PM Zoë's words"),
        ("", ""),
    ],
)
def test_words_are_those_of_the_text(text: str, words: str) -> None:
    assert " ".join(span.of(text) for _, span in find_words(text)) == words


@pytest.mark.parametrize(
    ("text", "word", "left"),
    [
        ("Cut it, fast.", "it", "Cut, fast."),
        ("Cut it, fast.", "fast", "Cut it,."),
        ("Cut it, fast.", "Cut", "it, fast."),
        ("A (large) team", "large", "A () team"),
    ],
)
def test_a_word_is_left_out_and_the_rest_stays(text: str, word: str, left: str) -> None:
    start = text.index(word)
    assert leave_out(text, Span(start, start + len(word))) == left
