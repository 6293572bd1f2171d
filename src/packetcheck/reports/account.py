"""Why an expectation has its status, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from packetcheck.account import Account, Candidate, Gate, Route, Use
from packetcheck.findings import Relation
from packetcheck.reports.clean import one_line
from packetcheck.reports.lenses import status_word
from packetcheck.reports.wording import count_of, failure_of, place_of, speaker_of

FEWEST_SHOWN = 5
# Log odds below this are 0.0 in print.
_LEAST = 0.05
_ROUTES = {
    Route.OWN_HEAD: "a head of its own, fitted on judged statements, and its sentence",
    Route.EXAMPLES: "its sentence and the rubric's examples; the model was not fitted on it",
    Route.SENTENCE: "its sentence alone: it has no examples, and the model was not fitted on it",
}
_GATES = {
    Gate.PLAN: "a plan or advice, which is no evidence",
    Gate.OTHERS_DEED: "somebody else's deed, which is no evidence",
    Gate.PARROT: "repeats a sentence of the rubric, and tells no deed",
    Gate.CRITICISM: "a criticism, which can only speak against",
    Gate.TEAMS_DEED: "the team's deed, which is partial at most",
}
_PARTS = {
    "own_head": "own head",
    "sentence": "the expectation's sentence",
    "sentence_like": "like that sentence",
    "counts_mean": "like the examples that count",
    "counts_best": "like the nearest that counts",
    "not_mean": "like the examples that do not count",
    "not_best": "like the nearest that does not",
    "score": "the score itself",
    "vague": "vague",
    "neutral": "neither strength nor criticism",
    "scope_below": "scope too small",
    "scope_unclear": "scope unclear",
    "effect": "an effect is named",
}
_RELATION_STYLES = {
    Relation.DIRECT: "bold cyan",
    Relation.PARTIAL: "yellow",
    Relation.AGAINST: "bold red",
    Relation.NONE: "dim",
}


def render_account(account: Account, *, every: bool = False) -> RenderableType:
    """Return a rich renderable: the status and its reasons, then the statements, best first."""
    shown = account.candidates if every else account.worth_showing(FEWEST_SHOWN)
    parts: list[RenderableType] = [*_head(account), Text()]
    for n, candidate in enumerate(shown, 1):
        parts += [*_candidate(n, candidate, account), Text()]
    if not account.candidates:
        parts.append(Text("No statement was found in any document.", style="bold"))
    left = len(account.candidates) - len(shown)
    if left:
        best = max(c.weighing.score for c in account.candidates[len(shown) :])
        said = f"and {count_of(left, 'more statement')}, none above {best:.2f}; --all shows them"
        parts.append(Text(said, style="dim"))
    elif account.candidates:
        parts.pop()
    parts.append(Text(_LEGEND, style="dim"))
    return Group(*parts)


_LEGEND = (
    "\nNumbers with a sign are log odds: those of for and against, with what every statement "
    "starts with, add up to the score (0 is 0.50, +2 is 0.88, -2 is 0.12)."
)


def _head(account: Account) -> Iterator[RenderableType]:
    finding, rubric = account.finding, account.rubric
    expectation = finding.expectation
    who = one_line(account.packet.person or account.packet.id)
    yield Text.assemble((who, "bold"), f", {one_line(account.level.title)}, {rubric.id} ",
                        f"{rubric.version}: {expectation.id}")  # fmt: skip
    yield Text(one_line(expectation.text), style="italic")
    marks = [status_word(finding.status, rubric).upper()]
    marks += ["contested"] if finding.contested else []
    marks += ["needs review"] if finding.needs_review else []
    line = Text.assemble((", ".join(marks), "bold"))
    if finding.why:
        line.append(f": {'; '.join(finding.why)}")
    yield line
    yield Text(f"scored by {_ROUTES[account.route]}", style="dim")
    if expectation.scope:
        yield Text(f"counts in full from the scope of a {expectation.scope} on", style="dim")
    for document in account.unread:
        said = f"{one_line(document.name)}: {one_line(failure_of(document))}"
        yield Text.assemble(("not read in full  ", "bold red"), said)
    for note in account.notes:
        yield Text.assemble(("note  ", "bold"), one_line(note))


def _candidate(n: int, candidate: Candidate, account: Account) -> Iterator[RenderableType]:
    weighing, statement = candidate.weighing, candidate.tagged.statement
    line = Text(f"{n:>2}  ")
    line.append(weighing.relation.value, style=_RELATION_STYLES[weighing.relation])
    line.append(f" {weighing.score:.2f}", style="bold")
    line.append(f" (needs {weighing.threshold:.2f})  {use_words(candidate, account)}")
    yield line
    yield Padding(Text(f"> {one_line(statement.text)}"), (0, 0, 0, 4))
    yield Padding(
        Text(f"{statement.id}, {one_line(speaker_of(statement))}: {one_line(place_of(statement))}",
             style="dim"),
        (0, 0, 0, 4),
    )  # fmt: skip
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for lead, words in _reasons(candidate):
        table.add_row(lead, one_line(words))
    yield Padding(table, (0, 0, 0, 4))


def use_words(candidate: Candidate, account: Account) -> str:
    """Return what the finding made of a statement."""
    weighing = candidate.weighing
    if candidate.use is Use.SHUT_OUT:
        return "no evidence, whatever its score"
    if candidate.use is Use.TOO_LOW:
        return "below the threshold"
    if candidate.use is Use.NEAR_MISS:
        against = Gate.CRITICISM in weighing.gates
        return f"just below the threshold: {'almost contests it' if against else 'almost counted'}"
    close = "; only just" if weighing.lead < account.margin else ""
    if candidate.use is Use.CONTESTS:
        return f"speaks against it: the finding is contested{close}"
    same = f", same deed as {candidate.same_deed_as}" if candidate.same_deed_as else ""
    status, without = account.finding.status, candidate.status_without
    needed = "not needed: the same without it"
    if without is not None and without is not status:
        needed = f"needed: {status_word(without, account.rubric)} without it"
    return f"counted{same}; {needed}{close}"


def _reasons(candidate: Candidate) -> Iterator[tuple[str, str]]:
    weighing = candidate.weighing
    for gate in weighing.gates:
        more = f" ({weighing.parrots})" if gate is Gate.PARROT else ""
        yield "gate", f"{_GATES[gate]}{more}"
    up = {name: x for name, x in weighing.parts.items() if x >= 0}
    down = {name: x for name, x in weighing.parts.items() if x < 0}
    # What every statement starts with stands on its own side.
    (up if weighing.offset >= 0 else down)[""] = weighing.offset
    for side, parts in (("for", up), ("against", down)):
        if words := _weights(parts):
            yield side, words
    if weighing.relation in (Relation.DIRECT, Relation.PARTIAL):
        verdict = "enough" if weighing.directness >= weighing.direct_threshold else "not enough"
        needed = f"{verdict} for direct (from {weighing.direct_threshold:.2f})"
        made_of = _weights({**weighing.direct_parts, "": weighing.direct_offset})
        yield "in full?", f"{weighing.directness:.2f}, {needed}: {made_of}"
    for example in weighing.examples:
        side = "counts" if example.counts else "does not count"
        yield f"{example.likeness:.2f} like", f"an example that {side}: {example.text}"


def _weights(parts: Mapping[str, float]) -> str:
    telling = [(n, x) for n, x in parts.items() if not n or abs(x) >= _LEAST]
    ordered = sorted(telling, key=lambda part: -abs(part[1]))
    return ", ".join(f"{_PARTS.get(n, n)} {x:+.1f}" if n else _start(x) for n, x in ordered)


def _start(offset: float) -> str:
    return f"start {offset:+.1f}"
