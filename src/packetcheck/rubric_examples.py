"""A rubric's own examples through the model: whether it sees in them what their author does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from packetcheck.analyzer import Analyzer
from packetcheck.document import Span, Statement, Voice
from packetcheck.findings import Agency, Match, Modality, Relation, TaggedStatement
from packetcheck.rubric import Expectation

_EVIDENCE = (Relation.DIRECT, Relation.PARTIAL)


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example: which side it stands on, what the matcher made of it, and why it may fail.

    `score` is from 0 to 1; `why` is empty where the example passes.
    """

    text: str
    counts: bool
    relation: Relation
    score: float
    why: str = ""

    @property
    def passed(self) -> bool:
        """Tell whether the matcher agrees with the author."""
        return (self.relation in _EVIDENCE) is self.counts


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """All examples of one expectation; `fitted` where the model was fitted on it."""

    expectation: Expectation
    fitted: bool
    examples: tuple[ExampleResult, ...]

    @property
    def failed(self) -> tuple[ExampleResult, ...]:
        """Return the examples that fail."""
        return tuple(e for e in self.examples if not e.passed)


@dataclass(frozen=True, slots=True)
class ExamplesReport:
    """All expectations of a rubric, or of some levels, with their examples."""

    results: tuple[ExpectationResult, ...]

    @property
    def total(self) -> int:
        """Return how many examples were tried."""
        return sum(len(r.examples) for r in self.results)

    @property
    def passed(self) -> int:
        """Return how many of them came out as their author says."""
        return self.total - sum(len(r.failed) for r in self.results)

    @property
    def share(self) -> float:
        """Return the share that passes, 0 to 1; 0 without any example."""
        return self.passed / self.total if self.total else 0.0

    @property
    def unfitted(self) -> int:
        """Return how many expectations the model was not fitted on."""
        return sum(not r.fitted for r in self.results)

    def of_side(self, *, counts: bool) -> tuple[int, int]:
        """Return how many examples of one side pass, and how many there are."""
        chosen = [e for r in self.results for e in r.examples if e.counts is counts]
        return sum(e.passed for e in chosen), len(chosen)


def try_examples(expectations: Sequence[Expectation], analyzer: Analyzer) -> ExamplesReport:
    """Tag every example and hold it against its expectation.

    Examples are taken as the candidate's own words. One of `counts` must come out as direct or
    partial evidence, one of `does_not_count` must not. Where the matcher goes by the examples, each
    is tried as if its author had not given it: it would find itself in itself.
    """
    statements = [
        _statement(e, n, text)
        for e in expectations
        for n, text in enumerate((*e.counts, *e.does_not_count))
    ]
    tagged = {t.statement.id: t for t in analyzer.tag(statements)}
    analyzer.learn_examples(list(tagged.values()))
    results = []
    for expectation in expectations:
        own = [
            tagged[_id(expectation, n)]
            for n in range(len(expectation.counts) + len(expectation.does_not_count))
        ]
        results.append(
            ExpectationResult(
                expectation, analyzer.knows(expectation), _results(expectation, own, analyzer)
            )
        )
    return ExamplesReport(tuple(results))


def _results(
    expectation: Expectation, own: Sequence[TaggedStatement], analyzer: Analyzer
) -> tuple[ExampleResult, ...]:
    results = []
    for n, (tagged, score, match) in enumerate(_tried(expectation, own, analyzer)):
        counts = n < len(expectation.counts)
        result = ExampleResult(
            tagged.statement.text,
            counts,
            match.relation if match else Relation.NONE,
            match.score if match else score,
        )
        why = "" if result.passed else _why(tagged, result, match)
        results.append(replace(result, why=why))
    return tuple(results)


def _tried(
    expectation: Expectation, own: Sequence[TaggedStatement], analyzer: Analyzer
) -> Iterator[tuple[TaggedStatement, float, Match | None]]:
    """Yield each example with its score and its match, if there is one."""
    if analyzer.knows(expectation):
        # Its head was fitted on other statements and does not look at the examples.
        groups = [(expectation, own)] if own else []
    else:
        groups = [(_without(expectation, tagged.statement.text), [tagged]) for tagged in own]
    for asked, group in groups:
        matches = {m.statement: m for m in analyzer.match(group, [asked])}
        for tagged, score in zip(group, analyzer.scores(group, [asked])[0], strict=True):
            yield tagged, float(score), matches.get(tagged.statement.id)


def _without(expectation: Expectation, text: str) -> Expectation:
    """Return the expectation as it were if its author had not given this example."""
    return replace(
        expectation,
        counts=tuple(t for t in expectation.counts if t != text),
        does_not_count=tuple(t for t in expectation.does_not_count if t != text),
    )


def _why(tagged: TaggedStatement, result: ExampleResult, match: Match | None) -> str:
    """Return why an example fails, as far as it can be told."""
    if not result.counts:
        return f"taken for {result.relation.value} evidence"
    if tagged.modality is Modality.PLANNED:
        return "read as a plan or advice, which is no evidence"
    if tagged.agency is Agency.OTHER:
        return "read as somebody else's deed"
    if result.relation is Relation.AGAINST:
        return "read as a criticism"
    if match is None and result.score > 0.5:
        return "repeats the sentence of the expectation, or its score lies below the threshold"
    return "its score lies below the threshold"


def _id(expectation: Expectation, n: int) -> str:
    return f"{expectation.id}#{n}"


def _statement(expectation: Expectation, n: int, text: str) -> Statement:
    return Statement(
        id=_id(expectation, n),
        document="examples",
        span=Span(0, len(text)),
        text=text,
        voice=Voice.SELF,
    )
