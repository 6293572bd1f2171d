"""The same ladder in Word, in a workbook and on a page, merged cells and all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from packetcheck.drafting.draft import draft_rubric
from packetcheck.drafting.pieces import Grid, Line
from packetcheck.drafting.source import read_pieces
from packetcheck.errors import CorruptDocumentError, LimitExceededError
from packetcheck.readers.limits import ReadLimits

ROWS = (
    ("Skill", "Junior Cook", "Cook"),
    ("Knife work", "Cuts what the recipe asks for", "Cuts alone for a whole evening"),
    ("Menu", "Reads the menu before work", "Proposes one dish a season"),
)
TEXTS = {
    "Cuts what the recipe asks for.",
    "Cuts alone for a whole evening.",
    "Reads the menu before work.",
    "Proposes one dish a season.",
}


def word(rows: Sequence[Sequence[str]] = ROWS) -> Any:
    document = docx.Document()
    document.add_heading("Kitchen ladder", 0)
    table = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = text
    return document


def save(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def workbook(rows: Sequence[Sequence[str]] = ROWS) -> Any:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def page(rows: Sequence[Sequence[str]] = ROWS) -> str:
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows)
    return f"<h1>Kitchen ladder</h1><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


@pytest.fixture(params=["ladder.docx", "ladder.xlsx", "ladder.html"])
def ladder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return the ladder in each format in turn."""
    path: Path = tmp_path / str(request.param)
    if path.suffix == ".docx":
        return save(word(), path)
    if path.suffix == ".xlsx":
        return save(workbook(), path)
    path.write_text(page(), encoding="utf-8")
    return path


def test_every_format_gives_the_ladder(ladder: Path) -> None:
    draft = draft_rubric(ladder)
    assert [v.title for v in draft.levels] == ["Junior Cook", "Cook"]
    assert [c.title for c in draft.criteria] == ["Knife work", "Menu"]
    assert {e.text for e in draft.expectations} == TEXTS
    assert draft.unplaced == ()


def texts(grid: Grid) -> list[list[str]]:
    return [[c.text for c in row] for row in grid.rows]


def test_a_merged_cell_holds_for_every_level_it_covers(tmp_path: Path) -> None:
    document = word()
    table = document.tables[0]
    table.cell(2, 2).text = ""
    table.cell(2, 1).merge(table.cell(2, 2))
    book = workbook()
    book.active["C3"] = None
    book.active.merge_cells("B3:C3")
    html = page().replace(
        "<td>Reads the menu before work</td><td>Proposes one dish a season</td>",
        "<td colspan=2>Reads the menu before work</td>",
    )
    (tmp_path / "m.html").write_text(html, encoding="utf-8")
    paths = [
        save(document, tmp_path / "m.docx"),
        save(book, tmp_path / "m.xlsx"),
        tmp_path / "m.html",
    ]
    for path in paths:
        draft = draft_rubric(path)
        shared = [e.level for e in draft.expectations if e.text.startswith("Reads the menu")]
        assert shared == ["junior-cook", "cook"], path


def test_a_row_merged_over_all_is_a_heading(tmp_path: Path) -> None:
    book = workbook((ROWS[0], ("BASICS", "", ""), *ROWS[1:]))
    book.active.merge_cells("A2:C2")
    draft = draft_rubric(save(book, tmp_path / "m.xlsx"))
    assert [c.title for c in draft.criteria] == ["BASICS / Knife work", "BASICS / Menu"]


def test_a_merged_label_holds_for_the_rows_below(tmp_path: Path) -> None:
    rows = (
        "<tr><td rowspan=2>Knife work</td><td>Cuts fish alone</td></tr><tr><td>Cuts meat alone</td>"
    )
    html = f"<table><tr><th>Skill</th><th>Head Chef</th></tr>{rows}</tr></table>"
    path = tmp_path / "m.html"
    path.write_text(html, encoding="utf-8")
    assert [c.title for c in draft_rubric(path).criteria] == ["Knife work"]


def test_sheets_are_sections_and_hidden_ones_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Junior Cook"
    book.active.append(["Knife work", "Cuts what the recipe asks for"])
    sheet = book.create_sheet("Head Chef")
    sheet.append(["Knife work", "Teaches others how to cut"])
    hidden = book.create_sheet("Salaries")
    hidden.append(["Head Chef", "a lot of money"])
    hidden.sheet_state = "hidden"
    draft = draft_rubric(save(book, tmp_path / "m.xlsx"))
    assert [v.title for v in draft.levels] == ["Junior Cook", "Head Chef"]
    assert [u.where for u in draft.unplaced] == ["sheet 'Salaries'"]


