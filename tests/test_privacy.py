"""A packet stays where it is: no network, no file beside the report, no word in a log."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

# Runs before packetcheck does: refuses the network, and notes every file that is opened to write.
PRELUDE = """
import atexit, json, os, socket, sys

seen = {"network": [], "written": [], "telemetry": None, "workers": 0}
NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto",
           "socket.sendmsg", "urllib.Request", "subprocess.Popen", "os.system", "os.posix_spawn")

def watch(event, args):
    # The one program that packetcheck starts is itself, to read documents apart.
    ours = event == "subprocess.Popen" and args[0] == sys.executable
    if ours and "readers.worker" in str(args[1]):
        seen["workers"] += 1
        return
    if event in NETWORK:
        seen["network"].append(f"{event} {args!r}")
        raise RuntimeError(f"{event} is refused")
    if event == "open" and isinstance(args[0], str):
        mode, flags = args[1], args[2]
        if (mode and set(mode) & set("wax+")) or flags & (os.O_WRONLY | os.O_RDWR):
            seen["written"].append(args[0])

def refuse(*_, **__):
    seen["network"].append("patched function")
    raise RuntimeError("the network is refused")

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime":
            seen["telemetry"] = os.environ.get("ORT_DISABLE_TELEMETRY")

def tell():
    text = json.dumps(seen)
    with open(os.environ["WATCH"], "w") as file:
        file.write(text)

sys.addaudithook(watch)
sys.meta_path.insert(0, Finder())
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
atexit.register(tell)
"""
SECRETS = ("Zorblax", "quarterly purple ledger", "two hundred and eleven lanterns")
BRAG = f"""# Brag document

- Shipped the {SECRETS[1]} for {SECRETS[0]} in March 2026 and cut errors by half.
- Mentored the new product manager, who lit {SECRETS[2]}.
"""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a run did, and the folders that it could have written to."""

    done: subprocess.CompletedProcess[str]
    network: list[str]
    written: list[str]
    telemetry: str | None
    workers: int
    root: Path

    def files(self, folder: str) -> list[str]:
        return [p.name for p in (self.root / folder).rglob("*")]


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    root = tmp_path_factory.mktemp("privacy")
    for name in ("home", "cache", "tmp", "prelude", "work", "work/ana"):
        (root / name).mkdir()
    (root / "prelude/sitecustomize.py").write_text(PRELUDE, encoding="utf-8")
    (root / "work/ana/brag.md").write_text(BRAG, encoding="utf-8")
    # Quoted in the error that says why it could not be read, if anything of it ever is.
    (root / "work/ana/broken.html.docx").write_bytes(b"PK\x03\x04" + SECRETS[0].encode())
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "ORT_", "COV_"))}
    environment = kept | {
        "HOME": str(root / "home"),
        "XDG_CACHE_HOME": str(root / "cache"),
        "XDG_CONFIG_HOME": str(root / "cache"),
        "XDG_DATA_HOME": str(root / "cache"),
        "TMPDIR": str(root / "tmp"),
        "PYTHONPATH": str(root / "prelude"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "WATCH": str(root / "watch.json"),
    }
    argv = ["check", "ana", "--target", "senior-pm", "--quiet", "--output", "out/report.html"]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "packetcheck", *argv],
        capture_output=True,
        text=True,
        check=False,
        cwd=root / "work",
        env=environment,
        timeout=120,
    )
    seen = json.loads((root / "watch.json").read_text("utf-8"))
    return Watched(done, seen["network"], seen["written"], seen["telemetry"], seen["workers"], root)


def test_it_ran_and_quoted(watched: Watched) -> None:
    assert watched.done.returncode == 3  # the broken document
    page = (watched.root / "work/out/report.html").read_text("utf-8")
    assert all(secret in page for secret in SECRETS)


def test_it_asked_nobody(watched: Watched) -> None:
    assert watched.network == []
    assert watched.workers == 1


def test_the_telemetry_of_onnxruntime_was_off_before_it_was_imported(watched: Watched) -> None:
    assert watched.telemetry == "1"


@pytest.mark.parametrize("folder", ["home", "cache", "tmp"])
def test_no_file_stays_where_nobody_looks(watched: Watched, folder: str) -> None:
    assert watched.files(folder) == []


def test_nothing_was_written_but_the_report(watched: Watched) -> None:
    out = (watched.root / "work/out").resolve()
    allowed = {"/dev/null", "/dev/tty", str(watched.root / "watch.json")}
    places = [(watched.root / "work" / name).resolve() for name in watched.written]
    assert [p for p in places if out not in {p, p.parent} and str(p) not in allowed] == []
    assert watched.files("work/out") == ["report.html"]


def test_no_word_of_the_packet_is_printed(watched: Watched) -> None:
    assert (watched.done.stdout, watched.done.stderr) == ("", "")
