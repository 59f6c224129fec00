"""A language of fifty words in two tongues, and a teacher that knows one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np

from matching.messages import Message
from matching.protocols import Floats, Progress
from training.encoder.corpus import Corpus
from training.encoder.recipe import Recipe

WORDS = 25
SMALL = Recipe(
    dimension=8,
    cuts=(4,),
    steps=30,
    vocabulary=200,
    batch=64,
    relations=16,
    learning_rate=0.1,
    warm_up=3,
    checkpoint_every=10,
)


def english(words: Sequence[int]) -> str:
    return " ".join(f"eng{chr(97 + word)}" for word in words)


def danish(words: Sequence[int]) -> str:
    return " ".join(f"dansk{chr(97 + word)}" for word in words)


def small_corpus() -> Corpus:
    rng = np.random.default_rng(1)
    drawn = [rng.choice(WORDS, 3, replace=False).tolist() for _ in range(240)]
    pairs = [(danish(words), english(words)) for words in drawn]
    return Corpus(
        translations={"spoken": pairs[:150], "written": pairs[150:200], "alone": [("", english([1, 2]))]},
        relations={"first-words": [(en, en[:9]) for _, en in pairs[:100]]},
        held_out={"spoken": pairs[200:]},
    )


class WordTeacher:
    """A direction for every English word; counts how many texts it reads."""

    name = "word-teacher"
    dimension = 12
    similarity_bounds = (0.0, 1.0)

    def __init__(self) -> None:
        self.read = 0
        self._words = np.random.default_rng(2).standard_normal((WORDS, self.dimension)).astype(np.float32)

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Floats:
        self.read += len(texts)
        found = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.split():
                found[row] += self._words[ord(word[-1]) % WORDS]
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        unit: Floats = np.divide(found, lengths, out=np.zeros_like(found), where=lengths > 0)
        return unit


@contextmanager
def unwatched(label: Message) -> Iterator[Progress]:
    yield lambda done, total: None


@contextmanager
def interrupted(label: Message) -> Iterator[Progress]:
    """Ctrl-C after seventeen steps of the training."""

    def report(done: int, total: int) -> None:
        if label.template == "Training" and done == 17:
            raise KeyboardInterrupt

    yield report
