from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.grid import Cell, table_blocks
from packetcheck.readers.speakers import speaker_of, with_speakers


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Manager comments", (Voice.MANAGER, True)),
        ("Manager's overall assessment:", (Voice.MANAGER, True)),
        ("Supervisor Evaluation (required)", (Voice.MANAGER, True)),
        ("Employee self-assessment", (Voice.SELF, True)),
        ("2. Self review", (Voice.SELF, False)),
        ("Peer feedback", (Voice.PEER, False)),
        ("Manager", None),
        ("Product manager review", None),
        ("Feedback that I got", None),
    ],
)
def test_labels(label: str, said: tuple[Voice, bool] | None) -> None:
    assert speaker_of(label) == said


def _heading(text: str, level: int = 2) -> RawBlock:
    return RawBlock(text, BlockKind.HEADING, level)


def _voices(*blocks: RawBlock) -> list[Voice | None]:
    found = with_speakers(blocks, None, ())
    return [block.voice for block in found if block.kind is not BlockKind.HEADING]


def test_sections_of_a_form_for_two() -> None:
    assert _voices(
        _heading("Self review"), RawBlock("I led it."),
        _heading("More", 3), RawBlock("I shipped it."),
        _heading("Manager review"), RawBlock("She led it."),
        _heading("Next steps"), RawBlock("Rest."),
    ) == [Voice.SELF, Voice.SELF, Voice.MANAGER, None]  # fmt: skip


def test_one_loose_label_changes_no_speaker_and_a_firm_one_does() -> None:
    text = RawBlock("I was told that I ramble.")
    assert _voices(_heading("Manager feedback"), text) == [None]
    assert _voices(_heading("Manager comments"), text) == [Voice.MANAGER]


def test_columns_of_a_form_for_two() -> None:
    def cell(text: str) -> Cell:
        return Cell((RawBlock(text),), header=text.endswith("comments"))

    rows = [
        [
            Cell((RawBlock("Goal"),), header=True),
            cell("Employee comments"),
            cell("Manager comments"),
        ],
        [cell("Churn"), cell("I cut it."), cell("She cut it.")],
    ]
    assert [b.voice for b in table_blocks(rows) if not b.furniture and b.text] == [
        None, Voice.SELF, Voice.MANAGER,
    ]  # fmt: skip


def test_quoted_authors() -> None:
    quoted = [RawBlock("x", voice=Voice.OTHER, author=name) for name in ("Ana", "Jo", "Kim")]
    found = with_speakers(quoted, "Jo Fox", ("Ana Silva",))
    assert [block.voice for block in found] == [Voice.SELF, None, Voice.OTHER]
