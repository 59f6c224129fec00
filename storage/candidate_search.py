"""Finding candidates in PostgreSQL: the nearest by vector, the best by words, or all that could answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    REAL,
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    column,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    text,
    union,
)

from matching.codes import code_list
from matching.columns import PROFILE
from matching.protocols import Floats
from matching.stored_query import Narrowed
from matching.visible_to import Sight
from storage.candidate_read import ReadRows, read_rows
from storage.candidate_table import candidates, postings, state, stem_counts

K1, B = 0.9, 0.4
COUNTED = 10_000
COMPARED = 200_000
"""In a market of at most so many texts every vector is compared, which is quicker and misses none."""
MOST_HITS = 60_000
"""Rare stems are looked for first, until they stand in so many texts: common ones take the most time and say
the least."""
LONGEST_SCAN, MOST_EFFORT = 20_000, 1_000


@dataclass(frozen=True, slots=True)
class Near:
    """What candidates are near to: a query's vector (d,), how rare each of its stems is, with the number of
    texts that have it, how many stems a text has in the mean, and how many texts there are."""

    vector: Floats
    rarity: dict[int, tuple[float, int]]
    mean_length: float
    texts: int


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of a query as the database counts them."""

    texts: int
    words: int
    found_in: dict[int, int]
    """In how many texts each of them is, by its number."""


def words_of(connection: Connection, stems: Sequence[int]) -> Words:
    """How common these stems are."""
    of_all = connection.execute(select(state.c.texts, state.c.words)).one_or_none()
    asked = select(stem_counts.c.stem, stem_counts.c.found_in).where(
        stem_counts.c.stem == func.any(literal([*stems], ARRAY(Integer)))
    )
    found: dict[int, int] = {row.stem: row.found_in for row in connection.execute(asked)}
    texts, words = (of_all.texts, of_all.words) if of_all else (0, 0)
    return Words(texts, words, {stem: found.get(stem, 0) for stem in stems})


def how_many(connection: Connection, asked: Narrowed) -> int:
    """How many rows could answer; of very many it stops counting."""
    rows = select(candidates.c.key).where(_could_answer(asked)).limit(COUNTED).subquery()
    return int(connection.execute(select(func.count()).select_from(rows)).scalar_one())


def search(
    connection: Connection,
    asked: Narrowed,
    near: Near,
    k: int | None,
    always: str = "",
) -> ReadRows:
    """Rows that could answer, by sort, then by id.

    Args:
        connection: of a transaction that only reads.
        asked: the conditions.
        near: what they are to be near to.
        k: so many of the nearest by vector and of the best by words; None for all rows.
        always: a partner of whom all rows are found that may be seen, those too that could not answer.
    """
    return read_rows(connection, _chosen(connection, asked, near, k, always))


def owners_of(connection: Connection, asked: Narrowed, near: Near, k: int) -> list[str]:
    """Ids of the partners of the ``k`` nearest rows by vector and of the ``k`` best by words."""
    chosen = candidates.c.key.in_(_chosen(connection, asked, near, k))
    return list(connection.execute(select(candidates.c.partner).where(chosen).distinct()).scalars())


def _chosen(
    connection: Connection, asked: Narrowed, near: Near, k: int | None, always: str = ""
) -> Select[Any]:
    """Keys of the rows that are sought."""
    could = _could_answer(asked)
    chosen = select(candidates.c.key).where(could)
    of_one = select(candidates.c.key).where(candidates.c.partner == always, *_may_meet(asked))
    if k is None:
        return select(union(chosen, of_one).subquery()) if always else chosen
    exact = near.texts <= COMPARED
    if not exact:
        _scan_on(connection, k)
    ways = [of_one] if always else []
    ways += [_nearest(chosen, near.vector, k, exact=exact)] if near.vector.any() else []
    ways += [_by_words(could, near, k)] if near.rarity else []
    ways += [] if ways else [chosen.order_by(candidates.c.key).limit(k)]
    return select(union(*(select(way.subquery()) for way in ways)).subquery())


