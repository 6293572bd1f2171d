"""Many packets: none is lost, whatever becomes of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from packetcheck import batch
from packetcheck.batch import BatchSettings, Checked, Failed, Outcome, find_packets, run_batch
from packetcheck.errors import EmptyPacketError, UsageError
from packetcheck.readers.isolation import Reader
from packetcheck.readers.limits import DEFAULT_SETTINGS

SETTINGS = BatchSettings(target="senior-pm")
Work = Callable[[Path, BatchSettings], Outcome]


@pytest.fixture(scope="module")
def work() -> Iterator[Work]:
    """Return `batch_work.fake_work`, from a module that worker processes can import too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parent))
        fake: Work = import_module("batch_work").fake_work
        yield fake


def run(names: Sequence[str], workers: int, work: Work) -> dict[str, tuple[str, str]]:
    outcomes = list(run_batch([Path(n) for n in names], SETTINGS, work, workers=workers))
    assert len(outcomes) == len(names)
    assert all(isinstance(o, Failed) for o in outcomes)
    return {o.packet_id: (o.slug, o.message) for o in outcomes if isinstance(o, Failed)}


BAD = ["raises-1", "exits-1", "odd-1", "unsent-1", "dies-1", "dies-2"]
GOOD = [f"good-{n}" for n in range(4)]


@pytest.fixture(scope="module")
def many(work: Work) -> dict[str, tuple[str, str]]:
    return run([GOOD[0], *BAD[:5], *GOOD[1:], BAD[5]], 2, work)


def test_none_is_lost(many: dict[str, tuple[str, str]]) -> None:
    assert set(many) == {*GOOD, *BAD}


def test_the_good_ones_go_on_and_get_their_settings(many: dict[str, tuple[str, str]]) -> None:
    assert {many[name] for name in GOOD} == {("done", "senior-pm")}


@pytest.mark.parametrize("name", ["dies-1", "dies-2"])
def test_a_worker_that_dies_costs_its_own_packet(
    many: dict[str, tuple[str, str]], name: str
) -> None:
    assert many[name][0] == "worker-died"


@pytest.mark.parametrize(
    ("name", "said"),
    [("raises-1", "KeyError: 'a bug'"), ("exits-1", "SystemExit: a library gave up")],
)
def test_what_a_worker_raises_costs_its_own_packet(
    many: dict[str, tuple[str, str]], name: str, said: str
) -> None:
    assert many[name] == ("internal-error", said)


@pytest.mark.parametrize("name", ["odd-1", "unsent-1"])
def test_what_cannot_be_sent_costs_its_own_packet(
    many: dict[str, tuple[str, str]], name: str
) -> None:
    assert many[name][0] in {"internal-error", "worker-died"}


def test_one_worker_isolates_as_well(work: Work) -> None:
    found = run(["dies-1", "raises-1", "good-1"], 1, work)
    assert {name: slug for name, (slug, _) in found.items()} == {
        "dies-1": "worker-died",
        "raises-1": "internal-error",
        "good-1": "done",
    }


def test_no_packets_no_outcomes(work: Work) -> None:
    assert run([], 1, work) == {}


class BreakingPool(Executor):
    """A pool that does its first packet at once and breaks when it is given the second."""

    def __init__(self) -> None:
        self.given = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given += 1
        if self.given > 1:
            raise BrokenProcessPool("a worker died early")
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


def test_a_pool_that_breaks_while_it_is_filled_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, work: Work
) -> None:
    def alone(path: Path, settings: BatchSettings, work: Work) -> Outcome:
        return work(path, settings)

    monkeypatch.setattr(batch, "_pool", lambda _: BreakingPool())
    monkeypatch.setattr(batch, "_alone", alone)
    assert set(run(GOOD, 2, work)) == set(GOOD)


class FakeAnalyzer:
    """Stands for a model, and counts how often one was loaded."""

    loaded = 0

    def __init__(self, model: Path | None, *, threads: int) -> None:
        assert threads == 1
        self.model = model
        FakeAnalyzer.loaded += 1


def fake_check(
    path: Path,
    *,
    target: str,
    rubric: str,
    lenses: tuple[str, ...],
    analyzer: FakeAnalyzer,
    reader: Reader,
) -> str:
    assert lenses == ()
    # One worker process reads for all packets of this one.
    assert reader is batch._readers[DEFAULT_SETTINGS]
    if path.name == "empty":
        raise EmptyPacketError(f"{path}: holds no document", hint="add one")
    if path.name == "bug":
        raise ZeroDivisionError("division by zero")
    return f"{path.name} for {target} by {rubric} with {analyzer.model}"


@pytest.fixture
def fakes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Replace the model and the pipeline."""
    FakeAnalyzer.loaded = 0
    monkeypatch.setattr(batch, "Analyzer", FakeAnalyzer)
    monkeypatch.setattr(batch, "check_packet", fake_check)
    monkeypatch.setattr(batch, "_analyzers", {})


@pytest.mark.usefixtures("fakes")
def test_check_one_turns_every_error_into_an_outcome() -> None:
    settings = BatchSettings("senior-pm", "pm-ic")
    outcomes = [batch.check_one(Path(n), settings) for n in ("ana", "empty", "bug", "bo")]
    checked = [o for o in outcomes if isinstance(o, Checked)]
    failed = [o for o in outcomes if isinstance(o, Failed)]
    assert len(checked) + len(failed) == 4
    assert [o.packet_id for o in checked] == ["ana", "bo"]
    assert str(checked[0].assessment) == "ana for senior-pm by pm-ic with None"
    assert failed == [
        Failed("empty", "empty-packet", "empty: holds no document", "add one"),
        Failed("bug", "internal-error", "ZeroDivisionError: division by zero"),
    ]


@pytest.mark.usefixtures("fakes")
def test_a_process_loads_each_model_once() -> None:
    for name in ("ana", "bo"):
        batch.check_one(Path(name), BatchSettings())
        batch.check_one(Path(name), BatchSettings(model="other"))
    assert FakeAnalyzer.loaded == 2


def test_packets_are_the_subfolders_by_name(tmp_path: Path) -> None:
    for name in ("bo", "ana", "Zoe", ".git", "__MACOSX", "__pycache__", "reports"):
        (tmp_path / name).mkdir()
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")
    found = find_packets(tmp_path, without=tmp_path / "bo" / ".." / "reports")
    assert [p.name for p in found] == ["Zoe", "ana", "bo"]
    assert [p.name for p in find_packets(tmp_path)] == ["Zoe", "ana", "bo", "reports"]


def test_a_folder_without_packets_is_refused_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "brag.md").write_text("x", encoding="utf-8")
    (tmp_path / "out").mkdir()
    with pytest.raises(UsageError, match="holds no packets") as caught:
        find_packets(tmp_path, without=tmp_path / "out")
    assert "`check`" in caught.value.hint


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brag.md").write_text("x", encoding="utf-8")
    for path in (tmp_path / "nobody", tmp_path / "brag.md"):
        with pytest.raises(UsageError, match="no such folder"):
            find_packets(path)
