"""What goes over the pipe to a worker process and comes back: plain JSON, validated.

JSON and not pickle: the worker has parsed hostile bytes, and what it answers is data at most.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from packetcheck.document import Document
from packetcheck.packet import Source


@dataclass(frozen=True, slots=True)
class Request:
    """One document to read. `careful` leaves out what crashed the worker before."""

    source: Source
    names: tuple[str, ...] = ()
    careful: bool = False


def request_to_line(request: Request) -> bytes:
    """Return a request as one line of JSON, its end included.

    A name that holds bytes that are no UTF-8 is sent as it can be shown; the path stays exact.
    """
    data = asdict(request)
    source = data["source"]
    # Absolute, since the worker may have been started elsewhere than where we stand now.
    source["path"] = os.fsencode(request.source.path.absolute()).hex()
    source["name"] = request.source.name.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(data).encode("ascii") + b"\n"


def request_from_line(line: bytes) -> Request:
    """Return the request in one line of JSON."""
    data = json.loads(line)
    data["source"]["path"] = Path(os.fsdecode(bytes.fromhex(data["source"]["path"])))
    request: Request = _adapter(Request).validate_python(data)
    return request


def document_to_bytes(document: Document) -> bytes:
    """Return a document as JSON."""
    return json.dumps(asdict(document), separators=(",", ":")).encode("ascii")


def document_from_bytes(data: bytes) -> Document:
    """Return the document in a worker's answer. Raises ValueError for anything else."""
    document: Document = _adapter(Document).validate_python(json.loads(data))
    return document


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
