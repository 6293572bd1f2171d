"""The nearest labelled statements: found, bounded, refused where they are broken."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from packetcheck.encoding import Encoder
from packetcheck.errors import ModelError
from packetcheck.modelfolder import NEIGHBOURS, ModelFolder, load_model_folder
from packetcheck.tagging.neighbours import Neighbours, load_neighbours
from packetcheck.training.corpus import Example
from packetcheck.training.neighbours import LARGEST, write_neighbours

WIDTH = 6
CORPUS = Path(__file__).parents[2] / "models" / "corpus" / "statements.jsonl"


class Seeded(Encoder):
    """Gives every text a direction of its own, the same one each time."""

    def __init__(self) -> None: ...

    def encode(self, texts: Any) -> NDArray[np.float32]:
        rows = [np.random.default_rng(sum(map(ord, t))).normal(size=WIDTH) for t in texts]
        return np.array(rows, dtype=np.float32)


def example(text: str, **more: Any) -> Example:
    plain = Example(id=text, text=text, split="train", criteria=frozenset({"leadership"}))
    return replace(plain, labels={"polarity": "strength"}, **more)


EXAMPLES = (
    example("Mentored two juniors."),
    example("Cut  the\nprice."),
    example("Held the date.", split="dev"),
    example("Ran the pricing test.", split="test"),
    example("Judged for one rubric alone.", criteria=None),
    replace(example("What went well?"), furniture=True, criteria=None, labels={}),
)


def loaded(folder: Path) -> Neighbours:
    with np.load(folder / NEIGHBOURS, allow_pickle=False) as archive:
        return Neighbours({name: archive[name] for name in archive.files}, "index")


def test_a_text_of_the_index_is_its_own_nearest(tmp_path: Path) -> None:
    assert write_neighbours(tmp_path, Seeded(), EXAMPLES) == 3
    index = loaded(tmp_path)
    for text in ("Mentored two juniors.", "Cut the price.", "What went well?"):
        first = index.nearest(Seeded().encode([text])[0], 1)[0]
        assert first.text == text
        assert first.likeness == pytest.approx(1.0, abs=0.01)
    found = index.nearest(Seeded().encode(["Cut the price."])[0], 3)
    assert [n.likeness for n in found] == sorted((n.likeness for n in found), reverse=True)
    by_text = {n.text: n for n in found}
    assert by_text["What went well?"].furniture
    assert by_text["Cut the price."].criteria == ("leadership",)
    assert by_text["Cut the price."].labels == {"polarity": "strength"}


def test_only_what_was_fitted_on_and_judged_as_a_whole_is_shown(tmp_path: Path) -> None:
    write_neighbours(tmp_path, Seeded(), EXAMPLES)
    found = loaded(tmp_path).nearest(np.ones(WIDTH, np.float32), 99)
    assert {n.text for n in found} == {
        "Mentored two juniors.",
        "Cut the price.",
        "What went well?",
    }


def test_the_file_keeps_below_its_bound_and_is_the_same_each_time(tmp_path: Path) -> None:
    many = [example(f"Closed ticket {n} of {n * 37 % 1009} that the team had open.")
            for n in range(3000)]  # fmt: skip
    bound = 20_000
    kept = write_neighbours(tmp_path, Seeded(), many, largest=bound)
    first = (tmp_path / NEIGHBOURS).read_bytes()
    assert 0 < kept < len(many)
    assert len(first) <= bound
    write_neighbours(tmp_path, Seeded(), many[::-1], largest=bound)
    assert (tmp_path / NEIGHBOURS).read_bytes() == first


@pytest.mark.parametrize(
    "change",
    [
        {"basis": None},
        {"rows": None},
        {"centre": np.zeros(2, np.float32)},
        {"vectors": np.ones((1, WIDTH), np.int8)},
        {"rows": np.frombuffer(b'{"text": "a"}', np.uint8)},
    ],
)
def test_arrays_that_do_not_fit_are_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    write_neighbours(tmp_path, Seeded(), EXAMPLES)
    with np.load(tmp_path / NEIGHBOURS) as archive:
        arrays = {name: archive[name] for name in archive.files} | change
    with pytest.raises(ModelError, match="index"):
        Neighbours({name: a for name, a in arrays.items() if a is not None}, "index")


@pytest.mark.parametrize("row", [b"[]", b"{}", b"\xff", b'{"text": "a", "criteria": 3}'])
def test_a_row_that_is_no_statement_is_refused_by_its_number(tmp_path: Path, row: bytes) -> None:
    write_neighbours(tmp_path, Seeded(), EXAMPLES)
    with np.load(tmp_path / NEIGHBOURS) as archive:
        arrays = {name: archive[name] for name in archive.files}
    arrays["rows"] = np.frombuffer(b"\n".join([row] * 3), np.uint8)
    with pytest.raises(ModelError, match=r"row . is no labelled statement"):
        Neighbours(arrays, "index").nearest(np.ones(WIDTH, np.float32), 1)


def test_an_index_of_another_encoder_is_refused(tmp_path: Path) -> None:
    write_neighbours(tmp_path, Seeded(), EXAMPLES)
    with pytest.raises(ModelError, match="another encoder"):
        loaded(tmp_path).nearest(np.ones(WIDTH + 1, np.float32), 1)


@pytest.fixture(scope="module")
def shipped() -> ModelFolder:
    return load_model_folder()


def test_a_file_that_is_no_archive_is_refused(shipped: ModelFolder, tmp_path: Path) -> None:
    (tmp_path / NEIGHBOURS).write_bytes(b"no archive")
    files = shipped.manifest.model_copy(update={"files": {NEIGHBOURS: "sha256:0"}})
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_neighbours(replace(shipped, path=tmp_path, manifest=files))


def test_a_folder_without_an_index_has_none(shipped: ModelFolder) -> None:
    bare = shipped.manifest.model_copy(update={"files": {}})
    assert load_neighbours(replace(shipped, manifest=bare)) is None


def test_the_shipped_index_is_small_and_holds_the_train_part_alone(shipped: ModelFolder) -> None:
    index = load_neighbours(shipped)
    assert index is not None
    assert (shipped.path / NEIGHBOURS).stat().st_size <= LARGEST
    vector = np.zeros(shipped.heads["tags.weight"].shape[1], np.float32)
    shown = {n.text for n in index.nearest(vector, 10**6)}
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    held_out = {" ".join(r["text"].split()) for r in rows if r["split"] != "train"}
    assert len(shown) > 1000
    assert not shown & held_out
