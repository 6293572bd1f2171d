"""`scan`: all packets of a folder, none lost, nobody ranked."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from packetcheck.batch import BatchSettings, Outcome
from packetcheck.cli import run_scan
from packetcheck.cli.main import run
from packetcheck.rubric import load_rubric
from packetcheck.rubric.starting import starting_text

from .harness import BRAG, PEER, Cli, Result, tree, write_packet

BROKEN = b"PK\x03\x04 not a package"
RUBRIC = load_rubric("pm-ic")
EXPECTED = len(RUBRIC.at(RUBRIC.find_level("senior-pm")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of packets of every fate, each with a target of its own."""
    root = tmp_path_factory.mktemp("season") / "packets"
    toml = 'person = "Zoë R."\ntarget = "Senior PM"\n'
    write_packet(root / "zoë <b>", {"brag.md": BRAG, "peer-feedback.md": PEER, "packet.toml": toml})
    write_packet(root / "empty", {})
    write_packet(root / "broken", {"review.docx": BROKEN, "packet.toml": toml})
    write_packet(root / "cto", {"brag.md": BRAG, "packet.toml": 'target = "cto"\n'})
    (root / ".git").mkdir()
    (root / "notes.md").write_text("no packet", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def scans(folder: Path) -> dict[int, tuple[Result, dict[str, bytes | None]]]:
    """Scan the folder with one worker and with two; the reports go into the folder itself."""
    before = tree(folder)
    done = {}
    for workers in (1, 2):
        argv = ["scan", str(folder), "--workers", str(workers)]
        with pytest.MonkeyPatch.context() as patch:
            out, err = io.StringIO(), io.StringIO()
            patch.setattr("sys.stdout", out)
            patch.setattr("sys.stderr", err)
            status = run([*argv, "--output", str(folder / "reports")])
        done[workers] = (Result(status, out.getvalue(), err.getvalue()), tree(folder / "reports"))
    after = {k: v for k, v in tree(folder).items() if not k.startswith("reports")}
    assert after == before
    return done


Scans = dict[int, tuple[Result, dict[str, bytes | None]]]


def test_found_is_checked_and_failed(scans: Scans) -> None:
    result, _ = scans[2]
    assert result.status == 3
    assert "4 packets found = 2 checked + 2 failed" in result.out
    assert "index.html" in result.out
    assert "findings.csv" in result.out


def test_failures_are_said_in_order_with_their_reason(scans: Scans) -> None:
    result, _ = scans[2]
    errors = [line for line in result.err.splitlines() if not line.startswith("  ")]
    assert len(errors) == 3
    assert re.match(r"packetcheck: cto: 'cto' is no level of .* \[unknown-target\]$", errors[0])
    assert re.match(r"packetcheck: empty: .*holds no document \[empty-packet\]$", errors[1])
    assert errors[2] == "packetcheck: broken: documents not read in full: 1; its report names them"


def test_files(scans: Scans) -> None:
    _, files = scans[2]
    assert set(files) == {
        "index.html",
        "findings.csv",
        "packets",
        *(f"packets/{name}.html" for name in ("broken", "zoë <b>")),
    }


def test_workers_change_nothing(scans: Scans) -> None:
    assert scans[1] == scans[2]


def test_the_table_has_every_finding_of_every_packet(scans: Scans) -> None:
    table = scans[2][1]["findings.csv"]
    assert table is not None
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    names = ["broken", "cto", "empty", "zoë <b>"]
    assert list(dict.fromkeys(row["packet"] for row in rows)) == names
    count = {name: sum(row["packet"] == name for row in rows) for name in names}
    assert count == {"broken": EXPECTED, "cto": 1, "empty": 1, "zoë <b>": EXPECTED}
    assert {r["status"] for r in rows if r["packet"] in {"cto", "empty"}} == {"failed"}
    assert {r["status"] for r in rows if r["packet"] == "broken"} == {"unknown"}
    assert {r["person"] for r in rows if r["packet"] == "zoë <b>"} == {"Zoë R."}


def test_the_index_links_to_every_report_and_names_every_failure(scans: Scans) -> None:
    files = scans[2][1]
    index = files["index.html"]
    assert index is not None
    page = index.decode()
    assert "<b>" not in page
    for name in ("packets/broken.html", "packets/zo%C3%AB%20%3Cb%3E.html"):
        assert f'href="./{name}"' in page
    for failed in ("cto", "empty"):
        assert f"packets/{failed}.html" not in page
        assert failed in page
    assert "holds no document" in page


def in_process(
    packets: Sequence[Path], settings: BatchSettings, work: Any, *, workers: int
) -> list[Outcome]:
    assert workers == 1
    return [work(path, settings) for path in packets]


def test_quiet_and_fail_on(cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_scan, "run_batch", in_process)
    write_packet(here / "season/ana", {"brag.md": BRAG})
    argv = ("scan", "season", "-t", "senior-pm", "-o", "out", "-w", "1", "--fail-on", "missing")
    result = cli(*argv, "--quiet")
    assert (result.status, result.out, result.err) == (1, "", "")
    assert (here / "out/packets/ana.html").is_file()


def test_what_cannot_start(refused: Callable[..., str], here: Path) -> None:
    write_packet(here / "season/ana", {"brag.md": BRAG})
    (here / "empty").mkdir()
    (here / "file").write_text("x", encoding="utf-8")
    output = ("--output", "out")
    assert "nobody" in refused("scan", "nobody", *output, slug="usage")
    assert "holds no packets" in refused("scan", "empty", *output, slug="usage")
    assert "`check`" in refused("scan", "season/ana", *output, slug="usage")
    said = refused("scan", "season", *output, "-r", "pm-ic", "-t", "cto", slug="unknown-target")
    assert "senior-pm" in said
    assert "pm-ic" in refused("scan", "season", *output, "-r", "nobody", slug="bad-rubric")
    target = ("-t", "senior-pm")
    refused("scan", "season", *output, *target, "--model", "season", slug="bad-model")
    refused("scan", "season", "-t", "senior-pm", "-o", "file/out", slug="cannot-write")


def test_output_is_required(cli: Cli, here: Path) -> None:
    result = cli("scan", here)
    assert result.status == 2
    assert "--output" in result.err


def test_a_target_that_no_packet_could_have_is_refused_once(
    refused: Callable[..., str], here: Path
) -> None:
    write_packet(here / "season/ana", {"brag.md": BRAG})
    write_packet(here / "season/bo", {"brag.md": BRAG})
    (here / "season/empty").mkdir()
    said = refused("scan", "season", "-o", "out", "-t", "cto", slug="unknown-target")
    assert "'cto' is no level of the rubric pm-ic" in said
    assert "no target level" in refused("scan", "season", "-o", "out", slug="usage")


def test_a_target_that_one_packet_knows_is_not_refused(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_scan, "run_batch", in_process)
    toml = {"packet.toml": 'rubric = "ours.yaml"\n', "ours.yaml": starting_text(".yaml")}
    write_packet(here / "season/ana", {"brag.md": BRAG})
    write_packet(here / "season/bo", {"brag.md": BRAG, **toml})
    result = cli("scan", "season", "-o", "out", "-t", "junior", "-w", "1")
    assert result.status == 3
    assert "2 packets found = 1 checked + 1 failed" in result.out


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("season", "among the packets"),
        (".", "among the packets"),
        ("season/ana", "holds other files"),
        ("season/ana/out", "lies inside a packet"),
        ("season/new/out", "lies inside a packet"),
    ],
)
def test_reports_are_kept_apart_from_packets(
    refused: Callable[..., str], here: Path, output: str, said: str
) -> None:
    folder = "packets" if output == "." else "season"
    write_packet(here / folder / "ana", {"brag.md": BRAG})
    assert said in refused("scan", folder, "-t", "senior-pm", "-o", output, slug="usage")


def test_a_folder_of_reports_among_the_packets_is_left_out_and_said(
    cli: Cli, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_scan, "run_batch", in_process)
    write_packet(here / "season/ana", {"brag.md": BRAG})
    argv = ("scan", "season", "-t", "senior-pm", "-o", "season/reports", "-w", "1")
    assert cli(*argv).status == 0
    result = cli(*argv)
    assert "1 packets found = 1 checked + 0 failed" in result.out
    assert "left out: season/reports, which holds the reports and is no packet" in result.out
