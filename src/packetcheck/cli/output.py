"""Where output goes, and writing it so that nothing half-written stays."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from packetcheck.errors import OutputError, UsageError

SUFFIXES = {"html": ".html", "json": ".json", "text": ".txt"}
STDOUT = "-"


def plan_outputs(
    packet_id: str, formats: Sequence[str], output: str | None
) -> dict[str, Path | None]:
    """Decide where each format goes; None is standard output.

    Without `output`, a report that people open (html) becomes a file in the current folder, and a
    single json or text goes to standard output.
    """
    wanted = list(dict.fromkeys(formats)) or ["html"]
    if output == STDOUT:
        if len(wanted) > 1:
            raise UsageError("--output - takes one --format only")
        return {wanted[0]: None}
    if output is None:
        if wanted == ["html"] or len(wanted) > 1:
            return {f: Path(f"{packet_id}-report{SUFFIXES[f]}") for f in wanted}
        return {wanted[0]: None}
    path = Path(output)
    if _is_folder(path) or output.endswith(("/", os.sep)):
        return {f: path / f"{packet_id}-report{SUFFIXES[f]}" for f in wanted}
    if len(wanted) == 1:
        return {wanted[0]: path}
    return {f: path.with_suffix(SUFFIXES[f]) for f in wanted}


def ensure_writable(path: Path) -> None:
    """Make the folder of `path` and try a file in it, so that hopeless runs stop at once."""
    if _is_folder(path):
        raise OutputError(f"{path}: is a folder", hint="name a file, or end the name with /")
    try:
        if _is_device(path):
            return  # A device or pipe: opened once, when there is something to write.
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".packetcheck-"):
            pass
    except OSError as error:
        raise OutputError(
            f"{path.parent}: cannot be written to: {error.strerror or error}",
            hint="choose another place with --output",
        ) from error


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False  # longer than a file name may be


def _is_device(path: Path) -> bool:
    try:
        return path.exists() and not path.is_file()
    except OSError:
        return False  # longer than a file name may be


def write_text(path: Path, text: str, *, rights: int | None = None) -> None:
    """Write a whole file or nothing: into a neighbour first, then renamed over it.

    It gets `rights` (the bits of its mode), or without them those that new files have here.
    A device or pipe (`/dev/null`, `/dev/stdout`) is written to, and not replaced by a file.
    """
    if _is_device(path):
        _write_to_device(path, text)
        return
    partial = None
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            encoding="utf-8",
            newline="\n",
            dir=path.parent,
            prefix=".packetcheck-",
            delete=False,
        ) as file:
            partial = Path(file.name)
            file.write(text)
        # A temporary file is private; a report has the rights that new files have here.
        mask = os.umask(0)
        os.umask(mask)
        partial.chmod(0o666 & ~mask if rights is None else rights)
        partial.replace(path)
    except BaseException as error:
        # Whatever it was, an interrupt too, nothing half-written stays.
        if partial is not None:
            with contextlib.suppress(OSError):
                partial.unlink()
        if isinstance(error, OSError):
            reason = error.strerror or error
            raise OutputError(f"{path}: cannot be written: {reason}") from error
        raise


def _write_to_device(path: Path, text: str) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"{path}: cannot be written: {reason}") from error
