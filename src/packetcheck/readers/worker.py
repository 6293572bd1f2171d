"""The worker process: reads one document after another, and may do nothing else.

It says `READY`, and then answers each request line on standard input with eight bytes of length
and a document as JSON.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from packetcheck.readers.limits import ReadLimits, ReadSettings
from packetcheck.readers.read import read_document
from packetcheck.readers.wire import Request, document_to_bytes, request_from_line

if TYPE_CHECKING:
    from collections.abc import Iterable

LENGTH = 8
READY = bytes(LENGTH)
# The parent kills a worker that is late; this is for one whose parent died first.
_GRACE = 10
_MEGABYTE = 2**20
_REFUSED = (
    "socket.", "subprocess.", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn",
    "os.system", "os.startfile", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link",
    "os.symlink", "os.truncate", "os.chmod", "os.chown", "shutil.", "ftplib.", "smtplib.",
    "urllib.", "http.", "webbrowser.",
)  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Serve until standard input ends. The settings are the program's four numbers and a flag."""
    numbers = [int(text) for text in sys.argv[1:6]]
    settings = ReadSettings(ReadLimits(*numbers), ocr=sys.argv[6] == "ocr")
    # What a library prints must not end up between two answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_process(settings.limits)
    guard = Guard()
    sys.addaudithook(guard)
    answers.write(READY)
    answers.flush()
    serve(sys.stdin.buffer, answers, settings, guard)


def serve(
    requests: Iterable[bytes], answers: BinaryIO, settings: ReadSettings, guard: Guard
) -> None:
    """Answer each request; stop after one that may have left the process short of memory."""
    for line in requests:
        request = request_from_line(line)
        guard.document = os.fspath(request.source.path)
        _set_alarm(settings.limits.seconds + _GRACE)
        document = _read(request, settings)
        _set_alarm(0)
        payload = document_to_bytes(document)
        answers.write(len(payload).to_bytes(LENGTH, "big") + payload)
        answers.flush()
        if document.failure and document.failure.slug == "limit-exceeded":
            return


def _read(request: Request, settings: ReadSettings) -> Any:
    return read_document(request.source, request.names, settings, careful=request.careful)


class Guard:
    """An audit hook that lets the worker read its document and its libraries, and nothing else.

    It is a second wall, for code that was not meant to open anything: it sees what goes through
    Python, not what a library in C does by itself.
    """

    def __init__(self) -> None:
        self.document = ""
        folders = {sys.prefix, sys.base_prefix, *filter(None, sys.path), "/usr/share", "/usr/lib"}
        folders.add(str(Path(__file__).resolve().parents[2]))
        folders.add(os.environ.get("TESSDATA_PREFIX") or sys.prefix)
        self._folders = tuple(os.path.join(os.path.realpath(f), "") for f in folders)  # noqa: PTH118

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Raise PermissionError for an event that no reader needs."""
        if event == "open":
            self._on_open(*arguments[:3])
        elif event.startswith(_REFUSED):
            raise PermissionError(f"a reader may not: {event}")

    def _on_open(self, path: object, _mode: object, flags: object) -> None:
        if isinstance(flags, int) and flags & _WRITES:
            raise PermissionError("a reader may not write")
        if not isinstance(path, str | bytes):
            return
        name = os.fsdecode(path)
        if name in {self.document, os.devnull} or name.startswith("/proc/self/"):
            return
        if not os.path.realpath(name).startswith(self._folders):
            raise PermissionError("a reader may not open other files")


def limit_process(limits: ReadLimits) -> None:
    """Bound this process's memory, and keep it from leaving a core dump or any file."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the parent's clock still holds.
        return
    more = limits.memory_megabytes * _MEGABYTE
    for kind, value in (
        (resource.RLIMIT_AS, _in_use() + more),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (value, value))


def _in_use() -> int:
    """Return the address space that this process has, in bytes; a guess where that is unknown."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        return 512 * _MEGABYTE
    return pages * os.sysconf("SC_PAGE_SIZE")


def _set_alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
