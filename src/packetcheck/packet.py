"""A packet: one candidate's documents, the target level, and what `packet.toml` says of them."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    field_validator,
)

from packetcheck.document import Kind, Voice
from packetcheck.errors import ConfigError, EmptyPacketError, UsageError

SETTINGS = "packet.toml"
# Left by editors, operating systems and sync tools; never a document.
_IGNORED = {"thumbs.db", "desktop.ini"}
_MAX_FILES = 500


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a packet before it is read, with what `packet.toml` says of it.

    `name` is the path below the packet's folder, with `/`.
    """

    path: Path
    name: str
    voice: Voice | None = None
    kind: Kind | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Packet:
    """One candidate's documents and settings. `period` is (first day, last day)."""

    id: str
    path: Path
    sources: tuple[Source, ...]
    person: str | None = None
    aliases: tuple[str, ...] = ()
    target: str | None = None
    rubric: str | None = None
    period: tuple[dt.date, dt.date] | None = None


_Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]


class _DocumentSettings(BaseModel):
    model_config = ConfigDict(extra="forbid")
    file: _Words
    voice: Voice | None = None
    kind: Kind | None = None
    author: _Words | None = None


class _PacketSettings(BaseModel):
    model_config = ConfigDict(extra="forbid")
    person: _Words | None = None
    aliases: list[_Words] = Field(default_factory=list)
    target: _Words | None = None
    rubric: _Words | None = None
    period: tuple[dt.date, dt.date] | None = None
    documents: list[_DocumentSettings] = Field(default_factory=list)

    @field_validator("period")
    @classmethod
    def _in_order(cls, period: tuple[dt.date, dt.date] | None) -> tuple[dt.date, dt.date] | None:
        if period and period[0] > period[1]:
            raise ValueError("the first day comes after the last")
        return period


def load_packet(path: str | Path) -> Packet:
    """Load a packet from a folder, or from a single document.

    Nothing is read yet but `packet.toml`. Raises UsageError when `path` does not exist,
    ConfigError for a bad `packet.toml`, EmptyPacketError when no file could be a document.
    """
    root = Path(path)
    try:
        exists = root.exists()
    except OSError as error:
        raise UsageError(f"{root}: cannot be opened: {error.strerror or error}") from error
    if not exists:
        raise UsageError(f"{root}: no such file or folder")
    if root.is_file():
        return Packet(id=root.stem, path=root, sources=(Source(root.resolve(), root.name),))
    if not root.is_dir():
        raise UsageError(f"{root}: is neither a file nor a folder")
    try:
        files = _files(root)
    except OSError as error:
        raise UsageError(f"{root}: cannot be listed: {error.strerror or error}") from error
    settings = _load_settings(root / SETTINGS)
    sources = _sources(root, files, settings)
    if not sources:
        raise EmptyPacketError(
            f"{root}: holds no document",
            hint="a packet is a folder of .docx, .pdf, .md, .txt, .html or .csv files",
        )
    rubric = settings.rubric
    if rubric and rubric.endswith((".yaml", ".yml")) and not Path(rubric).is_absolute():
        rubric = str(root / rubric)
    return Packet(
        id=root.resolve().name,
        path=root,
        sources=sources,
        person=settings.person,
        aliases=tuple(settings.aliases),
        target=settings.target,
        rubric=rubric,
        period=settings.period,
    )


def _files(root: Path) -> list[Path]:
    found = []
    for path in sorted(root.rglob("*"), key=lambda p: p.relative_to(root).as_posix()):
        parts = path.relative_to(root).parts
        hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in parts)
        if hidden or path.name.lower() in _IGNORED or path.name == SETTINGS:
            continue
        if path.suffix.lower() in {".yaml", ".yml"} or not (path.is_file() or path.is_symlink()):
            continue
        found.append(path)
    if len(found) > _MAX_FILES:
        raise UsageError(
            f"{root}: {len(found)} files; a packet has {_MAX_FILES} at most",
            hint="is this a folder of many packets? then use `packetcheck scan`",
        )
    return found


def _load_settings(path: Path) -> _PacketSettings:
    if not path.is_file():
        return _PacketSettings()
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: not valid TOML: nested too deep") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    try:
        return _PacketSettings.model_validate(data)
    except ValidationError as error:
        raise _translated(error, path) from error


def _translated(error: ValidationError, path: Path) -> ConfigError:
    # A misspelt key is also a missing one; to name the misspelling helps more.
    first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        shape = _DocumentSettings if first["loc"][0] == "documents" else _PacketSettings
        allowed = ", ".join(shape.model_fields)
        return ConfigError(f"{path}: unknown key '{key}'", hint=f"allowed here: {allowed}")
    return ConfigError(f"{path}: {key}: {first['msg'][0].lower()}{first['msg'][1:]}")


def _sources(root: Path, files: list[Path], settings: _PacketSettings) -> tuple[Source, ...]:
    names = {path.relative_to(root).as_posix(): path for path in files}
    given: dict[str, _DocumentSettings] = {}
    for entry in settings.documents:
        name = PurePosixPath(entry.file).as_posix()
        if name not in names:
            raise ConfigError(
                f"{root / SETTINGS}: documents: there is no file '{entry.file}'",
                hint=f"the folder holds: {', '.join(names) or 'no document'}",
            )
        if name in given:
            raise ConfigError(f"{root / SETTINGS}: documents: '{entry.file}' stands twice")
        given[name] = entry
    sources = []
    for name, path in names.items():
        said = given.get(name)
        if said is None:
            sources.append(Source(path, name))
        else:
            sources.append(Source(path, name, said.voice, said.kind, said.author))
    return tuple(sources)
