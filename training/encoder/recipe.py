"""Everything that is decided before a text encoder is trained; two runs with one recipe are one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from training.encoder.known_sources import REPEATS, SHARES


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes, rates and weights. The defaults are those of the shipped encoder."""

    dimension: int = 256
    cuts: tuple[int, ...] = (128, 64)
    """Shorter vectors that have to be good as well (Matryoshka: Kusupati et al., 2022)."""
    steps: int = 1_500
    seed: int = 0
    vocabulary: int = 32_000
    batch: int = 1_024
    relations: int = 512
    """Pairs a step that belong together without being translations, such as title and description."""
    temperature: float = 0.05
    cosine_weight: float = 1.0
    cut_weight: float = 0.6
    relation_weight: float = 0.5
    same_above: float = 0.9
    """Two texts whose targets are nearer than this are not held against each other."""
    learning_rate: float = 5e-3
    warm_up: int = 100
    spread: float = 0.02
    """Standard deviation of the first vectors: small, so that a rare piece weighs what it has learned."""
    drop: float = 0.1
    """Share of the pieces of a text that are left out in a step, so that it does not hang on one of them."""
    rarity: float = 1e-3
    """a in a / (a + p), the first weight of a piece that is p of the training text (Arora et al., 2017)."""
    balance: float = 0.5
    """A source is drawn in proportion to its size to this power, times its share."""
    shares: Mapping[str, float] = field(default_factory=lambda: dict(SHARES))
    repeats: Mapping[str, float] = field(default_factory=lambda: dict(REPEATS))
    """How often the tokenizer reads a source; 0.5 is every other text."""
    checkpoint_every: int = 100

    def as_dict(self) -> dict[str, Any]:
        """The same as plain values for JSON."""
        return asdict(self) | {"cuts": list(self.lengths[1:])}

    @property
    def lengths(self) -> tuple[int, ...]:
        """The dimension, and the shorter ones that are cut from it."""
        return (self.dimension, *(cut for cut in self.cuts if cut < self.dimension))
