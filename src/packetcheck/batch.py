"""Many packets over worker processes; one that fails stops nothing, and none is lost."""

from __future__ import annotations

import atexit
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from packetcheck.analyzer import Analyzer
from packetcheck.errors import PacketcheckError, UsageError
from packetcheck.findings import Assessment
from packetcheck.pipeline import check_packet
from packetcheck.readers.isolation import Reader
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """How every packet of a batch is checked. None leaves it to each packet's `packet.toml`."""

    target: str | None = None
    rubric: str | None = None
    model: str | None = None
    reading: ReadSettings = DEFAULT_SETTINGS
    lenses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A packet that was checked."""

    packet_id: str
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class Failed:
    """A packet that could not be checked, with the reason in a line."""

    packet_id: str
    slug: str
    message: str
    hint: str = ""


Outcome = Checked | Failed

Settings = TypeVar("Settings", bound=BatchSettings)
Result = TypeVar("Result")

# One model a worker process, loaded with its first packet.
_analyzers: dict[str | None, Analyzer] = {}
# One process a worker process, in which documents are parsed.
_readers: dict[ReadSettings, Reader] = {}


def find_packets(folder: Path, *, without: Path | None = None) -> tuple[Path, ...]:
    """Return the packets of a folder: its subfolders, sorted by name; hidden ones are left out.

    `without` is left out too: the folder that the reports go to may lie inside.
    Raises UsageError where there is no folder, or no subfolder in it.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder")
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be listed: {error.strerror or error}") from error
    excluded = without.resolve() if without else None
    packets = tuple(
        p
        for p in entries
        if p.is_dir() and not p.name.startswith((".", "__")) and p.resolve() != excluded
    )
    if not packets:
        raise UsageError(
            f"{folder}: holds no packets",
            hint="`scan` takes a folder with one subfolder a packet; for one packet use `check`",
        )
    return packets


def _reader(settings: ReadSettings) -> Reader:
    if settings not in _readers:
        _readers[settings] = Reader(settings)
        atexit.register(_readers[settings].close)
    return _readers[settings]


def check_one(path: Path, settings: BatchSettings) -> Outcome:
    """Check one packet in this process; every error becomes a `Failed`."""
    try:
        if settings.model not in _analyzers:
            model = Path(settings.model) if settings.model else None
            _analyzers[settings.model] = Analyzer(model, threads=1)
        assessment = check_packet(
            path,
            target=settings.target,
            rubric=settings.rubric,
            lenses=settings.lenses,
            analyzer=_analyzers[settings.model],
            reader=_reader(settings.reading),
        )
    except PacketcheckError as error:
        return Failed(path.name, error.slug, error.message, error.hint)
    except Exception as error:  # noqa: BLE001
        # A bug that one packet meets must not cost the others their reports.
        return _bug(path, error)
    return Checked(path.name, assessment)


def run_batch(
    packets: Sequence[Path],
    settings: Settings,
    work: Callable[[Path, Settings], Result],
    *,
    workers: int,
) -> Iterator[Result | Failed]:
    """Yield what `work` returns for each packet, as they are done; `Failed` where it cannot.

    A worker process that dies takes its pool with it. The packets that may have been under way are
    then tried again, each alone, so that only the one that kills its worker fails; the others go
    on in a new pool.
    """
    left = list(packets)
    while left:
        with _pool(min(workers, len(left))) as pool:
            for path, outcome in _submit(pool, left, settings, work):
                left.remove(path)
                yield outcome
        # The pool starts packets in this order, so the first in line were under way.
        for path in left[:workers]:
            yield _alone(path, settings, work)
        del left[:workers]


def _submit(
    pool: Executor,
    packets: Sequence[Path],
    settings: Settings,
    work: Callable[[Path, Settings], Result],
) -> Iterator[tuple[Path, Result | Failed]]:
    """Yield what a pool finishes; stop when it breaks, leaving the rest to the caller."""
    futures: dict[Future[Result], Path] = {}
    try:
        for path in packets:
            futures[pool.submit(work, path, settings)] = path
    except BrokenProcessPool:
        return
    for future in as_completed(futures):
        path = futures[future]
        outcome: Result | Failed
        try:
            outcome = future.result()
        except BrokenProcessPool:
            return
        except (Exception, SystemExit) as error:  # noqa: BLE001
            outcome = _bug(path, error)
        yield path, outcome


def _alone(
    path: Path, settings: Settings, work: Callable[[Path, Settings], Result]
) -> Result | Failed:
    """Check one packet in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(work, path, settings).result()
        except BrokenProcessPool:
            return Failed(path.name, "worker-died", "its worker process died while reading it")
        except (Exception, SystemExit) as error:  # noqa: BLE001
            return _bug(path, error)


def _bug(path: Path, error: BaseException) -> Failed:
    """Return what becomes of a packet whose outcome did not come back from its process."""
    return Failed(path.name, "internal-error", f"{type(error).__name__}: {error}")


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: onnxruntime's threads do not survive a fork.
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
