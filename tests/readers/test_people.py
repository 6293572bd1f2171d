"""Names and roles, and what only looks like them."""

from __future__ import annotations

import pytest

from packetcheck.document import RawBlock, Voice
from packetcheck.readers.chat import message
from packetcheck.readers.managers import find_people
from packetcheck.readers.people import People, is_byline, is_name, named


@pytest.mark.parametrize(
    "text",
    ["Ida Berg", "J. P. Ortiz", "Ana de la Cruz", "Łukasz Nowak", "O’Neill", "Ahmed Said", "Bo"],
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sales", "Project Atlas", "Customer Focus", "Strategic Thinking Skills", "shipped it",
        "Impact", "Shipped Portal", "Q3", "Stakeholder Management", "CFO", "ATLAS", "",
        "Ida Berg and then some more words", "Growth Areas", "Product Leadership",
    ],
)  # fmt: skip
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_a_name_is_parted_from_its_role() -> None:
    assert named("Ida Berg (Design)") == "Ida Berg"
    assert named("Dag Moe, VP Sales, Hexa") == "Dag Moe"
    assert named("The design team") is None


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ida Berg (Peer, Design)", True),
        ("Ida Berg — Engineering Manager", True),
        ("Ida Berg", True),
        ("Ida Berg led the launch.", False),
        ("Search — twice as fast", False),
        ("Ida", False),
    ],
)
def test_bylines(line: str, told: bool) -> None:  # noqa: FBT001
    assert is_byline(line) is told


@pytest.mark.parametrize(
    ("name", "role", "voice"),
    [
        ("Ana Silva", "", Voice.SELF),
        ("Jo Fox", "", Voice.MANAGER),
        ("Ida Berg", "Engineering Manager", Voice.PEER),
        ("Ida Berg", "Customer Success", Voice.PEER),
        ("Ida Berg", "customer", Voice.OTHER),
        ("Ida Berg", "CFO at Hexa", Voice.OTHER),
        ("Ida Berg", "skip-level", Voice.OTHER),
        ("Ida Berg", "direct report", Voice.PEER),
        ("Ida Berg", "line manager", Voice.MANAGER),
        ("Ida Berg", "tech lead", Voice.PEER),
    ],
)
def test_voices(name: str, role: str, voice: Voice) -> None:
    assert People(("Ana Silva",), ("Jo Fox",)).voice_of(name, role) is voice


@pytest.mark.parametrize(
    "line",
    ["Manager: Jo Fox", "My manager, Jo Fox, backed it.", "I report to Jo Fox (my line manager)."],
)
def test_the_manager_is_found_by_name(line: str) -> None:
    assert find_people([RawBlock(line)], ("Ana",)).managers == ("Jo Fox",)


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("ana  10:42 AM", "ana", ""),
        ("Sam Lee [11:03 AM]", "Sam Lee", ""),
        ("Sam Lee  Today at 10:42 AM", "Sam Lee", ""),
        ("Sam Lee, 4 Mar 2025 at 10:42", "Sam Lee", ""),
        ("[12/03/2025, 10:15:22] Dana Moe: well done", "Dana Moe", "well done"),
        ("12/03/2025, 10:15 - Dana: well done", "Dana", "well done"),
        ("Sam Lee 10:42 AM thanks all", "Sam Lee", "thanks all"),
    ],
)
def test_messages(line: str, name: str, text: str) -> None:
    found = message(line)
    assert found is not None
    assert (found.name, found.text) == (name, text)


@pytest.mark.parametrize(
    "line",
    [
        "Created: January 4, 2025 10:12 AM", "Standup at 10:30", "Cut build time to 10:30 minutes",
        "The call at 9:30 AM was mine", "Impact: 12:1 return", "Shipped v2.1", "",
    ],
)  # fmt: skip
def test_what_is_no_message(line: str) -> None:
    assert message(line) is None
