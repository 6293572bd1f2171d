"""Reading in a worker process, so that no document can take packetcheck down with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import astuple, replace
from typing import IO, TYPE_CHECKING, Self

from packetcheck.document import Document
from packetcheck.errors import CorruptDocumentError, LimitExceededError, ReadError
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.readers.read import unread
from packetcheck.readers.wire import Request, document_from_bytes, request_to_line
from packetcheck.readers.worker import LENGTH, READY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from packetcheck.packet import Packet, Source

# The worker sees the same packages as this process, and none that its folder or user adds.
_PATH = "import sys; sys.path[:] = {path!r}\n"
_WORK = "from packetcheck.readers.worker import main; main()"
_SECONDS_TO_START = 60
# Blocks repeat the words of their headings; no document within the limits answers with more.
_LARGEST_ANSWER = 400 * 2**20


class Reader:
    """Reads documents in a worker process that is started, and after a crash replaced, as needed.

    A document that takes too long, too much memory, or crashes the parser comes back UNREAD like
    any other that cannot be read; the next one gets a new worker. Use it as a context manager, or
    call `close`. Not safe to share between threads.
    """

    def __init__(self, settings: ReadSettings = DEFAULT_SETTINGS) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._work = _WORK
        self._ready = False

    def __enter__(self) -> Self:
        """Start the worker, so that it is ready when the first document comes."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the worker."""
        self.close()

    def start(self) -> None:
        """Start the worker, unless it runs; it loads its libraries while this process goes on."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        path = [os.path.abspath(folder) for folder in sys.path]  # noqa: PTH100
        command = [sys.executable, "-I", "-B", "-X", "utf8", "-c"]
        command.append(_PATH.format(path=path) + self._work)
        command += [str(number) for number in astuple(self._settings.limits)]
        command.append("ocr" if self._settings.ocr else "no-ocr")
        self._ready = False
        self._process = subprocess.Popen(  # noqa: S603 - this very interpreter
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Libraries quote what they stumble over; nothing of a packet goes to a log.
            stderr=None if os.environ.get("PACKETCHECK_DEBUG") else subprocess.DEVNULL,
        )

    def close(self) -> None:
        """End the worker."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        process.wait()

    def read(
        self, packet: Packet, on_document: Callable[[Document], None] | None = None
    ) -> tuple[Document, ...]:
        """Read every document of a packet, in its order; unreadable ones are among them.

        `on_document` is called with each one as it is done, for showing progress.
        """
        names = tuple(filter(None, (packet.person, *packet.aliases)))
        found = []
        for source in packet.sources:
            found.append(self.read_one(source, names))
            if on_document:
                on_document(found[-1])
        return tuple(found)

    def read_one(self, source: Source, names: tuple[str, ...] = ()) -> Document:
        """Read one file; `names` are those of the packet's person. Raises nothing of its own."""
        first = self._ask(Request(source, names))
        if isinstance(first, Document):
            return first
        if not isinstance(first, LimitExceededError):
            # Another library may read what crashed the quickest one.
            second = self._ask(Request(source, names, careful=True))
            if isinstance(second, Document):
                return second
        return unread(source, first, names)

    def _ask(self, request: Request) -> Document | ReadError:
        """Return the worker's answer, or what became of the worker."""
        source = request.source
        try:
            self.start()
        except OSError as error:
            return ReadError(
                f"{source.name}: no process could be started to read it: {error.strerror}",
                hint="is the system short of memory or processes?",
                path=source.name,
            )
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise RuntimeError("the worker has no pipes")
        seconds = self._settings.limits.seconds
        answer, late = None, threading.Event()
        try:
            if not self._ready:
                # To start is not to read, and takes long where much else is going on.
                with _clock(process, _SECONDS_TO_START, late):
                    self._ready = process.stdout.read(LENGTH) == READY
            if self._ready:
                with _clock(process, seconds, late):
                    process.stdin.write(request_to_line(request))
                    process.stdin.flush()
                    answer = _answer(process.stdout)
        except OSError:
            pass  # The pipe broke: the worker is gone.
        except BaseException:
            self.close()
            raise
        if answer is not None:
            if answer.failure and answer.failure.slug == LimitExceededError.slug:
                self.close()
            # The name that was asked for, whatever the worker says it is.
            return replace(answer, name=source.name)
        status = process.wait() if late.is_set() else _status(process)
        self.close()
        return _epitaph(source, status, seconds if late.is_set() else 0)


def read_all(packet: Packet, settings: ReadSettings = DEFAULT_SETTINGS) -> tuple[Document, ...]:
    """Read every document of a packet in a worker process of its own."""
    with Reader(settings) as reader:
        return reader.read(packet)


@contextmanager
def _clock(
    process: subprocess.Popen[bytes], seconds: float, late: threading.Event
) -> Iterator[None]:
    """Kill a process that is not done in time, and set `late`."""

    def stop() -> None:
        late.set()
        process.kill()

    clock = threading.Timer(seconds, stop)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()


def _answer(stream: IO[bytes]) -> Document | None:
    """Return the next document of a worker's answers, None where they end or make no sense."""
    head = stream.read(LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < LENGTH or length > _LARGEST_ANSWER:
        return None
    payload = stream.read(length)
    try:
        return document_from_bytes(payload) if len(payload) == length else None
    except (ValueError, RecursionError):
        return None


def _status(process: subprocess.Popen[bytes]) -> int:
    """Return a dying process's exit status; one that talks nonsense instead is killed."""
    try:
        return process.wait(timeout=1)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _epitaph(source: Source, status: int, seconds: int) -> ReadError:
    """Say why a worker ended."""
    if seconds:
        return LimitExceededError(
            f"{source.name}: takes longer than {seconds} s to read",
            hint="split the document, or allow more: --limit seconds=300",
            path=source.name,
        )
    how = f"exit status {status}"
    if status < 0:
        with suppress(ValueError):
            how = signal.Signals(-status).name
    return CorruptDocumentError(
        f"{source.name}: crashes the parser ({how})",
        hint="open it in the program that made it, and save it again",
        path=source.name,
    )
