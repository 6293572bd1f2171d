"""Titles that nobody knows: a draft is made, says what it took for levels, and can be put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetcheck.drafting.draft import Draft, draft_rubric
from packetcheck.drafting.names import goes_down, looks_like_level, split_title


def make(folder: Path, name: str, text: str, levels: str | None = None) -> Draft:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return draft_rubric(path, levels)


UNKNOWN = """\
,Sparrow,Heron
Nests,Builds a nest of twigs,Builds a nest for a colony
Song,Sings before dawn breaks,Sings to the whole marsh
"""


def test_unknown_titles_do_not_fail_and_are_said(tmp_path: Path) -> None:
    draft = make(tmp_path, "birds.csv", UNKNOWN)
    assert [v.title for v in draft.levels] == ["Sparrow", "Heron"]
    assert any("--levels rows" in note for note in draft.notes)
    turned = make(tmp_path, "birds.csv", UNKNOWN, "rows")
    assert [v.title for v in turned.levels] == ["Nests", "Song"]


def test_numbered_titles_are_levels_whatever_the_word(tmp_path: Path) -> None:
    text = "Orbit,Delivery,Reach\nOrbit 1,Ships small things,Tells the team about it\n"
    text += "Orbit 2,Ships large things,Tells the company about it\n"
    assert [v.title for v in make(tmp_path, "o.csv", text).levels] == ["Orbit 1", "Orbit 2"]


def test_unknown_headings_can_be_put_right(tmp_path: Path) -> None:
    text = "# Nests\n## Sparrow\n- Builds a nest of twigs\n## Heron\n- Builds for a colony\n"
    text += "# Song\n## Sparrow\n- Sings before dawn breaks\n## Heron\n- Sings to the marsh\n"
    draft = make(tmp_path, "b.md", text)
    assert [v.title for v in draft.levels] == ["Nests", "Song"]
    assert any("--levels subheadings" in note for note in draft.notes)
    turned = make(tmp_path, "b.md", text, "subheadings")
    assert [v.title for v in turned.levels] == ["Sparrow", "Heron"]
    assert [c.title for c in turned.criteria] == ["Nests", "Song"]


@pytest.mark.parametrize(
    "name",
    ["Junior", "Sr. Designer", "L3", "IC 4", "Band 2", "Grade IV", "Head of Design", "PM II",
     "Vice President", "Product Owner", "Staff Engineer (L6)", "Designer III", "Tier 1"],
)  # fmt: skip
def test_names_that_companies_use_are_levels(name: str) -> None:
    assert looks_like_level(name)


@pytest.mark.parametrize(
    "name", ["", "Delivery", "Leadership", "Craft", "Mentoring juniors", "x" * 90, "Scope of work"]
)
def test_names_of_criteria_are_none(name: str) -> None:
    assert not looks_like_level(name)


@pytest.mark.parametrize(
    ("names", "down"),
    [
        (("Junior", "Senior", "Staff"), False),
        (("Staff", "Senior", "Junior"), True),
        (("L5", "L4", "L3"), True),
        (("Staff PM", "Senior Staff PM"), False),
        (("Vice President", "Director"), True),
        (("Sparrow", "Heron"), False),
        (("Senior", "Junior", "Staff"), False),
        (("Designer IV", "Designer III"), True),
    ],
)
def test_an_order_from_high_to_low_is_seen(names: tuple[str, ...], down: bool) -> None:  # noqa: FBT001
    assert goes_down(names) is down


@pytest.mark.parametrize(
    ("name", "title", "aliases"),
    [
        ("Senior PM (L5)", "Senior PM", ("L5",)),
        ("L5 – Senior PM", "Senior PM", ("L5",)),
        ("L5: Senior PM", "Senior PM", ("L5",)),
        ("Senior PM", "Senior PM", ()),
        ("Senior PM (remote)", "Senior PM", ()),
    ],
)
def test_other_names_are_split_off(name: str, title: str, aliases: tuple[str, ...]) -> None:
    assert split_title(name) == (title, aliases)
