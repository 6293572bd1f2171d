"""Cards under a name, chats that end, forms of two writers, and guesses that are told."""

from __future__ import annotations

import pytest

from packetcheck.document import BlockKind, RawBlock, Voice
from packetcheck.readers.people import is_name, is_outside
from packetcheck.readers.quoting import requoted
from packetcheck.readers.speaker_lines import side_of
from packetcheck.readers.speakers import with_speakers
from packetcheck.readers.told_voices import guess_to_check, is_persons_form
from packetcheck.readers.voices import guess

NAMES = ("Ilse Varga", "Ilse")


def heading(text: str) -> RawBlock:
    return RawBlock(text, BlockKind.HEADING, level=2)


@pytest.mark.parametrize(
    ("facts", "voice"),
    [
        (["12 Mar 2026 Designer"], "peer"),
        (["Head of Product (manager)", "14 Mar 2026"], "manager"),
        (["Shared 4 May 2025", "Sales Lead"], "peer"),
        (["Transport Officer (external)"], "other"),
        (["3 May 2026 Her manager"], "manager"),
    ],
)
def test_a_name_above_repeated_questions_speaks_for_its_card(facts: list[str], voice: str) -> None:
    blocks = [RawBlock("Feedback for Ilse Varga", BlockKind.HEADING, level=1)]
    for name, mark, told in (("Jo Fox", "JF", facts), ("Tom Birch", "TB", ["1 Mar 2026 Writer"])):
        blocks += [heading(name), heading(mark), *(RawBlock(t, BlockKind.CELL) for t in told)]
        blocks += [heading("What should Ilse keep?"), RawBlock(f"{name} likes her calm.")]
        blocks += [heading("What should Ilse change?"), RawBlock(f"{name} wants more notes.")]
    read = with_speakers(blocks, None, NAMES, voice=Voice.PEER)
    spoken = {b.text: b for b in read if b.text.startswith("Jo Fox ")}
    assert {b.voice.value for b in spoken.values() if b.voice} == {voice}
    assert all(b.author == "Jo Fox" for b in spoken.values())
    assert all(b.furniture for b in read if b.text in facts)


def test_a_chat_ends_at_a_divider() -> None:
    lines = ["Prue Vance 9:02 AM", "it is live", "Tom Birch 9:04 AM", "great", "Jo Fox 9:09 AM"]
    blocks = [RawBlock(t) for t in [*lines, "well done", "---- my notes ----", "her idea"]]
    told = {b.text: b.author for b in with_speakers(blocks, None, NAMES, voice=Voice.MANAGER)}
    assert told["it is live"] == "Prue Vance"
    assert told["well done"] == "Jo Fox"
    assert told["her idea"] is None


@pytest.mark.parametrize(
    ("own", "managers", "rest", "expected"),
    [(30, 20, 2, True), (20, 30, 2, False), (30, 20, 40, False), (30, 0, 0, False)],
)
def test_a_form_is_the_persons_where_they_wrote_most(
    own: int, managers: int, rest: int, *, expected: bool
) -> None:
    blocks = [
        RawBlock("word " * own, voice=Voice.SELF),
        RawBlock("word " * managers, voice=Voice.MANAGER),
        RawBlock("word " * rest),
    ]
    assert is_persons_form(blocks) is expected


def test_a_near_guess_says_who_was_taken_and_how_to_say_otherwise() -> None:
    [warning] = guess_to_check("a.md", [RawBlock("She led.")], Voice.PEER, Voice.MANAGER)
    assert "a peer" in warning
    assert 'file = "a.md", voice = "peer" or "manager"' in warning
    assert "packet.toml" in warning


def test_a_guess_that_changes_no_statement_is_not_told() -> None:
    blocks = [RawBlock("She led.", voice=Voice.MANAGER), heading("Feedback")]
    assert guess_to_check("a.md", blocks, Voice.PEER, Voice.OTHER) == ()
    assert guess_to_check("a.md", [RawBlock("She led.")], Voice.PEER, None) == ()


def test_only_near_guesses_have_a_rival() -> None:
    assert guess("self-review.md", None, ["I led it. I shipped it."], NAMES).rival is None
    near = guess("notes.md", None, ["She was calm, and she led the talks well."], NAMES)
    assert near.rival is not None


@pytest.mark.parametrize(
    ("role", "outside"),
    [
        ("Birkenau Clinic", True),
        ("owner of a flower shop", True),
        ("City of Turku", True),
        ("Clinic Operations", False),
        ("Product owner", False),
    ],
)
def test_an_organisation_beside_a_name_is_outside(role: str, *, outside: bool) -> None:
    assert is_outside(role) is outside


@pytest.mark.parametrize("name", ["Prue Vance", "Eve Constance", "Al Clement", "Jo Harkness"])
def test_names_that_end_like_nouns_are_names(name: str) -> None:
    assert is_name(name)


def test_a_comment_that_adds_a_note_from_a_desk_speaks_for_it() -> None:
    assert side_of("One addition from QA: she asks us early.") == "QA"
    assert side_of("A short note from the design team: fine.") in {"design", None}


def test_a_manager_whose_report_of_the_person_stands_apart_leads() -> None:
    lines = ["Ms. Varga, whose case I support, has reported to me since 2021, and she delivers."]
    assert guess("letter.docx", "Letter of support", lines, NAMES).voice is Voice.MANAGER


def test_what_a_quoted_request_tells_of_the_person_is_kept() -> None:
    told = "Ilse is up for lead. She ran the desk alone since Tom left in the spring."
    asked = "What would you put on a slide?"
    kept = requoted([RawBlock(told), RawBlock(asked)], "Tom Birch")
    assert [block.furniture for block in kept] == [False, True]
