"""How good are the lists for the judged needs of the sample, and what is lost in another language?

nDCG@10 over the 45 needs, as they stand, the Danish ones alone, and with the title, the text and the labels
of the competences of every need translated by hand (``sample_needs_translated.json``: Danish into English,
English and mixed into Danish); all else stays. The loss is 1 − translated / original.

Who is not judged counts as 0. The judgments were pooled from the untranslated lists of the provisional
encoder that came before the shipped one, so every other list may be better than its figure.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

import storage
from benchmarks.line import Line
from matching.protocols import Encoder
from matching.register import Register
from matching.statement import Need
from models.ready import load_recommender
from models.text_encoder import load_encoder
from storage.import_file import parse_files
from storage.judgments_file import read_judgments
from training.compared_lists import ComparedLists
from training.judged_queries import Grades, answerable, judged_queries
from training.metrics.ndcg import ndcg

SAMPLE = Path(storage.__file__).parent / "sample"
TRANSLATED = Path(__file__).with_name("sample_needs_translated.json")
TODAY = date(2026, 11, 22)
"""The day of the judgments: what expires later must not change the figures."""
SHOWN = {"dense": "dense alone", "bm25": "BM25 alone", "hybrid+reciprocity": "hybrid + reciprocity"}
MOST_LOST_PERCENT = 3.0
LIST_LENGTH = 10
Quality = Mapping[str, Mapping[str, float]]
"""nDCG@10 by method, by need."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A need's words in the other language; ``language`` is the one it was written in: da, en or mixed."""

    language: str
    title: str
    text: str
    competences: tuple[str, ...]

    def of(self, need: Need) -> Need:
        """``need`` in these words; ValueError where the number of competences differs."""
        pairs = zip(need.competences, self.competences, strict=True)
        competences = tuple(replace(competence, label=label) for competence, label in pairs)
        return replace(need, title=self.title, text=self.text, competences=competences)


def measure(*, small: bool = False) -> list[Line]:
    """The methods with the encoder that is in use; ``small`` is the same, it takes seconds."""
    return with_encoder(load_encoder(), MOST_LOST_PERCENT)


def with_encoder(encoder: Encoder, most_lost: float | None = None) -> list[Line]:
    """Each method with ``encoder``; ``most_lost`` percent is the aim of dense alone."""
    register, words = sample_register(), translations()
    grades = answerable(judged_queries(register, read_judgments(SAMPLE / "judgments.csv")))
    other = in_other_language(register, words)
    danish = [id for id in grades if words[id].language == "da"]
    original, translated = (_quality(market, grades, encoder) for market in (register, other))
    lines: list[Line] = []
    for method, what in SHOWN.items():
        own, others = original[method], translated[method]
        lost = 100 * (1 - _mean(others) / _mean(own))
        aim = most_lost if method == "dense" else None
        lines += [
            Line(f"{what}, {len(own)} needs, nDCG@10", _mean(own), ""),
            Line(f"{what}, {len(danish)} Danish needs, nDCG@10", _mean(own, danish), ""),
            Line(f"{what}, {len(own)} needs translated, nDCG@10", _mean(others), ""),
            Line(f"{what}, lost by translation", lost, "%", aim),
        ]
    return [replace(line, note=encoder.name) for line in lines]


def sample_register() -> Register:
    """The sample market."""
    found = parse_files([SAMPLE / "market.json"]).profiles
    return Register(found["partners"], found["needs"], found["offers"], found["volunteers"])  # type: ignore[arg-type]


def translations() -> dict[str, Translation]:
    """The judged needs in the other language, by id."""
    found: dict[str, dict[str, Any]] = json.loads(TRANSLATED.read_text(encoding="utf-8"))
    return {
        id: Translation(own["language"], own["title"], own["text"], tuple(own["competences"]))
        for id, own in found.items()
    }


def in_other_language(register: Register, words: Mapping[str, Translation]) -> Register:
    """``register`` with the translated needs in place of theirs.

    Raises:
        NotFound: a translation belongs to no need.
    """
    needs = {**register.needs, **{id: own.of(register.need(id)) for id, own in words.items()}}
    return Register(
        register.partners.values(), needs.values(), register.offers.values(), register.volunteers.values()
    )


def _quality(register: Register, grades: Mapping[str, Grades], encoder: Encoder) -> Quality:
    compared = ComparedLists(load_recommender(register, TODAY, encoder=encoder))
    lists = {need: compared.of(need, LIST_LENGTH) for need in grades}
    return {
        method: {need: ndcg(lists[need][method], own, LIST_LENGTH) for need, own in grades.items()}
        for method in SHOWN
    }


def _mean(values: Mapping[str, float], needs: Sequence[str] | None = None) -> float:
    return float(np.mean([values[need] for need in (values if needs is None else needs)]))