def test_lists_in_a_word_cell_are_single_expectations(tmp_path: Path) -> None:
    document = word()
    cell = document.tables[0].cell(1, 1)
    cell.add_paragraph("Sharpens the knives", style="List Bullet")
    draft = draft_rubric(save(document, tmp_path / "m.docx"))
    assert {"Cuts what the recipe asks for.", "Sharpens the knives."} <= {
        e.text for e in draft.expectations
    }


def test_word_headings_with_lists_are_levels(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Junior Cook", 1)
    document.add_paragraph("Cuts what the recipe asks for", style="List Bullet")
    document.add_heading("Head Chef", 1)
    document.add_paragraph("Teaches others how to cut", style="List Bullet")
    draft = draft_rubric(save(document, tmp_path / "m.docx"))
    assert [v.title for v in draft.levels] == ["Junior Cook", "Head Chef"]
    assert [e.text for e in draft.expectations] == [
        "Cuts what the recipe asks for.",
        "Teaches others how to cut.",
    ]


def test_inserted_words_are_read_and_deleted_ones_are_not(tmp_path: Path) -> None:
    document = docx.Document()
    xml = (
        f"<w:p {nsdecls('w')}><w:ins><w:r><w:t>kept</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t> too</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    document.element.body.insert(0, parse_xml(xml))
    pieces = read_pieces(save(document, tmp_path / "m.docx"))
    assert [p.text for p in pieces if isinstance(p, Line)] == ["kept too"]


def test_a_table_in_a_content_control_is_read(tmp_path: Path) -> None:
    document = word()
    table: Any = document.tables[0]._tbl
    wrapper = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    table.addprevious(wrapper)
    wrapper[1].append(table)
    assert len(draft_rubric(save(document, tmp_path / "m.docx")).expectations) == 4


def test_a_page_is_read_in_its_order(tmp_path: Path) -> None:
    path = tmp_path / "m.html"
    path.write_text(
        "<title>no</title><style>no</style><!-- no --><div>One <b>two</b><p>three</div>"
        "<h2>Four</h2><ul><li>five<br>six</li></ul><table><tr><td>seven</td></tr></table>",
        encoding="utf-8",
    )
    pieces = read_pieces(path)
    shown = [texts(p)[0][0] if isinstance(p, Grid) else p.text for p in pieces]
    assert shown == ["One two", "three", "Four", "five", "six", "seven"]
    assert [p.bullet for p in pieces if isinstance(p, Line)] == [False, False, True, True]


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_what_is_no_such_file_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"no zip at all")
    with pytest.raises(CorruptDocumentError):
        read_pieces(path)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("nothing", "here")
    path.write_bytes(archive.getvalue())
    with pytest.raises(CorruptDocumentError):
        read_pieces(path)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("big", b"0" * 2_000_000)
    with pytest.raises(LimitExceededError, match="when unpacked"):
        read_pieces(path, limits=ReadLimits(megabytes=1))
    (tmp_path / "b.csv").write_bytes(b"x," * 600_000)
    with pytest.raises(LimitExceededError):
        read_pieces(tmp_path / "b.csv", limits=ReadLimits(megabytes=1))


def test_bold_lines_are_headings_where_word_was_not_asked_for_any(tmp_path: Path) -> None:
    document = docx.Document()
    for level, line in (("Junior Cook", "Cuts what is asked for"), ("Cook:", "Cuts alone all day")):
        document.add_paragraph().add_run(level).bold = True
        document.add_paragraph(line, style="List Bullet")
    document.save(str(tmp_path / "bold.docx"))
    (tmp_path / "bold.md").write_text(
        "**Junior Cook**\n\n- Cuts what is asked for\n\n**Cook:**\n\n- Cuts alone all day\n",
        encoding="utf-8",
    )
    for name in ("bold.docx", "bold.md"):
        draft = draft_rubric(tmp_path / name)
        assert [v.title for v in draft.levels] == ["Junior Cook", "Cook"]
        assert [e.text for e in draft.expectations] == [
            "Cuts what is asked for.",
            "Cuts alone all day.",
        ]


def test_a_bold_sentence_is_no_heading(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "# Cook\n\n**Cuts alone all day.**\n\n# Head Chef\n", encoding="utf-8"
    )
    draft = draft_rubric(tmp_path / "a.md", "headings")
    assert [e.text for e in draft.expectations] == ["Cuts alone all day."]
