"""A model folder is what it says, or it is refused with the file's name."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from packetcheck.encoding import Encoder
from packetcheck.errors import ModelError
from packetcheck.labels import CHOICES, CRITERIA, outputs
from packetcheck.modelfolder import NEIGHBOURS, load_model_folder

WIDTH = 4
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")
Change = Callable[[Path], None]


def arrays() -> dict[str, NDArray[np.float32]]:
    rows = {"tags": len(outputs()), "behaviours": 2, "statement": 3, "expectation": 3, "white": 4}
    heads = {"towers": np.zeros(2, np.float32), "kin": np.zeros(2, np.float32)}
    for name, count in rows.items():
        heads[f"{name}.weight"] = np.full((count, WIDTH), 0.5, np.float32)
        heads[f"{name}.bias"] = np.zeros(count, np.float32)
    return heads


def packed(heads: dict[str, Any]) -> bytes:
    data = io.BytesIO()
    np.savez(data, **heads)
    return data.getvalue()


def tag_settings() -> dict[str, Any]:
    plain = {"slope": 1.0, "offset": 0.0}
    return {
        "criteria": dict.fromkeys(CRITERIA, plain),
        "thresholds": dict.fromkeys(CRITERIA, 0.5),
        "temperature": dict.fromkeys(CHOICES, 1.0),
        "furniture": plain,
        "furniture_threshold": 0.9,
        "margin": 0.1,
        "sure": 0.7,
    }


def match_settings() -> dict[str, Any]:
    plain = {"slope": 1.0, "offset": 0.0}
    thresholds = (
        *("known", "known_against", "examples", "examples_against"),
        *("generic", "generic_against", "same_deed"),
    )
    return {
        "heads": {"0123456789abcdef": 1},
        "known": {**plain, "tower_slope": 0.5},
        "examples": {"weights": {"sentence": 1.0}, "offset": 0.0},
        "generic": plain,
        **{f"{name}_threshold": 0.5 for name in thresholds},
        "margin": 0.1,
        "direct": {"weights": {"score": 1.0}, "offset": 0.0, "threshold": 0.5},
    }


def digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a model folder of a few bytes, sound but for an encoder that holds no network."""
    root = tmp_path / "tiny"
    root.mkdir()
    contents = dict(zip(FILES, (b"onnx", packed(arrays()), b"{}"), strict=True))
    for name, data in contents.items():
        (root / name).write_bytes(data)
    manifest = {
        "format": 1,
        "id": "tiny",
        "base": "none",
        "outputs": list(outputs()),
        "max_tokens": 8,
        "files": {name: digest(data) for name, data in contents.items()},
        "tag": tag_settings(),
        "match": match_settings(),
    }
    (root / "model.json").write_text(json.dumps(manifest), encoding="utf-8")
    return root


def edit(root: Path, *place: str, to: Any) -> None:
    """Change one value of `model.json`; None takes it out."""
    path = root / "model.json"
    manifest = json.loads(path.read_bytes())
    inner = manifest
    for key in place[:-1]:
        inner = inner[key]
    if to is None:
        del inner[place[-1]]
    else:
        inner[place[-1]] = to
    path.write_text(json.dumps(manifest), encoding="utf-8")


def put(root: Path, name: str, data: bytes) -> None:
    """Change a file and its digest."""
    (root / name).write_bytes(data)
    edit(root, "files", name, to=digest(data))


def refuse(root: Path, name: str) -> ModelError:
    with pytest.raises(ModelError) as caught:
        load_model_folder(root)
    assert caught.value.path == str(root / name)
    assert str(root) in caught.value.message
    return caught.value


def test_a_sound_folder_loads(folder: Path) -> None:
    model = load_model_folder(folder)
    assert (model.path, model.identity.id, model.manifest.max_tokens) == (folder, "tiny", 8)
    assert model.heads["tags.weight"].shape == (len(outputs()), WIDTH)
    assert {array.dtype for array in model.heads.values()} == {np.dtype(np.float32)}


def test_the_shipped_folder_loads() -> None:
    model = load_model_folder()
    assert model.identity.digest.startswith("sha256:")
    assert set(FILES) <= set(model.manifest.files)
    width = model.heads["tags.weight"].shape[1]
    assert {
        model.heads[f"{name}.weight"].shape[1]
        for name in ("tags", "behaviours", "statement", "expectation")
    } == {width}


@pytest.mark.parametrize("name", FILES)
def test_an_altered_file_is_refused(folder: Path, name: str) -> None:
    with (folder / name).open("ab") as file:
        file.write(b" ")
    error = refuse(folder, name)
    assert "has the wrong digest" in error.message
    assert "altered or cut off" in error.hint


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert "is missing" in refuse(folder, name).message


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_no_digest_guards_is_refused(folder: Path, name: str) -> None:
    edit(folder, "files", name, to=None)
    assert f"'{name}' is not listed" in refuse(folder, "model.json").message


