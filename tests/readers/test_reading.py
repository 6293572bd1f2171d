from __future__ import annotations

from packetcheck.document import Dropped
from packetcheck.readers.reading import Reading, Tally


def test_a_tally_adds_up_by_kind_in_the_order_of_first_sight() -> None:
    tally = Tally()
    tally.drop("deleted revision", 10)
    tally.drop("hidden text", 3, 2)
    tally.drop("deleted revision", 5)
    assert tally.dropped() == (Dropped("deleted revision", 2, 15), Dropped("hidden text", 2, 3))


def test_nothing_dropped_is_not_counted() -> None:
    tally = Tally()
    tally.drop("comment", 0)
    assert tally.dropped() == ()


def test_a_tally_takes_over_the_counts_of_another_reading() -> None:
    tally = Tally()
    tally.drop("code block", 7)
    tally.take(Reading((), (Dropped("code block", 2, 3), Dropped("style", 1, 9))).dropped)
    assert tally.dropped() == (Dropped("code block", 3, 10), Dropped("style", 1, 9))


def test_each_warning_is_given_once() -> None:
    tally = Tally()
    tally.warn("page 2 has no text")
    tally.warn("page 2 has no text")
    assert tally.warnings == ["page 2 has no text"]
