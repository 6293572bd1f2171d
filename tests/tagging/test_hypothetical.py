"""What would have been done was not done."""

from __future__ import annotations

import pytest

from packetcheck.tagging.hypothetical import is_hypothetical


@pytest.mark.parametrize(
    "text",
    [
        "I would have joined the calls in Lyon if the trip had been approved.",
        "With one more engineer we'd have\nshipped it in May.",
        "I would gladly have run the interviews.",
        "Had I known of the audit, the ledger would be done.",
    ],
)
def test_a_deed_that_was_not_done(text: str) -> None:
    assert is_hypothetical(text)


@pytest.mark.parametrize(
    "text",
    [
        "I should have escalated earlier.",
        "We would have to ask legal each time, so I wrote a template.",
        "Support would have drowned without her triage.",
        "I had known the team for a year.",
        "Would have been a mess; I cleaned it up.",
        "I have joined every call in Lyon.",
    ],
)
def test_a_deed_that_was_done_or_is_not_ours_to_judge(text: str) -> None:
    assert not is_hypothetical(text)
