"""`train`: a model folder out of a corpus and a base, or one line that says what is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from packetcheck.cli.run_train import parse_layers
from packetcheck.cli.training_watch import LineWatch, fit_note
from packetcheck.errors import UsageError
from packetcheck.modelfolder import load_model_folder
from packetcheck.training import needs
from training.tiny_base import write_base
from training.tiny_corpus import change, write_corpus

from .harness import Cli, tree

CALL = ("train", "--base", "base", "--corpus", "corpus", "--out", "out", "--weights", "w/net")


@pytest.fixture
def laid(here: Path) -> Path:
    """Stand in a folder with a small corpus and a small base; needs the extra."""
    for module in needs.TRAIN:
        pytest.importorskip(module)
    write_base(here / "base", write_corpus(here / "corpus"))
    return here


def test_what_is_not_installed_is_named(
    refused: Callable[..., str], here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert here.is_dir()
    monkeypatch.setattr(needs, "find_spec", lambda name: None if name == "torch" else name)
    said = refused(*CALL, slug="missing-extra")
    assert "training needs torch, which" in said
    assert "pip install 'packetcheck[train]'" in said


@pytest.mark.filterwarnings("ignore")
def test_a_model_is_trained_used_and_trained_again(cli: Cli, laid: Path) -> None:
    first = cli(*CALL, "--epochs", "1")
    assert first.status == 0, first.err
    assert "epoch 1 of 1, loss " in first.err
    assert "tags    macro F1 " in first.out
    model = load_model_folder(laid / "out")
    assert model.manifest.base.startswith("base, model.safetensors sha256 ")
    assert len(model.manifest.match.heads) == 3
    assert {p.name for p in laid.iterdir()} == {"base", "corpus", "out", "w"}
    shown = cli("tag", "-", "--model", laid / "out", stdin=b"I mentored two deckhands at Bari.")
    assert (shown.status, len(shown.rows)) == (0, 1)

    metrics = json.loads((laid / "out" / "metrics.json").read_text())
    metrics["floors"] = {"tags": {"macro_f1": 0.1}}
    (laid / "out" / "metrics.json").write_text(json.dumps(metrics))
    again = cli(*CALL, "--reuse")
    assert again.status == 0, again.err
    assert "epoch" not in again.err
    assert json.loads((laid / "out" / "metrics.json").read_text()) == metrics
    assert load_model_folder(laid / "out").identity == model.identity

    fresh = cli(*CALL, "--epochs", "1", "--out", "twin", "--weights", "w/twin")
    assert fresh.status == 0, fresh.err
    assert load_model_folder(laid / "twin").identity == model.identity

    change(laid / "corpus", "rubrics.jsonl", 2, lambda row: row["expectations"].reverse())
    before = tree(laid)
    other = cli(*CALL, "--reuse")
    assert other.status == 2
    assert "was fitted with other expectations [training]" in other.err
    assert tree(laid) == before


@pytest.mark.filterwarnings("ignore")
def test_what_cannot_be_trained_on_is_said_and_nothing_is_written(cli: Cli, laid: Path) -> None:
    def said(*argv: str) -> str:
        before = tree(laid)
        result = cli(*argv)
        assert (result.status, result.out) == (2, "")
        assert tree(laid) == before
        return result.err

    assert "no fitted network is there [training]" in said(*CALL, "--reuse")
    assert "has 2 layers, and no layer 5 [bad-base]" in said(*CALL, "--layers", "0,5")
    (laid / "base" / "model.safetensors").write_bytes(b"no weights")
    assert "cannot be loaded" in said(*CALL)
    (laid / "base" / "tokenizer.json").unlink()
    assert "tokenizer.json missing [bad-base]" in said(*CALL)
    assert "holds files, and no model" in said(*CALL, "--out", "base")
    change(laid / "corpus", "statements.jsonl", 2, lambda row: row.update(split="tets"))
    assert "statements.jsonl, line 2: 'tets' is no split" in said(*CALL)


def test_layers_are_numbers_in_order_or_all() -> None:
    assert parse_layers(None) is None
    assert parse_layers("all") == ()
    assert parse_layers("0, 2,11") == (0, 2, 11)
    for text in ("", "a", "1,,2", "-1", "2,1", "1,1"):
        with pytest.raises(UsageError):
            parse_layers(text)


def test_a_log_gets_a_line_now_and_then(capsys: pytest.CaptureFixture[str]) -> None:
    watch = LineWatch()
    watch.stage("preparing the fit")
    for step in range(1, 1001):
        watch.step(step, 1000, epochs=4, loss=2.0)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "packetcheck: preparing the fit"
    assert 20 <= len(lines) - 1 <= 22
    assert "step 1000 of 1000, epoch 4 of 4, loss 2.00" in lines[-1]
    assert [fit_note(n, 1000, 4, 1.0)[:7] for n in (1, 250, 251, 1000)] == [
        "epoch 1",
        "epoch 1",
        "epoch 2",
        "epoch 4",
    ]
