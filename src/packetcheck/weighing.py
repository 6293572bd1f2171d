"""Say what speaks for and against statements as evidence for one expectation.

Nothing is decided here: scores, gates and relations are the matcher's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from packetcheck.account import ExampleLikeness, Gate, Weighing
from packetcheck.findings import Agency, Modality, Polarity, Relation, TaggedStatement
from packetcheck.matching import Matcher, Scorer
from packetcheck.modelfolder import MatchSettings
from packetcheck.odds import lead
from packetcheck.parroting import Sentences
from packetcheck.rubric import Expectation

Floats = NDArray[np.float32]


def weigh(
    matcher: Matcher,
    settings: MatchSettings,
    statements: Sequence[TaggedStatement],
    expectations: Sequence[Expectation],
    wanted: Expectation,
) -> tuple[Weighing, ...]:
    """Weigh every statement for `wanted`, one of the `expectations` of the level, in their order.

    The others matter because a statement that repeats the sentence of any of them tells no deed.
    """
    if not statements:
        return ()
    (scorer,) = matcher.scorers(statements, [wanted])
    sentences = Sentences([e.text for e in expectations])
    likeness = _likeness(matcher, statements, wanted)
    weighings = []
    for n, (tagged, score) in enumerate(zip(statements, scorer.scores, strict=True)):
        place = sentences.repeated_by(tagged.statement.text)
        copied = None if place is None else expectations[place]
        match = None if copied else matcher.relate(tagged, wanted, float(score), scorer)
        odds = matcher.direct_odds(tagged, wanted, float(score))
        weighings.append(
            Weighing(
                statement=tagged.statement.id,
                relation=match.relation if match else Relation.NONE,
                score=float(score),
                threshold=_threshold(tagged, scorer),
                parts={name: float(part[n]) for name, part in scorer.parts.items()},
                offset=scorer.offset,
                gates=tuple(_gates(tagged, copied)),
                directness=odds.sure,
                direct_threshold=settings.direct.threshold,
                direct_parts=odds.parts,
                direct_offset=odds.offset,
                parrots=copied.id if copied else None,
                examples=tuple(_nearest(wanted, likeness[n])),
            )
        )
    return tuple(weighings)


def leads(
    matcher: Matcher, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
) -> Floats:
    """Return by how much each score passes its threshold, shape (expectations, statements).

    In log odds: below 0 where the pair does not count. A criticism has a threshold of its own.
    """
    if not statements:
        return np.zeros((len(expectations), 0), dtype=np.float32)
    rows = []
    for scorer in matcher.scorers(statements, expectations):
        thresholds = [_threshold(s, scorer) for s in statements]
        rows.append([lead(float(s), t) for s, t in zip(scorer.scores, thresholds, strict=True)])
    return np.array(rows, dtype=np.float32)


def _threshold(tagged: TaggedStatement, scorer: Scorer) -> float:
    against = tagged.polarity is Polarity.GROWTH
    return scorer.against_threshold if against else scorer.threshold


def _gates(tagged: TaggedStatement, copied: Expectation | None) -> Iterator[Gate]:
    if tagged.modality is Modality.PLANNED:
        yield Gate.PLAN
    if tagged.agency is Agency.OTHER:
        yield Gate.OTHERS_DEED
    if copied is not None:
        yield Gate.PARROT
    if tagged.polarity is Polarity.GROWTH:
        yield Gate.CRITICISM
    if tagged.agency is Agency.TEAM:
        yield Gate.TEAMS_DEED


def _likeness(
    matcher: Matcher, statements: Sequence[TaggedStatement], wanted: Expectation
) -> NDArray[np.float32]:
    texts = (*wanted.counts, *wanted.does_not_count)
    if not texts:
        return np.zeros((len(statements), 0), dtype=np.float32)
    return matcher.example_likeness(statements, texts)


def _nearest(wanted: Expectation, row: NDArray[np.float32]) -> Iterator[ExampleLikeness]:
    """Yield the example of each side that is most like a statement, if the side has any."""
    split = len(wanted.counts)
    for texts, cosines, counts in (
        (wanted.counts, row[:split], True),
        (wanted.does_not_count, row[split:], False),
    ):
        if texts:
            best = int(np.argmax(cosines))
            yield ExampleLikeness(texts[best], counts, float(np.clip(cosines[best], -1.0, 1.0)))
