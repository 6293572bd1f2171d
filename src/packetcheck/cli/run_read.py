"""Read one file and show its receipt and blocks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from packetcheck.cli import exits
from packetcheck.document import Document, ReadStatus, Statement
from packetcheck.errors import UsageError
from packetcheck.packet import Source
from packetcheck.readers.isolation import Reader
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.reports.clean import escape_json, printable
from packetcheck.reports.json_format import receipt_to_dict
from packetcheck.segmenting.segment import segment, with_receipt


def run_read(name: str, *, as_json: bool, reading: ReadSettings = DEFAULT_SETTINGS) -> int:
    """Read one file; return the exit status."""
    path = Path(name)
    if not path.is_file():
        raise UsageError(
            f"{name}: is a folder, not a file" if path.is_dir() else f"{name}: no such file"
        )
    with Reader(reading) as reader:
        document = reader.read_one(Source(path, path.name))
    pieces = segment(document)
    document = with_receipt(document, pieces)
    data = describe(document, pieces)
    as_data = escape_json(json.dumps(data, ensure_ascii=False, indent=2))
    click.echo(as_data if as_json else printable(_as_text(data)))
    return 0 if document.status is ReadStatus.READ else exits.PARTLY_READ


def describe(document: Document, pieces: tuple[Statement, ...]) -> dict[str, Any]:
    """Return a document's receipt and blocks as plain data, in output format 1."""
    set_aside = {p.span.start for p in pieces if p.furniture}
    failure = document.failure
    return {
        "document": document.name,
        "status": document.status.value,
        "voice": document.voice.value,
        "kind": document.kind.value,
        "author": document.author,
        "guessed": list(document.guessed),
        "error": {"slug": failure.slug, "message": failure.message} if failure else None,
        "receipt": receipt_to_dict(document),
        "blocks": [
            {
                "text": block.span.of(document.text),
                "kind": block.kind.value,
                "page": block.page,
                "section": list(block.section),
                "voice": block.voice.value,
                "author": block.author,
                "furniture": block.furniture or block.span.start in set_aside,
            }
            for block in document.blocks
        ],
    }


def _as_text(data: dict[str, Any]) -> str:
    receipt = data["receipt"]
    guessed = f"  (guessed: {', '.join(data['guessed'])})" if data["guessed"] else ""
    dropped = sum(item["characters"] for item in receipt["dropped"])
    seen = (
        f"{receipt['characters']:,} characters seen = {receipt['kept']:,} kept + "
        f"{receipt['furniture']:,} furniture + {dropped:,} dropped"
    )
    lines = [
        f"{data['document']}: {data['status']} · voice {data['voice']} · kind {data['kind']}"
        + guessed,
        seen,
    ]
    lines += [f"  dropped: {d['count']} x {d['what']}" for d in receipt["dropped"]]
    lines += [f"  warning: {warning}" for warning in receipt["warnings"]]
    if data["error"]:
        lines.append(f"  {data['error']['message']} [{data['error']['slug']}]")
    for block in data["blocks"]:
        mark = "-" if block["furniture"] else " "
        page = f"p{block['page']} " if block["page"] else ""
        voice = f"{block['voice']}: " if block["voice"] != data["voice"] else ""
        lines.append(f"{mark} {page}[{block['kind']}] {voice}{block['text']}")
    return "\n".join(lines)
