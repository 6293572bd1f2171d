"""One expectation of one packet: which statements were weighed, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from packetcheck.account import Account, Candidate, Route, Use, Weighing
from packetcheck.aim import Aim, find_aim
from packetcheck.analyzer import Analyzer
from packetcheck.assess.without import status_without
from packetcheck.findings import Evidence, Relation, Status, TaggedStatement
from packetcheck.packet import Packet
from packetcheck.pipeline import judge, left_out, nothing_found, tag_packet, unfitted_note
from packetcheck.readers.isolation import Reader
from packetcheck.rubric import Expectation, Rubric
from packetcheck.rubric.find import find_expectation


@dataclass(frozen=True, slots=True)
class Question:
    """A packet, what it is held against, and the one expectation that is asked about."""

    packet: Packet
    aim: Aim
    wanted: Expectation


def ask(
    packet: Packet,
    wanted: str,
    *,
    target: str | None = None,
    rubric: Rubric | str | Path | None = None,
) -> Question:
    """Find the expectation that is meant, before anything is read.

    Raises UnknownExpectationError with the choices, and what `find_aim` raises.
    """
    aim = find_aim(packet, target=target, rubric=rubric)
    return Question(packet, aim, find_expectation(aim.rubric, aim.level, wanted))


def answer(question: Question, analyzer: Analyzer, reader: Reader | None = None) -> Account:
    """Check the packet as `check_packet` does, and tell how one finding came about.

    Candidates that the finding cites come first, in its order, the others by their scores.
    """
    aim, wanted = question.aim, question.wanted
    tagged = tag_packet(question.packet, analyzer, reader)
    expectations = aim.rubric.at(aim.level)
    matches = analyzer.match(tagged.statements, expectations)
    findings = judge(tagged, matches, expectations, analyzer)
    finding = next(f for f in findings if f.expectation.id == wanted.id)
    without = status_without(
        finding,
        matches,
        tagged.statements,
        all_read=tagged.all_read,
        same_deed_threshold=analyzer.settings.same_deed_threshold,
    )
    cited = {e.statement: e for e in finding.evidence}
    order, margin = list(cited), analyzer.settings.margin
    weighings = sorted(
        analyzer.weigh(tagged.statements, expectations, wanted),
        key=lambda w: (
            order.index(w.statement) if w.statement in cited else len(order),
            -w.score,
        ),
    )
    by_id = {s.statement.id: s for s in tagged.statements}
    return Account(
        packet=replace(question.packet, target=aim.level.id),
        rubric=aim.rubric,
        level=aim.level,
        model=analyzer.identity,
        documents=tagged.documents,
        finding=finding,
        route=_route(wanted, analyzer),
        margin=margin,
        candidates=tuple(
            _candidate(by_id[w.statement], w, cited.get(w.statement), margin, without)
            for w in weighings
        ),
        notes=(
            *nothing_found(tagged),
            *unfitted_note(analyzer, [wanted]),
            *aim.notes,
            *question.packet.notes,
            *left_out(question.packet, tagged.documents),
        ),
    )


def _route(wanted: Expectation, analyzer: Analyzer) -> Route:
    if analyzer.knows(wanted):
        return Route.OWN_HEAD
    return Route.EXAMPLES if wanted.counts else Route.SENTENCE


def _candidate(
    tagged: TaggedStatement,
    weighing: Weighing,
    evidence: Evidence | None,
    margin: float,
    without: Mapping[str, Status],
) -> Candidate:
    if evidence is None:
        shut = any(gate.shuts for gate in weighing.gates)
        missed = Use.NEAR_MISS if weighing.is_near(margin) else Use.TOO_LOW
        return Candidate(tagged, weighing, Use.SHUT_OUT if shut else missed)
    use = Use.AGAIN if evidence.same_deed_as else Use.COUNTED
    if evidence.relation is Relation.AGAINST:
        use = Use.CONTESTS
    return Candidate(tagged, weighing, use, evidence.same_deed_as, without[weighing.statement])
