from __future__ import annotations

import pytest

from packetcheck.readers import lines as look


@pytest.mark.parametrize(
    ("line", "indent", "text", "numbered"),
    [
        ("- Shipped search", 0, "Shipped search", False),
        ("  * Led two teams", 2, "Led two teams", False),
        ("•Cut churn", 0, "Cut churn", False),
        ("\u2013 Wrote the plan", 0, "Wrote the plan", False),
        ("‣ Hired Sam", 0, "Hired Sam", False),
        ("\uf0b7\tRan the beta", 0, "Ran the beta", False),
        ("\t1. First", 4, "First", True),
        ("a) Second", 0, "Second", True),
        ("(2) Third", 0, "Third", True),
        ("- [x] Done", 0, "Done", False),
        ("- [ ] Not done", 0, "[ ] Not done", False),
        ("☐ Not done", 0, "☐ Not done", False),
        ("-Glued", 0, "Glued", False),
    ],
)
def test_list_marks(line: str, indent: int, text: str, numbered: bool) -> None:  # noqa: FBT001
    assert look.bullet(line) == look.Bullet(indent, text, numbered)


@pytest.mark.parametrize(
    "line",
    [
        "-5% churn",
        "Plain",
        "2.1s is fast",
        "*bold* words",
        "A. Novak called",
        "12. März 2024",
        "--",
    ],
)
def test_what_is_no_list_mark(line: str) -> None:
    assert look.bullet(line) is None


def test_emoji_are_marks_where_several_lines_begin_with_one() -> None:
    many = ["🚀 Shipped search", "🎯 Hit the goal"]
    assert look.emoji_are_marks(many)
    assert not look.emoji_are_marks(many[:1])
    assert look.bullet(many[0], emoji=True) == look.Bullet(0, "Shipped search", numbered=False)
    assert look.bullet(many[0]) is None


@pytest.mark.parametrize(
    "text",
    ["12 Feb", "March 2024", "2024-03-01", "Q3 2024", "H1", "Mon 4 May", "Jan - Mar 2024",
     "24 June", "2023", "week 12", "January", "12/03/2024"],
)  # fmt: skip
def test_dates(text: str) -> None:
    assert look.is_date(text)


@pytest.mark.parametrize(
    "text", ["Sep", "12", "March to the sea", "Decided in May", "310 of 420", "", "Marketing"]
)
def test_what_is_no_date(text: str) -> None:
    assert not look.is_date(text)


@pytest.mark.parametrize(
    "text",
    ["ACHIEVEMENTS", "Key Achievements", "Areas for growth", "What went well?", "Strengths:",
     "12 Feb", "Next Steps"],
)  # fmt: skip
def test_titles(text: str) -> None:
    assert look.is_title(text)


@pytest.mark.parametrize(
    "text",
    ["Launched Search", "Led the Berlin launch", "Learn R properly, this time really",
     "Tariff test, n = 60", "Nice person, good cake.", "SIM profile out to all", "NPS up 12",
     "Holiday cover for Kuba", "I built it", "Moved to Kafka:" + " x" * 40],
)  # fmt: skip
def test_what_is_no_title(text: str) -> None:
    assert not look.is_title(text)


@pytest.mark.parametrize(
    ("left", "right", "glued"),
    [
        ("in the", "evening", "in the evening"),
        ("the boiler-", "room work", "the boiler-room work"),
        ("pre-", "and post-launch", "pre- and post-launch"),
        ("a soft\u00ad", "ware", "a software"),
        ("", "x", "x"),
    ],
)
def test_lines_are_glued(left: str, right: str, glued: str) -> None:
    assert look.glue(left, right) == glued


def test_a_typesetters_hyphen_goes_and_a_writers_stays() -> None:
    known = frozenset({"roadmap", "cross-team", "cross", "team"})
    assert look.glue("the road-", "map", known=known) == "the roadmap"
    assert look.glue("onboard-", "ing", known=known) == "onboarding"
    assert look.glue("a cross-", "team effort", known=known) == "a cross-team effort"
    assert look.glue("self-", "service", known=known) == "self-service"


def test_the_width_of_wrapped_text_is_found() -> None:
    wrapped = ["She asked me for the override logs in", "January and picked her houses from",
               "them, which I liked a lot when I saw", "it."]  # fmt: skip
    assert look.wrap_width(wrapped) == 37
    assert look.wrap_width(["Shipped search", "Hired Sam", "Cut churn"]) is None


def test_a_full_line_goes_on_and_a_short_one_does_not() -> None:
    full = "When the list came in from the dealers of"
    assert look.continues(full, "Ghent we rang them", 42)
    assert look.continues("Sold the", "van", None)
    assert not look.continues("Pip started", "Told her all", 60)
    assert not look.continues("Name: Ana", "Level: senior", 14)


def test_own_lines_keep_breaks_that_are_meant() -> None:
    assert look.own_lines("Name: Ana\nLevel: L5\n\nIt was a long\nday.") == [
        "Name: Ana", "Level: L5", "It was a long day.",
    ]  # fmt: skip
