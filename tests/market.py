"""Tiny profiles for tests: only what a case is about is written out."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from matching.market_index import MarketIndex
from matching.partner import Partner
from matching.place import Place
from matching.protocols import Floats, Progress
from matching.recommend import Recommender
from matching.register import Register
from matching.statement import Need, Offer, Statement
from models.indexes import LocalIndexes

TODAY = date(2026, 11, 22)
HERNING, AARHUS, LEMVIG = (Place("municipality", name) for name in ("Herning", "Aarhus", "Lemvig"))


class WordEncoder:
    """One dimension a word of a small vocabulary: cosines that can be worked out by hand."""

    name = "words-of-the-test"
    similarity_bounds = (0.0, 1.0)
    words = ("bookkeeping", "homework", "visits", "furniture", "law", "football", "maths", "garden")

    @property
    def dimension(self) -> int:
        return len(self.words)

    def encode(self, texts: Any, progress: Progress | None = None) -> Floats:
        counts = [[text.casefold().count(word) for word in self.words] for text in texts]
        vectors = np.array(counts, dtype=np.float32).reshape(len(counts), len(self.words))
        length = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: Floats = np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)
        return unit


def ngo(id: str = "ngo", **fields: Any) -> Partner:
    return Partner(id=id, **{"kind": "ngo", "name": f"Association {id}", **fields})


def company(id: str = "com", **fields: Any) -> Partner:
    return Partner(id=id, **{"kind": "company", "name": f"Company {id}", **fields})


def need(id: str = "need", partner: str = "ngo", **fields: Any) -> Need:
    return Need(id=id, partner=partner, **{"resource_kind": "skilled_time", "text": "bookkeeping", **fields})


def offer(id: str = "offer", partner: str = "com", **fields: Any) -> Offer:
    return Offer(id=id, partner=partner, **{"resource_kind": "skilled_time", "text": "bookkeeping", **fields})


def market(*profiles: Partner | Statement) -> MarketIndex:
    """An index over these profiles; an NGO ``ngo`` and a company ``com`` are there unless given."""
    partners = {found.id: found for found in profiles if isinstance(found, Partner)}
    for usual in (ngo(), company()):
        partners.setdefault(usual.id, usual)
    register = Register(
        partners.values(),
        [found for found in profiles if isinstance(found, Need)],
        [found for found in profiles if isinstance(found, Offer)],
    )
    return MarketIndex(register, WordEncoder(), LocalIndexes())


def recommender(*profiles: Partner | Statement) -> Recommender:
    return Recommender(market(*profiles), TODAY)
