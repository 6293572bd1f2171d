"""The same deed told twice counts once."""

from __future__ import annotations

from itertools import permutations

import pytest

from packetcheck.assess.deeds import same_deeds
from packetcheck.findings import TaggedStatement

from .factory import said

LIKE, LESS, OTHER = (1.0, 0.0, 0.0), (0.9, 0.4359, 0.0), (0.0, 0.0, 1.0)


def linked(one: TaggedStatement, other: TaggedStatement, threshold: float = 0.8) -> bool:
    return bool(same_deeds([one, other], threshold))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Cut drop-off from 38% to 21%.", "She cut our drop-off by 38 points.", True),
        ("Moved the team to Parcelo.", "It was she who brought Parcelo in.", True),
        ("Cut drop-off by 38%.", "Raised activation by 12%.", False),
        ("Wrote the vision.", "She wrote a vision.", False),
        ("Shipped it in 2026.", "Launched in 2026.", False),
        ("Ran 5 interviews.", "Did 5 calls.", False),
        ("Parcelo is hers.", "Parcelo won a prize.", False),
    ],
)
def test_alike_vectors_need_a_shared_number_or_name(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    a, b = said("a#1", one, vector=LIKE), said("b#1", other, vector=LIKE)
    assert linked(a, b) is same
    assert linked(b, a) is same


def test_vectors_count_from_the_threshold_up() -> None:
    a = said("a#1", "Cut drop-off by 38%.", vector=LIKE)
    b = said("b#1", "She took 38% off it.", vector=LESS)
    assert linked(a, b, 0.89)
    assert not linked(a, b, 0.91)


def test_the_length_of_a_vector_means_nothing() -> None:
    a = said("a#1", "Cut drop-off by 38%.", vector=LIKE)
    b = said("b#1", "She took 38% off it.", vector=(250.0, 0.0, 0.0))
    assert linked(a, b, 0.99)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Rebuilt onboarding for small teams.", "Rebuilt onboarding for small teams", True),
        ("Rebuilt onboarding for small teams.", "REBUILT onboarding for all small teams.", True),
        ("Rebuilt onboarding for small teams.", "Rewrote the pricing page for sales.", False),
        ("Shipped it fast.", "Shipped it fast.", False),
    ],
)
def test_nearly_the_same_words_are_enough(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert linked(said("a#1", one, vector=LIKE), said("b#1", other, vector=OTHER)) is same


def test_a_deed_is_named_by_its_earliest_teller() -> None:
    text = "Cut drop-off from 38% to 21%."
    told = [said(f"{d}#1", text, vector=LIKE) for d in "abc"]
    told.insert(1, said("x#1", "Won over Legal for it.", vector=OTHER))
    assert same_deeds(told, 0.8) == {"b#1": "a#1", "c#1": "a#1"}


def test_the_order_of_documents_does_not_change_what_is_one_deed() -> None:
    # The middle one links two that are not alike by themselves.
    chain = [
        said("a#1", "Cut drop-off by 38%.", vector=LIKE),
        said("b#1", "Took 38% off it, and 4,200 tickets.", vector=(1.0, 1.0, 0.0)),
        said("c#1", "Spared support 4,200 tickets.", vector=(0.0, 1.0, 0.0)),
        said("d#1", "Hired two designers.", vector=OTHER),
    ]
    assert not linked(chain[0], chain[2], 0.7)
    for order in permutations(chain):
        found = same_deeds(order, 0.7)
        first = next(s.statement.id for s in order if s.statement.id != "d#1")
        assert found == {i: first for i in ("a#1", "b#1", "c#1") if i != first}


def test_fewer_than_two_statements_repeat_nothing() -> None:
    assert same_deeds([], 0.8) == {}
    assert same_deeds([said("a#1", vector=LIKE)], 0.8) == {}


def test_statements_without_vectors_are_compared_by_their_words() -> None:
    a = said("a#1", "Cut drop-off from 38% to 21% by May")
    b = said("b#1", "Cut drop-off from 38% to 21% in May")
    c = said("c#1", "She took 38% off the checkout")
    assert same_deeds([a, b, c], 0.8) == {"b#1": "a#1"}
