"""A model folder that is complete or not there: made beside its place, then put there."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from packetcheck.errors import OutputError

_MANIFEST = "model.json"
_OWN = {_MANIFEST, "metrics.json"}
_PREFIX = ".packetcheck-"


def check_place(out: Path) -> None:
    """Raise OutputError where a model folder cannot, or should not, be put at `out`."""
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}: is a file", hint="name a folder with --out")
    try:
        if out.is_dir() and any(out.iterdir()) and not (out / _MANIFEST).is_file():
            raise OutputError(
                f"{out}: holds files, and no model that could be replaced",
                hint="name a new folder with --out, or one that holds a model",
            )
        out.resolve().parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out.resolve().parent, prefix=_PREFIX):
            pass
    except OSError as error:
        raise OutputError(
            f"{out}: cannot be written: {error.strerror or error}",
            hint="choose another place with --out",
        ) from error


@contextmanager
def model_folder_at(out: Path) -> Iterator[Path]:
    """Yield an empty folder that takes the place of `out` when all went well, and else vanishes.

    A model that `out` held is replaced; files there that are no part of it are kept.
    """
    check_place(out)
    place = out.resolve()
    scratch = Path(tempfile.mkdtemp(dir=place.parent, prefix=_PREFIX))
    try:
        new = scratch / "new"
        new.mkdir()
        yield new
        try:
            _put(new, place, scratch / "old")
        except OSError as error:
            raise OutputError(f"{out}: cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _put(new: Path, place: Path, old: Path) -> None:
    if not place.exists():
        new.rename(place)
        return
    for kept in _others(place):
        if not (new / kept.name).exists():
            (shutil.copytree if kept.is_dir() else shutil.copy2)(kept, new / kept.name)
    place.rename(old)
    try:
        new.rename(place)
    except BaseException:
        old.rename(place)
        raise


def _others(place: Path) -> list[Path]:
    """Return what lies in a model folder and is no part of the model."""
    named = _read(place / _MANIFEST).get("files", {})
    return [p for p in place.iterdir() if p.name not in _OWN and p.name not in named]


def floors_of(out: Path) -> dict[str, Any]:
    """Return the floors that the model at `out` has to keep, for the next one to keep them too."""
    floors = _read(out / "metrics.json").get("floors", {})
    return floors if isinstance(floors, dict) else {}


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Call `write` with a path beside `path`, and rename what it wrote over it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f"{_PREFIX}{os.getpid()}-{path.name}")
        try:
            write(partial)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error
