"""A trained encoder as a folder that sentence-transformers and models.static_encoder both read."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from matching.protocols import Floats
from models.artefact import DOCUMENTATION, MANIFEST, Manifest, sha256
from models.similarity_bounds import similarity_bounds
from models.static_encoder import WEIGHTS, StaticEncoder
from training.encoder.word_pieces import SPECIAL

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST = 127
DIGITS = 2


def export(folder: Path, tokenizer: Tokenizer, rows: Floats, name: str) -> StaticEncoder:
    """Write tokenizer, weights (v, d), configuration and manifest into ``folder``, and open it."""
    _save(folder, tokenizer, rows)
    files = {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in DOCUMENTATION and path.name != MANIFEST
    }
    dimension = rows.shape[1]
    _write(folder, Manifest(name, dimension, (0.0, 1.0), files))
    low, high = similarity_bounds(StaticEncoder(folder).encode)
    _write(folder, Manifest(name, dimension, (round(low, DIGITS), round(high, DIGITS)), files))
    return StaticEncoder(folder)


def eight_bit(rows: Floats) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.int8]], Floats]:
    """``rows`` (v, d) as whole numbers from −127 to 127, and the scale (v,) of each row.

    >>> eight_bit(np.array([[127.0, -63.5], [0.0, 0.0]], dtype=np.float32))[0].tolist()
    [[127, -64], [0, 0]]
    """
    scales = np.abs(rows).max(axis=1, keepdims=True) / MOST
    scales[scales == 0] = 1
    return np.rint(rows / scales).astype(np.int8), scales[:, 0].astype(np.float32)


def _save(folder: Path, tokenizer: Tokenizer, rows: Floats) -> None:
    import torch
    from safetensors.torch import save_file
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding

    known = rows.copy()
    known[: len(SPECIAL)] = 0
    tokenizer.no_padding()
    modules = [StaticEmbedding(tokenizer, embedding_weights=known), Normalize()]
    SentenceTransformer(modules=modules, device="cpu").save(str(folder), create_model_card=False)
    numbers, scales = eight_bit(known)
    # The names that StaticEmbedding reads: rows, and a weight for each.
    save_file(
        {"embeddings": torch.from_numpy(numbers), "weights": torch.from_numpy(scales)}, folder / WEIGHTS
    )
    # safetensors lets nobody but the owner read it, and a service may run as somebody else.
    (folder / WEIGHTS).chmod(0o644)


def _write(folder: Path, manifest: Manifest) -> None:
    text = json.dumps(asdict(manifest), indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")
