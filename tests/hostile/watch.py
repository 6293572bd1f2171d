"""Note whatever reading a document does beside reading it: network, programs, other files.

The notes go to a file that is opened for appending, so that worker processes that were forked add
theirs; `prelude/sitecustomize.py` installs the same hook in those that were not.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

NOTES = "PACKETCHECK_TEST_NOTES"
ALLOWED = "PACKETCHECK_TEST_ALLOWED"
_CALLS = {
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
    "socket.sendmsg", "urllib.Request", "ftplib.connect", "http.client.connect",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn",
}  # fmt: skip
_CHANGES = {
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.link", "os.truncate",
    "os.chmod", "os.chown", "os.utime", "shutil.copyfile", "shutil.move", "shutil.rmtree",
    "shutil.unpack_archive",
}  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# The family of the sockets through which worker processes talk to each other.
_LOCAL = 1
# The exit status of a worker that did what it may not.
CAUGHT = 70
# Runs in the worker before all else.
IN_WORKER = (
    f"sys.path.insert(0, {str(Path(__file__).resolve().parents[1])!r}); "
    "from hostile import watch; watch.install_in_worker(); "
)


def install() -> None:
    """Watch this process from here on."""
    sys.addaudithook(_seen)


def install_in_worker() -> None:
    """Let this process end at what would be noted: the worker that reads may write no notes."""
    sys.addaudithook(_caught)


def _caught(event: str, args: tuple[object, ...]) -> None:
    if _told(event, args):
        os._exit(CAUGHT)


def _seen(event: str, args: tuple[object, ...]) -> None:
    told = _told(event, args)
    if told:
        _note(told)


def _told(event: str, args: tuple[object, ...]) -> str:
    told = ""
    if event == "socket.__new__" and len(args) > 1:
        told = "" if args[1] == _LOCAL else f"{event} {args[1]!r}"
    elif event == "subprocess.Popen" and "install_in_worker" in repr(args[1]):
        # The worker is replaced after a document that was over a limit.
        told = ""
    elif event in _CALLS:
        local = event in {"socket.connect", "socket.bind"} and not isinstance(args[1], tuple)
        told = "" if local else f"{event} {args!r}"
    elif event in _CHANGES or event == "open":
        told = _outside(event, args)
    return told


def _outside(event: str, args: tuple[object, ...]) -> str:
    """Return what is written outside of the tests' folder."""
    name = args[0]
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    if not isinstance(name, str) or name == os.devnull or "__pycache__" in name:
        return ""
    allowed = os.environ.get(ALLOWED, "")
    within = bool(allowed) and os.path.realpath(name).startswith(allowed)
    flags = args[2] if event == "open" and len(args) > 2 else 0
    writes = event != "open" or (isinstance(flags, int) and flags & _WRITES)
    return "" if within or not writes else f"{event} {name}"


def _note(line: str) -> None:
    target = os.environ.get(NOTES)
    if not target:
        return
    # A hook that raised would change what it watches.
    with suppress(OSError):
        notes = os.open(target, os.O_WRONLY | os.O_APPEND)
        os.write(notes, line.encode(errors="backslashreplace").replace(b"\n", b" ") + b"\n")
        os.close(notes)
