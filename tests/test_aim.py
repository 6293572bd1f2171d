"""Which rubric and level a packet is held against."""

from __future__ import annotations

from pathlib import Path

import pytest

from packetcheck.aim import find_aim, split_reference
from packetcheck.bundled import bundled_path
from packetcheck.errors import RubricError, UnknownTargetError, UsageError
from packetcheck.packet import Packet

LADDER = """\
id: {id}
title: A ladder
notes: [Begins after the senior level.]
levels:
  - {{id: group, title: Group PM, aliases: [GPM, "{alias}"], notes: [Of the level.]}}
  - {{id: empty, title: Empty}}
criteria: [{{id: people, title: People, definition: People.}}]
expectations: [{{id: group.people.team, level: group, criterion: people, text: Builds a team.}}]
"""
LENS = """\
id: lens
title: A lens
criteria: [{id: growth, title: Growth, definition: Growth.}]
expectations: [{id: growth.pricing, criterion: growth, text: Changes prices.}]
"""


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ship two more ladders and a lens beside the default."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    default = bundled_path("rubrics") / "pm-ic.yaml"
    (folder / "pm-ic.yaml").write_bytes(default.read_bytes())
    (folder / "managers.yaml").write_text(LADDER.format(id="managers", alias="Boss"), "utf-8")
    (folder / "leaders.yaml").write_text(LADDER.format(id="leaders", alias="Chief"), "utf-8")
    (folder / "lens.yaml").write_text(LENS, "utf-8")
    monkeypatch.setattr("packetcheck.rubric.load.bundled_path", lambda _: folder)
    return folder


def packet(target: str | None = None, rubric: str | None = None) -> Packet:
    return Packet("ana", Path("ana"), (), target=target, rubric=rubric)


@pytest.mark.usefixtures("shipped")
def test_a_target_of_the_default_ladder_stays_there() -> None:
    aim = find_aim(packet(), target="sr. pm")
    assert (aim.rubric.id, aim.level.id, aim.notes) == ("pm-ic", "senior-pm", ())


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize(("name", "ladder"), [("boss", "managers"), ("Chief!", "leaders")])
def test_a_target_of_one_other_ladder_takes_that_ladder_and_says_so(name: str, ladder: str) -> None:
    aim = find_aim(packet(target=name))
    assert (aim.rubric.id, aim.level.id) == (ladder, "group")
    assert f"the ladder {ladder} has it" in aim.notes[0]
    assert aim.notes[1:] == ("Begins after the senior level.", "Of the level.")


@pytest.mark.usefixtures("shipped")
def test_a_target_of_several_ladders_is_refused_with_the_choices() -> None:
    with pytest.raises(UnknownTargetError, match="more than one ladder") as caught:
        find_aim(packet(), target="Group PM")
    assert "--rubric leaders (Group PM), --rubric managers (Group PM)" in caught.value.hint
    assert find_aim(packet(), target="Group PM", rubric="managers").rubric.id == "managers"
    assert find_aim(packet(rubric="leaders"), target="gpm").rubric.id == "leaders"


@pytest.mark.usefixtures("shipped")
def test_a_target_of_no_ladder_is_refused() -> None:
    with pytest.raises(UnknownTargetError, match="'cook' is no level of the rubric pm-ic"):
        find_aim(packet(), target="cook")


@pytest.mark.usefixtures("shipped")
def test_a_named_rubric_is_never_left_for_another() -> None:
    with pytest.raises(UnknownTargetError, match="is no level of the rubric pm-ic"):
        find_aim(packet(), target="boss", rubric="pm-ic")
    with pytest.raises(UnknownTargetError, match="is no level of the rubric leaders"):
        find_aim(packet(rubric="leaders"), target="boss")
    with pytest.raises(RubricError):
        find_aim(packet(rubric="nobody"), target="boss")


@pytest.mark.usefixtures("shipped")
def test_a_level_without_expectations_is_no_target() -> None:
    with pytest.raises(UnknownTargetError, match="expects nothing at 'empty'"):
        find_aim(packet(), target="empty", rubric="leaders")


@pytest.mark.usefixtures("shipped")
def test_a_lens_alone_needs_no_target_and_says_what_it_is() -> None:
    aim = find_aim(packet(), rubric="lens")
    assert aim.level.id == "any"
    assert "lens is a lens" in aim.notes[0]
    assert find_aim(packet(target="senior-pm"), rubric="lens").level.id == "any"
    with pytest.raises(UnknownTargetError, match="no level of the rubric lens"):
        find_aim(packet(), target="senior-pm", rubric="lens")
    with pytest.raises(UsageError, match="no target level is given"):
        find_aim(packet())


def test_a_reference_may_name_a_level(tmp_path: Path) -> None:
    odd = tmp_path / "a:b.yaml"
    odd.write_text("x", encoding="utf-8")
    assert split_reference("pm-ic") == ("pm-ic", None)
    assert split_reference("pm-ic:Sr PM") == ("pm-ic", "Sr PM")
    assert split_reference("our/ladder.yaml:l5") == ("our/ladder.yaml", "l5")
    assert split_reference(str(odd)) == (str(odd), None)
    assert split_reference("C:\\ladder.yaml") == ("C:\\ladder.yaml", None)
