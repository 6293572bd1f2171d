"""Which sentences of a bullet or a paragraph stay together."""

from __future__ import annotations

import pytest

from packetcheck.document import Span
from packetcheck.segmenting.outcomes import with_outcomes
from packetcheck.segmenting.sentences import sentences


def joined(text: str, *, item: bool) -> list[str]:
    spans: list[Span] = with_outcomes(text, sentences(text), item=item)
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    "parts",
    [
        ["Rewrote the emails. Complaints halved."],
        ["Led pricing across 3 teams. Result: +12% per account."],
        ["Launched exports. 40 customers took them up in the first month."],
        ["Launched exports. It cut churn by 3%."],
        ["Launched exports. As a result, churn fell by 3% within two quarters of the year."],
        ["Launched the portal. We saw a 12% lift in renewals."],
        ["Cut onboarding to 4 days. Saved $200k a year."],
        ["Shipped the app. Rated 4.8 in the store."],
        ["Wrote the vision. Adopted by 4 teams."],
        ["Mentored two colleagues. Both were promoted."],
        ["Moved 400 accounts. Zero escalations."],
        ["Told the board to drop it. We did."],
        ["Missed the date. The vendor was late."],
        ["Onboarding revamp. Rebuilt the flow. Activation up 9%."],
        ["Ran 30 interviews.", "Wrote the brief.", "Launched in May."],
        ["Mentored two colleagues.", "Also ran the guild."],
        ["Ana ran the beta.", "Sam ran the launch."],
        ["Built the dashboard.", "Responsible for pricing."],
        ["Great communicator.", "Always keeps us in the loop."],
        ["Shipped sign-in.", "She was thanked for it by the whole of the support department."],
    ],
    ids=lambda parts: str(parts[-1])[:30],
)
def test_a_bullet(parts: list[str]) -> None:
    assert joined(" ".join(parts), item=True) == parts


@pytest.mark.parametrize(
    "parts",
    [
        ["Impact. Cut churn by 3%."],
        ["Customer focus. Ana visits one every week."],
        ["Strategic thinking. Ana wrote the vision.", "She sold it too."],
        ["Great work.", "She led the launch."],
        ["Rewrote the emails.", "Complaints halved."],
        ["Strengths: clear writer.", "Growth: delegation."],
    ],
    ids=lambda parts: str(parts[0])[:30],
)
def test_a_paragraph(parts: list[str]) -> None:
    assert joined(" ".join(parts), item=False) == parts


@pytest.mark.parametrize(
    "bullet",
    [
        "Trained support on the API. They stopped to escalate to us.",
        "Proposed the price floor. All three regions adopted it.",
        "Put a freeze into the calendar. First one that was kept.",
        "Argued against the rebrand. He was right, churn rose elsewhere.",
        "The import failed on Sunday, my fault. Fixed within two hours.",
        (
            "Moved the invoices to the new ledger. Saves finance two days a month, about €9k a "
            "year, by closing every night."
        ),
    ],
)
def test_a_bullet_keeps_what_others_did_and_how_it_was_mended(bullet: str) -> None:
    assert bullet_pieces(bullet) == 1


@pytest.mark.parametrize(
    "bullet",
    [
        "Wrote the style guide. She asked me to present it to the board.",
        (
            "Hired two writers. Everyone agreed on the plan that I wrote for the next three years "
            "and the budget for it."
        ),
        "Ran the survey. Fixed the onboarding of suppliers.",
        "Works well with any rep. She prepares each call.",
    ],
)
def test_a_bullet_parts_from_what_is_a_claim_of_its_own(bullet: str) -> None:
    assert bullet_pieces(bullet) == 2


def test_a_count_without_its_noun_stays_with_the_sentence_before() -> None:
    assert len(with_outcomes(COUNTED, sentences(COUNTED), item=False)) == 1


COUNTED = "We logged 90 faults at the fair. 71 are closed."


def bullet_pieces(bullet: str) -> int:
    return len(with_outcomes(bullet, sentences(bullet), item=True))
