"""Say on standard error what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sized

import click

from packetcheck.cli import exits
from packetcheck.document import Document, ReadStatus
from packetcheck.reports.clean import one_line


def report_unread(documents: Iterable[Document], tagged: Sized) -> int:
    """Name each document that was not read in full, and say so where nothing was found at all.

    Returns the exit status that this gives.
    """
    status = 0
    for document in documents:
        if document.status is not ReadStatus.READ:
            status = exits.PARTLY_READ
            said = document.failure.message if document.failure else "read in part only"
            click.echo(one_line(f"packetcheck: {document.name}: {said}"), err=True)
    if not tagged:
        status = exits.PARTLY_READ
        click.echo("packetcheck: no statement was found", err=True)
    return status
