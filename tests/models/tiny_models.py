"""Real sentence-transformers folders, small enough to make in a test."""

from __future__ import annotations

from pathlib import Path
from typing import Any

VOCABULARY = "[PAD] [UNK] lektiehjælp til børn i herning bookkeeping for two hours a week hjælp query :"


def save_static_model(folder: Path, seed: int = 1) -> Path:
    """A model that gives a text the mean of its words' random vectors."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    weights = torch.randn(len(VOCABULARY.split()), 16, generator=torch.Generator().manual_seed(seed))
    static = StaticEmbedding(_tokenizer(), embedding_weights=weights.numpy())
    SentenceTransformer(modules=[static], device="cpu").save_pretrained(str(folder))
    return folder


def save_transformer(folder: Path) -> Path:
    """A one-layer BERT with mean pooling and vectors of 8 numbers."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    config = BertConfig(
        vocab_size=len(VOCABULARY.split()),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        max_position_embeddings=64,
    )
    bare = folder / "bare"
    BertModel(config).save_pretrained(bare)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=_tokenizer(), pad_token="[PAD]", unk_token="[UNK]")
    tokenizer.model_max_length = 64
    tokenizer.save_pretrained(bare)
    model = SentenceTransformer(modules=[Transformer(str(bare)), Pooling(8)], device="cpu")
    model.save_pretrained(str(folder / "whole"))
    return folder / "whole"


def _tokenizer() -> Any:
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.normalizers import Lowercase
    from tokenizers.pre_tokenizers import Whitespace

    number = {word: at for at, word in enumerate(VOCABULARY.split())}
    tokenizer = Tokenizer(WordLevel(number, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    return tokenizer
