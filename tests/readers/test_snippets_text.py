"""Small plain texts and mails, as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from packetcheck.segmenting.segment import segment
from readers.snippets import furniture, statements

if TYPE_CHECKING:
    from readers.conftest import Reader

SNIPPETS: dict[str, tuple[str, list[str]]] = {
    "wrapped lines": (
        "I took over the search of the shop in May and\ncut the time to a first result by half.\n",
        ["I took over the search of the shop in May and cut the time to a first result by half."],
    ),
    "a hanging indent whose second line is but numbers": (
        "- Led the checkout and raised conversion from\n  2.1% to 2.9%.\n- Hired two\n",
        ["Led the checkout and raised conversion from 2.1% to 2.9%.", "Hired two"],
    ),
    "a line that a capital goes on with": (
        "I also learned late in the year that\nLegal wants drafts, not decks.\nI changed it.\n",
        ["I also learned late in the year that Legal wants drafts, not decks.", "I changed it."],
    ),
    "bullets of all kinds": (
        (
            "Wins\n\n* Shipped A\n• Shipped B\n– Shipped C\n· Shipped D\no Shipped E\n"
            "1. Shipped F\n"
            "a) Shipped G\n"
            "2) Shipped H\n"
        ),
        [f"Shipped {letter}" for letter in "ABCDEFGH"],
    ),
    "bullets on one line": (
        "• Led discovery • Ran 12 interviews • Cut scope by half\n",
        ["Led discovery", "Ran 12 interviews", "Cut scope by half"],
    ),
    "emoji for bullets": (
        "✅ Shipped sign-in\n🚀 Launched the portal\n🎯 Hit all four goals\n",
        ["Shipped sign-in", "Launched the portal", "Hit all four goals"],
    ),
    "titles without style": (
        (
            "IMPACT\n\nCut churn by half.\n\nWhat I learned:\nI say no earlier.\n\nGrowth areas\n"
            "------------\n"
            "I delegate too little.\n"
        ),
        ["Cut churn by half.", "I say no earlier.", "I delegate too little."],
    ),
    "no capitals anywhere": (
        (
            "jan\nshipped the export\nran the first workshop w/ finance\n\nkudos\n"
            "the launch was smooth\n\n"
            "todo\nwrite it up\n"
        ),
        [
            "shipped the export",
            "ran the first workshop w/ finance",
            "the launch was smooth",
            "write it up",
        ],
    ),
    "columns with tabs": (
        (
            "Quarter\tProject\tOutcome\nQ1\tBulk export\tTickets fell by 40%\n"
            "Q2\tSearch\tTwice as fast now\n"
        ),
        ["Q1 | Bulk export | Tickets fell by 40%", "Q2 | Search | Twice as fast now"],
    ),
    "a mail with courtesies and a signature": (
        (
            "Hi Eva,\n\nHappy to share some feedback on Nora.\n\nShe ran the pilot alone.\n\n"
            "Let me know if you need more.\n\nBest,\nDag\n\n-- \nDag Moe\nVP Sales, Hexa\n"
        ),
        ["She ran the pilot alone."],
    ),
    "a mail from a telephone": (
        "She ran the pilot alone.\n\nThanks,\nDag\n\nSent from my iPhone\n",
        ["She ran the pilot alone."],
    ),
    "two dashes that only divide": (
        "I led the launch.\n--\n"
        + "I also ran the pricing survey with sales and finance, all alone.\n\n" * 9,
        ["I led the launch."]
        + ["I also ran the pricing survey with sales and finance, all alone."] * 9,
    ),
    "a form with ratings": (
        (
            "Name: Nora Quist\nTitle: PM II\n\n1. What were your key accomplishments?\n\n"
            "I cut churn.\n\n"
            "2. Describe a project where you led without authority.\n\nI moved Risk.\n\n"
            "Communication: 4/5\nOverall self-rating: 4 - Exceeds expectations\n\n"
            "Signed: Nora Quist\n"
            "Date: 12/14/2025\n"
        ),
        ["I cut churn.", "I moved Risk."],
    ),
    "thanks that name a deed": (
        "Thank you for the launch checklist.\n\nThank you for your time.\n",
        ["Thank you for the launch checklist."],
    ),
    "a label above its list": (
        (
            "- Pricing work\n  - ran two tests\n  - wrote the deck\n- Led hiring\n"
            "  - closed two roles\n"
        ),
        ["ran two tests", "wrote the deck", "Led hiring", "closed two roles"],
    ),
    "links and what only points elsewhere": (
        (
            "I shipped it.\n\nhttps://hexa.example/a\n\nDashboard: https://hexa.example/d/1\n\n"
            "See the appendix.\n"
        ),
        ["I shipped it."],
    ),
    "form feeds": ("I led it.\n\x0cI shipped it.\n", ["I led it.", "I shipped it."]),
}


@pytest.mark.parametrize(("text", "expected"), SNIPPETS.values(), ids=SNIPPETS)
def test_what_is_claimed(text: str, expected: list[str], read: Reader) -> None:
    assert statements(read("notes.txt", text)) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_any_encoding_gives_the_same_words(encoding: str, read: Reader) -> None:
    text = "I led the café project’s launch – “great work,” said José, and I cut costs by 12%.\n"
    assert statements(read("notes.txt", text.encode(encoding))) == [text.strip()]


def test_a_signature_is_kept_as_furniture(read: Reader) -> None:
    document = read("peer.txt", "She led it.\n\nKind regards,\nDag Moe\nVP Sales\n")
    assert furniture(document) == ["Kind regards,", "Dag Moe", "VP Sales"]


def test_a_chat_message_in_a_wrapped_file_goes_on_below(read: Reader) -> None:
    wrapped = (
        "I moved the ledger of the shops to the new till in a month\n"
        "and cut the wait by half, which was the aim that the board\n"
        "had given me in the spring, before Piet left for the depot\n"
        "in Bergen and took the plan with him.\n\n"
    )
    said = "you said that the queue would be under two minutes by May and\nit is\n"
    chat = f"Rosa 09:12\n{said}Piet 09:14\nyes\n"
    found = statements(read("brag.txt", wrapped + chat))
    assert said.replace("\n", " ").strip() in found


def test_the_voice_of_a_mail_is_that_of_its_first_writer(read: Reader) -> None:
    answer = (
        "He did, and alone. My desk had two people off that week, so he took the calls himself "
        "and moved the shops to the new till in three nights. We had four complaints, and I had "
        "staffed for sixty. A small thing: he writes to the shops at midnight and then they expect "
        "it of my people too. I told him so, and he took it well. I would work with him again.\n"
    )
    mail = (
        "From: Rosa Lund\nSent: 4 May 2025\nTo: Piet Roos\nSubject: RE: Odd\n\n"
        f"Hi Piet,\n\n{answer}\nRosa\n\n-----Original Message-----\n"
        "From: Piet Roos\nSent: 3 May 2025\nTo: Rosa Lund\nSubject: Odd\n\n"
        "Hi Rosa,\n\nI am putting Odd up for Lead PM. He rebuilt the till around the shops.\n"
    )
    document = read("odd.txt", mail, names=("Odd Berg", "Odd"))
    said = {piece.text: piece.voice.value for piece in segment(document) if not piece.furniture}
    assert document.voice.value == "peer"
    assert said["He rebuilt the till around the shops."] == "manager"
