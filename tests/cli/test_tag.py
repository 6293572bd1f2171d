"""`tag`: one JSON object a statement, in reading order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.labels import CRITERIA

from .harness import BRAG, HOSTILE_NAMES, PEER, PNG, Cli, write_packet
from .shapes import PlaceShape, StatementShape

SEEN = "Cut checkout drop-off from 38% to 21% by removing two forms; shipped in March 2026."


def test_a_document_gives_its_statements_in_order(cli: Cli, ana: Path) -> None:
    result = cli("tag", ana / "brag.md")
    assert (result.status, result.err) == (0, "")
    rows = [StatementShape.model_validate(row) for row in result.rows]
    assert rows[0].text == SEEN
    assert {row.document for row in rows} == {"brag.md"}
    assert rows[0].section == ["Brag document: Ana R.", "Checkout"]
    starts = [row.span[0] for row in rows]
    assert starts == sorted(starts)
    assert [row.span[1] - row.span[0] for row in rows] == [len(row.text) for row in rows]
    numbers = [int(row.id.removeprefix("brag.md#")) for row in rows]
    assert numbers == sorted(set(numbers))


def test_a_folder_gives_all_its_documents(cli: Cli, ana: Path) -> None:
    rows = cli("tag", ana).rows
    assert [row["document"] for row in rows] == sorted(row["document"] for row in rows)
    assert {row["document"]: row["voice"] for row in rows} == {
        "brag.md": "self",
        "peer-feedback-sam.md": "peer",
    }


def test_several_inputs_in_the_order_given(cli: Cli, ana: Path) -> None:
    rows = cli("tag", ana / "peer-feedback-sam.md", ana / "brag.md").rows
    assert rows[0]["document"] == "peer-feedback-sam.md"
    assert rows[-1]["document"] == "brag.md"


def test_standard_input_is_text(cli: Cli) -> None:
    result = cli("tag", "-", stdin="Rebuilt the à la carte menu in 2026.\n".encode())
    assert result.status == 0
    (row,) = result.rows
    assert row["text"] == "Rebuilt the à la carte menu in 2026."
    assert row["document"] == "stdin"


def test_scores_of_all_criteria_on_request(cli: Cli, ana: Path) -> None:
    assert all("scores" not in row for row in cli("tag", ana / "brag.md").rows)
    for row in cli("tag", ana / "brag.md", "--all-scores").rows:
        assert set(row["scores"]) == set(CRITERIA)
        assert all(0.0 <= score <= 1.0 for score in row["scores"].values())
        given = {tag["criterion"]: tag["score"] for tag in row["criteria"]}
        assert given.items() <= row["scores"].items()


def test_furniture_on_request_and_in_its_place(cli: Cli, ana: Path) -> None:
    plain = cli("tag", ana / "brag.md").rows
    rows = cli("tag", ana / "brag.md", "--furniture").rows
    aside = [PlaceShape.model_validate(row) for row in rows if row.get("furniture")]
    assert "Checkout" in {row.text for row in aside}
    assert [row for row in rows if not row.get("furniture")] == plain
    assert [row["id"] for row in rows] == [f"brag.md#{n + 1}" for n in range(len(rows))]


def test_each_line_is_one_statement_and_none_is_lost(cli: Cli, here: Path) -> None:
    lines = [
        "# A heading",
        "One sentence. And a second one in the same line.",
        "  - indented item \t",
        "What went well?",
        "What did\u2028Ana do?\x0cNext page",
        "Same line",
        "Same line",
        "ümlaut 李",
    ]
    data = "\n\n".join(lines) + "\r\n \r\n"
    (here / "lines.txt").write_bytes(data.encode())
    result = cli("tag", "lines.txt", "--each-line")
    assert result.status == 0
    rows = [StatementShape.model_validate(row) for row in result.rows]
    assert [row.text for row in rows] == [line.strip() for line in lines]
    assert [row.id for row in rows] == [f"lines.txt#{n + 1}" for n in range(len(lines))]
    assert [data[slice(*row.span)] for row in rows] == [line.strip() for line in lines]


def test_each_line_takes_standard_input_and_says_what_is_furniture(cli: Cli) -> None:
    rows = cli("tag", "-", "--each-line", "--furniture", stdin=b"a line\nanother").rows
    assert [row["text"] for row in rows] == ["a line", "another"]
    assert {type(row["furniture"]) for row in rows} == {bool}


def test_more_lines_than_one_chunk_keep_their_order(cli: Cli, here: Path) -> None:
    lines = [f"Shipped release {n}." for n in range(300)]
    (here / "lines.txt").write_text("\n".join(lines), encoding="utf-8")
    assert [row["text"] for row in cli("tag", "lines.txt", "--each-line").rows] == lines


def test_text_for_reading(cli: Cli, ana: Path) -> None:
    result = cli("tag", ana / "brag.md", "--format", "text", "--furniture")
    assert SEEN in result.out
    assert "(furniture)  Checkout" in result.out


def test_a_label_does_not_depend_on_the_company(cli: Cli, ana: Path) -> None:
    rows = {row["text"]: row for row in cli("tag", ana / "brag.md", "--all-scores").rows}
    alone = cli("tag", "-", "--all-scores", stdin=SEEN.encode()).rows[0]
    together = rows[SEEN]
    for criterion, score in alone["scores"].items():
        assert score == pytest.approx(together["scores"][criterion], abs=2e-3)


def test_very_plain_statements_get_very_plain_labels(cli: Cli, here: Path) -> None:
    lines = (
        "I will write the product vision next year.\nI wrote and shipped the vision in May 2026."
    )
    (here / "lines.txt").write_text(lines, encoding="utf-8")
    rows = cli("tag", "lines.txt", "--each-line").rows
    assert [row["modality"] for row in rows] == ["planned", "done"]
    assert rows[1]["agency"] == "candidate"


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", b"%PDF-1.4\nbroken"), ("a.png", PNG), ("a.txt", b" \n")]
)
def test_what_cannot_be_read_is_said(cli: Cli, here: Path, name: str, content: bytes) -> None:
    write_packet(here / "bo", {"brag.md": BRAG, name: content})
    result = cli("tag", "bo")
    assert result.status == 3
    assert result.err.startswith(f"packetcheck: {name}: ")
    assert result.err.count("\n") == 1
    assert result.rows[0]["text"] == SEEN


@pytest.mark.parametrize("options", [(), ("--each-line",)])
def test_nothing_is_not_taken_for_success(cli: Cli, options: tuple[str, ...]) -> None:
    result = cli("tag", "-", *options, stdin=b"\n\n")
    assert result.status == 3
    assert result.out == ""
    assert "was found" in result.err


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_hostile_names(cli: Cli, here: Path, name: str) -> None:
    packet = write_packet(here / "bo", {f"{name}.md": PEER, f"{name}.png": PNG})
    result = cli("tag", packet)
    assert {row["document"] for row in result.rows} == {f"{name}.md"}
    assert result.err.count("\n") == 1
    shown = cli("tag", packet, "--format", "text").out
    assert "\x1b" not in shown
    shown.encode()


def test_what_cannot_start(refused: Callable[..., str], ana: Path) -> None:
    assert "nobody" in refused("tag", "nobody", slug="usage")
    assert "nobody" in refused("tag", ana, "nobody", slug="usage")
    assert "nobody.txt" in refused("tag", "nobody.txt", "--each-line", slug="usage")
    assert "ana" in refused("tag", "ana", "--each-line", slug="usage")
    (ana / "a.bin").write_bytes(PNG)
    assert "a.bin" in refused("tag", "ana/a.bin", "--each-line", slug="usage")
    refused("tag", ana, "--model", ana, slug="bad-model")
