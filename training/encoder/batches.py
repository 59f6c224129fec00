"""Which texts each step of a training learns from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matching.protocols import Floats, Mask, Rows
from training.encoder.corpus import Corpus, Pair
from training.encoder.recipe import Recipe

NONE = -1
SAMPLE = 30_000


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of texts. The English ones number ``n``; ``translated`` (m,) says which of them stand in
    ``danish`` (m,); ``one`` and ``other`` (k,) belong together."""

    english: Rows
    danish: Rows
    translated: Rows
    one: Rows
    other: Rows
    cut: int | None
    """The shorter length that is trained in this step."""
    rng: np.random.Generator
    """What further chance the step needs."""

    @property
    def same(self) -> Mask:
        """Which of the relations share a text with which other, shape (k, k): no reason to part them."""
        shared: Mask = (self.one[:, None] == self.one) | (self.other[:, None] == self.other)
        np.fill_diagonal(shared, False)
        return shared


class Batches:
    """Draws from every source in proportion to a power of its size, times its share in the recipe."""

    def __init__(self, corpus: Corpus, recipe: Recipe) -> None:
        row = {text: number for number, text in enumerate(corpus.texts)}
        self._recipe = recipe
        self._translations = _rows(corpus.translations, row)
        self._relations = _rows(corpus.relations, row)
        self._shares = _shares(corpus.translations, recipe)
        self._relation_shares = _shares(corpus.relations, recipe)

    def batch(self, step: int) -> Batch:
        """The batch of ``step``: always the same, so that a training can go on where it stopped."""
        rng = np.random.default_rng([self._recipe.seed, step])
        pairs = self._drawn(self._recipe.batch, rng)
        translated = np.flatnonzero(pairs[:, 0] != NONE)
        related = self._related(rng)
        cuts = self._recipe.lengths[1:]
        return Batch(
            english=pairs[:, 1],
            danish=pairs[translated, 0],
            translated=translated,
            one=related[:, 0],
            other=related[:, 1],
            cut=int(rng.choice(cuts)) if cuts else None,
            rng=rng,
        )

    def sample(self) -> Rows:
        """Rows of some 30,000 English texts, balanced like the batches."""
        return self._drawn(SAMPLE, np.random.default_rng(self._recipe.seed))[:, 1]

    def _drawn(self, n: int, rng: np.random.Generator) -> Rows:
        counts = rng.multinomial(n, self._shares)
        drawn = [
            pairs[rng.integers(0, len(pairs), count)]
            for pairs, count in zip(self._translations, counts, strict=True)
        ]
        return np.concatenate(drawn)

    def _related(self, rng: np.random.Generator) -> Rows:
        """Relations of one sort, so that they are told apart by what they say and not by their form."""
        if not self._relations:
            return np.empty((0, 2), dtype=np.int64)
        pairs = self._relations[rng.choice(len(self._relations), p=self._relation_shares)]
        return pairs[rng.integers(0, len(pairs), self._recipe.relations)]


def _rows(sources: dict[str, list[Pair]], row: dict[str, int]) -> list[Rows]:
    return [np.array([[row.get(a, NONE), row[b]] for a, b in pairs]) for pairs in sources.values()]


def _shares(sources: dict[str, list[Pair]], recipe: Recipe) -> Floats:
    sizes = np.array([len(pairs) for pairs in sources.values()], dtype=np.float64)
    wanted = sizes**recipe.balance * [recipe.shares.get(name, 1.0) for name in sources]
    shares: Floats = wanted / max(wanted.sum(), 1)
    return shares
