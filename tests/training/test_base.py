"""The base encoder is found in a folder or in installed packages, and is the one that was meant."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from packetcheck.errors import BaseEncoderError
from packetcheck.training.base import FILES, named, open_base

WEIGHTS = bytes(range(256)) * 40
SHA256 = hashlib.sha256(WEIGHTS).hexdigest()
CONTENT = {"model.safetensors": WEIGHTS, "config.json": b"{}", "tokenizer.json": b"{ }"}


def write_files(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def install(site: Path, package: str, files: Mapping[str, bytes]) -> None:
    """Lay a package out as `pip` does."""
    inside = {f"{package}/{name}": data for name, data in files.items()}
    info = f"{package.replace('-', '_')}-1.0.dist-info"
    record = "".join(f"{name},,\n" for name in inside)
    meta = f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n"
    write_files(
        site, {**inside, f"{info}/METADATA": meta.encode(), f"{info}/RECORD": record.encode()}
    )


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


def parts(count: int = 3) -> list[bytes]:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("enc/1_Pooling/config.json", b"another")
        for name, content in CONTENT.items():
            archive.writestr(f"enc/{name}", content)
    whole = data.getvalue()
    size = len(whole) // count + 1
    return [whole[n * size : (n + 1) * size] for n in range(count)]


def install_parts(site: Path, numbers: tuple[int, ...] = (1, 2, 3)) -> None:
    for number, data in enumerate(parts(), 1):
        if number in numbers:
            install(site, f"enc-part-{number:03}", {f"input/enc.zip.{number:03}": data})


def said(name: str, sha256: str | None = None) -> str:
    with pytest.raises(BaseEncoderError) as caught, open_base(name, sha256=sha256):
        pass
    return f"{caught.value.message} | {caught.value.hint}"


def test_a_folder(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "enc", CONTENT)
    with open_base(str(folder), sha256=f"SHA256:{SHA256}".lower()) as base:
        assert (base.folder, base.sha256) == (folder, SHA256)


@pytest.mark.parametrize("missing", FILES)
def test_a_folder_that_lacks_a_file_is_refused(tmp_path: Path, missing: str) -> None:
    folder = write_files(tmp_path, {n: d for n, d in CONTENT.items() if n != missing})
    assert f"{missing} missing" in said(str(folder))


def test_an_installed_package(site: Path) -> None:
    install(site, "small-encoder", {f"model/{n}": d for n, d in CONTENT.items()})
    with open_base("small-encoder") as base:
        assert base.folder == site / "small-encoder" / "model"
        assert base.sha256 == SHA256


def test_a_package_without_a_model_is_refused(site: Path) -> None:
    install(site, "no-encoder", {"a.py": b""})
    assert "holds no model.safetensors" in said("no-encoder")


@pytest.mark.parametrize("name", ["not-installed-anywhere", "no/such/folder", "~~"])
def test_what_is_nowhere_is_refused(site: Path, name: str) -> None:
    assert site.is_dir()
    assert name in said(name)
    assert "nothing is downloaded" in said(name)


@pytest.mark.parametrize("name", ["enc-part", "enc-part-001"])
def test_parts_of_a_zip_are_joined(site: Path, name: str) -> None:
    install_parts(site)
    with open_base(name, sha256=SHA256) as base:
        folder = base.folder
        assert {p.name: p.read_bytes() for p in folder.iterdir()} == CONTENT
    assert not folder.exists()


def test_parts_in_a_folder_are_joined(tmp_path: Path) -> None:
    write_files(tmp_path, {f"enc.zip.{n:03}": data for n, data in enumerate(parts(), 1)})
    with open_base(str(tmp_path), sha256=SHA256) as base:
        assert (base.folder / "config.json").read_bytes() == b"{}"


def test_parts_need_a_digest(site: Path) -> None:
    install_parts(site)
    assert "--base-sha256" in said("enc-part")


@pytest.mark.parametrize("there", [(1,), (1, 2), (1, 3), (2, 3)])
def test_a_missing_part_is_noticed(site: Path, there: tuple[int, ...]) -> None:
    install_parts(site, there)
    assert said("enc-part", SHA256)


def test_a_damaged_part_is_noticed(site: Path) -> None:
    install_parts(site)
    path = site / "enc-part-002" / "input" / "enc.zip.002"
    path.write_bytes(path.read_bytes()[::-1])
    assert "no whole zip" in said("enc-part", SHA256)


def test_other_weights_than_those_meant_are_refused(tmp_path: Path) -> None:
    folder = write_files(tmp_path, CONTENT)
    assert "wrong digest" in said(str(folder), "0" * 64)
    assert "64 hexadecimal digits" in said(str(folder), "abc")


def test_a_model_says_what_it_was_made_from(tmp_path: Path) -> None:
    folder = write_files(tmp_path, CONTENT)
    with open_base(str(folder)) as base:
        assert named(base, [f"The maker's encoder, {SHA256}"]).startswith("The maker's")
        assert named(base, ["Another, sha256 12"]).endswith(f"sha256 {SHA256}")
