"""A model folder is complete or not there, and nothing of the user's is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from packetcheck.errors import OutputError
from packetcheck.training.outfolder import floors_of, model_folder_at, write_whole


def fill(folder: Path, word: str) -> None:
    (folder / "encoder.onnx").write_text(word)
    (folder / "model.json").write_text(json.dumps({"files": {"encoder.onnx": "sha256:0"}}))


def words(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text() for p in folder.iterdir() if p.name != "model.json"}


def test_a_new_folder_appears_when_all_went_well(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "model"
    with model_folder_at(out) as folder:
        fill(folder, "new")
        assert not out.exists()
    assert words(out) == {"encoder.onnx": "new"}
    assert [p.name for p in out.parent.iterdir()] == ["model"]


def test_an_old_model_is_replaced_and_other_files_stay(tmp_path: Path) -> None:
    out = tmp_path / "model"
    out.mkdir()
    fill(out, "old")
    (out / "NOTES.md").write_text("mine")
    (out / "metrics.json").write_text("{}")
    with model_folder_at(out) as folder:
        (folder / "model.json").write_text("{}")
    assert words(out) == {"NOTES.md": "mine"}


def test_what_breaks_off_leaves_the_old_model(tmp_path: Path) -> None:
    out = tmp_path / "model"
    out.mkdir()
    fill(out, "old")

    def break_off() -> None:
        with model_folder_at(out) as folder:
            fill(folder, "half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert words(out) == {"encoder.onnx": "old"}
    assert [p.name for p in tmp_path.iterdir()] == ["model"]


def test_a_link_to_a_model_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    fill(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with model_folder_at(tmp_path / "link") as folder:
        fill(folder, "new")
    assert (tmp_path / "link").is_symlink()
    assert words(tmp_path / "real") == {"encoder.onnx": "new"}


def test_what_is_no_model_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    (tmp_path / "file").write_text("a file")
    for name in ("thesis", "file"):
        with pytest.raises(OutputError, match=name), model_folder_at(tmp_path / name):
            pass
    assert words(tmp_path / "thesis") == {"chapter.txt": "years of work"}


def test_floors_outlive_a_model(tmp_path: Path) -> None:
    assert floors_of(tmp_path) == {}
    (tmp_path / "metrics.json").write_text('{"floors": {"tags": {"macro_f1": 0.5}}}')
    assert floors_of(tmp_path) == {"tags": {"macro_f1": 0.5}}
    (tmp_path / "metrics.json").write_text("[]")
    assert floors_of(tmp_path) == {}


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "build" / "weights"
    write_whole(path, lambda partial: partial.write_text("all"))
    assert path.read_text() == "all"

    def broken(partial: Path) -> None:
        partial.write_text("ha")
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write_whole(path, broken)
    assert [(p.name, p.read_text()) for p in path.parent.iterdir()] == [("weights", "all")]