def _could_answer(asked: Narrowed) -> ColumnElement[bool]:
    c = candidates.c
    by_sort = []
    for sort in asked.sorts:
        conditions: list[ColumnElement[bool]] = [c.sort == sort]
        if sort == PROFILE and asked.not_stated:
            conditions.append(c.stated.op("&")(asked.not_stated) == 0)
        if sort != PROFILE and asked.kinds is not None:
            conditions.append(c.resource_kind.in_(sorted(asked.kinds)))
        by_sort.append(and_(*conditions))
    every = [*_may_meet(asked), or_(*by_sort)]
    if asked.today is not None:
        every += [c.is_open, c.expires.is_(None) | (c.expires >= asked.today)]
    if asked.partner_kinds:
        every.append(c.kind.op("&")(asked.partner_kinds) != 0)
    if asked.purposes:
        every.append(c.purposes.op("&")(asked.purposes) != 0)
    return and_(*every)


def _may_meet(asked: Narrowed) -> list[ColumnElement[bool]]:
    """Of the sorts that are sought, and within sight."""
    # The sorts are named beside what is asked of each, for that lets an index be read in part.
    seen = [] if asked.sight is None else [_may_be_seen(asked.sight)]
    return [candidates.c.sort.in_(asked.sorts), *seen]


def _may_be_seen(sight: Sight) -> ColumnElement[bool]:
    """As :meth:`matching.visible_to.Sight.sees` has it."""
    c = candidates.c
    ways: list[ColumnElement[bool]] = [false()]
    if sight.widely is not None:
        ways.append(c.visibility >= code_list("visibilities").position(sight.widely))
    if sight.centres:
        ways.append(c.centres.overlap(sorted(sight.centres)))
    if sight.partners:
        ways.append(c.partner.in_(sorted(sight.partners)))
    return or_(*ways)


def _scan_on(connection: Connection, k: int) -> None:
    """Let the index go on until enough rows pass the conditions, in the order of their distance."""
    connection.execute(text("SET LOCAL hnsw.iterative_scan = strict_order"))
    connection.execute(text(f"SET LOCAL hnsw.ef_search = {MOST_EFFORT}"))
    connection.execute(text(f"SET LOCAL hnsw.max_scan_tuples = {max(LONGEST_SCAN, 20 * k)}"))


def _nearest(chosen: Select[Any], vector: Floats, k: int, *, exact: bool) -> Select[Any]:
    distance: ColumnElement[float] = candidates.c.embedding.cosine_distance(vector)
    if exact:
        distance = distance + literal_column("0")  # the index knows no sums
    return chosen.where(candidates.c.embedding.is_not(None)).order_by(distance).limit(k)


def _by_words(could: ColumnElement[bool], near: Near, k: int) -> Select[Any]:
    """The best by BM25."""
    rarest = _rarest(near)
    stems = (
        func.unnest(literal([*rarest], ARRAY(Integer)), literal([*rarest.values()], ARRAY(REAL)))
        .table_valued(column("stem", Integer), column("rarity", REAL))
        .render_derived("stems")
    )
    # As models.postings.damping and bm25 have it.
    damping = K1 * (1 - B) + K1 * B / max(near.mean_length, 1.0) * postings.c.length
    score = func.sum(stems.c.rarity * postings.c.times / (damping + postings.c.times)).label("score")
    hits = (
        select(postings.c.key, score)
        .select_from(stems.join(postings, postings.c.stem == stems.c.stem))
        .group_by(postings.c.key)
        .cte("hits")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    found = select(candidates.c.key).select_from(hits.join(candidates, candidates.c.key == hits.c.key))
    return found.where(could).order_by(hits.c.score.desc(), candidates.c.key).limit(k)


def _rarest(near: Near) -> dict[int, float]:
    """Rarity of the rarest stems, as many as together stand in :data:`MOST_HITS` texts, and one more."""
    found: dict[int, float] = {}
    texts = 0
    for stem, (rarity, found_in) in sorted(near.rarity.items(), key=lambda each: (each[1][1], each[0])):
        if texts >= MOST_HITS:
            break
        found[stem] = rarity
        texts += found_in
    return found
