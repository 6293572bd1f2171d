"""What keeps a scan from starting: refused once, before any packet is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from packetcheck.aim import find_aim
from packetcheck.errors import PacketcheckError, UsageError
from packetcheck.packet import load_packet

REPORTS = "packets"
INDEX = "index.html"
TABLE = "findings.csv"
_OWN = {REPORTS, INDEX, TABLE}


def refuse_hopeless(packets: Sequence[Path], *, target: str | None, rubric: str | None) -> None:
    """Raise what `find_aim` raises where it does so for every packet alike.

    A packet that cannot even be loaded says nothing here: it fails later, alone.
    """
    first: UsageError | None = None
    for path in packets:
        try:
            packet = load_packet(path)
        except PacketcheckError:
            continue
        try:
            find_aim(packet, target=target, rubric=rubric)
        except UsageError as error:
            first = first or error
            continue
        except PacketcheckError:
            if rubric:
                raise
            continue
        return
    if first is not None:
        raise first


def keep_apart(folder: Path, output: Path) -> None:
    """Raise UsageError where reports would be written among the packets, or into one.

    A folder of its own directly below the packets' is allowed: it is no packet, and left out.
    """
    here, there = folder.resolve(), output.resolve()
    apart = "choose a folder of its own for --output, such as reports/"
    if there == here or there / REPORTS == here:
        raise UsageError(f"{output}: reports would lie among the packets", hint=apart)
    if here not in there.parents:
        return
    if there.parent != here:
        raise UsageError(f"{output}: lies inside a packet of {folder}", hint=apart)
    if _names(there) - _OWN:
        raise UsageError(f"{output}: holds other files than reports; is it a packet?", hint=apart)


def _names(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    except OSError:
        return set()
