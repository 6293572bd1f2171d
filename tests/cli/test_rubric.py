"""`rubric`: list, show and validate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.bundled import bundled_path
from packetcheck.rubric import load_rubric, shipped_rubrics

from .harness import Cli

SHIPPED = bundled_path("rubrics") / "pm-ic.yaml"
Refused = Callable[..., str]


def test_list_names_every_shipped_rubric(cli: Cli) -> None:
    result = cli("rubric", "list")
    assert result.status == 0
    assert [line.partition(":")[0] for line in result.out.splitlines()] == [*shipped_rubrics()]
    assert "senior-pm" in result.out


def test_show_prints_every_expectation(cli: Cli) -> None:
    rubric = load_rubric("pm-ic")
    shown = cli("rubric", "show", "pm-ic").out
    for expectation in rubric.expectations:
        assert expectation.id in shown
        assert expectation.text in shown
    assert all(level.title in shown for level in rubric.levels)
    assert cli("rubric", "show", SHIPPED).out == shown


def test_show_one_level_by_any_name(cli: Cli) -> None:
    shown = cli("rubric", "show", "pm-ic", "--level", "Sr PM").out
    assert "senior-pm.leadership.mentoring" in shown
    assert "staff-pm." not in shown


def test_show_what_there_is_not(refused: Refused) -> None:
    assert "senior-pm" in refused(
        "rubric", "show", "pm-ic", "--level", "cto", slug="unknown-target"
    )
    assert "pm-ic" in refused("rubric", "show", "ours", slug="bad-rubric")


def test_validate_says_ok(cli: Cli, here: Path) -> None:
    copy = here / "two words.yml"
    copy.write_bytes(SHIPPED.read_bytes())
    result = cli("rubric", "validate", SHIPPED, copy)
    assert (result.status, result.err) == (0, "")
    assert [": ok (3 levels, " in line for line in result.out.splitlines()] == [True, True]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title:", "tittle:", "line 4: unknown key 'tittle'"),
        ("id: pm-ic\n", "", "the key 'id' is missing"),
        ("id: staff-pm\n", "id: senior-pm\n", "stands twice in levels"),
        ("level: senior-pm", "level: cto", "'cto' is no level of this rubric"),
        ("id: pm-ic", "id: [pm-ic", "not valid YAML"),
        ("id: pm-ic", "id: pm-ic\nid: two", "'id'"),
    ],
)
def test_validate_names_file_line_and_key(
    refused: Refused, here: Path, old: str, new: str, said: str
) -> None:
    text = SHIPPED.read_text("utf-8")
    assert old in text
    (here / "ours.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    shown = refused("rubric", "validate", "ours.yaml", slug="bad-rubric")
    assert "ours.yaml, line " in shown
    assert said in shown


@pytest.mark.parametrize("name", ["nobody.yaml", "nobody"])
def test_validate_what_is_not_there(refused: Refused, name: str) -> None:
    assert name in refused("rubric", "validate", name, slug="bad-rubric")


def test_validate_a_folder_or_another_file(refused: Refused, here: Path) -> None:
    (here / "folder.yaml").mkdir()
    (here / "notes.txt").write_bytes(b"\xff\xfe\x00 no yaml")
    for name in ("folder.yaml", "notes.txt"):
        assert name in refused("rubric", "validate", name, slug="bad-rubric")
