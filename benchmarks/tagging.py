"""Time the shipped tagger against the same encoder in PyTorch, and weigh both.

Needs `pip install -e '.[train]' sentence-transformers`. The peers are a transformer of the shipped
encoder's shape (layers, width, words) in sentence-transformers and in plain transformers. Their
weights are drawn by chance: how long a matrix takes does not depend on what is in it. They only
give vectors; packetcheck gives all labels.

Each runs in a process of its own on the same two cores, in turns.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from check import sample_statements
from packetcheck.bundled import bundled_path

ROUNDS = 3
STATEMENTS = 300
LENGTH = 128
# What each process does; it prints statements a second, peak MB, and seconds to the first result.
HEAD = """
import json, resource, sys, time
start = time.perf_counter()
statements = json.loads(open(sys.argv[1], encoding="utf-8").read())
folder = sys.argv[2]
"""
TAIL = """
run(statements[:1])
first = time.perf_counter() - start
run(statements[:32])
begun = time.perf_counter()
run(statements)
rate = len(statements) / (time.perf_counter() - begun)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"rate": rate, "peak": peak, "first": first}))
"""
RUNNERS = {
    "packetcheck, all labels": """
from packetcheck.analyzer import Analyzer
from packetcheck.document import Span, Statement, Voice
analyzer = Analyzer(threads=2)
def run(texts):
    analyzer.tag([
        Statement(f"a#{n}", "a", Span(0, len(t)), t, Voice.SELF) for n, t in enumerate(texts)
    ])
""",
    "transformers, vectors only": """
import torch
from transformers import AutoModel, AutoTokenizer
torch.set_num_threads(2)
tokenizer = AutoTokenizer.from_pretrained(folder)
model = AutoModel.from_pretrained(folder).eval()
def run(texts):
    order = sorted(texts, key=len)
    with torch.inference_mode():
        for at in range(0, len(order), 32):
            model(**tokenizer(order[at : at + 32], padding=True, truncation=True,
                              max_length=128, return_tensors="pt")).last_hidden_state.mean(1)
""",
    "sentence-transformers, vectors only": """
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.models import Pooling, Transformer
torch.set_num_threads(2)
body = Transformer(folder, max_seq_length=128)
pooling = Pooling(body.get_word_embedding_dimension())
model = SentenceTransformer(modules=[body, pooling], device="cpu")
def run(texts):
    model.encode(texts, batch_size=32, show_progress_bar=False)
""",
}


def shape_of_encoder() -> tuple[int, int, int]:
    """Return layers, width and words of the shipped encoder, read from its file."""
    import onnx

    model = onnx.load(str(bundled_path("models") / "default" / "encoder.onnx"))
    names = [node.name + "".join(node.output) for node in model.graph.node]
    layers = 1 + max(
        int(part.partition("layer.")[2].split("/")[0].split(".")[0])
        for part in names
        if "layer." in part
    )
    words, width = max(
        (tuple(t.dims) for t in model.graph.initializer if len(t.dims) == 2), key=lambda d: d[0]
    )
    return layers, int(width), int(words)


def make_peer(folder: Path) -> str:
    """Write a transformer of the shipped encoder's shape; return what it is, in words."""
    from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel
    from transformers import PreTrainedTokenizerFast as Tokenizer

    layers, width, words = shape_of_encoder()
    shipped = bundled_path("models") / "default" / "tokenizer.json"
    known = json.loads(shipped.read_text(encoding="utf-8"))["model"]["vocab"]
    # The two families that an encoder may be of tell each other apart by their padding.
    bert = "[PAD]" in known
    shape = {
        "vocab_size": words, "hidden_size": width, "num_hidden_layers": layers,
        "num_attention_heads": 12, "intermediate_size": 4 * width,
    }  # fmt: skip
    if bert:
        BertModel(BertConfig(**shape), add_pooling_layer=False).save_pretrained(folder)
    else:
        MPNetModel(MPNetConfig(**shape), add_pooling_layer=False).save_pretrained(folder)
    Tokenizer(
        tokenizer_file=str(shipped), model_max_length=LENGTH,
        pad_token="[PAD]" if bert else "<pad>",
        model_input_names=["input_ids", "attention_mask"],
    ).save_pretrained(folder)  # fmt: skip
    return f"{layers} layers, width {width}, {words} words"


def measure(code: str, statements: Path, folder: Path) -> dict[str, float]:
    """Run one contender in a process of its own. Raises RuntimeError with what it said."""
    environment = os.environ | {"OMP_NUM_THREADS": "2", "TOKENIZERS_PARALLELISM": "false"}
    environment |= {"HF_HUB_OFFLINE": "1", "PACKETCHECK_CACHE": "off"}
    command = [sys.executable, "-c", HEAD + code + TAIL, str(statements), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def table(found: Mapping[str, list[dict[str, float]]]) -> str:
    """Return a Markdown table of medians; the rate's ratio is to the last line."""
    middle = {
        name: {key: statistics.median(r[key] for r in runs) for key in runs[0]}
        for name, runs in found.items()
    }
    *_, peer = middle.values()
    lines = ["| | times the statements a second | peak memory | first result |"]
    lines.append("| --- | --- | --- | --- |")
    lines += [
        f"| {name} | {m['rate'] / peer['rate']:.2f} ({m['rate']:.0f}/s) | {m['peak']:.0f} MB "
        f"| {m['first']:.2f} s |"
        for name, m in middle.items()
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shape = make_peer(folder / "peer")
        texts = sample_statements(STATEMENTS)
        path = folder / "statements.json"
        path.write_text(json.dumps(texts), encoding="utf-8")
        found: dict[str, list[dict[str, float]]] = {name: [] for name in RUNNERS}
        for round_ in range(rounds + 1):
            for runner, code in RUNNERS.items():
                result = measure(code, path, folder / "peer")
                if round_:  # the first only warms the disk's cache
                    found[runner].append(result)
    words = sum(len(t.split()) for t in texts) / len(texts)
    print(f"{len(texts)} statements of {words:.0f} words on average; peers: {shape}\n")
    print(table(found))
    print(f"\nMedians of {rounds} runs, in turns, on two cores; Python {sys.version.split()[0]}.")


if __name__ == "__main__":
    main()
