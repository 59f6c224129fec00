"""Texts with their parts, and ways to say how near such a text is to a query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from matching.partner import Partner
from matching.protocols import Encoder, Floats, Rows
from matching.texts import SENTENCE_END

Parts = Sequence[str]


@dataclass(frozen=True, slots=True)
class PartedTexts:
    """Vectors of n texts (n, d) and of their parts (p, d), the parts of one text after those of the one
    before it; ``starts`` (n,) is the first part of each. Every text has one."""

    whole: Floats
    parts: Floats
    starts: Rows


Pooling = Callable[[Floats, PartedTexts], Floats]
"""Cosines of queries (q, d) with n texts, shape (q, n)."""


def parted(encoder: Encoder, texts: Sequence[str], parts: Sequence[Parts]) -> PartedTexts:
    """``texts`` (n,) and ``parts`` (n,) as vectors; a text without parts is its own."""
    own = [found or [text] for text, found in zip(texts, parts, strict=True)]
    starts = np.cumsum([0, *map(len, own[:-1])])
    return PartedTexts(
        encoder.encode(texts), encoder.encode([part for found in own for part in found]), starts
    )


def whole_sentences(text: str) -> Parts:
    """The sentences of ``text`` that hold a letter, however long: those of a quote are cut."""
    found = (part.strip() for part in SENTENCE_END.split(text))
    return [part for part in found if any(map(str.isalpha, part))]


def profile_fields(partner: Partner) -> Parts:
    """What a profile's vector is made of, field by field."""
    return [text for text in (partner.mission, partner.resources, partner.roles_can_text) if text.strip()]


def whole(queries: Floats, texts: PartedTexts) -> Floats:
    """The cosine of the whole text, as the service has it."""
    return _cosines(queries, texts.whole)


def mean_vector(queries: Floats, texts: PartedTexts) -> Floats:
    """The cosine of the mean of the parts' vectors."""
    sums = np.add.reduceat(texts.parts, texts.starts, axis=0)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    return _cosines(queries, (sums / np.where(lengths > 0, lengths, 1)).astype(np.float32))


def mean_cosine(queries: Floats, texts: PartedTexts) -> Floats:
    """The mean of the parts' cosines: unlike the vector, it falls with every part about something else."""
    counts = np.diff(texts.starts, append=len(texts.parts))
    sums = np.add.reduceat(_cosines(queries, texts.parts), texts.starts, axis=1)
    return (sums / counts).astype(np.float32)


def best_cosine(queries: Floats, texts: PartedTexts) -> Floats:
    """The cosine of the part that is nearest to the query."""
    best: Floats = np.maximum.reduceat(_cosines(queries, texts.parts), texts.starts, axis=1)
    return best


def whole_and_best(queries: Floats, texts: PartedTexts) -> Floats:
    """The mean of the whole text's cosine and the best part's."""
    both: Floats = np.add(whole(queries, texts), best_cosine(queries, texts), dtype=np.float32)
    return both * np.float32(0.5)


POOLINGS: dict[str, Pooling] = {
    "mean of the vectors": mean_vector,
    "mean of the cosines": mean_cosine,
    "best": best_cosine,
    "whole and best": whole_and_best,
}
"""What stands beside the whole text, by the name of the table."""


def _cosines(queries: Floats, vectors: Floats) -> Floats:
    # Not a matrix product: equal rows must get equal cosines, for ties go by the order of the rows.
    cosines: Floats = np.vecdot(vectors, queries[:, None])
    return cosines
