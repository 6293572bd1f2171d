"""A packet's folder and its `packet.toml`, read strictly."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.document import Kind, ReadStatus, Voice
from packetcheck.errors import ConfigError, EmptyPacketError, PacketcheckError, UsageError
from packetcheck.packet import load_packet
from packetcheck.readers.isolation import read_all

Maker = Callable[..., Path]


@pytest.fixture
def make_packet(tmp_path: Path) -> Maker:
    """Return a function that writes a packet folder with one document and a `packet.toml`."""

    def make(toml: str | bytes | None = None, *names: str) -> Path:
        root = tmp_path / "ana"
        for name in names or ("brag.md",):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text("- Shipped it.", encoding="utf-8")
        if toml is not None:
            data = toml.encode() if isinstance(toml, str) else toml
            (root / "packet.toml").write_bytes(data)
        return root

    return make


def refuse(root: Path, kind: type[PacketcheckError] = ConfigError) -> PacketcheckError:
    with pytest.raises(kind) as caught:
        load_packet(root)
    assert type(caught.value) is kind
    assert str(root) in caught.value.message
    return caught.value


def test_all_settings_are_taken_over(make_packet: Maker) -> None:
    root = make_packet(
        """
        person = "Ana R."
        aliases = ["Ana", " AR "]
        target = "senior-pm"
        rubric = "pm-ic"
        period = ["2026-01-01", "2026-06-30"]
        [[documents]]
        file = "peers/sam.md"
        voice = "peer"
        kind = "peer-feedback"
        author = "Sam, design"
        """,
        "brag.md",
        "peers/sam.md",
    )
    packet = load_packet(root)
    assert (packet.id, packet.path, packet.person) == ("ana", root, "Ana R.")
    assert packet.aliases == ("Ana", "AR")
    assert (packet.target, packet.rubric) == ("senior-pm", "pm-ic")
    assert packet.period == (dt.date(2026, 1, 1), dt.date(2026, 6, 30))
    brag, sam = packet.sources
    assert (brag.name, brag.voice, brag.kind, brag.author) == ("brag.md", None, None, None)
    assert (sam.name, sam.path) == ("peers/sam.md", root / "peers" / "sam.md")
    assert (sam.voice, sam.kind, sam.author) == (Voice.PEER, Kind.PEER_FEEDBACK, "Sam, design")


def test_toml_dates_serve_as_well_as_strings(make_packet: Maker) -> None:
    packet = load_packet(make_packet("period = [2026-01-01, 2026-06-30]"))
    assert packet.period == (dt.date(2026, 1, 1), dt.date(2026, 6, 30))


def test_settings_may_be_left_out(make_packet: Maker) -> None:
    packet = load_packet(make_packet())
    assert (packet.person, packet.aliases, packet.target) == (None, (), None)
    assert (packet.rubric, packet.period) == (None, None)


@pytest.mark.parametrize(
    ("toml", "said", "hint"),
    [
        ('persn = "Ana"', "unknown key 'persn'", "person, aliases, target, rubric, period"),
        (
            '[[documents]]\nfile = "brag.md"\nvioce = "peer"',
            "unknown key 'documents.0.vioce'",
            "file, voice, kind, author",
        ),
        ('[[documents]]\nfiel = "brag.md"', "unknown key 'documents.0.fiel'", "file, voice"),
        (
            '[[documents]]\nfile = "barg.md"',
            "there is no file 'barg.md'",
            "the packet holds: brag.md",
        ),
        ('[[documents]]\nfile = "../brag.md"', "there is no file '../brag.md'", "brag.md"),
        ('[[documents]]\nvoice = "peer"', "documents.0.file: field required", ""),
        (
            '[[documents]]\nfile = "brag.md"\nvoice = "boss"',
            "documents.0.voice: input should be 'self', 'manager', 'peer' or 'other'",
            "",
        ),
        (
            '[[documents]]\nfile = "brag.md"\n[[documents]]\nfile = "./brag.md"',
            "'./brag.md' stands twice",
            "",
        ),
        ('documents = "brag.md"', "documents: input should be a valid list", ""),
        ("person = 5", "person: input should be a valid string", ""),
        ('person = " "', "person: string should have at least 1 character", ""),
        ('aliases = "Ana"', "aliases: input should be a valid list", ""),
        ('period = ["2026-01-01"]', "period.1: field required", ""),
        ('period = ["2026-01-01", "soon"]', "period.1", ""),
        ('period = ["2026-06-30", "2026-01-01"]', "the first day comes after the last", ""),
        ('target = "a"\ntarget = "b"', "not valid TOML", ""),
        ("target = senior", "not valid TOML", ""),
        ("x = " + "[" * 5_000, "not valid TOML", ""),
        (b"person = '\xff'", "is not UTF-8 text", ""),
    ],
)
def test_a_bad_packet_toml_is_refused(
    make_packet: Maker, toml: str | bytes, said: str, hint: str
) -> None:
    error = refuse(make_packet(toml))
    assert "packet.toml" in error.message
    assert said in error.message
    assert hint in error.hint


def test_a_byte_order_mark_is_no_error(make_packet: Maker) -> None:
    assert load_packet(make_packet(b"\xef\xbb\xbfperson = 'Ana'")).person == "Ana"


def test_a_packet_toml_that_may_not_be_read_is_refused(
    make_packet: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_packet("person = 'Ana'")

    def deny(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", deny)
    assert "Permission denied" in refuse(root).message


def test_files_come_in_the_order_of_their_names_with_subfolders(make_packet: Maker) -> None:
    root = make_packet(None, "b.md", "a/z.txt", "a.md", "a/B.pdf")
    assert [s.name for s in load_packet(root).sources] == ["a.md", "a/B.pdf", "a/z.txt", "b.md"]


def test_what_is_no_document_is_left_out(make_packet: Maker) -> None:
    root = make_packet(
        "",
        "brag.md",
        ".DS_Store",
        ".git/config",
        "~$review.docx",
        "__MACOSX/brag.md",
        "Thumbs.db",
        "peers/desktop.ini",
        "ladder.yaml",
        "ladder.YML",
        "old/packet.toml",
    )
    assert [s.name for s in load_packet(root).sources] == ["brag.md"]


def test_links_are_not_followed_but_left_to_the_reader(make_packet: Maker, tmp_path: Path) -> None:
    root = make_packet()
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("- Not yours.", encoding="utf-8")
    (root / "secret.md").symlink_to(outside / "secret.md")
    (root / "more").symlink_to(outside, target_is_directory=True)
    (root / "self").symlink_to(root, target_is_directory=True)
    # The reader refuses a link, so that the receipt shows it as unread.
    assert [s.name for s in load_packet(root).sources] == ["brag.md", "more", "secret.md", "self"]
    statuses = {d.name: d.status for d in read_all(load_packet(root))}
    unread = dict.fromkeys(("more", "secret.md", "self"), ReadStatus.UNREAD)
    assert statuses == {"brag.md": ReadStatus.READ, **unread}


def test_a_packet_may_be_reached_by_a_link(make_packet: Maker, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(make_packet(), target_is_directory=True)
    packet = load_packet(link)
    assert (packet.id, [s.name for s in packet.sources]) == ("ana", ["brag.md"])


def test_a_single_document_is_a_packet(make_packet: Maker) -> None:
    path = make_packet('person = "Ana"') / "brag.md"
    packet = load_packet(str(path))
    assert (packet.id, packet.path, packet.person) == ("brag", path, None)
    assert [(s.path, s.name) for s in packet.sources] == [(path.resolve(), "brag.md")]


@pytest.mark.parametrize("leave", [(), ("packet.toml",), (".hidden.md", "ladder.yaml")])
def test_a_folder_without_documents_is_empty(tmp_path: Path, leave: tuple[str, ...]) -> None:
    for name in leave:
        (tmp_path / name).write_text("", encoding="utf-8")
    error = refuse(tmp_path, EmptyPacketError)
    assert "holds no document" in error.message
    assert ".docx" in error.hint


def test_a_packet_toml_names_a_missing_file_even_in_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "packet.toml").write_text('[[documents]]\nfile = "a.md"', encoding="utf-8")
    assert "no document" in refuse(tmp_path).hint


def test_what_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    assert "no such file" in refuse(tmp_path / "nobody", UsageError).message
    assert "cannot be opened" in refuse(tmp_path / ("x" * 300), UsageError).message


def test_too_many_files_are_refused_with_a_way_out(tmp_path: Path) -> None:
    for i in range(501):
        (tmp_path / f"{i}.md").touch()
    error = refuse(tmp_path, UsageError)
    assert "501 files" in error.message
    assert "packetcheck scan" in error.hint
    (tmp_path / "0.md").unlink()
    assert len(load_packet(tmp_path).sources) == 500


@pytest.mark.parametrize(
    ("given", "below"),
    [("ladder.yaml", "ladder.yaml"), ("../ladder.yml", "../ladder.yml")],
)
def test_a_rubrics_path_is_relative_to_the_packet(
    make_packet: Maker, given: str, below: str
) -> None:
    root = make_packet(f'rubric = "{given}"')
    assert load_packet(root).rubric == str(root / below)


def test_a_rubrics_absolute_path_stays(make_packet: Maker, tmp_path: Path) -> None:
    path = tmp_path / "ladder.yaml"
    assert load_packet(make_packet(f"rubric = '{path}'")).rubric == str(path)


@pytest.mark.parametrize("name", ["ours.yaml", "ours.toml", "ours.json"])
def test_a_rubric_beside_the_documents_is_none_of_them(tmp_path: Path, name: str) -> None:
    (tmp_path / "packet.toml").write_text(f'rubric = "{name}"', encoding="utf-8")
    (tmp_path / name).write_text("{}", encoding="utf-8")
    (tmp_path / "brag.md").write_text("- Did it.", encoding="utf-8")
    packet = load_packet(tmp_path)
    assert packet.rubric == str(tmp_path / name)
    assert [source.name for source in packet.sources] == ["brag.md"]
