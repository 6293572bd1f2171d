"""A corpus is read whole, or refused with the file and the line that is at fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.errors import CorpusError
from packetcheck.training.corpus import load_corpus
from packetcheck.training.enough import check_enough
from packetcheck.training.shipped import load_shipped

from .tiny_corpus import OWN, Row, change, write_corpus, write_rows

Edit = Callable[[Row], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus")


def test_all_lines_are_there(folder: Path) -> None:
    corpus = load_corpus(folder)
    assert {s: len(corpus.part(s)) for s in ("train", "dev", "test")} == {
        "train": 32,
        "dev": 16,
        "test": 8,
    }
    assert sum(e.furniture for e in corpus.examples) == 7
    assert corpus.examples[0].criteria == frozenset({"strategy"})
    assert corpus.examples[0].judged == {corpus.expectations["pm-ic"][0].id: "direct"}
    assert [len(e.counts) for e in corpus.expectations[OWN]] == [4, 4, 4]
    assert [p.name for p in corpus.packets] == [
        "dev-pm-ic",
        "dev-orchard",
        "test-pm-ic",
        "test-orchard",
    ]


def test_a_train_packet_gives_statements_held_against_its_whole_level(folder: Path) -> None:
    before = len(load_corpus(folder).part("train"))
    change(folder, "packets.jsonl", 2, lambda row: row.update(split="train"))
    inside = load_corpus(folder).part("train")[before:]
    assert [e.whole for e in inside] == [True] * 4 + [False]
    assert inside[0].judged == {"pruning": "direct", "grafting": "none", "selling": "none"}
    assert inside[-1].furniture


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda row: row.pop("text"), "'text' is missing"),
        (lambda row: row.update(text=" "), "'text' must be a text"),
        (lambda row: row.update(split="training"), "'training' is no split"),
        (lambda row: row.update(voice="boss"), "'boss' is no voice"),
        (lambda row: row.update(criteria=["stratgy"]), "'stratgy' is no criterion"),
        (lambda row: row.update(criteria="strategy"), "'criteria' must be a list"),
        (lambda row: row.update(polarity="good"), "'good' is no polarity"),
        (lambda row: row.update(rubric="nowhere"), "no rubric 'nowhere'"),
        (lambda row: row.pop("rubric"), "names no rubric"),
        (lambda row: row.update(expectations={"x": "direct"}), "'x' is no expectation of pm-ic"),
        (lambda row: row.update(expectations=["x"]), "'expectations' must be an object"),
        (lambda row: row.update(id="s001"), "the id 's001' stands twice"),
        (
            lambda row: row.update(expectations=dict.fromkeys(row["expectations"], "yes")),
            "'yes' is no relation",
        ),
    ],
)
def test_a_bad_statement_is_named_by_its_line(folder: Path, edit: Edit, said: str) -> None:
    change(folder, "statements.jsonl", 3, edit)
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    assert caught.value.message.startswith(f"{folder / 'statements.jsonl'}, line 3: ")
    assert said in caught.value.message
    assert (caught.value.path, caught.value.line) == (str(folder / "statements.jsonl"), 3)


@pytest.mark.parametrize(
    ("name", "edit", "said"),
    [
        ("packets.jsonl", lambda r: r["statements"][1].pop("voice"), "-1: 'voice' is missing"),
        ("packets.jsonl", lambda r: r["status"].update(x={}), "x: 'x' is no expectation"),
        ("packets.jsonl", lambda r: r.pop("status"), "'status' is missing"),
        ("packets.jsonl", lambda r: r.update(rubric="x"), "'x' is no rubric"),
        ("packets.jsonl", lambda r: r.update(statements={}), "must be a list of objects"),
        ("rubrics.jsonl", lambda r: r["expectations"][0].pop("text"), "pruning: 'text' is missing"),
        ("rubrics.jsonl", lambda r: r.update(rubric="pm-ic"), "the rubric 'pm-ic' stands twice"),
        (
            "rubrics.jsonl",
            lambda r: r["expectations"][0].update(examples={"counts": [3]}),
            "'counts' must be a list of texts",
        ),
    ],
)
def test_so_are_packets_and_rubrics(folder: Path, name: str, edit: Edit, said: str) -> None:
    change(folder, name, 2, edit)
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    assert caught.value.message.startswith(f"{folder / name}, line 2: ")
    assert said in caught.value.message


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"{\n", "is not JSON"), (b"[1]\n", "must be a JSON object"), (b'"\xe9"\n', "not UTF-8")],
)
def test_what_is_no_json_object_is_named_by_its_line(folder: Path, data: bytes, said: str) -> None:
    (folder / "rubrics.jsonl").write_bytes(b"\n" + data)
    with pytest.raises(CorpusError, match=f"line 2: .*{said}"):
        load_corpus(folder)


def test_a_missing_file_or_folder_is_named(folder: Path) -> None:
    (folder / "packets.jsonl").unlink()
    with pytest.raises(CorpusError, match=r"packets\.jsonl: cannot be read"):
        load_corpus(folder)
    with pytest.raises(CorpusError, match="nowhere: is no corpus folder"):
        load_corpus(folder / "nowhere")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is not JSON"),
        ('{"base": "b"}', "rubrics: Field required"),
        ('{"base": "b", "rubrics": ["x"]}', "no rubric 'x'"),
        (
            '{"base": "b", "rubrics": [], "same_behaviour": {"orchard": {"pruning": "x"}}}',
            "'x' is no expectation of orchard",
        ),
    ],
)
def test_a_bad_shipped_json_is_refused(folder: Path, text: str, said: str) -> None:
    corpus = load_corpus(folder)
    (folder / "shipped.json").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=said):
        load_shipped(folder, corpus)
    (folder / "shipped.json").unlink()
    with pytest.raises(CorpusError, match="cannot be read"):
        load_shipped(folder, corpus)


def lacks(folder: Path) -> str:
    corpus = load_corpus(folder)
    with pytest.raises(CorpusError) as caught:
        check_enough(corpus, load_shipped(folder, corpus), folder)
    return caught.value.message


def test_a_whole_corpus_is_enough(folder: Path) -> None:
    corpus = load_corpus(folder)
    check_enough(corpus, load_shipped(folder, corpus), folder)


def test_what_a_corpus_lacks_is_said_before_anything_is_fitted(folder: Path) -> None:
    change(folder, "packets.jsonl", 1, lambda row: row.update(split="test"))
    assert "a dev packet on a shipped rubric" in lacks(folder)
    change(folder, "rubrics.jsonl", 2, lambda row: [e.pop("examples") for e in row["expectations"]])
    assert "a dev packet on a rubric with examples that is not shipped" in lacks(folder)
    write_rows(folder / "statements.jsonl", [])
    assert "statements of the train part; statements of the dev part" in lacks(folder)
