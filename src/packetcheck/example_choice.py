"""Which statements of a packet would teach the matcher most, as examples of an expectation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from packetcheck.analyzer import Analyzer
from packetcheck.assess.deeds import same_deeds
from packetcheck.findings import Agency, Modality, Polarity, TaggedStatement
from packetcheck.rubric import Expectation
from packetcheck.rubric.adding import fold_example

# What a rubric takes as one text.
_LONGEST = 2_000
_FEWEST_WORDS = 3
# Statements on one thing, though each may tell another deed, teach little more than one of them.
_ALIKE = 0.85


@dataclass(frozen=True, slots=True)
class Question:
    """A statement to be judged for an expectation; `lead` is its score's distance, in log odds.

    Below 0 the matcher would not take it for evidence. `score` is from 0 to 1.
    """

    expectation: Expectation
    tagged: TaggedStatement
    score: float
    lead: float

    @property
    def text(self) -> str:
        """Return the statement on one line, as it would stand in the rubric."""
        return " ".join(self.tagged.statement.text.split())


def choose_questions(
    statements: Sequence[TaggedStatement],
    expectations: Sequence[Expectation],
    analyzer: Analyzer,
    number: int,
) -> tuple[Question, ...]:
    """Return `number` questions at most, spread evenly over the expectations, in their order.

    For each expectation: the statements whose scores lie nearest to its threshold, none that its
    examples hold already, and no two on one deed. What another gate decides (plans, criticism,
    somebody else's deeds) teaches nothing and is left out.
    """
    open_ = [s for s in statements if _is_open(s)]
    if not open_ or not expectations:
        return ()
    scores = analyzer.scores(open_, expectations)
    leads = analyzer.leads(open_, expectations)
    chosen = [
        _nearest(expectation, open_, (scores[n], leads[n]), analyzer, number)
        for n, expectation in enumerate(expectations)
    ]
    share = [0] * len(chosen)
    left = number
    while left and any(share[n] < len(own) for n, own in enumerate(chosen)):
        for n, own in enumerate(chosen):
            if left and share[n] < len(own):
                share[n] += 1
                left -= 1
    return tuple(q for n, own in enumerate(chosen) for q in own[: share[n]])


def _is_open(tagged: TaggedStatement) -> bool:
    text = tagged.statement.text
    return (
        tagged.modality is Modality.DONE
        and tagged.agency is not Agency.OTHER
        and tagged.polarity is not Polarity.GROWTH
        and len(text) <= _LONGEST
        and len(text.split()) >= _FEWEST_WORDS
    )


def _nearest(
    expectation: Expectation,
    statements: Sequence[TaggedStatement],
    found: tuple[NDArray[np.float32], NDArray[np.float32]],
    analyzer: Analyzer,
    number: int,
) -> list[Question]:
    scores, leads = found
    known = {fold_example(t) for t in (*expectation.counts, *expectation.does_not_count)}
    chosen: list[Question] = []
    for n in np.argsort(np.abs(leads), kind="stable"):
        tagged = statements[n]
        folded = fold_example(tagged.statement.text)
        if folded in known or any(_alike(tagged, q.tagged, analyzer) for q in chosen):
            continue
        known.add(folded)
        chosen.append(Question(expectation, tagged, float(scores[n]), float(leads[n])))
        if len(chosen) == number:
            break
    return chosen


def _alike(one: TaggedStatement, other: TaggedStatement, analyzer: Analyzer) -> bool:
    """Tell whether two statements tell the same deed, or nearly the same thing."""
    if same_deeds([one, other], analyzer.settings.same_deed_threshold):
        return True
    if one.vector is None or other.vector is None:
        return False
    lengths = float(np.linalg.norm(one.vector) * np.linalg.norm(other.vector))
    return float(one.vector @ other.vector) >= _ALIKE * max(lengths, 1e-9)
