"""What of a folder is a document, what is told of the rest, and what an export holds twice."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from packetcheck.packet import load_packet
from packetcheck.pipeline import read_and_segment
from zip_packets import names, read, slug, zipped

ID = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "ana"
    root.mkdir()
    return root


def test_the_tables_of_a_notion_export_do_not_count_twice(folder: Path) -> None:
    (folder / "export.zip").write_bytes(
        zipped(
            {
                f"Wins {ID}.csv": "Name\nAtlas",
                f"Wins {ID}_all.csv": "Name\nAtlas",
                f"Wins {ID}/Atlas {ID}.md": "# Atlas\n\nI led Atlas.",
                f"Goals {ID}.csv": "Name\nX",
                f"Goals {ID}_all.csv": "Name\nX",
                "plain.csv": "Name\nX",
            }
        )
    )
    packet = load_packet(folder)
    assert names(packet) == [
        f"export.zip/Goals {ID}_all.csv",
        f"export.zip/Wins {ID}/Atlas {ID}.md",
        "export.zip/plain.csv",
    ]
    assert len(packet.notes) == 3
    assert all("was left out" in note for note in packet.notes)


def test_a_table_that_packet_toml_names_is_kept(folder: Path) -> None:
    (folder / f"Wins {ID}.csv").write_text("Name\nAtlas")
    (folder / f"Wins {ID}_all.csv").write_text("Name\nAtlas")
    (folder / "packet.toml").write_text(f'[[documents]]\nfile = "Wins {ID}.csv"\nvoice = "self"')
    assert len(load_packet(folder).sources) == 2


def test_a_report_in_an_archive_is_no_document(folder: Path) -> None:
    report = '<!doctype html>\n<meta name="generator" content="packetcheck 0.1">'
    (folder / "a.zip").write_bytes(zipped({"r.html": report, "brag.md": "- Shipped it."}))
    documents, _ = read_and_segment(load_packet(folder))
    assert [document.name for document in documents] == ["a.zip/brag.md"]


def test_pipes_sockets_and_circular_links_show_as_unread_and_are_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "loop.zip").symlink_to("loop.zip")
    with socket.socket(socket.AF_UNIX) as server:
        # The path of a socket may have a hundred characters at most.
        here = Path.cwd()
        os.chdir(folder)
        try:
            server.bind("sock")
        finally:
            os.chdir(here)
        found = read(folder)
    assert {name: slug(document) for name, document in found.items()} == dict.fromkeys(
        ("loop.md", "loop.zip", "pipe.md", "sock"), "unreadable"
    )


def test_names_that_are_no_utf8_are_read(folder: Path) -> None:
    with open(os.fsencode(folder) + b"/bad\xff.md", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("- Shipped it.")
    assert [document.text for document in read(folder).values()] == ["Shipped it."]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_that_cannot_be_listed_shows_as_unread(folder: Path) -> None:
    (folder / "peers").mkdir(mode=0)
    assert slug(read(folder)["peers"]) == "unreadable"
