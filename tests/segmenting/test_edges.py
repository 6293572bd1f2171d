"""Letterheads, title lines, leave, and names under what was said: kinds, five variants each."""

from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, Document, Kind, RawBlock, Voice, lay_out
from packetcheck.segmenting.furniture import is_furniture
from packetcheck.segmenting.segment import segment

BODY = "She rebuilt the import of meter readings and errors fell by half."


def line(text: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> RawBlock:
    return RawBlock(text, kind, level)


def title(text: str) -> RawBlock:
    return line(text, BlockKind.HEADING, 1)


def claims(*raw: RawBlock | str) -> list[str]:
    blocks = [line(block) if isinstance(block, str) else block for block in raw]
    text, laid = lay_out(blocks, Voice.PEER)
    document = Document("note.docx", text, laid, Voice.PEER, Kind.OTHER, "00")
    return [s.text for s in segment(document) if not s.furniture]


@pytest.mark.parametrize(
    "head",
    [
        ("Nordvik Kommune", "Avdeling for digitalisering", "Bergen, 12. mars 2026", "Hei Kari,"),
        ("Osterholt Pumpen GmbH", "Tel. +49 711 555 0199", "Our ref: OP/22", "Dear panel,"),
        ("Ministry of Harbours", "Private & confidential", "12 January 2026", "Dear Sir or Madam"),
        ("To the calibration board: Ola Nes, nominated for Staff", "Dear all,"),
        (
            "Hartwell & Finch LLP",
            "14 Dock Road",
            "Letter of recommendation",
            "To whom it may concern",
        ),
    ],
)
def test_a_letterhead_is_no_claim(head: tuple[str, ...]) -> None:
    assert claims(*head, BODY) == [BODY]


@pytest.mark.parametrize(
    "under",
    [
        "Marta Kowalska, PM, Warsaw office",
        "Staff designer candidate, Ferry team @ Lumen Coast",
        "Kestrel Water Authority, Asset Services",
        "Lead to Principal · Harbour Platform · by her line manager Bo Ek · Turku, 9 Feb 2026",
        "Senior Product Manager · Fleet · Reports to Ann Oduya",
    ],
)
def test_a_line_under_the_title_is_no_claim(under: str) -> None:
    assert claims(title("Brag document"), under, title("Wins"), BODY) == [BODY]


@pytest.mark.parametrize(
    "first",
    [
        "New pricing page for Brazil",
        "Annual Pricing Review",
        "Great partner in every launch",
        "Cut refunds by 4%, Growth team",
        "Launched Ferry Pass, Turku",
    ],
)
def test_what_was_done_is_a_claim_even_under_the_title(first: str) -> None:
    assert claims(title("Highlights"), first, BODY)[0] == first


@pytest.mark.parametrize(
    ("leave", "name"),
    [
        ("Ngā mihi,", "Hemi"),
        ("Bis bald,", "Jörg"),
        ("Warm wishes from Lisbon,", "Inês"),
        ("Thanks a million,", "B."),
        ("Med vennlig hilsen", "Siri Aas"),
    ],
)
def test_leave_and_the_name_below_are_no_claims(leave: str, name: str) -> None:
    assert claims("Hi team,", BODY, leave, name) == [BODY]


@pytest.mark.parametrize(
    "who",
    [
        "Nadia El-Sayed, Head of Support",
        "Mohammed Ahmed, engineer",
        "Ruth Abbey, baker, Leith Market",
        "Capt. Olu Bright, MV Heron",
        "Priya Nair, on call, Pune",
    ],
)
def test_a_dash_and_a_name_under_what_was_said_is_no_claim(who: str) -> None:
    said = "Before, I closed at two. Now the queue is gone."
    below = line(who, BlockKind.ITEM)
    assert who not in claims(title("Kind words"), said, below, title("Next"))


@pytest.mark.parametrize("item", ["Berlin, Hamburg launch", "Refunds, shipped in May"])
def test_a_lone_item_of_work_is_a_claim(item: str) -> None:
    work = line(item, BlockKind.ITEM)
    assert item in claims(title("Work"), "We had one goal this year.", work, "It was hard.")


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("Overall rating:", "Solid in most areas"),
        ("Final score", "3 - Good"),
        ("Manager's rating (1-5):", "Fully meets, in most areas"),
        ("Training attended", "First aid (mandatory), Lone working"),
        ("Courses completed", "Negotiation basics, SQL for PMs"),
    ],
)
def test_what_a_field_is_filled_in_with_is_no_claim(field: str, answer: str) -> None:
    assert claims(title("Form"), title("Part 3"), BODY, field, answer) == [BODY]


@pytest.mark.parametrize(
    "day",
    [
        "3 June / offsite",
        "2026-03-12 – board prep",
        "4/2: pricing",
        "March 3rd, skip level",
        "(sick)",
    ],
)
def test_a_day_and_its_topic_over_a_list_is_no_claim(day: str) -> None:
    done = line("wrote the deck in a night", BlockKind.ITEM)
    assert claims(title("Notes"), title("May"), day, done) == ["wrote the deck in a night"]


def test_days_that_are_entries_themselves_are_claims() -> None:
    days = ("12 May: launch in Spain", "13 May: launch in Italy")
    assert claims(title("Log"), *days) == list(days)


@pytest.mark.parametrize(
    "text",
    [
        "Confidential.",
        "OFFICIAL-SENSITIVE when complete",
        "For internal use only",
        "Good – exceeds in places",
        "Nothing I can think of.",
        "Employee signature",
        "(no 1:1)",
        "Last updated 3 Nov",
        "TB",
    ],
)
def test_forms_and_stamps_claim_nothing(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "Contract signed",
        "Nothing breaks when she releases",
        "Confidential data was moved to Frankfurt",
        "(first in the company)",
        "Training delivered to 40 agents",
    ],
)
def test_what_only_looks_like_a_form_is_a_claim(text: str) -> None:
    assert not is_furniture(text)


def test_steps_of_a_scale_in_cells_make_a_question_of_the_line_above() -> None:
    steps = [line(step, BlockKind.CELL) for step in ("Never", "Sometimes", "Often", "Always")]
    assert claims(title("Form"), title("Part 1"), BODY, "Rosa keeps her word", *steps) == [BODY]
