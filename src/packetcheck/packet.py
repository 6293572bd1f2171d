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
from packetcheck.errors import ConfigError, EmptyPacketError, ReadError, UsageError
from packetcheck.listing import (
    MOST_FILES,
    SETTINGS,
    File,
    files_in_archive,
    files_in_folder,
    is_packed,
    without_copies,
)

_RUBRIC_SUFFIXES = (".yaml", ".yml", ".toml", ".json")


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a packet before it is read, with what `packet.toml` says of it.

    `name` is the path below the packet's folder, with `/`. `member` leads to a document within
    the archive at `path`: its name there, and one name more for each archive within.
    """

    path: Path
    name: str
    voice: Voice | None = None
    kind: Kind | None = None
    author: str | None = None
    member: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Packet:
    """One candidate's documents and settings.

    `period` is (first day, last day). `notes` say which files were left out, and why.
    """

    id: str
    path: Path
    sources: tuple[Source, ...]
    person: str | None = None
    aliases: tuple[str, ...] = ()
    target: str | None = None
    rubric: str | None = None
    period: tuple[dt.date, dt.date] | None = None
    notes: tuple[str, ...] = ()


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
    """Load a packet from a folder, from a zip archive of one, or from a single document.

    No document is read. Raises UsageError when `path` does not exist, ConfigError for a bad
    `packet.toml`, EmptyPacketError when no file could be a document.
    """
    root = Path(path)
    try:
        exists = root.exists()
    except OSError as error:
        raise UsageError(f"{root}: cannot be opened: {error.strerror or error}") from error
    if not exists:
        raise UsageError(f"{root}: no such file or folder")
    if root.is_file() and not is_packed(root):
        return Packet(id=root.stem, path=root, sources=(Source(root.resolve(), root.name),))
    if not (root.is_file() or root.is_dir()):
        raise UsageError(f"{root}: is neither a file nor a folder")
    files, settings = _found(root)
    # A rubric in the packet's own folder is no document of it.
    files = [file for file in files if settings.rubric is None or file.name != settings.rubric]
    if len(files) > MOST_FILES:
        raise UsageError(
            f"{root}: {len(files)} files; a packet has {MOST_FILES} at most",
            hint="is this a folder of many packets? then use `packetcheck scan`",
        )
    given = _given(root, files, settings)
    files, notes = without_copies(files, set(given))
    if not files:
        raise EmptyPacketError(
            f"{root}: holds no document",
            hint="a packet is a folder, or a .zip of one, of .docx, .odt, .rtf, .pdf, .md, .txt, "
            ".html, .eml, .csv or .xlsx files",
        )
    return Packet(
        id=root.resolve().name if root.is_dir() else root.stem,
        path=root,
        sources=tuple(_source(file, given.get(file.name)) for file in files),
        person=settings.person,
        aliases=tuple(settings.aliases),
        target=settings.target,
        rubric=_rubric_below(root, settings.rubric),
        period=settings.period,
        notes=notes,
    )


def _found(root: Path) -> tuple[list[File], _PacketSettings]:
    """Return a packet's files and its settings."""
    where = root / SETTINGS
    try:
        if root.is_file():
            files, data = files_in_archive(root.resolve())
            return files, _settings(data, where)
        files = files_in_folder(root)
    except ReadError as error:
        raise UsageError(error.message, hint=error.hint) from error
    except OSError as error:
        raise UsageError(f"{root}: cannot be listed: {error.strerror or error}") from error
    try:
        return files, _settings(where.read_bytes() if where.is_file() else None, where)
    except OSError as error:
        raise ConfigError(f"{where}: cannot be read: {error.strerror or error}") from error


def _rubric_below(root: Path, rubric: str | None) -> str | None:
    """Return the path of a rubric file beside the documents; an id stays as it is.

    Beside an archive, not in it: no rubric is read from within one.
    """
    if rubric and rubric.endswith(_RUBRIC_SUFFIXES) and not Path(rubric).is_absolute():
        return str((root if root.is_dir() else root.parent) / rubric)
    return rubric


def _settings(data: bytes | None, path: Path) -> _PacketSettings:
    if data is None:
        return _PacketSettings()
    try:
        values = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8 text") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: not valid TOML: nested too deep") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    try:
        return _PacketSettings.model_validate(values)
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


def _given(
    root: Path, files: list[File], settings: _PacketSettings
) -> dict[str, _DocumentSettings]:
    """Return what `packet.toml` says by file name; what it says of an archive holds for all in it.

    Raises ConfigError for a file that is not there, or stands twice.
    """
    names = [file.name for file in files]
    said: set[str] = set()
    given: dict[str, _DocumentSettings] = {}
    # An archive's own entry comes before those of its members, which say more.
    for entry in sorted(settings.documents, key=lambda e: PurePosixPath(e.file).as_posix()):
        name = PurePosixPath(entry.file).as_posix()
        inside = [f.name for f in files if f.member and f.name.startswith(f"{name}/")]
        if name not in names and not inside:
            raise ConfigError(
                f"{root / SETTINGS}: documents: there is no file '{entry.file}'",
                hint=f"the packet holds: {', '.join(names) or 'no document'}",
            )
        if name in said:
            raise ConfigError(f"{root / SETTINGS}: documents: '{entry.file}' stands twice")
        said.add(name)
        given.update(dict.fromkeys(inside or [name], entry))
    return given


def _source(file: File, said: _DocumentSettings | None) -> Source:
    if said is None:
        return Source(file.path, file.name, member=file.member)
    return Source(file.path, file.name, said.voice, said.kind, said.author, file.member)
