from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.form_labels import speaker_of
from packetcheck.readers.grid import Cell, table_blocks
from packetcheck.readers.managers import find_people
from packetcheck.readers.speakers import with_speakers


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Manager comments", (Voice.MANAGER, True)),
        ("Manager's overall assessment:", (Voice.MANAGER, True)),
        ("Supervisor Evaluation (required)", (Voice.MANAGER, True)),
        ("Employee self-assessment", (Voice.SELF, True)),
        ("2. Self review", (Voice.SELF, False)),
        ("Peer feedback", (Voice.PEER, False)),
        ("Manager", (Voice.MANAGER, False)),
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
    found = table_blocks(rows)
    assert [b.voice for b in found if b.kind is BlockKind.CELL and not b.furniture] == [
        Voice.SELF, Voice.MANAGER,
    ]  # fmt: skip


def test_quoted_authors() -> None:
    quoted = [RawBlock("x", voice=Voice.OTHER, author=name) for name in ("Ana", "Jo", "Kim")]
    found = with_speakers(quoted, "Jo Fox", ("Ana Silva",))
    assert [block.voice for block in found] == [Voice.SELF, None, Voice.OTHER]


def test_a_reviewer_in_the_head_does_not_speak_in_the_document() -> None:
    head = [_heading("Review 2031", 1), RawBlock("Reviewer: Jo Fox"), RawBlock("I led it.")]
    assert _voices(*head) == [None, None]
    more = [RawBlock("Reviewer: Tom Wu"), RawBlock("She led it.")]
    assert _voices(*head, *more) == [None, Voice.PEER, None, Voice.PEER]


def test_a_manager_in_the_head_of_a_collection_does_not_speak_in_it() -> None:
    head = [_heading("Wins & feedback", 1), RawBlock("Manager: Jo Fox"), RawBlock("I led it.")]
    assert _voices(*head) == [None, None]


def test_the_line_below_a_quotation_names_its_speaker() -> None:
    found = with_speakers(
        [RawBlock("“She listens.”"), RawBlock("Tom Wu, VP Sales"), RawBlock("I led it.")], None, ()
    )
    assert [(b.voice, b.author, b.furniture) for b in found] == [
        (Voice.OTHER, "Tom Wu", False), (None, None, True), (None, None, False),
    ]  # fmt: skip


def test_topics_with_colons_are_no_dialogue() -> None:
    assert _voices(RawBlock("Germany: Launched in May."), RawBlock("France: In June.")) == [
        None, None,
    ]  # fmt: skip


def test_a_message_pasted_into_a_document_ends_with_its_paragraph() -> None:
    texts = ["Jo Fox 4:12 PM", "You saved us.", "I led it.", "I hired two.", "I wrote it."]
    assert _voices(*map(RawBlock, texts)) == [None, Voice.PEER, None, None, None]


def test_a_part_that_the_manager_is_to_fill_in_is_the_managers() -> None:
    head = _heading("To be completed by your line manager")
    assert _voices(head, RawBlock("She did well.")) == [Voice.MANAGER]


def _said(*blocks: RawBlock, voice: Voice | None = None) -> dict[str, Voice | None]:
    found = with_speakers(blocks, None, ("Ana Silva",), voice=voice)
    return {block.text: block.voice for block in found if not block.furniture}


def test_one_reviewers_name_does_not_take_a_managers_review() -> None:
    said = _said(
        _heading("Review", 1), RawBlock("The year went well for the till."),
        RawBlock("Reviewer: Jo Fox"), RawBlock("Ana rebuilt the till with great care."),
        RawBlock("She trained four people, and all of them have stayed since."),
        voice=Voice.MANAGER,
    )  # fmt: skip
    assert said["Ana rebuilt the till with great care."] is None


def test_a_line_that_names_a_speaker_holds_for_its_section() -> None:
    said = _said(
        _heading("My year", 1), _heading("Spring"), RawBlock("I rebuilt the till, and it works."),
        RawBlock("Feedback from: Jo Fox"), RawBlock("Ana is quick."),
        _heading("Autumn"), RawBlock("I trained four people."), voice=Voice.SELF,
    )  # fmt: skip
    assert said["Ana is quick."] is Voice.PEER
    assert said["I trained four people."] is None


def test_an_appraiser_is_the_manager() -> None:
    blocks = [RawBlock("Appraiser: Jo Fox"), RawBlock("PM · Reports to Bo Lind · Lund")]
    assert find_people(blocks, ("Ana Silva",)).managers == ("Jo Fox", "Bo Lind")


def test_labels_of_a_form_tell_who_answers() -> None:
    said = _said(
        RawBlock("Employee comments: I rebuilt the till."),
        RawBlock("Manager comments: She did."),
    )  # fmt: skip
    assert said == {"I rebuilt the till.": Voice.SELF, "She did.": Voice.MANAGER}


def test_a_quotation_has_the_voice_of_the_name_behind_it() -> None:
    said = _said(RawBlock('"Ana answers before I have asked." Jo, back office'))
    assert said == {'"Ana answers before I have asked."': Voice.PEER}


def test_a_quotation_followed_by_what_she_did_stays_hers() -> None:
    text = '"Ana answers before I have asked." Jo said so in May'
    assert _said(RawBlock(text)) == {text: None}


def test_whoever_says_to_be_the_manager_is() -> None:
    quoted = RawBlock("I am putting Ana forward for lead.", voice=Voice.OTHER, author="Jo Fox")
    assert _said(quoted)[quoted.text] is Voice.MANAGER


def test_subjects_are_no_speakers() -> None:
    said = _said(
        _heading("Manager comments"), RawBlock("She did."),
        _heading("Customer focus"), RawBlock("I went to nine shops."),
    )  # fmt: skip
    assert said["I went to nine shops."] is None
