"""Say why an expectation has its status in a packet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from packetcheck.analyzer import Analyzer
from packetcheck.cli import exits
from packetcheck.packet import load_packet
from packetcheck.readers.isolation import Reader
from packetcheck.readers.limits import DEFAULT_SETTINGS, ReadSettings
from packetcheck.reports.account import render_account
from packetcheck.reports.account_json import account_to_dict
from packetcheck.reports.clean import escape_json
from packetcheck.why import answer, ask


@dataclass(frozen=True, slots=True)
class WhyJob:
    """What `why` was asked for."""

    packet: str
    expectation: str
    target: str | None
    rubric: str | None
    every: bool
    as_json: bool
    model: str | None
    reading: ReadSettings = DEFAULT_SETTINGS


def run_why(job: WhyJob) -> int:
    """Check the packet and print one finding with all that was weighed; return the exit status."""
    question = ask(load_packet(job.packet), job.expectation, target=job.target, rubric=job.rubric)
    progress = Console(stderr=True)
    with Reader(job.reading) as reader, progress.status("loading the model …") as status:
        analyzer = Analyzer(Path(job.model) if job.model else None)
        status.update(f"reading {len(question.packet.sources)} documents …")
        account = answer(question, analyzer, reader)
    if job.as_json:
        data = account_to_dict(account, every=job.every)
        click.echo(escape_json(json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False)))
    else:
        Console(highlight=False).print(render_account(account, every=job.every))
    return exits.PARTLY_READ if account.unread or not account.candidates else 0
