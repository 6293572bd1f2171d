"""Vectors of examples outlive a start of the program, and nothing else does."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from packetcheck import example_cache
from packetcheck.example_cache import VectorCache, cache_folder
from packetcheck.example_scores import ExampleVectors

WIDTH = 4


class Embed:
    """Turns a text into a vector, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked.extend(texts)
        return np.array([[len(t), 0.1, t.count("e"), -1 / 3] for t in texts], dtype=np.float32)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "a" / "cache"
    monkeypatch.setenv("PACKETCHECK_CACHE", str(folder))
    return folder


def start(embed: Embed, model: str = "sha256:1") -> ExampleVectors:
    """Return vectors as a newly started program has them."""
    return ExampleVectors(embed, WIDTH, VectorCache(model))


def test_the_next_start_computes_nothing_again(folder: Path) -> None:
    first = start(Embed()).of(["one", "three", "one"])
    embed = Embed()
    again = start(embed).of(["three", "one"])
    assert embed.asked == []
    assert np.array_equal(again, first[[1, 0]])
    start(embed).prepare(["one", "four"])
    assert embed.asked == ["four"]
    assert len(list(folder.iterdir())) == 1


def test_another_model_has_vectors_of_its_own(folder: Path) -> None:
    start(Embed()).prepare(["one"])
    embed = Embed()
    start(embed, "sha256:2").prepare(["one"])
    assert embed.asked == ["one"]
    assert len(list(folder.iterdir())) == 2


def test_no_text_stands_in_the_file_and_nobody_else_reads_it(folder: Path) -> None:
    start(Embed()).prepare(["Zorblax lit eleven lanterns"])
    (file,) = folder.iterdir()
    assert b"Zorblax" not in file.read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("harm", ["empty", "cut", "flipped", "noise", "folder"])
def test_a_damaged_file_is_ignored_and_written_anew(folder: Path, harm: str) -> None:
    wanted = start(Embed()).of(["one", "two"])
    (file,) = folder.iterdir()
    raw = bytearray(file.read_bytes())
    raw[-3] ^= 0x40
    if harm == "folder":
        file.unlink()
        file.mkdir()
    else:
        damaged = {"cut": bytes(raw[:-7]), "flipped": bytes(raw), "noise": os.urandom(999)}
        file.write_bytes(damaged.get(harm, b""))
    embed = Embed()
    assert np.array_equal(start(embed).of(["one", "two"]), wanted)
    assert embed.asked == ["one", "two"]
    if harm != "folder":
        fresh = Embed()
        start(fresh).prepare(["one", "two"])
        assert fresh.asked == []


@pytest.mark.parametrize("word", ["off", "OFF", "0", "no", "false"])
def test_it_can_be_turned_off(word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACKETCHECK_CACHE", word)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert start(Embed()).of(["one"]).shape == (1, WIDTH)
    assert list(tmp_path.iterdir()) == []


def test_it_lies_where_caches_of_this_user_lie(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PACKETCHECK_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = cache_folder()
    assert found is not None
    assert found.name == "packetcheck"
    if sys.platform == "linux":
        assert found.parent == tmp_path


def test_a_place_that_cannot_be_written_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("PACKETCHECK_CACHE", str(tmp_path / "file" / "cache"))
    assert start(Embed()).of(["one", "two"]).shape == (2, WIDTH)


def test_it_stays_small(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(example_cache, "MOST_VECTORS", 3)
    monkeypatch.setattr(example_cache, "MOST_FILES", 2)
    for n in range(5):
        start(Embed()).prepare([f"text {n}"])
    embed = Embed()
    start(embed).prepare([f"text {n}" for n in range(5)])
    assert embed.asked == ["text 0", "text 1"]
    for model in ("sha256:2", "sha256:3"):
        start(Embed(), model).prepare(["one"])
    assert len(list(folder.iterdir())) == 2


def test_vectors_of_another_width_are_not_taken(folder: Path) -> None:
    start(Embed()).prepare(["one"])
    assert VectorCache("sha256:1").find(["x"], WIDTH + 1) == {}
    assert folder.is_dir()


def test_two_programs_lose_nothing_to_each_other(folder: Path) -> None:
    one, other = start(Embed()), start(Embed())
    one.prepare(["a"])
    other.prepare(["b"])
    one.prepare(["c"])
    embed = Embed()
    start(embed).prepare(["a", "b", "c"])
    assert embed.asked == []
    assert not [p for p in folder.iterdir() if p.name.startswith(".")]
