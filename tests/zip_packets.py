"""Zip archives made on the spot, and what is read of a packet that holds some."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from packetcheck.document import Document, ReadStatus
from packetcheck.packet import Packet, load_packet
from packetcheck.readers.isolation import read_all


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as found:
        for name, data in members.items():
            found.writestr(name, data)
    return held.getvalue()


def names(packet: Packet) -> list[str]:
    return [source.name for source in packet.sources]


def read(root: Path) -> dict[str, Document]:
    return {document.name: document for document in read_all(load_packet(root))}


def slug(document: Document) -> str:
    assert document.status is ReadStatus.UNREAD
    assert document.failure is not None
    return document.failure.slug
