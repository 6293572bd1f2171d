"""MATCH: statements against expectations, from the statements' vectors and labels.

An expectation that the model was trained on has a head of its own. Any other is scored by two
towers, the statement's vector against the vector of the expectation's sentence, and by its
likeness to the examples that the rubric's author gave. Labels gate all of them: a plan, or somebody
else's deed, is no evidence whatever its topic; a criticism counts against.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from packetcheck.encoding import Encoder
from packetcheck.example_cache import VectorCache
from packetcheck.example_scores import FEATURES, ExampleVectors, example_features
from packetcheck.findings import Agency, Match, Modality, Polarity, Relation, TaggedStatement
from packetcheck.modelfolder import Calibration, MatchSettings, ModelFolder
from packetcheck.odds import lead
from packetcheck.parroting import Sentences
from packetcheck.rubric import Expectation
from packetcheck.strength import DirectOdds, direct_features

Floats = NDArray[np.float32]

_PLAIN = Calibration(slope=1.0, offset=0.0)


def expectation_digest(expectation_id: str, text: str) -> str:
    """Return the key under which a model knows an expectation: its id and its very words."""
    return hashlib.sha256(f"{expectation_id}\n{text}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Scorer:
    """What one expectation's scores are made of, and from which score on a pair counts.

    `parts` holds what speaks for each statement (against it, below 0), by name, in log odds, shape
    (statements,) each; their sum and `offset` are the log odds of `scores`.
    """

    threshold: float
    against_threshold: float
    parts: Mapping[str, Floats]
    offset: float

    @property
    def scores(self) -> Floats:
        """Return calibrated probabilities, shape (statements,)."""
        total = sum(self.parts.values(), np.float32(self.offset))
        return sigmoid(np.asarray(total, np.float32), _PLAIN)


class Matcher:
    """The matcher of one model folder."""

    def __init__(
        self, model: ModelFolder, encoder: Encoder, cache: VectorCache | None = None
    ) -> None:
        self._settings: MatchSettings = model.manifest.match
        self._heads = model.heads
        self._encoder = encoder
        # A rubric meets many packets, and is asked again for each example that is tried.
        self._sentences = ExampleVectors(
            lambda texts: self._project(encoder.encode(texts), "expectation"),
            len(model.heads["expectation.weight"]),
        )
        self._examples = ExampleVectors(
            lambda texts: self._project(encoder.encode(texts), "white"),
            len(model.heads["white.weight"]),
            cache,
        )

    def _project(self, vectors: Floats, tower: str = "statement") -> Floats:
        """Return unit vectors, shape (n, width), of one tower or in the space of likeness.

        In the space of likeness (`white`) the directions in which all statements differ weigh no
        more than those in which few do, so that a cosine tells what two statements share.
        """
        return _unit(vectors @ self._heads[f"{tower}.weight"].T + self._heads[f"{tower}.bias"])

    def learn_examples(self, tagged: Sequence[TaggedStatement]) -> None:
        """Take the vectors of examples that were tagged already, so that none is computed twice."""
        if tagged:
            vectors = self._project(np.stack([_vector(t) for t in tagged]), "white")
            self._examples.learn([t.statement.text for t in tagged], vectors)

    def knows(self, expectation: Expectation) -> bool:
        """Tell whether the expectation has a head of its own, fitted on judged statements."""
        return expectation_digest(expectation.id, expectation.text) in self._settings.heads

    def match(
        self, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> tuple[Match, ...]:
        """Hold every statement against every expectation.

        Returns the pairs with a relation, and pairs of relation `none` whose score lies so close
        below the threshold that a finding might turn on them; by expectation, best first.
        """
        if not statements or not expectations:
            return ()
        # A sentence of the rubric is no deed, for its own expectation or for a similar one.
        sentences = Sentences([e.text for e in expectations])
        statements = [s for s in statements if sentences.repeated_by(s.statement.text) is None]
        if not statements:
            return ()
        matches: list[Match] = []
        for expectation, scorer in zip(
            expectations, self.scorers(statements, expectations), strict=True
        ):
            found = [
                self.relate(statement, expectation, float(score), scorer)
                for statement, score in zip(statements, scorer.scores, strict=True)
            ]
            matches.extend(sorted((m for m in found if m), key=lambda m: -m.score))
        return tuple(matches)

    def score_all(
        self, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> Floats:
        """Return calibrated topic-and-deed scores, shape (expectations, statements)."""
        if not statements:
            return np.zeros((len(expectations), 0), dtype=np.float32)
        return np.stack([s.scores for s in self.scorers(statements, expectations)])

    def scorers(
        self, statements: Sequence[TaggedStatement], expectations: Sequence[Expectation]
    ) -> list[Scorer]:
        """Return a scorer of `statements` for each expectation."""
        settings = self._settings
        vectors = np.stack([_vector(s) for s in statements])
        generic = self.tower_logits(vectors, expectations)
        unfitted = [e for e in expectations if not self.knows(e)]
        self._examples.prepare([t for e in unfitted for t in (*e.counts, *e.does_not_count)])
        scorers = []
        for row, expectation in enumerate(expectations):
            column = settings.heads.get(expectation_digest(expectation.id, expectation.text))
            if column is not None:
                scorers.append(self._by_head(column, expectation, vectors, generic[row]))
            elif expectation.counts:
                scorers.append(self._by_examples(expectation, vectors, generic[row]))
            else:
                scorers.append(self._by_sentence(expectation, vectors, generic[row]))
        return scorers

    def _by_sentence(self, expectation: Expectation, vectors: Floats, generic: Floats) -> Scorer:
        settings = self._settings
        like = self.sentence_likeness(expectation, vectors)
        return Scorer(
            settings.generic_threshold,
            settings.generic_against_threshold,
            {
                "sentence": settings.generic.slope * generic,
                "sentence_like": settings.generic.like_slope * like,
            },
            settings.generic.offset,
        )

    def _by_head(
        self, column: int, expectation: Expectation, vectors: Floats, generic: Floats
    ) -> Scorer:
        settings, known = self._settings, self._settings.known
        own = vectors @ self._heads["behaviours.weight"][column]
        own += self._heads["behaviours.bias"][column]
        return Scorer(
            settings.known_threshold,
            settings.known_against_threshold,
            {
                "own_head": known.slope * own,
                "sentence": known.tower_slope * generic,
                "sentence_like": known.like_slope * self.sentence_likeness(expectation, vectors),
            },
            known.offset,
        )

    def _by_examples(self, expectation: Expectation, vectors: Floats, generic: Floats) -> Scorer:
        settings = self._settings
        features = self.example_features(expectation, vectors, generic)
        weights = settings.examples.weights
        return Scorer(
            settings.examples_threshold,
            settings.examples_against_threshold,
            {name: weights[name] * features[:, n] for n, name in enumerate(FEATURES)},
            settings.examples.offset,
        )

    def example_features(
        self, expectation: Expectation, vectors: Floats, generic: Floats
    ) -> Floats:
        """Return what an expectation's sentence and examples say, shape (statements, FEATURES)."""
        return example_features(
            (generic, self.sentence_likeness(expectation, vectors)),
            self._project(vectors, "white"),
            self._examples.of(expectation.counts),
            self._examples.of(expectation.does_not_count),
        )

    def sentence_likeness(self, expectation: Expectation, vectors: Floats) -> Floats:
        """Return cosines of statements and an expectation's sentence, shape (statements,)."""
        result: Floats = self._project(vectors, "white") @ self._examples.of([expectation.text])[0]
        return result

    def example_likeness(
        self, statements: Sequence[TaggedStatement], texts: Sequence[str]
    ) -> Floats:
        """Return cosines of statements and example texts, shape (statements, texts)."""
        projected = self._project(np.stack([_vector(s) for s in statements]), "white")
        result: Floats = projected @ self._examples.of(texts).T
        return result

    def tower_logits(self, vectors: Floats, expectations: Sequence[Expectation]) -> Floats:
        """Return tower logits, shape (expectations, statements)."""
        self._read_sentences([e.text for e in expectations])
        left = self._project(vectors)
        right = self._sentences.of([e.text for e in expectations])
        scale, shift = (float(v) for v in self._heads["towers"])
        return (scale * (right @ left.T) + shift).astype(np.float32)

    def _read_sentences(self, sentences: Sequence[str]) -> None:
        """Encode expectations' sentences once for both of their uses."""
        if new := self._sentences.lacks(sentences):
            vectors = self._encoder.encode(new)
            self._sentences.learn(new, self._project(vectors, "expectation"))
            self._examples.learn(new, self._project(vectors, "white"))

    def relate(
        self, tagged: TaggedStatement, expectation: Expectation, score: float, scorer: Scorer
    ) -> Match | None:
        """Return what a pair comes to; None where a gate is shut or the score is far too low."""
        if tagged.modality is Modality.PLANNED or tagged.agency is Agency.OTHER:
            return None
        against = tagged.polarity is Polarity.GROWTH
        threshold = scorer.against_threshold if against else scorer.threshold
        ahead = lead(score, threshold)
        if ahead < -self._settings.margin:
            return None
        if ahead < 0:
            relation = Relation.NONE
        elif against:
            relation = Relation.AGAINST
        else:
            relation = self._strength(tagged, expectation, score)
        return Match(tagged.statement.id, expectation.id, relation, score, lead=ahead)

    def _strength(
        self, tagged: TaggedStatement, expectation: Expectation, score: float
    ) -> Relation:
        if tagged.agency is Agency.TEAM:
            return Relation.PARTIAL  # by the guide, "we" is at most partial
        sure = self.direct_odds(tagged, expectation, score).sure
        return Relation.DIRECT if sure >= self._settings.direct.threshold else Relation.PARTIAL

    def direct_odds(
        self, tagged: TaggedStatement, expectation: Expectation, score: float
    ) -> DirectOdds:
        """Return how surely evidence is direct and not partial, and what that is made of."""
        direct = self._settings.direct
        features = direct_features(tagged, expectation, score)
        parts = {n: direct.weights.get(n, 0.0) * x for n, x in features.items() if x}
        return DirectOdds(parts, direct.offset)


def sigmoid(logits: Floats, calibration: Calibration) -> Floats:
    """Return calibrated probabilities of `logits`."""
    x = calibration.slope * logits + calibration.offset
    result: Floats = (1.0 / (1.0 + np.exp(-np.clip(x, -60.0, 60.0)))).astype(np.float32)
    return result


def _unit(rows: Floats) -> Floats:
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Floats = (rows / np.maximum(length, 1e-9)).astype(np.float32)
    return result


def _vector(tagged: TaggedStatement) -> Floats:
    if tagged.vector is None:
        raise ValueError(f"{tagged.statement.id}: was tagged without a vector")
    return tagged.vector
