"""What fuzzing found stays mended: every input of `findings/TARGET/` is read again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fuzz import tokens
from fuzz.mutate import Mutator
from fuzz.properties import SUFFIXES, problems
from fuzz.seeds import seeds
from packetcheck.readers.sniff import SUFFIXES as READ

_FOUND = Path(__file__).with_name("findings")
_INPUTS = sorted(p for p in _FOUND.glob("*/*") if p.parent.name in SUFFIXES)


@pytest.mark.parametrize("path", _INPUTS, ids=[f"{p.parent.name}-{p.stem}" for p in _INPUTS])
def test_what_was_found_is_read_or_refused_cleanly(path: Path, tmp_path: Path) -> None:
    assert problems(path.parent.name, path.read_bytes(), tmp_path) == ([], None)


def test_nothing_lies_where_no_test_looks() -> None:
    inputs = {p for p in _FOUND.rglob("*") if p.is_file() and p.name != "README.md"}
    assert inputs == set(_INPUTS)


@pytest.mark.parametrize("target", SUFFIXES)
def test_the_seeds_themselves_are_sound(target: str, tmp_path: Path) -> None:
    assert f".{SUFFIXES[target]}" in READ or target in {"xlsx", "odt", "rtf", "eml"}
    for seed in seeds(target):
        assert problems(target, seed, tmp_path) == ([], None)


@pytest.mark.parametrize("target", ["docx", "pdf", "markdown"])
def test_a_mutation_changes_a_file_and_can_be_repeated(target: str) -> None:
    def plain(data: bytes, largest: int) -> bytes:
        return (data + b"x")[:largest]

    def changed(number: int) -> bytes:
        mutator = Mutator(plain, tokens.tokens(target), number)
        way = {"docx": mutator.zipped, "pdf": mutator.pdf}.get(target, mutator.text)
        return way(seeds(target)[0], 1 << 16)

    made = [changed(number) for number in range(40)]
    assert len(set(made) - set(seeds(target))) > 10
    assert made[:5] == [changed(number) for number in range(5)]


def test_dictionaries_are_in_the_form_that_the_fuzzer_reads() -> None:
    for target in SUFFIXES:
        lines = tokens.dictionary(target).splitlines()
        assert lines
        assert all(line.startswith('"') and line.endswith('"') and line.isascii() for line in lines)
        assert os.linesep not in "".join(lines)
