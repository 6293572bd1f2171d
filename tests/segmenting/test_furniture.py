"""What is furniture by its shape, and what looks like it and is a claim."""

from __future__ import annotations

import pytest

from packetcheck.segmenting.furniture import is_furniture

FURNITURE = {
    "dates": [
        "March 2026",
        "5 March 2026",
        "2026-03-05",
        "Jan – Jun 2026",
        "H1 2026",
        "Q3 2025 to Q1 2026",
        "(2025/2026)",
        "Monday, 3rd of November",
        "Week of May 4",
        "since late 2024",
        "FY 26",
    ],
    "greetings": ["Hi,", "Hello Sam!", "Dear Ms. O’Neill,", "Good morning all,"],
    "signatures": [
        "Best regards,",
        "Kind regards",
        "Cheers,",
        "Thanks!",
        "Thank you for your time,",
        "Yours sincerely,",
        "Tobias Renn, Solutions Consultant (pre-sales)",
        "Ana de la Cruz — Director of Product",
        "Priya N. | Staff Engineer",
        "Written by Sam Okoro",
        "Feedback from Joy Park, design",
        "Submitted by Łukasz Nowak",
    ],
    "labels": [
        "Name: Ana Ribeiro",
        "Reviewer: Sam",
        "Review period: January to June",
        "Current level: L5",
        "To: Ana",
        "Rating (1-5): 4",
        "Overall: 4 / 5",
        "Strengths:",
        "What went well:",
    ],
    "ratings": [
        "Exceeds expectations",
        "4 - Consistently exceeds expectations",
        "Meets all requirements.",
        "Strongly agree",
        "Rating: outstanding",
        "3.5",
        "4/5",
        "★★★★",
    ],
    "questions": [
        "What did this person do well?",
        "1. How do you work with her?",
        "b) Why?",
        "Anything else?",
        "Would you work with this person again?",
        "Describe two examples of your work",
        "Please list the projects you led.",
        "Provide feedback on this person's growth areas.",
        "Any growth areas to mention?*",
    ],
    "nothing": ["n/a", "N / A", "None.", "TBD", "-", "—", "...", "See above", "", "   ", "***"],
    "stamps": [
        "Confidential",
        "STRICTLY CONFIDENTIAL",
        "Draft",
        "Confidential - HR only",
        "Private: do not share",
        "Internal use only",
    ],
    "links": ["https://example.com/a?b=c", "<https://example.com>", "ana@example.com"],
    "placeholders": ["[your name here]", "<Insert the date>", "____", "{manager}"],
    "pages": ["Page 3 of 12", "3", "p. 4", "3 / 12", "**2**"],
}
CLAIMS = [
    "Shipped the portal in March 2026.",
    "March 2026: shipped the portal.",
    "In Q3 2025 we moved 40 teams.",
    "May be the best PM here.",
    "Dear customers left us, and she won them back.",
    "Hi-fi prototypes tested with 12 users.",
    "Thanks to her, churn fell by 4%.",
    "Best launch of the year.",
    "Name recognition rose from 12% to 30%.",
    "Rated 4.8 by customers.",
    "Share of wallet rose from 12% to 20%.",
    "Rate limiting shipped to all tenants.",
    "List price raised by 10%.",
    "Provide weekly updates to sales.",
    "Optional seats launched to 40 accounts.",
    "Exceeds expectations in stakeholder work and mentors juniors.",
    "Strong with data.",
    "Never missed a deadline.",
    "Page load fell from 3 s to 1 s.",
    "Led the portal, the largest launch of the director's year.",
    "Sam, our engineer, was mentored by Ana.",
    "By listening to support she cut tickets by a third.",
    "From day one she ran the beta alone",
    "I asked: what do customers need?",
    "She asks why we do it?",
    "Draft of the vision written and adopted.",
    "Private beta launched to 40 customers.",
    "Internal launch two weeks early",
    "Written by Sam and adopted by all teams",
    "Nothing went out without her review.",
    "310 of 420 teams moved over",
    "Documented at https://example.com/a.",
    "日本語のドキュメントを書いた。",
    "The rest of the year was spent on three things: search, exports and pricing:",
]
LONG = "What did she do well? " + "She led the launch of the portal, and it went very well. " * 5


@pytest.mark.parametrize("line", [line for lines in FURNITURE.values() for line in lines], ids=repr)
def test_furniture(line: str) -> None:
    assert is_furniture(line)
    assert is_furniture(f"  {line}\n")


@pytest.mark.parametrize("line", CLAIMS)
def test_claims(line: str) -> None:
    assert not is_furniture(line)


def test_a_long_line_is_a_claim_whatever_it_begins_with() -> None:
    assert not is_furniture(LONG)
    assert not is_furniture("From: " + "x" * 300)


def test_emphasis_does_not_hide_a_shape() -> None:
    assert is_furniture("**Name:** Ana") == is_furniture("Name: Ana")
    assert is_furniture("_Best regards_")


@pytest.mark.parametrize(
    "line",
    [
        "Hi" + "." * 250 + "@",
        "Hi" + " a." * 80 + "@",
        "1" * 255 + "x",
        "may." * 60 + "x",
        "1. " * 80 + "x",
        "a@" * 120,
        "thank you for " + ", " * 120 + "@",
        "4 - " * 60 + "x",
        "strictly private and " * 12 + "x",
        "x by " + "A " * 120 + ".",
    ],
    ids=lambda line: str(line)[:12],
)
def test_hostile_lines_are_decided_without_endless_backtracking(line: str) -> None:
    # A pattern that backtracks over these never comes back.
    assert len(line) <= 260
    assert not is_furniture(line)
