"""The months in which a deed lies."""

from __future__ import annotations

import datetime as dt

import pytest

from packetcheck.tagging.period import find_period

HALF = (dt.date(2026, 1, 1), dt.date(2026, 6, 30))
TWO_YEARS = (dt.date(2024, 7, 1), dt.date(2026, 6, 30))


def months(
    text: str, *section: str, period: tuple[dt.date, dt.date] | None = None
) -> tuple[str, str] | None:
    found = find_period(text, section, period)
    return (found.start, found.end) if found else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Shipped in March 2026.", "2026-03", "2026-03"),
        ("Shipped on 5 March 2026", "2026-03", "2026-03"),
        ("Shipped on March 5th, 2026", "2026-03", "2026-03"),
        ("Shipped 2026-03-05", "2026-03", "2026-03"),
        ("Shipped 2026-03", "2026-03", "2026-03"),
        ("Sept. 2025 – Feb 2026", "2025-09", "2026-02"),
        ("H1 2026", "2026-01", "2026-06"),
        ("H2 2025", "2025-07", "2025-12"),
        ("Q1'26", "2026-01", "2026-03"),
        ("Q1 ’26", "2026-01", "2026-03"),
        ("Q4/25", "2025-10", "2025-12"),
        ("Q4-2025", "2025-10", "2025-12"),
        ("2025 Q3", "2025-07", "2025-09"),
        ("Q3 FY25", "2025-07", "2025-09"),
        ("Q3 FY2025 launches", "2025-07", "2025-09"),
        ("H1 26", "2026-01", "2026-06"),
        ("Q4 2025 to Q1 2026", "2025-10", "2026-03"),
        # the year of a range stands at its end
        ("January to March 2026", "2026-01", "2026-03"),
        ("Jan–Jun 2026", "2026-01", "2026-06"),
        ("Q1–Q2 2026", "2026-01", "2026-06"),
        ("March/April 2026", "2026-03", "2026-04"),
        ("Q1, Q2 and Q4 2025", "2025-01", "2025-12"),
        ("November to February 2026", "2025-11", "2026-02"),
        ("Between Jan 5 and Feb 7, 2026", "2026-01", "2026-02"),
    ],
)
def test_a_named_time_is_found_without_the_packets_period(text: str, start: str, end: str) -> None:
    assert months(text) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Shipped the portal.",
        "Grew revenue to 2025 accounts.",
        "Shipped in March.",
        "In Q3 we grew.",
        "Shipped in Q2, 40 customers moved.",
        "By Q2 12 teams had moved over.",
        "H3 2025",
        "Version 2025-13 shipped",
        "Reached 99.9% in the Q5 2025 plan",
    ],
)
def test_what_names_no_certain_time_gives_none(text: str) -> None:
    assert months(text) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Shipped in March.", "2026-03", "2026-03"),
        ("In Q2 we grew.", "2026-04", "2026-06"),
        ("In Q2, 40 customers moved.", "2026-04", "2026-06"),
        ("Between February and May.", "2026-02", "2026-05"),
        ("Shipped in May.", "2026-05", "2026-05"),
    ],
)
def test_a_month_without_a_year_is_placed_in_the_packets_period(
    text: str, start: str, end: str
) -> None:
    assert months(text, period=HALF) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Shipped in September.",
        "In Q3 we grew.",
        "She may lead it next.",
        "May lead it next.",
        "We march on.",
        "The mar on it was a dec bug.",
    ],
)
def test_outside_the_period_and_mere_words_are_not_guessed(text: str) -> None:
    assert months(text, period=HALF) is None


def test_a_month_that_fits_twice_is_not_guessed() -> None:
    assert months("Shipped in October.", period=TWO_YEARS) is None
    assert months("Shipped in October 2024.", period=TWO_YEARS) == ("2024-10", "2024-10")


def test_the_text_wins_over_its_section_and_the_inner_section_over_the_outer() -> None:
    assert months("Shipped in May 2026.", "H2 2025") == ("2026-05", "2026-05")
    assert months("Shipped it.", "2024", "H2 2025", "Checkout") == ("2025-07", "2025-12")
    assert months("Shipped it.", "Q1 2025", "Q2 2025") == ("2025-04", "2025-06")


def test_a_bare_year_counts_in_a_heading_only() -> None:
    assert months("Shipped it.", "Work in 2025", "Checkout") == ("2025-01", "2025-12")
    assert months("Shipped it in 2025.") is None
    assert months("Shipped it.", "2024 and 2025") is None
