"""Which evidence a status hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from packetcheck.assess.assess import assess
from packetcheck.assess.without import status_without
from packetcheck.findings import Match, Relation, Specificity, Status, TaggedStatement
from packetcheck.rubric import Expectation

from .factory import EXPECTATION, match, said

WANTED = Expectation(EXPECTATION, "senior-pm", "leadership", "Mentors.")


def without(
    matches: Sequence[Match], statements: Sequence[TaggedStatement], *, all_read: bool = True
) -> dict[str, Status]:
    (finding,) = assess(
        matches, statements, [WANTED], all_read=all_read, margin=0.1, same_deed_threshold=0.8
    )
    return status_without(finding, matches, statements, all_read=all_read, same_deed_threshold=0.8)


def test_the_only_evidence_is_needed() -> None:
    one = [said("a#1", "Mentored Bo through the launch.")]
    assert without([match("a#1")], one) == {"a#1": Status.MISSING}
    assert without([match("a#1")], one, all_read=False) == {"a#1": Status.UNKNOWN}


def test_of_two_deeds_each_is_needed_and_of_three_none() -> None:
    texts = ("Mentored Bo through the launch.", "Ran a weekly clinic.", "Trained both newcomers.")
    three = [said(f"a#{n}", text) for n, text in enumerate(texts)]
    ids = [s.statement.id for s in three]
    two = without([match(i) for i in ids[:2]], three[:2])
    assert two == {"a#0": Status.THIN, "a#1": Status.THIN}
    assert set(without([match(i) for i in ids], three).values()) == {Status.SUPPORTED}


def test_a_retelling_is_not_needed_where_its_deed_stays() -> None:
    text = "Mentored Bo through the launch of the returns portal."
    told = [said("a#1", text), said("b#1", text)]
    found = without([match("a#1"), match("b#1")], told)
    assert found == {"a#1": Status.THIN, "b#1": Status.THIN}


def test_a_criticism_changes_no_status() -> None:
    both = [said("a#1", "Mentored Bo."), said("b#1", "Forgot the newcomers.")]
    found = without([match("a#1"), match("b#1", Relation.AGAINST)], both)
    assert found == {"a#1": Status.MISSING, "b#1": Status.THIN}


def test_only_the_statements_that_the_finding_cites_are_told() -> None:
    both = [said("a#1", "Mentored Bo."), said("b#1", "Was kind.", specificity=Specificity.VAGUE)]
    assert list(without([match("a#1"), match("b#1", Relation.NONE)], both)) == ["a#1"]
