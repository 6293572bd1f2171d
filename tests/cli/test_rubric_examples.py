"""`rubric examples`: an author's verdicts on statements of a packet become examples."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.bundled import bundled_path
from packetcheck.rubric import Rubric, load_rubric
from packetcheck.rubric.starting import starting_text

from .harness import Cli, Result

Refused = Callable[..., str]
PACKET = bundled_path("samples") / "strong"
TEACHING = "senior.craft.teaching"


@pytest.fixture
def ours(here: Path) -> Path:
    path = here / "ours.yaml"
    path.write_text(starting_text(".yaml"), encoding="utf-8")
    return path


def ask(cli: Cli, rubric: Path, *options: str, keys: str = "") -> Result:
    return cli("rubric", "examples", rubric, PACKET, *options, stdin=keys.encode())


def examples(rubric: Rubric) -> tuple[int, int]:
    return (
        sum(len(e.counts) for e in rubric.expectations),
        sum(len(e.does_not_count) for e in rubric.expectations),
    )


def test_verdicts_are_added_and_nothing_else_changes(cli: Cli, ours: Path) -> None:
    before = ours.read_text("utf-8").splitlines()
    counts, does_not = examples(load_rubric(ours))
    result = ask(cli, ours, "-n", "4", keys="c\nd\ns\ncounts\n")
    assert result.status == 0
    assert "added 3 examples to" in result.out
    assert "share that passes" in result.out
    assert "word for word" in result.err
    assert examples(load_rubric(ours)) == (counts + 2, does_not + 1)
    after = ours.read_text("utf-8").splitlines()
    assert len(after) == len(before) + 3
    rest = iter(after)
    assert all(line in rest for line in before)


def test_only_what_is_asked_for_is_asked(cli: Cli, ours: Path) -> None:
    result = ask(cli, ours, "--expectation", "teaching", "-n", "3", keys="d\nd\nd\n")
    assert result.out.count(" · [q] quit") == 3
    found = {e.id: len(e.does_not_count) for e in load_rubric(ours).expectations}
    assert found == {"junior.craft.plans": 1, "senior.craft.plans": 1, TEACHING: 4}


def test_what_is_known_is_not_asked_again(cli: Cli, ours: Path) -> None:
    options = ("--expectation", TEACHING, "-n", "200")
    first = ask(cli, ours, *options, keys="d\n" * 200)
    assert " · [q] quit" in first.out
    added = load_rubric(ours).expectations[2].does_not_count
    assert len(added) == len(set(added)) > 3
    second = ask(cli, ours, *options, keys="d\n" * 200)
    shown = [line for line in second.out.splitlines() if "“" in line]
    assert not [text for text in added for line in shown if f"“{text}”" in line]


@pytest.mark.parametrize("keys", ["", "q\n", "s\nq\n", "s\n"])
def test_who_marks_nothing_changes_nothing(cli: Cli, ours: Path, keys: str) -> None:
    before = ours.read_bytes()
    result = ask(cli, ours, keys=keys)
    assert (result.status, ours.read_bytes()) == (0, before)
    assert "nothing was marked" in result.out


def test_what_was_marked_before_quitting_stands(cli: Cli, ours: Path) -> None:
    assert "added 1 example to" in ask(cli, ours, keys="c\nq\n").out


def test_a_word_that_is_no_verdict_is_asked_again(cli: Cli, ours: Path) -> None:
    result = ask(cli, ours, "-n", "1", keys="maybe\n\nd\n")
    assert "'maybe' is no verdict" in result.err
    assert "added 1 example" in result.out


def test_a_dry_run_shows_and_writes_nothing(cli: Cli, ours: Path) -> None:
    before = ours.read_bytes()
    result = ask(cli, ours, "--dry-run", "-n", "2", keys="c\nd\n")
    assert ours.read_bytes() == before
    assert sum(line.startswith("+  ") for line in result.out.splitlines()) == 2
    assert "nothing was written" in result.out
    shipped = cli("rubric", "examples", "pm-ic", PACKET, "--dry-run", "-n", "1", stdin=b"q\n")
    assert shipped.status == 0


def test_a_backup_is_made_once(cli: Cli, ours: Path, refused: Refused) -> None:
    before = ours.read_bytes()
    ask(cli, ours, "--backup", "-n", "1", keys="c\n")
    backup = ours.with_name("ours.yaml.bak")
    assert backup.read_bytes() == before
    said = refused("rubric", "examples", ours, PACKET, "--backup", slug="cannot-write", stdin=b"c")
    assert "ours.yaml.bak: is there already" in said


def test_what_cannot_be_added_to_is_refused_before_anything_is_asked(
    ours: Path, refused: Refused
) -> None:
    assert "not changed" in refused("rubric", "examples", "pm-ic", PACKET, slug="usage")
    assert "standard input" in refused("rubric", "examples", ours, "-", slug="usage", stdin=b"c")
    said = refused("rubric", "examples", ours, PACKET, "--expectation", "plans", slug="usage")
    assert "several" in said
    assert "junior.craft.plans, senior.craft.plans" in said
    said = refused("rubric", "examples", ours, PACKET, "--expectation", "teching", slug="usage")
    assert TEACHING in said
    refused("rubric", "examples", ours, "nowhere", slug="usage")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights do not bind")
def test_a_write_protected_file_is_refused(ours: Path, refused: Refused) -> None:
    ours.chmod(0o444)
    said = refused("rubric", "examples", ours, PACKET, slug="cannot-write")
    assert "write-protected" in said


@pytest.mark.skipif(sys.platform == "win32", reason="no such rights and links")
def test_a_link_stays_a_link_and_rights_stay(cli: Cli, ours: Path, here: Path) -> None:
    ours.chmod(0o640)
    link = here / "link.yaml"
    link.symlink_to(ours)
    ask(cli, link, "-n", "1", keys="c\n")
    assert link.is_symlink()
    assert stat.S_IMODE(ours.stat().st_mode) == 0o640
    assert examples(load_rubric(ours)) == (4, 3)
