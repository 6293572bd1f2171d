"""Forms that are laid out as tables: facts, objectives, signatures; five variants each."""

from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, RawBlock
from packetcheck.readers.grid import Cell, table_blocks


def blocks(*rows: tuple[str, ...]) -> list[RawBlock]:
    cells = [[Cell((RawBlock(text),)) for text in row] for row in rows]
    return [block for block in table_blocks(cells) if block.text]


def told(*rows: tuple[str, ...]) -> list[str]:
    """Return what of a table may be a claim."""
    found = blocks(*rows)
    return [b.text for b in found if b.kind is not BlockKind.HEADING and not b.furniture]


@pytest.mark.parametrize(
    "row",
    [
        ("Name", "Ana Li", "Staff number", "88120"),
        ("Employee ID", "E-4471", "Cost centre", "9920"),
        ("Post", "Product Owner, Repairs & Rents", "Band", "7b"),
        ("Line manager", "Jo Fox", "Review period", "2025/26"),
        ("Employee", "Ana Li", "Payroll no.", "0099123"),
    ],
)
def test_facts_about_the_person_stand_apart_and_claim_nothing(row: tuple[str, ...]) -> None:
    found = blocks(row, ("Role", "Product Owner", "Location", "Turku"))
    assert [block.text for block in found][:4] == list(row)
    assert told(row, ("Role", "Product Owner", "Location", "Turku")) == []


@pytest.mark.parametrize(
    "row",
    [
        ("Deals signed", "12", "31"),
        ("Contracts under legal sign-off", "4", "9"),
        ("Owner satisfaction", "61%", "80%"),
        ("Team size", "4", "9"),
        ("Name changes by post", "3.1%", "0.4%"),
    ],
)
def test_figures_stay_a_claim_whatever_their_label(row: tuple[str, ...]) -> None:
    assert told(("Metric", "Before", "After"), row) == [" | ".join(row)]


def test_names_of_columns_are_no_facts_about_a_person() -> None:
    assert not any(
        block.furniture
        for block in blocks(
            ("Owner", "Deliverable", "Manager", "Status"), ("Ana", "Portal", "Jo", "Done")
        )
    )


@pytest.mark.parametrize(
    ("head", "objective"),
    [
        (("Objective", "Progress", "Manager view"), "1. Launch the tenant portal in two wards"),
        (("Agreed goals", "Comment", "Reviewer"), "2. Cut calls about repairs by 15%"),
        (("Competency", "Evidence", "Notes"), "Puts customers first in all that is done"),
        (("Core values", "Self", "Manager"), "We say what we do and do what we say"),
        (("Target 2025/26", "Employee comment", "Manager comment"), "Support the rents discovery"),
    ],
)
def test_what_the_form_sets_heads_what_is_told_of_it(head: tuple[str, ...], objective: str) -> None:
    first = "Live in both wards since May, and 400 tenants use it every week."
    second = "Delivered a month early. I am impressed by how calm it was."
    rows = (head, (objective, first, second), (objective, first, second))
    found = blocks(*rows)
    assert [b.text for b in found if b.kind is BlockKind.HEADING][1] == objective
    assert told(*rows) == [first, second] * 2


@pytest.mark.parametrize(
    "row",
    [
        ("Employee signature", "A. Li", "14/04/2026"),
        ("Signed (line manager)", "Jo Fox", "4 May 2026"),
        ("Signature of appraiser", "J. Fox"),
        ("Agreed by employee", "Ana Li", "Yes"),
        ("Turku, 3.07.2026", "Ana Li"),
    ],
)
def test_who_signed_and_when_is_no_claim(row: tuple[str, ...]) -> None:
    rows = (row, ("Manager signature", "Jo Fox", "16/04/2026"))
    assert told(*rows) == []
    assert [block.text for block in blocks(*rows)][: len(row)] == list(row)


@pytest.mark.parametrize("head", [("Values", "How I lived them"), ("My goals 2025", "What I did")])
def test_a_forms_two_columns_are_named_by_its_first_row(head: tuple[str, str]) -> None:
    rows = (
        head,
        ("Be brave", "Stopped the pilot when the data was thin."),
        ("Own it", "Wrote the report on the outage the same night."),
    )
    assert told(*rows) == [row[1] for row in rows[1:]]
