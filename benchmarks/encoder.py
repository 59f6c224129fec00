"""How good and how fast is the text encoder, beside others in the same run?

Measured on texts that it was not trained on: Tatoeba's test sentences, held-out ESCO concepts and charities
(``benchmarks/shared_data.py`` says which). What is looked for stands among: 1,000 sentences, the 1,000
held-out concepts, all ESCO skills, 900 charities. Equal scores count in the order of the rows. Speed is that
of a process of its own with 2 threads. Figures published for other models stand in ``docs/benchmarks.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks import shared_data
from benchmarks.fresh_process import in_fresh_process
from benchmarks.line import Line
from benchmarks.shared_data import DataAbsent
from benchmarks.text_searches import MINILM, Search, ours, peers
from matching.protocols import Floats, Rows
from training.metrics.ndcg import ndcg
from training.metrics.ranks import ranks
from training.metrics.weighted_f1 import weighted_f1

TEXTS, SMALL_TEXTS = 16_000, 4_000
TEXTS_PER_SECOND, SECONDS_TO_LOAD, MOST_LOST = 15_000.0, 6.0, 0.02
SHORTENED = (128, 64)
LIST_LENGTH = 10
Figure = Callable[[Search], float]


@dataclass(frozen=True, slots=True)
class Measure:
    """Our encoder must reach ``aim``, and the best of the peers named in ``beats``. ``many`` texts take a
    large model minutes."""

    what: str
    figure: Figure
    aim: float | None = None
    beats: tuple[str, ...] = ()
    many: bool = False


def measure(*, small: bool = False) -> list[Line]:
    """Each measure for our encoder, shortened, and its peers; then its speed. ``small`` leaves out the
    measures over many texts, and all peers but BM25."""
    own, others = ours(), peers()[:1] if small else peers()
    shortened = [own.shortened(dimension) for dimension in SHORTENED]
    lines: list[Line] = []
    for one in MEASURES:
        if small and one.many:
            continue
        try:
            lines += _measured(one, own, shortened, others)
        except DataAbsent as absent:
            lines.append(Line(one.what, 0, "texts", note=str(absent)))
    return lines + _speed(SMALL_TEXTS if small else TEXTS)


def _measured(one: Measure, own: Search, shortened: Sequence[Search], others: Sequence[Search]) -> list[Line]:
    value = one.figure(own)
    peer = {search.name: one.figure(search) for search in others}
    aims = [peer[name] for name in one.beats if name in peer] + ([] if one.aim is None else [one.aim])
    return [
        Line(one.what, value, "", max(aims, default=None), "more", own.name),
        *(_shortened(one, value, search) for search in shortened),
        *(Line(one.what, figure, "", note=name) for name, figure in peer.items()),
    ]


def _shortened(one: Measure, whole: float, search: Search) -> Line:
    aim = (1 - MOST_LOST) * whole if search.name.endswith(f" {SHORTENED[0]} dimensions") else None
    return Line(one.what, one.figure(search), "", aim, "more", search.name)


def _speed(texts: int) -> list[Line]:
    found = in_fresh_process("encoder_speed", texts)
    of = f"{found['texts']:,} texts of 40 words, {found['threads']} threads; {found['of']}"
    return [
        Line("encode", found["per_second"], "texts/s", TEXTS_PER_SECOND, "more", of),
        Line("load to first vector", found["load_seconds"], "s", SECONDS_TO_LOAD, note="imports included"),
    ]


def _sentences_f1(search: Search, source: str, target: str) -> float:
    frame = shared_data.tatoeba()
    scores = search.scores(frame[source].tolist(), frame[target].tolist())
    return weighted_f1(scores.argmax(axis=1), np.arange(len(frame)))


def _first(place: Rows) -> float:
    return float(np.mean(place == 1))


def _reciprocal(place: Rows) -> float:
    return float(np.mean(1 / place))


def _concepts(search: Search, source: str, target: str, summed: Callable[[Rows], float]) -> float:
    frame = shared_data.held_out_skills()
    scores = search.scores(frame[source].tolist(), frame[target].tolist())
    return summed(ranks(scores, np.arange(len(frame))))


def _essential_skills(search: Search) -> float:
    occupations, essential = shared_data.occupations()
    frame = shared_data.skills()
    scores = search.scores(occupations, (frame["label_en"] + ". " + frame["description_en"]).tolist())
    return float(np.mean([_ndcg(own, right) for own, right in zip(scores, essential, strict=True)]))


def _ndcg(scores: Floats, right: list[int]) -> float:
    best = np.argsort(-scores, kind="stable")[:LIST_LENGTH]
    return ndcg([str(row) for row in best.tolist()], {str(row): 1 for row in right})


def _own_objects(search: Search) -> float:
    activities, objects = shared_data.charities()
    return _reciprocal(ranks(search.scores(activities, objects), np.arange(len(activities))))


def _concept_measure(
    what: str, source: str, target: str, summed: Callable[[Rows], float], aim: float
) -> Measure:
    return Measure(what, partial(_concepts, source=source, target=target, summed=summed), aim)


MEASURES = (
    Measure("Tatoeba da → en, F1", partial(_sentences_f1, source="da", target="en"), 0.93),
    Measure("Tatoeba en → da, F1", partial(_sentences_f1, source="en", target="da")),
    _concept_measure("ESCO description da → en, R@1", "description_da", "description_en", _first, 0.99),
    _concept_measure("ESCO label da → en, R@1", "label_da", "label_en", _first, 0.93),
    _concept_measure("ESCO description da → label en, MRR", "description_da", "label_en", _reciprocal, 0.73),
    _concept_measure("ESCO description en → label en, MRR", "description_en", "label_en", _reciprocal, 0.80),
    Measure("occupation → essential skills, nDCG@10", _essential_skills, beats=("BM25", MINILM), many=True),
    Measure("charity: activities → own objects, MRR", _own_objects, beats=(MINILM,)),
)
