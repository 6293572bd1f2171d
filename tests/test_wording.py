"""What the encoder reads is the same whoever a statement tells of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packetcheck.wording import first_names, folded

# A sentence with places for a subject, its verb, an object and an owner.
SENTENCES = (
    "{S} {was} the first to see it, and we all thanked {o}.",
    "When {s} {has} time, {s} always {brings} {p} team along.",
    "I told {o} that {s} {doesn't} need to ask.",
    "{S} {tries} hard; the plan was {p} own, and {s} wrote it {r}.",
)
PRONOUNS = {
    "he": {"s": "he", "S": "He", "o": "him", "p": "his", "r": "himself"},
    "she": {"s": "she", "S": "She", "o": "her", "p": "her", "r": "herself"},
    "they": {"s": "they", "S": "They", "o": "them", "p": "their", "r": "themselves"},
}
VERBS = {
    True: {"was": "was", "has": "has", "doesn't": "doesn't", "brings": "brings", "tries": "tries"},
    False: {"was": "were", "has": "have", "doesn't": "don't", "brings": "bring", "tries": "try"},
}
NAMES = ("Priya", "Tomasz", "Olumide", "Xiaoming", "Fatima", "José", "Emily", "Kofi", "Siobhán")


@pytest.mark.parametrize("sentence", SENTENCES)
def test_pronouns_make_no_difference(sentence: str) -> None:
    told = {
        folded(sentence.format(**words, **VERBS[who != "they"])) for who, words in PRONOUNS.items()
    }
    assert len(told) == 1
    assert told.pop() == sentence.format(**PRONOUNS["they"], **VERBS[False])


@pytest.mark.parametrize("name", NAMES)
def test_a_first_name_and_the_name_behind_it_become_a_stand_in(name: str) -> None:
    assert folded(f"{name} led the tariff work.") == "Alex led the tariff work."
    assert folded(f"We owe {name}'s calm a lot") == "We owe Alex's calm a lot"
    assert folded(f"{name} Marchetti's plan held") == "Alex's plan held"


def test_two_people_stay_two_people() -> None:
    assert folded("Ingrid asked Wei, and Ingrid wrote it.") == "Alex asked Kim, and Alex wrote it."
    assert folded("Kofi, Emily and José") == "Alex, Kim and Kim"


def test_a_title_makes_a_name_of_what_follows() -> None:
    assert folded("Ms. Okonjo-Hale led it") == "Ms. Alex led it"
    assert folded("Mr Dubois led it") == "Mr Alex led it"


def test_words_that_are_no_names_stay() -> None:
    for text in ("Led the Stripe migration in May.", "Will ship SSO", "Mark all as done", "NPS 41"):
        assert folded(text) == text


def test_a_name_in_capitals_is_one_only_where_all_is() -> None:
    assert folded("PRIYA LED THE WORK") == "Alex LED THE WORK"
    assert folded("The ALEX project went live") == "The ALEX project went live"


@pytest.mark.parametrize("bullet", ["- ", "* ", "\u2022 ", "1. ", "(2) ", "\u2013 ", "> "])
def test_a_bullet_is_left_out(bullet: str) -> None:
    assert folded(f"{bullet}Cut churn by 3%") == "Cut churn by 3%"


@pytest.mark.parametrize(
    "link", [" https://example.org/a?b=1", " (https://example.org)", " <www.example.org>."]
)
def test_a_link_behind_is_left_out(link: str) -> None:
    assert folded(f"Wrote the spec{link}") == "Wrote the spec"


def test_a_text_that_is_a_link_stays() -> None:
    assert folded("https://example.org/a") == "https://example.org/a"


def test_white_space_means_nothing() -> None:
    assert folded("Cut\n  churn\tby 3%") == "Cut churn by 3%"


def test_numbers_and_signs_stay_in_place() -> None:
    text = "Grew ARR from $1.2M to \u20ac3,400k (+18%), on-time: 9/10; p95 < 200ms."
    assert folded(text) == text


def test_names_are_many_and_no_ordinary_words() -> None:
    names = first_names()
    assert len(names) > 3000
    assert names.isdisjoint({"will", "mark", "may", "grace", "hope", "art", "we", "led", "ruby"})


@given(st.text(max_size=120))
def test_any_text_is_folded_and_folding_again_changes_nothing_of_its_names(text: str) -> None:
    once = folded(text)
    assert "\n" not in once
    assert (once == "") == (text.split() == [])
