"""A colleague's deed is told from the candidate's by who the packet is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packetcheck.document import Span, Statement, Voice
from packetcheck.findings import Agency, TaggedStatement
from packetcheck.tagging.doer import name_doers
from tiny_model import said

PERSON = "Noor Haddadin"


def tagged(text: str, voice: Voice = Voice.SELF, number: int = 1) -> TaggedStatement:
    statement = Statement(f"a#{number}", "a", Span(0, len(text)), text, voice)
    return replace(said(0.9), statement=statement, agency=Agency.CANDIDATE)


def agency(text: str, voice: Voice = Voice.SELF, person: str | None = PERSON) -> Agency:
    return name_doers([tagged(text, voice)], person)[0].agency


@pytest.mark.parametrize("voice", list(Voice))
@pytest.mark.parametrize(
    "text",
    [
        "Ingrid cut the backlog by a third.",
        "Ingrid Solheim cut the backlog by a third.",
        "Ingrid S. cut the backlog.",
        "- Tomasz wrote the brief for the ledger.",
        "Felipe, our counsel, challenged the terms.",
        "Anne-Marie drafted the vision.",
    ],
)
def test_a_named_colleague_is_the_doer(text: str, voice: Voice) -> None:
    assert agency(text, voice) is Agency.OTHER


@pytest.mark.parametrize("voice", list(Voice))
@pytest.mark.parametrize(
    "text",
    [
        "Noor cut the backlog by a third.",
        "Noor Haddadin cut the backlog.",
        "Noora cut the backlog.",
        "Cut the backlog with Ingrid's team.",
        "Ingrid and Wei rely on the weekly notes.",
        "Ingrid's backlog was cut by a third.",
        "Atlas cut the backlog by a third.",
        "Engineering asked for fewer meetings.",
    ],
)
def test_what_may_be_the_candidates_is_left_to_the_model(text: str, voice: Voice) -> None:
    assert agency(text, voice) is Agency.CANDIDATE


def test_what_points_to_the_candidate_is_left_to_the_model() -> None:
    assert agency("Ingrid asked me to take the ledger over.") is Agency.CANDIDATE
    assert agency("Ingrid took over our ledger.") is Agency.CANDIDATE
    for text in ("Ingrid asked her to take over.", "Ingrid thanked Noor for the ledger."):
        assert agency(text, Voice.PEER) is Agency.CANDIDATE


def test_what_is_the_subjects_own_does_not_point_to_the_candidate() -> None:
    for voice in (Voice.PEER, Voice.SELF):
        assert agency("Ingrid asked all of us about her plan.", voice) is Agency.OTHER


@pytest.mark.parametrize("voice", [Voice.MANAGER, Voice.PEER, Voice.OTHER])
def test_nobody_judges_a_reviewers_text_about_nobody_knows_whom(voice: Voice) -> None:
    assert agency("Ingrid cut the backlog.", voice, person=None) is Agency.CANDIDATE


def test_a_name_that_keeps_being_the_subject_of_an_own_text_is_its_writers() -> None:
    deeds = ("cut the backlog", "wrote the brief", "settled the terms")
    told = [tagged(f"Ingrid {deed}.", number=n) for n, deed in enumerate(deeds)]
    assert {t.agency for t in name_doers(told)} == {Agency.CANDIDATE}
    assert {t.agency for t in name_doers(told, PERSON)} == {Agency.OTHER}
    assert {t.agency for t in name_doers(told[:2])} == {Agency.OTHER}
