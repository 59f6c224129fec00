"""Text encoders made with sentence-transformers, from a folder or from the hub."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from matching.errors import ModelUnavailable
from matching.messages import message
from matching.protocols import Floats, Progress
from models.model_folder import fingerprint, model_folder
from models.similarity_bounds import PAIRS, similarity_bounds

CHUNK = 1_024
PREFIXES = {"e5": "query: "}
"""What some families of models want before a text, by a part of the model's name. Needs, offers and
missions are compared with each other, so all get the same."""


class SentenceEncoder:
    """The model in a folder, or of the hub, by name; loaded when it is first asked for something.

    Its name ends in a fingerprint of the model's files: a model that was trained further has another.

    Raises:
        ModelUnavailable: on first use, when the model is not there or cannot be loaded.
    """

    def __init__(self, model: str | Path) -> None:
        self._given = str(model)
        self._prefix = _prefix(self._given)
        self._lock = Lock()
        self._loaded: Any = None

    @cached_property
    def name(self) -> str:
        label = Path(self._given).name if Path(self._given).expanduser().exists() else self._given
        return f"{label}@{fingerprint(self._folder, f'{self._prefix}{PAIRS}')}"

    @cached_property
    def dimension(self) -> int:
        return int(self._model().get_embedding_dimension())

    @cached_property
    def similarity_bounds(self) -> tuple[float, float]:
        return similarity_bounds(self.encode)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        """Vectors of ``texts``, shape (n, d), unit length; zero for a text of nothing but spaces."""
        cleaned = [_cleaned(text) for text in texts]
        different = sorted({text for text in cleaned if text}, key=lambda text: (len(text), text))
        # The last row is the zero vector of the empty text.
        vectors = np.zeros((len(different) + 1, self.dimension), dtype=np.float32)
        for start in range(0, len(different), CHUNK):
            part = different[start : start + CHUNK]
            vectors[start : start + len(part)] = _encoded(
                self._model(), [self._prefix + text for text in part]
            )
            if progress:
                progress(start + len(part), len(different))
        place = {text: number for number, text in enumerate(different)}
        return vectors[[place.get(text, -1) for text in cleaned]]

    @cached_property
    def _folder(self) -> Path:
        return model_folder(self._given)

    def _model(self) -> Any:
        with self._lock:
            if self._loaded is None:
                self._loaded = _load(self._folder)
        return self._loaded


def _load(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    # A bar for a second of loading, on top of the command's own.
    disable_progress_bar()
    try:
        model = SentenceTransformer(str(folder), local_files_only=True)
        given = _encoded(model, ["."]).shape[1]
    except Exception as error:
        raise ModelUnavailable(
            message(
                "The text encoder in '{folder}' cannot be loaded ({reason}); save or copy it again with "
                "all its files.",
                folder=str(folder),
                reason=str(error).partition("\n")[0][:120],
            )
        ) from error
    if given != model.get_embedding_dimension():
        raise _other_dimension(folder, model.get_embedding_dimension(), given)
    return model


def _encoded(model: Any, texts: list[str]) -> Floats:
    encoded = np.asarray(model.encode(texts, show_progress_bar=False), dtype=np.float32)
    lengths = np.linalg.norm(encoded, axis=1, keepdims=True)
    usable = np.isfinite(lengths) & (lengths > 0)
    unit: Floats = np.divide(encoded, lengths, out=np.zeros_like(encoded), where=usable)
    return unit


def _cleaned(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\x00", " ").strip()


def _prefix(name: str) -> str:
    parts = re.split(r"[\W_]+", name.lower())
    return next((prefix for part, prefix in PREFIXES.items() if part in parts), "")


def _other_dimension(folder: Path, said: int | None, given: int) -> ModelUnavailable:
    return ModelUnavailable(
        message(
            "The text encoder in '{folder}' says that its vectors have {said} numbers, but they have "
            "{given}: its files belong to different models; save or copy it again with all its files.",
            folder=str(folder),
            said=said,
            given=given,
        )
    )
