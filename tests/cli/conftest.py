"""One model for all tests of the command line, and the fixture that runs it."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from packetcheck import aim, pipeline
from packetcheck.analyzer import Analyzer
from packetcheck.cli import (
    inputs,
    run_add_examples,
    run_check,
    run_examples,
    run_explain,
    run_match,
    run_read,
    run_tag,
    run_tracks,
    run_why,
)
from packetcheck.cli.main import run
from packetcheck.encoding import Encoder
from packetcheck.readers import isolation
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.rubric import Rubric, load_rubric

from .harness import BRAG, PEER, Cli, Result, tree, write_packet


@pytest.fixture(scope="session", autouse=True)
def one_model() -> Iterator[None]:
    """Load the shipped model and rubric once; what a test names by its path is loaded as ever.

    One worker process reads for all tests that ask for the same limits. The encoder remembers what
    it was given: most tests check the same few words.
    """
    shipped = functools.cache(functools.partial(Analyzer, threads=2))
    ladder = functools.cache(load_rubric)

    def load(model: Path | None = None) -> Analyzer:
        return Analyzer(model) if model else shipped()

    def load_ladder(name: str | Path) -> Rubric:
        return ladder(name) if name == aim.DEFAULT_RUBRIC else load_rubric(name)

    encode = Encoder.encode
    known: dict[tuple[str, ...], NDArray[np.float32]] = {}

    def remember(self: Encoder, texts: Sequence[str]) -> NDArray[np.float32]:
        key = (str(id(self)), *texts)
        if key not in known:
            known[key] = encode(self, texts)
        return known[key].copy()

    readers: dict[ReadSettings, isolation.Reader] = {}

    def reader(settings: ReadSettings = DEFAULT_SETTINGS) -> AbstractContextManager[Any]:
        opened = readers.setdefault(settings, isolation.Reader(settings))
        return nullcontext(opened)

    with pytest.MonkeyPatch.context() as patch:
        for home in (pipeline, run_check, run_read, run_tracks, run_why, inputs):
            patch.setattr(home, "Reader", reader)
        patch.setattr(Encoder, "encode", remember)
        for module in (aim, run_match):
            patch.setattr(module, "load_rubric", load_ladder)
        commands = (run_add_examples, run_check, run_examples, run_explain, run_match, run_tag)
        for command in (*commands, run_tracks, run_why):
            patch.setattr(command, "Analyzer", load)
        yield
    for opened in readers.values():
        opened.close()


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Return a function that runs `packetcheck` with these arguments, in this process."""

    def call(*argv: str | Path, stdin: bytes | None = None) -> Result:
        if stdin is not None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        capsys.readouterr()
        status = run([str(a) for a in argv])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Result(status, captured.out, captured.err)

    return call


@pytest.fixture
def refused(cli: Cli, tmp_path: Path) -> Callable[..., str]:
    """Return a function that runs what cannot start: status 2, an error, nothing written.

    It returns what was said: one line with the error's slug, and at most a line of hint.
    """

    def call(*argv: str | Path, slug: str, stdin: bytes | None = None) -> str:
        before = tree(tmp_path)
        result = cli(*argv, stdin=stdin)
        assert result.status == 2
        assert result.out == ""
        error, _, hint = result.err.removesuffix("\n").partition("\n")
        assert error.startswith("packetcheck: ")
        assert error.endswith(f" [{slug}]")
        assert "\n" not in hint
        assert hint == "" or hint.startswith("  ")
        assert tree(tmp_path) == before
        return result.err

    return call


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ana(here: Path) -> Path:
    """Return a packet of two small documents in the folder that we stand in."""
    return write_packet(here / "ana", {"brag.md": BRAG, "peer-feedback-sam.md": PEER})
