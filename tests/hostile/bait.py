"""A file that no document may pull in, and an address that none may call."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from pathlib import Path

CANARY = "The canary sang in the mine"


@dataclass(frozen=True, slots=True)
class Bait:
    """What a hostile document points at; `listener` notices every call."""

    path: Path
    listener: socket.socket

    @property
    def file(self) -> str:
        """The file's address."""
        return self.path.as_uri()

    @property
    def web(self) -> str:
        """The listener's address."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}/bait.xml"

    def called(self) -> bool:
        """Tell whether anyone called since the last time."""
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return False
        return True


def lay(folder: Path) -> Bait:
    """Put the file into a folder and begin to listen."""
    path = folder / "canary.txt"
    path.write_text(f"{CANARY}.\n", encoding="utf-8")
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0)
    return Bait(path, listener)
