"""Many packets: an index page that links to their reports, and one table of all findings.

Neither ranks anybody. The index is in the order of packet ids, and can be sorted by name only.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from urllib.parse import quote

from packetcheck.findings import Assessment, Relation, Status
from packetcheck.reports.clean import defuse, printable
from packetcheck.reports.html import render_page
from packetcheck.reports.lenses import NOT_SHOWN
from packetcheck.reports.quotes import statements_by_id, supporting
from packetcheck.reports.wording import contested

FAILED = "failed"
_YES = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One packet of a scan: its counts, or the reason why it has none.

    `report_href` is relative to the index page. `error` is set where the packet could not be
    assessed at all; then the counts mean nothing. Through a `lens`, `missing` counts what is not
    shown.
    """

    packet_id: str
    person: str | None
    target: str | None
    report_href: str | None
    missing: int = 0
    thin: int = 0
    contested: int = 0
    supported: int = 0
    unknown: int = 0
    expectations: int = 0
    unread_documents: int = 0
    error: str | None = None
    lens: bool = False


@dataclass(frozen=True, slots=True)
class ExpectationRow:
    """One line of the table: one expectation of one packet; the fields are its columns.

    A packet that could not be assessed has one line of status `failed` and no expectation.
    """

    packet: str
    person: str
    target: str
    rubric: str
    criterion: str
    expectation: str
    status: str
    contested: str
    needs_review: str
    direct: int
    partial: int
    against: int
    first_quote: str
    first_quote_document: str


def index_row(assessment: Assessment, report_href: str | None) -> IndexRow:
    """Return the index's line for an assessed packet."""
    return IndexRow(
        packet_id=assessment.packet.id,
        person=assessment.packet.person,
        target=assessment.level.title,
        report_href=report_href,
        missing=assessment.count(Status.MISSING),
        thin=assessment.count(Status.THIN),
        contested=contested(assessment.findings),
        supported=assessment.count(Status.SUPPORTED),
        unknown=assessment.count(Status.UNKNOWN),
        expectations=len(assessment.findings),
        unread_documents=len(assessment.unread),
        lens=assessment.rubric.is_lens,
    )


def expectation_rows(assessment: Assessment) -> tuple[ExpectationRow, ...]:
    """Return the table's lines for an assessed packet, in the rubric's order."""
    statements = statements_by_id(assessment)
    rows = []
    for finding in assessment.findings:
        relations = [e.relation for e in finding.evidence]
        best = supporting(finding)[:1]
        cited = statements[best[0].statement].statement if best else None
        rows.append(
            ExpectationRow(
                packet=assessment.packet.id,
                person=assessment.packet.person or "",
                target=assessment.level.id,
                rubric=f"{assessment.rubric.id} {assessment.rubric.version}",
                criterion=finding.expectation.criterion,
                expectation=finding.expectation.id,
                status=finding.status.value,
                contested=_YES[finding.contested],
                needs_review=_YES[finding.needs_review],
                direct=relations.count(Relation.DIRECT),
                partial=relations.count(Relation.PARTIAL),
                against=relations.count(Relation.AGAINST),
                first_quote=cited.text if cited else "",
                first_quote_document=cited.document if cited else "",
            )
        )
    return tuple(rows)


def failed_row(packet_id: str) -> ExpectationRow:
    """Return the table's one line for a packet that could not be assessed."""
    return ExpectationRow(packet_id, "", "", "", "", "", FAILED, "", "", 0, 0, 0, "", "")


def _words(rows: Sequence[IndexRow]) -> dict[str, str]:
    """Return the names of columns that are not those of ladders: a lens says `not shown`."""
    lenses = {row.lens for row in rows if row.error is None}
    if True not in lenses:
        return {}
    return {"missing": f"missing, or {NOT_SHOWN}" if False in lenses else NOT_SHOWN}


def render_index(rows: Iterable[IndexRow]) -> str:
    """Return the index page of a scan as one self-contained HTML file, by packet id."""
    ordered: Sequence[IndexRow] = sorted(rows, key=lambda row: row.packet_id)
    return render_page(
        "index.html.j2",
        styles=("base.css", "index.css"),
        scripts=("theme.js", "index.js"),
        rows=[row for row in ordered if row.error is None],
        failed=[row for row in ordered if row.error is not None],
        safe_href=_safe_href,
        words=_words(ordered),
    )


def render_csv(rows: Iterable[ExpectationRow]) -> str:
    """Return the lines as CSV with a header, safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(field.name for field in fields(ExpectationRow))
    for row in rows:
        writer.writerow(defuse(cell) if isinstance(cell, str) else cell for cell in astuple(row))
    return out.getvalue()


def _safe_href(href: str) -> str:
    """Return a relative link, quoted; what could name a scheme or a host stays below `./`."""
    return "./" + quote(printable(href).lstrip("/"), safe="/.-_~")
