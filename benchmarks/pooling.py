"""Is a long text found better by its parts than as a whole?

The service embeds the whole text of a need, an offer and a profile. Beside it stand sentences, and the fields
of profiles, pooled in each way of ``benchmarks/parted_texts.py``; the query is always a whole text.

Measured are charities held out of training, looked for by their activities, and those of them whose objects
are long; the lists for the judged needs of the sample, dense alone and as the service shows them; and the
judged partners with long profiles, in the order of their profiles alone. Beside each mean stands the
difference to the whole text with its 95 % interval, paired over the queries.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from benchmarks import shared_data
from benchmarks.line import Line
from benchmarks.parted_texts import (
    POOLINGS,
    PartedTexts,
    Pooling,
    parted,
    profile_fields,
    whole,
    whole_sentences,
)
from benchmarks.sample_market import LIST_LENGTH, SAMPLE, TODAY, sample_register
from benchmarks.shared_data import DataAbsent
from matching.market_index import MarketIndex
from matching.protocols import Encoder, Floats
from matching.recommend import Recommender
from matching.texts import profile_prose, statement_prose
from models.indexes import LocalIndexes
from models.ready import load_recommender
from models.text_encoder import load_encoder
from models.top_rows import top_rows
from storage.judgments_file import read_judgments
from training.bootstrap import paired_interval
from training.compared_lists import ComparedLists
from training.judged_queries import Grades, answerable, judged_queries
from training.metrics.ndcg import ndcg
from training.metrics.ranks import ranks

LONG_OBJECTS, LONG_PROFILE = 85, 40
"""Words: the longest quarter of the charities' objects and the longest third of the sample's profiles."""
AS_IT_IS = "whole text"
SHOWN = {"dense": "dense alone", "hybrid+reciprocity": "hybrid + reciprocity"}
SEED = 1
Values = Mapping[str, Sequence[float]]
"""Of each query, by way of pooling; the whole text stands first."""
Way = tuple[Pooling, PartedTexts]


def measure(*, small: bool = False) -> list[Line]:
    """Every measure for every way of pooling; ``small`` is the same, it takes seconds."""
    encoder = load_encoder()
    recommender = load_recommender(sample_register(), TODAY, encoder=encoder)
    judgments = read_judgments(SAMPLE / "judgments.csv")
    grades = answerable(judged_queries(recommender.market.register, judgments))
    lines = _charities(encoder)
    for method, values in in_the_lists(recommender, grades).items():
        lines += in_lines(SHOWN[method], values, "nDCG@10")
    return lines + in_lines("long profiles", long_profiles(recommender.market, grades), "nDCG@10")


def own_objects(encoder: Encoder, least_words: int = 0) -> Values:
    """Reciprocal rank of a charity's own objects by its activities, where they have ``least_words``.

    Raises:
        DataAbsent: the charities are not there.
    """
    activities, objects = shared_data.charities()
    queries, own = encoder.encode(activities), np.arange(len(activities))
    kept = [row for row in own.tolist() if len(objects[row].split()) >= least_words]
    ways = by_sentences(encoder, objects)
    return {
        name: (1 / ranks(pool(queries, texts), own))[kept].tolist() for name, (pool, texts) in ways.items()
    }


def in_the_lists(recommender: Recommender, grades: Mapping[str, Grades]) -> dict[str, Values]:
    """nDCG@10 of each need's list, by method; changes the vectors of the market."""
    compared, ways = ComparedLists(recommender), _ways(recommender.market)
    found: dict[str, dict[str, list[float]]] = {method: {name: [] for name in ways} for method in SHOWN}
    for need, own in grades.items():
        for name, way in ways.items():
            look_alike(recommender.market, need, way)
            lists = compared.of(need, LIST_LENGTH)
            for method in SHOWN:
                found[method][name].append(ndcg(lists[method], own, LIST_LENGTH))
    return dict(found)


def long_profiles(market: MarketIndex, grades: Mapping[str, Grades]) -> Values:
    """nDCG@10 of the judged partners with long profiles, for each need that one of them answers."""
    row = {p.id: n for n, p in enumerate(market.partners) if len(profile_prose(p).split()) >= LONG_PROFILE}
    among = {need: {id: grade for id, grade in own.items() if id in row} for need, own in grades.items()}
    among = answerable(among)
    return {
        name: [
            ndcg(_nearest(cosines_of(market, need, way), {id: row[id] for id in own}), own, LIST_LENGTH)
            for need, own in among.items()
        ]
        for name, way in _ways(market).items()
    }


def look_alike(market: MarketIndex, need: str, way: Way) -> None:
    """Give the rows of ``market`` vectors whose cosines with this need's vector are the pooled ones."""
    market.vectors = np.outer(cosines_of(market, need, way), _vector(market, need))
    market.dense = LocalIndexes().dense(market.vectors)


def cosines_of(market: MarketIndex, need: str, way: Way) -> Floats:
    """Pooled cosines of all rows with a need, shape (n,)."""
    pool, texts = way
    cosines: Floats = pool(_vector(market, need)[None], texts)[0]
    return cosines


def by_sentences(encoder: Encoder, texts: Sequence[str]) -> dict[str, Way]:
    """``texts`` as they are, then by their sentences."""
    found = parted(encoder, texts, [whole_sentences(text) for text in texts])
    return {AS_IT_IS: (whole, found)} | {
        f"sentences, {name}": (pool, found) for name, pool in POOLINGS.items()
    }


def by_fields(market: MarketIndex, texts: Sequence[str]) -> dict[str, Way]:
    """The rows of ``market``, whose texts are ``texts``, with the profiles by their fields."""
    fields = [profile_fields(partner) for partner in market.partners]
    found = parted(market.encoder, texts, [*fields, *([text] for text in texts[len(fields) :])])
    return {f"fields, {name}": (pool, found) for name, pool in POOLINGS.items()}


def in_lines(what: str, values: Values, unit: str) -> list[Line]:
    """The mean of each way of pooling, with its difference to the whole text."""
    today = values[AS_IT_IS]
    return [
        Line(f"{what}, {len(own)} queries, {unit}", float(np.mean(own)), "", note=_note(name, own, today))
        for name, own in values.items()
    ]


def _charities(encoder: Encoder) -> list[Line]:
    try:
        every, long = own_objects(encoder), own_objects(encoder, LONG_OBJECTS)
    except DataAbsent as absent:
        return [Line("charities", 0, "texts", note=str(absent))]
    return in_lines("charities", every, "MRR") + in_lines("charities, long objects", long, "MRR")


def _ways(market: MarketIndex) -> dict[str, Way]:
    texts = [profile_prose(p) for p in market.partners] + [statement_prose(s) for s in market.statements]
    return by_sentences(market.encoder, texts) | by_fields(market, texts)


def _vector(market: MarketIndex, need: str) -> Floats:
    vector: Floats = market.encoder.encode([market.query(need).prose])[0]
    return vector


def _nearest(cosines: Floats, row: Mapping[str, int]) -> list[str]:
    """The ids in ``row``, which is in the order of the rows, nearest first."""
    ids, rows = list(row), np.array(list(row.values()))
    best, _ = top_rows(np.arange(len(rows)), cosines[rows], LIST_LENGTH)
    return [ids[at] for at in best.tolist()]


def _note(name: str, own: Sequence[float], today: Sequence[float]) -> str:
    if own is today:
        return f"{name}, as it is now"
    found = paired_interval(own, today, np.random.default_rng(SEED))
    return f"{name}: {found.mean:+.3f} [{found.low:+.3f}, {found.high:+.3f}]"
