"""What a form says of itself is set aside, and what only sounds like it is a claim."""

from __future__ import annotations

import pytest

from packetcheck.document import BlockKind
from packetcheck.segmenting.furniture import is_furniture
from packetcheck.segmenting.records import is_certain, is_sized_row


@pytest.mark.parametrize(
    "line",
    [
        "To be filled in by the line manager, then returned to personnel.",
        "To be signed by both parties.",
        "This section must be completed by HR",
        "It will take you about 20 minutes.",
        "The survey takes 5 to 10 minutes to complete",
        "All responses are treated confidentially.",
        "Your answers will not be shown to your colleague.",
        "I hereby certify that the information is complete.",
        "We confirm that we have discussed this review.",
        "I acknowledge that I have received and read this review.",
        "This survey was made with Zoho Survey",
        "Please answer in English and in whole sentences.",
        "I cannot say",
        "Can’t rate this",
        "not at all likely",
        "very poorly",
        "Almost",
        "□ Extend ☒ Confirm □ End the probation",
        "Yes ☐ No ☒",
        "Meets expectations (3/5)",
        "Outstanding – 5 of 5",
        "Cost center",
        "Business unit",
    ],
)
def test_a_forms_own_words_are_set_aside(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "To be completed by March: the move of the ledger.",
        "Takes about 15 minutes a day for the new agents.",
        "A refund takes 4 minutes, it was 15.",
        "Your answers in the panel were sharp and short.",
        "I confirm every date with the depot before it goes out.",
        "We confirm orders within the hour now.",
        "This form was created by Ana in a day and is used by four teams.",
        "Works very well with the warehouse.",
        "Nearly lost the Oslo contract in May.",
        "Can't judge a supplier by price alone, she told us.",
        "☑ Moved the night shift to the new scanner ☑ Closed the old one in June",
        "Met the target of 4 of 5 depots",
        "Cost centre reports rebuilt",
    ],
)
def test_a_claim_that_sounds_like_a_form_is_kept(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "task",
    [
        "[ ] Walk the depot with two of the new drivers",
        "[/] Hand the tariff work over to Rosa",
        "[>] Visit the call centre once a month",
    ],
)
def test_an_open_task_is_a_plan_whatever_its_verb(task: str) -> None:
    assert is_certain(BlockKind.ITEM, task)


@pytest.mark.parametrize("choice", ["[ ] Yes", "[ ] Very well", "[ ] Would you hire them again?"])
def test_a_choice_of_a_form_is_no_task(choice: str) -> None:
    assert not is_certain(BlockKind.ITEM, choice)


@pytest.mark.parametrize("head", ["To do", "Next steps", "Open tasks before May"])
def test_a_point_below_a_list_of_tasks_is_a_plan(head: str) -> None:
    assert is_certain(BlockKind.ITEM, "visit Rosa at the new depot", (head,))
    assert not is_certain(BlockKind.ITEM, "visit Rosa at the new depot", ("Places",))


@pytest.mark.parametrize(
    "row", ["20–50 | 3.1% | 2.2%", "> 500 | €410 | €380", "under 20 | 9% | 8%", "100+ | 4.5% | 3%"]
)
def test_a_row_by_size_is_a_record(row: str) -> None:
    assert is_certain(BlockKind.CELL, row, ("Team", "Size | churn before | churn after"))


@pytest.mark.parametrize(
    "row", ["1 | 2 | 3", "2024 | 3", "4–5 | 4 | 5", "Overall rating | 3,5 | 4"]
)
def test_a_row_of_marks_is_none(row: str) -> None:
    assert not is_sized_row(BlockKind.CELL, row, ("Competency | Self | Manager",))
    assert not is_certain(BlockKind.CELL, row, ("Competency | Self | Manager",))


@pytest.mark.parametrize(
    ("row", "certain"),
    [
        ("App store rating | 3.1 | 4.4", True),
        ("Customer satisfaction score | 3,9 | 4,2", True),
        ("Performance rating | 3 | 4", False),
        ("Leadership score | 3.5 | 4.5", False),
    ],
)
def test_what_customers_rate_is_a_measure_and_what_managers_rate_is_none(
    row: str, *, certain: bool
) -> None:
    assert is_certain(BlockKind.CELL, row, ("2023 | 2024",)) is certain
