"""A bullet keeps its plain outcome, and parts from a second deed, trait, wish or judgement."""

from __future__ import annotations

import pytest

from packetcheck.segmenting.aftermath import weigh_outcome
from packetcheck.segmenting.outcomes import with_outcomes
from packetcheck.segmenting.sentences import sentences


def pieces(bullet: str) -> list[str]:
    return [s.of(bullet) for s in with_outcomes(bullet, sentences(bullet), item=True)]


@pytest.mark.parametrize(
    "bullet",
    [
        "Released the kiosk app on 3 June. Queue time fell from 9 to 4 minutes.",
        "Rolled out dark mode in all shops. Unpaid carts dropped from 22% to 15%.",
        "Merged the two price lists. Wrong invoices fell by half.",
        "Cut the sign-up form. Conversion +4 pts.",
        "Introduced a bug bash. Crashes are down to 3 a week.",
        "Built the import script alone. We load a client in an hour now, it took two days.",
        "He proposed the pilot in Lyon. Got approved in May.",
        "Set the retention goal. Was adopted by the board in March.",
        "Late with the API spec. It cost us two sprints.",
        "Late with the API spec. We lost a customer because of that.",
        "Onboarded Mirko (junior PM). He ran his first discovery in week 5.",
        "Hired Paula for the data desk. She now leads the weekly review.",
        "Told her about the audit gap in May. She has since fixed the process.",
        "Started a Friday demo. It's now where sales finds its stories.",
        "Wrote the API guide. Two partners integrated without a call.",
    ],
)
def test_a_plain_outcome_stays_with_its_claim(bullet: str) -> None:
    assert pieces(bullet) == [bullet]


@pytest.mark.parametrize(
    "bullet",
    [
        "Led the security training. Replies to tickets the same day.",
        "Visits our warehouse. Translates the numbers for drivers.",
        "Reach: convinced Ops and Legal to use one tracker. Mentors Olga and Piet.",
        "Chairs the design council. Reviews every spec within a day.",
        "Presented at the all-hands. Handles the vendor calls on her own.",
        "The notes are hard to follow. Please write shorter ones.",
        "Reports come late. I would like to get them on Monday.",
        "Our numbers stay in his head. And he should share them.",
        "I still answer every mail myself. Want to hand over support by June.",
        "Tends to decide alone. Our designers would like to be asked.",
        "Prepares well. If he moves on we lose that.",
        "Negotiated the licence. This is not usually my job but nobody else had time.",
        "The delay came from my plan. That is on me.",
        "Ran the beta. Since May she also runs the forum.",
        "Shipped search. Coordinated the work of two vendors.",
    ],
)
def test_a_second_claim_is_a_piece_of_its_own(bullet: str) -> None:
    assert len(pieces(bullet)) == 2


def test_a_measure_outweighs_a_verb_and_an_own_actor_outweighs_a_measure() -> None:
    claim = "Rewrote the billing page."
    assert weigh_outcome("Cut refunds by 30%.", claim) > 0
    assert weigh_outcome("Cut the number of forms.", claim) < 0
    assert weigh_outcome("She also cut refunds by 30%.", claim) < 0
