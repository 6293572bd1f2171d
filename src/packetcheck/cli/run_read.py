"""Read one file and show its receipt and blocks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from packetcheck.cli import exits
from packetcheck.document import Document, ReadStatus, Statement
from packetcheck.errors import UsageError
from packetcheck.listing import is_packed
from packetcheck.packet import Source, load_packet
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
    sources = load_packet(path).sources if is_packed(path) else (Source(path, path.name),)
    shown = []
    status = 0
    with Reader(reading) as reader:
        for source in sources:
            document = reader.read_one(source)
            pieces = segment(document)
            shown.append(describe(with_receipt(document, pieces), pieces))
            if document.status is not ReadStatus.READ:
                status = exits.PARTLY_READ
    if as_json:
        # One object a file; a list only of what an archive holds.
        data = shown if is_packed(path) else shown[0]
        click.echo(escape_json(json.dumps(data, ensure_ascii=False, indent=2)))
    else:
        click.echo("\n\n".join(printable(_as_text(data)) for data in shown))
    return status


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
        "error": {"slug": failure.slug, "message": failure.message, "hint": failure.hint}
        if failure
        else None,
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
        lines += [f"  {data['error']['hint']}"] if data["error"]["hint"] else []
    for block in data["blocks"]:
        mark = "-" if block["furniture"] else " "
        page = f"p{block['page']} " if block["page"] else ""
        voice = f"{block['voice']}: " if block["voice"] != data["voice"] else ""
        lines.append(f"{mark} {page}[{block['kind']}] {voice}{block['text']}")
    return "\n".join(lines)
