"""The documents of the fictional packet, and the labels of its statements."""

from __future__ import annotations

from typing import Any

from packetcheck.document import (
    BlockKind,
    Dropped,
    Failure,
    Kind,
    RawBlock,
    ReadStatus,
    Receipt,
    Voice,
)
from packetcheck.findings import (
    Agency,
    Modality,
    Outcome,
    Period,
    Polarity,
    Specificity,
    TaggedStatement,
)
from reports.factory import make_tagged, read_document

TITLES = {
    "hard-skills": "Hard skills",
    "cross-functionality": "Cross-functionality",
    "leadership": "Leadership",
    "accountability": "Accountability",
    "strategy": "Strategy",
    "autonomy": "Autonomy",
    "nuance": "Nuance",
}


def heading(text: str, level: int = 1, page: int | None = None) -> RawBlock:
    return RawBlock(text, BlockKind.HEADING, level, page)


BRAG = read_document(
    "brag.md",
    [
        heading("Ana Ribeiro, first half of 2026"),
        heading("Checkout", 2),
        (
            "Cut checkout drop-off from 38% to 21% by replacing the three-page form with one page, "
            "after eleven interviews and two rounds of prototypes."
        ),
        (
            "Owned the checkout and invoicing themes from requirement to launch; all six features "
            "shipped within the half."
        ),
        (
            "Wrote the payment-methods requirements in March; engineering started without a single "
            "open question."
        ),
        heading("Strategy", 2),
        (
            "Moved local payment methods ahead of the loyalty scheme because the three-year plan "
            "turns on Brazil and Mexico."
        ),
        "We want to publish a vision for checkout next half.",
        heading("People", 2),
        "Paired with Tomás weekly from February on; he now runs the refunds backlog alone.",
        "Presented the whole roadmap to two enterprise customers.",
    ],
    Voice.SELF,
    Kind.BRAG,
    guessed=("kind",),
)
SELF_REVIEW = read_document(
    "self-review.docx",
    [
        heading("Self assessment H1", page=1),
        RawBlock("What were your main results?", page=1, furniture=True),
        RawBlock(
            "I took checkout drop-off down from 38% to 21% this spring.", BlockKind.PARAGRAPH, 0, 1
        ),
        RawBlock(
            "When sales asked for a custom invoice flow I laid out what we would lose in "
            "maintenance, under which volume it would still pay, and we agreed on a template "
            "instead.",
            BlockKind.PARAGRAPH,
            0,
            2,
        ),
        RawBlock("Could have told support about the launch earlier than I did.", page=2),
        RawBlock("A good half, all in all.", page=2),
    ],
    Voice.SELF,
    Kind.SELF_REVIEW,
    status=ReadStatus.PARTLY_READ,
    receipt=Receipt(
        1893,
        1642,
        160,
        (Dropped("deleted revision", 3, 71), Dropped("text box outside the flow", 1, 20)),
        ("one embedded spreadsheet was not opened",),
    ),
)
MANAGER = read_document(
    "manager-review.html",
    [
        heading("Review of Ana R."),
        (
            "Ana does not need me in the room: the invoicing launch went out while I was away and "
            "nothing waited for me."
        ),
        "She brings bad news early and unasked.",
        "The support team learned of two launches from customers, which must not happen.",
        "Ana should present to the executive team more often.",
    ],
    Voice.MANAGER,
    Kind.MANAGER_REVIEW,
    author="Jo Lindqvist",
)
PEER = read_document(
    "peers/peer_sam.docx",
    [
        (
            "Ana argued that the invoice template was the wrong fight, heard why we cared, and "
            "came back a day later with conditions under which we were right."
        ),
        "Great to work with.",
    ],
    Voice.PEER,
    Kind.PEER_FEEDBACK,
    author="Sam, design",
    guessed=("voice", "kind"),
)
SCAN = read_document(
    "peer-feedback-scan.pdf",
    [],
    Voice.PEER,
    Kind.PEER_FEEDBACK,
    status=ReadStatus.UNREAD,
    guessed=("voice", "kind"),
    failure=Failure(
        "no-text", "no text was found on 2 pages, a scan perhaps", "export the document as text"
    ),
)
_STATEMENTS = {s.id: s for _, group in (BRAG, SELF_REVIEW, MANAGER, PEER, SCAN) for s in group}


def tagged_statements() -> list[TaggedStatement]:
    half = Period("2026-01", "2026-06")
    rows: list[tuple[str, tuple[str, ...], dict[str, Any]]] = [
        (
            "brag.md#3",
            ("accountability", "hard-skills"),
            {"outcome": Outcome.QUANTIFIED, "period": half},
        ),
        ("brag.md#4", ("accountability",), {"outcome": Outcome.QUALITATIVE}),
        ("brag.md#5", ("hard-skills",), {"period": Period("2026-03", "2026-03")}),
        ("brag.md#7", ("strategy", "hard-skills"), {}),
        (
            "brag.md#8",
            ("strategy",),
            {"modality": Modality.PLANNED, "agency": Agency.TEAM, "polarity": Polarity.NEUTRAL},
        ),
        ("brag.md#10", ("leadership",), {}),
        ("brag.md#11", ("hard-skills", "leadership"), {"needs_review": True}),
        ("self-review.docx#3", ("accountability",), {"outcome": Outcome.QUANTIFIED}),
        ("self-review.docx#4", ("nuance", "cross-functionality"), {}),
        ("self-review.docx#5", ("cross-functionality",), {"polarity": Polarity.GROWTH}),
        ("self-review.docx#6", (), {"specificity": Specificity.VAGUE}),
        ("manager-review.html#2", ("autonomy",), {}),
        ("manager-review.html#3", ("autonomy",), {"specificity": Specificity.VAGUE}),
        (
            "manager-review.html#4",
            ("cross-functionality", "accountability"),
            {"polarity": Polarity.GROWTH},
        ),
        (
            "manager-review.html#5",
            ("leadership",),
            {"polarity": Polarity.GROWTH, "modality": Modality.PLANNED},
        ),
        ("peers/peer_sam.docx#1", ("nuance",), {}),
    ]
    return [make_tagged(_STATEMENTS[i], *criteria, **more) for i, criteria, more in rows]
