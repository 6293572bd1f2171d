"""The index of many packets and their table: no ranking, no formulas, no lost packet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from packetcheck.reports.batch import (
    IndexRow,
    expectation_rows,
    failed_row,
    index_row,
    render_csv,
    render_index,
)
from packetcheck.reports.clean import defuse
from reports.samples import full_assessment, hostile_assessment

COLUMNS = (
    "packet,person,target,rubric,criterion,expectation,status,contested,needs_review,"
    "direct,partial,against,first_quote,first_quote_document"
)


def test_table_has_its_columns_even_without_rows() -> None:
    assert render_csv([]) == COLUMNS + "\n"


def test_table_counts_evidence_and_quotes_the_best() -> None:
    rows = {r.expectation: r for r in expectation_rows(full_assessment())}
    partner = rows["senior-pm.cross-functionality.critical-partner"]
    assert (partner.direct, partner.partial, partner.against) == (1, 1, 2)
    assert partner.contested == "yes"
    assert partner.first_quote_document == "self-review.docx"
    # A statement against is no evidence for: the best quote of a missing finding is none.
    assert rows["senior-pm.cross-functionality.enablement"].first_quote == ""


def test_failed_packets_have_a_line_in_the_table() -> None:
    (line,) = csv.DictReader(io.StringIO(render_csv([failed_row("dov")])))
    assert (line["packet"], line["status"], line["expectation"]) == ("dov", "failed", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "  =", "\uff1d"])
def test_formulas_are_defused(start: str) -> None:
    assert defuse(f"{start}1+1").startswith("'")


@pytest.mark.parametrize("cell", ["", "Cut costs", "3 = 3", "'quoted'", "é=1"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert defuse(cell) == cell


def test_no_cell_of_a_hostile_packet_starts_a_formula() -> None:
    row = replace(failed_row("=1+1"), person="+1", target="@SUM(A1)", first_quote="-1")
    text = render_csv([*expectation_rows(hostile_assessment()), row])
    text.encode()
    cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_index_goes_by_packet_id_whatever_the_counts() -> None:
    rows = [
        IndexRow("zoe", "Zoe", "PM", "zoe.html", missing=0, supported=9, expectations=9),
        IndexRow("abe", "Abe", "PM", "abe.html", missing=9, expectations=9),
    ]
    page = render_index(rows)
    assert page.index(">abe<") < page.index(">zoe<")
    assert "This is no ranking" in page
    assert page == render_index(reversed(rows))


def test_index_can_be_sorted_by_names_only() -> None:
    page = render_index([index_row(full_assessment(), "ana.html")])
    assert page.count("data-sort=") == 2
    assert 'data-sort="packet"' in page
    assert 'data-sort="person"' in page


def test_index_lists_failed_packets_with_their_reason() -> None:
    page = render_index([IndexRow("dov", None, None, None, error="dov: holds no document")])
    assert "Not assessed" in page
    assert "dov: holds no document" in page
    assert "No packet was assessed." in page


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("ana.html", "./ana.html"),
        ("sub dir/b #1?.html", "./sub%20dir/b%20%231%3F.html"),
        ("javascript:alert(1)", "./javascript%3Aalert%281%29"),
        ("//evil.invalid/x", "./evil.invalid/x"),
        ('x" onclick="y', "./x%22%20onclick%3D%22y"),
    ],
)
def test_index_links_lead_nowhere_else(href: str, written: str) -> None:
    assert f'<a href="{written}">' in render_index([IndexRow("a", None, None, href)])


def test_index_escapes_names() -> None:
    page = render_index([index_row(hostile_assessment(), None)])
    assert "<script>alert" not in page
    assert "<img" not in page
