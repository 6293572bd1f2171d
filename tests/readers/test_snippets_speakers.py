"""Small documents with several speakers, as people write and programs export them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from packetcheck.document import Voice
from readers.snippets import said

if TYPE_CHECKING:
    from readers.conftest import Reader

NAMES = ("Nora Quist", "Nora")

SNIPPETS: dict[str, tuple[str, str, list[str]]] = {
    "two numbered peers": (
        "feedback.md",
        "# Peer feedback\n\n## Peer 1\n\nNora plans well.\n\n## Peer 2\n\nNora rushes.\n",
        ["peer Peer 1: Nora plans well.", "peer Peer 2: Nora rushes."],
    ),
    "feedback from, with a role": (
        "360.md",
        (
            "## Feedback from Ida (design)\n\nNora asks first.\n\n## Feedback from Bo Lund\n\n"
            "She ships.\n"
        ),
        ["peer Ida: Nora asks first.", "peer Bo Lund: She ships."],
    ),
    "an engineering manager is a peer": (
        "feedback.md",
        "# Feedback\n\n### Bo Lund — Engineering Manager\n\nShe writes short specs.\n",
        ["peer Bo Lund: She writes short specs."],
    ),
    "the manager, named at the top, is the manager": (
        "packet.md",
        (
            "Manager: Eva Holm\n\n## Comments from Eva Holm\n\nShe is ready.\n\n"
            "## From Bo Lund, PM\n\nI agree.\n"
        ),
        ["manager Eva Holm: She is ready.", "peer Bo Lund: I agree."],
    ),
    "a skip-level manager is another": (
        "feedback.md",
        (
            "## Feedback from Per Dahl (skip-level)\n\nNora has my vote.\n\n"
            "## Feedback from Ida\n\nShe plans.\n"
        ),
        ["other Per Dahl: Nora has my vote.", "peer Ida: She plans."],
    ),
    "sections of a form": (
        "review.md",
        "## Self\n\nI led it.\n\n## Manager's comments\n\nShe led it.\n",
        ["self: I led it.", "manager: She led it."],
    ),
    "a name in the section's title": (
        "case.md",
        "I led it.\n\n## Manager endorsement (Eva Holm)\n\nShe needs no help.\n",
        ["self: I led it.", "manager Eva Holm: She needs no help."],
    ),
    "a project and a department are no speakers": (
        "brag.md",
        (
            "# My year\n\n## Project Atlas\n\nI ran it alone.\n\n## Sales\n\n"
            "I wrote their deck.\n\n"
            "## Customer Focus\n\nI visited six.\n"
        ),
        ["self: I ran it alone.", "self: I wrote their deck.", "self: I visited six."],
    ),
    "feedback that is retold stays the writer's": (
        "brag.md",
        "# My year\n\n## Manager feedback\n\nI was told that I ramble, so I joined a course.\n",
        ["self: I was told that I ramble, so I joined a course."],
    ),
    "records of an export": (
        "360.txt",
        (
            "Reviewer: Ida Berg\nRelationship: Peer\nComments: Nora listens.\n\n"
            "Reviewer: Eva Holm\nRelationship: Manager\nComments: Nora delivers.\n\n"
            "Reviewer: Nora Quist\nRelationship: Self\nComments: I want more scope.\n"
        ),
        [
            "peer Ida Berg: Comments: Nora listens.",
            "manager Eva Holm: Comments: Nora delivers.",
            "self Nora Quist: Comments: I want more scope.",
        ],
    ),
    "names in bold with roles": (
        "360.md",
        (
            "# 360 feedback\n\n## What does Nora do well?\n\n**Ida Berg** (Peer, Design)\n"
            "She sketches.\n\n"
            "**Eva Holm** (Manager)\nShe owns it.\n"
        ),
        ["peer Ida Berg: She sketches.", "manager Eva Holm: She owns it."],
    ),
    "a dialogue": (
        "notes.md",
        "Ida: She moved the date early.\nBo: And she told support.\nIda: True, she called them.\n",
        [
            "peer Ida: She moved the date early.",
            "peer Bo: And she told support.",
            "peer Ida: True, she called them.",
        ],
    ),
    "labels of bullets are no dialogue": (
        "brag.md",
        "- Impact: cut churn\n- Search: shipped it\n- Hiring: closed two roles\n",
        ["self: Impact: cut churn", "self: Search: shipped it", "self: Hiring: closed two roles"],
    ),
    "an interview": (
        "peer-notes.md",
        (
            "Q: What did Nora do well?\n\nA: She ran the pilot alone.\n\nQ: And what not?\n\n"
            "A: Delegation.\n"
        ),
        ["peer: She ran the pilot alone.", "peer: Delegation."],
    ),
    "a signed block quote": (
        "brag.md",
        "# My year\n\nI shipped it.\n\n> Nora kept the deal alive.\n> — Dag Moe, VP Sales\n",
        ["self: I shipped it.", "other Dag Moe: Nora kept the deal alive."],
    ),
    "a customer's quotation": (
        "brag.md",
        "# My year\n\n> The pilot paid for itself.\n>\n> — Lisa Tran, customer at Hexa\n",
        ["other Lisa Tran: The pilot paid for itself."],
    ),
    "a quotation signed by a role": (
        "brag.md",
        '# My year\n\n- "She saved our quarter." – CFO, Hexa Corp\n- I hired two.\n',
        ['other CFO, Hexa Corp: "She saved our quarter."', "self: I hired two."],
    ),
    "a quotation that a line introduces": (
        "brag.md",
        "# My year\n\nDag Moe (Sales) wrote:\n\n> Nora kept the deal alive.\n\nI was glad.\n",
        ["peer Dag Moe: Nora kept the deal alive.", "self: I was glad."],
    ),
    "a quotation below what the manager said": (
        "brag.md",
        (
            "# My year\n\n### What my manager said\n\n> Good call on pricing.\n\n### Next\n\n"
            "I will hire.\n"
        ),
        ["manager: Good call on pricing.", "self: I will hire."],
    ),
    "a pasted message": (
        "brag.md",
        (
            "# My year\n\nI ran the move.\n\n**Ida Berg** 10:42 AM\nthanks for the calm night\n\n"
            "I also hired.\n"
        ),
        [
            "self: I ran the move.",
            "peer Ida Berg: thanks for the calm night",
            "self: I also hired.",
        ],
    ),
    "an export of a chat": (
        "kudos.txt",
        (
            "ida  10:42 AM\nhuge thanks to nora\nshe stayed until six\n\nBo Lund  [11:03 AM]\n"
            "seconded!\n\n"
            "nora  11:05 AM\nit was a team effort\n"
        ),
        [
            "peer Ida: huge thanks to nora",
            "peer Ida: she stayed until six",
            "peer Bo Lund: seconded!",
            "self Nora: it was a team effort",
        ],
    ),
    "a messenger's export": (
        "chat.txt",
        (
            "[12/03/2025, 10:15:22] Ida Berg: Nora, you are a lifesaver\n"
            "[12/03/2025, 10:16:01] Nora Quist: It was the team\n"
        ),
        ["peer Ida Berg: Nora, you are a lifesaver", "self Nora Quist: It was the team"],
    ),
    "a mail with what it answers": (
        "peer_dag.txt",
        (
            "From: Dag Moe <dag@hexa.example>\nSubject: Nora\n\nNora ran the pilot.\n\nBest,\n"
            "Dag\n\n"
            "On Fri, Nov 1, 2024 at 5:12 PM Eva Holm <eva@hexa.example> wrote:\n"
            "> She did well in May.\n"
        ),
        ["peer Dag Moe: Nora ran the pilot.", "other Eva Holm: She did well in May."],
    ),
    "a mail that was forwarded": (
        "peer.txt",
        (
            "From: Eva Holm\nSubject: FW: thanks\n\nWell done, this is a big account.\n\n"
            "-----Original Message-----\nFrom: Lisa Tran <lisa@hexa.example>\nSubject: thanks\n\n"
            "Nora came twice and fixed it.\n"
        ),
        [
            "peer Eva Holm: Well done, this is a big account.",
            "other Lisa Tran: Nora came twice and fixed it.",
        ],
    ),
    "the person quoted by others": (
        "manager.md",
        "# Manager review\n\nNora grew.\n\n> I will say no earlier.\n> — Nora Quist\n",
        ["manager: Nora grew.", "self Nora Quist: I will say no earlier."],
    ),
}


@pytest.mark.parametrize(("name", "text", "expected"), SNIPPETS.values(), ids=SNIPPETS)
def test_who_says_what(name: str, text: str, expected: list[str], read: Reader) -> None:
    assert said(read(name, text, NAMES)) == expected


def test_one_person_with_a_short_and_a_full_name_is_one_author(read: Reader) -> None:
    text = (
        "## Feedback from Ida Berg (design)\n\nShe plans.\n\n## Feedback from Ida\n\nShe ships.\n"
    )
    assert said(read("360.md", text, NAMES)) == [
        "peer Ida Berg: She plans.",
        "peer Ida Berg: She ships.",
    ]


def test_whoever_speaks_besides_the_author_is_not_the_author(read: Reader) -> None:
    document = read(
        "peer.md", "Reviewer: Ida Berg\n\n## Self\n\nI led.\n\n## Manager\n\nShe led.\n", NAMES
    )
    assert document.voice is Voice.PEER
    assert said(document) == ["self: I led.", "manager: She led."]
