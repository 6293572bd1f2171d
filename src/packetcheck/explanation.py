"""Why a statement has its labels: what `packetcheck explain` shows, as records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from packetcheck.document import Span
from packetcheck.findings import ModelId, TaggedStatement


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a statement, and what becomes of a tag's score where it is left out.

    `drop` is positive where the word speaks for the tag. Words of one `rank` are tied. A word is
    `decisive` where the tag would not be given without it.
    """

    text: str
    span: Span
    score_without: float
    drop: float
    rank: int
    decisive: bool


@dataclass(frozen=True, slots=True)
class TagReading:
    """A criterion's score beside the threshold it must reach, and the words that move it.

    `words` holds those that speak for it, the weightiest first, `words_against` the others; both
    are empty where the tag was not given.
    """

    criterion: str
    score: float
    threshold: float
    words: tuple[Word, ...] = ()
    words_against: tuple[Word, ...] = ()

    @property
    def given(self) -> bool:
        """Tell whether the statement was given the tag."""
        return self.score >= self.threshold


@dataclass(frozen=True, slots=True)
class LabelReading:
    """One of the six other labels: its value, and how the probability is spread over all values."""

    name: str
    value: str
    odds: Mapping[str, float]

    @property
    def sureness(self) -> float:
        """Return the probability of the value, 0 to 1."""
        return self.odds[self.value]


@dataclass(frozen=True, slots=True)
class FurnitureReading:
    """Whether a text is no statement at all, by the tagger (from `threshold` on) and by shape.

    A text that is a claim by its structure (`certain`) stays one, whatever the tagger says.
    """

    score: float
    threshold: float
    by_shape: bool
    certain: bool = False

    @property
    def by_tagger(self) -> bool:
        """Tell whether the tagger is sure of it."""
        return self.score >= self.threshold

    @property
    def verdict(self) -> bool:
        """Tell whether the text would be set aside in a packet."""
        return self.by_shape or (self.by_tagger and not self.certain)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a statement needs review: a score too close to a threshold, or a label too unsure.

    `limit` is the threshold that a criterion's score comes too close to, or, for a label, the
    sureness that it does not reach.
    """

    about: str
    score: float
    limit: float


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A labelled statement that the model was fitted on; `likeness` is a cosine, -1 to 1.

    `criteria` and `labels` are empty for furniture, `labels` where they were not judged.
    """

    text: str
    likeness: float
    furniture: bool
    criteria: tuple[str, ...]
    labels: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that the tagger has to say of one statement.

    `neighbours` is None where the model folder holds no labelled statements to compare with.
    `unread` counts the words at the end that lie beyond what the model reads. A criterion's doubt
    is about a score within `margin` of its threshold.
    """

    tagged: TaggedStatement
    model: ModelId
    tags: tuple[TagReading, ...]
    labels: tuple[LabelReading, ...]
    furniture: FurnitureReading
    doubts: tuple[Doubt, ...]
    margin: float
    neighbours: tuple[Neighbour, ...] | None
    unread: int = 0