def test_further_files_are_checked_too(folder: Path) -> None:
    put(folder, "notes.txt", b"hello")
    assert load_model_folder(folder).identity.id == "tiny"
    (folder / "notes.txt").write_bytes(b"hullo")
    refuse(folder, "notes.txt")


def test_no_folder_and_no_manifest_are_refused(folder: Path) -> None:
    (folder / "model.json").unlink()
    error = refuse(folder, "model.json")
    assert "is no model folder" in error.message
    assert "--model" in error.hint
    refuse(folder / "nowhere", "model.json")


@pytest.mark.parametrize("data", [b"", b"{", b"not json", b"\xff\xfe", b"{'id': 1}"])
def test_a_manifest_that_is_no_json_is_refused(folder: Path, data: bytes) -> None:
    (folder / "model.json").write_bytes(data)
    error = refuse(folder, "model.json")
    assert "Invalid JSON" in error.message
    assert ": :" not in error.message


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("colour",), "red", "colour: Extra inputs"),
        (("tag", "colour"), "red", "tag.colour: Extra inputs"),
        (("match", "direct", "colour"), 1.0, "match.direct.colour: Extra inputs"),
        (("format",), 2, "format: Input should be 1"),
        (("id",), None, "id: Field required"),
        (("match", "known"), None, "match.known: Field required"),
        (("max_tokens",), 0, "max_tokens"),
        (("tag", "margin"), 1.5, "tag.margin"),
        (("tag", "thresholds", "strategy"), -0.1, "tag.thresholds.strategy"),
        (("tag", "temperature", "polarity"), 0.0, "tag.temperature.polarity"),
        (("tag", "thresholds", "strategy"), None, "tag.thresholds: names must be strategy"),
        (("tag", "criteria", "nuance"), None, "tag.criteria: names must be"),
        (("tag", "temperature", "scope"), None, "tag.temperature: names must be polarity"),
        (("match", "heads", "0123456789abcdef"), -1, "match.heads"),
        (("outputs",), [], "another label scheme"),
        (("outputs",), [*outputs()[1:], outputs()[0]], "another label scheme"),
        (("outputs",), [*outputs(), "criterion:charm"], "another label scheme"),
    ],
)
def test_a_manifest_of_another_shape_is_refused(
    folder: Path, place: tuple[str, ...], value: Any, said: str
) -> None:
    edit(folder, *place, to=value)
    assert said in refuse(folder, "model.json").message


def without(name: str) -> bytes:
    heads = arrays()
    del heads[name]
    return packed(heads)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "cannot be loaded"),
        (b"no archive", "cannot be loaded"),
        (packed(arrays())[:400], "cannot be loaded"),
        (packed({"towers": np.array([{"a": 1}], dtype=object)}), "cannot be loaded"),
        (without("tags.bias"), "lacks tags.bias"),
        (without("towers"), "lacks towers"),
        (packed(arrays() | {"tags.weight": np.zeros((3, WIDTH))}), "tags.weight"),
        (packed(arrays() | {"behaviours.weight": np.zeros((1, WIDTH))}), "behaviours.weight"),
    ],
    ids=[
        "empty",
        "no archive",
        "cut off",
        "pickled objects",
        "no bias",
        "no towers",
        "other tags",
        "too few behaviours",
    ],
)
def test_weights_that_do_not_fit_are_refused(folder: Path, data: bytes, said: str) -> None:
    put(folder, "heads.npz", data)
    assert said in refuse(folder, "heads.npz").message


def test_a_single_array_is_no_heads_file(folder: Path) -> None:
    data = io.BytesIO()
    np.save(data, np.zeros(3))
    put(folder, "heads.npz", data.getvalue())
    assert "cannot be loaded" in refuse(folder, "heads.npz").message


def test_the_digest_follows_the_content_and_not_the_layout(folder: Path) -> None:
    before = load_model_folder(folder).identity
    path = folder / "model.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=4), encoding="utf-8")
    assert load_model_folder(folder).identity == before
    put(folder, "tokenizer.json", b"{ }")
    assert load_model_folder(folder).identity.digest != before.digest


def test_an_encoder_that_is_no_network_is_a_model_error(folder: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded") as caught:
        Encoder(folder, 8, threads=1)
    assert caught.value.path == str(folder)


def test_labelled_statements_may_be_left_out_and_are_verified_where_they_are_not(
    folder: Path,
) -> None:
    assert NEIGHBOURS not in load_model_folder(folder).manifest.files
    put(folder, NEIGHBOURS, b"rows")
    assert NEIGHBOURS in load_model_folder(folder).manifest.files
    (folder / NEIGHBOURS).write_bytes(b"other rows")
    assert "wrong digest" in refuse(folder, NEIGHBOURS).message
