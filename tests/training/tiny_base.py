"""A base encoder of a few numbers, made on the spot; needs PyTorch."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

from .tiny_corpus import FILES


def write_base(folder: Path, corpus: Path) -> Path:
    """Write an untrained encoder of two layers that knows the words of a corpus."""
    torch = pytest.importorskip("torch")
    transformers = pytest.importorskip("transformers")
    torch.manual_seed(1)
    text = " ".join((corpus / name).read_text(encoding="utf-8") for name in FILES).lower()
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *sorted(set(re.findall(r"\w+|[.,;]", text)))]
    tokenizer = Tokenizer(models.WordLevel({w: n for n, w in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=512,
        max_position_embeddings=128,
    )
    folder.mkdir(parents=True, exist_ok=True)
    transformers.BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder
