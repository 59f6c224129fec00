"""Which partners' candidates are to be made anew: those that have changed, or all."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Executable, delete, exists, func, insert, literal, select, union, update
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from storage.candidate_store import forget_all
from storage.candidate_table import candidates, queue, state
from storage.changes import NOWHERE, Position, changed_since, position
from storage.tables import partners


def is_behind(connection: Connection, encoder: str, layout: str) -> bool:
    """Whether anything has changed, the encoder or the layout too, that the candidates do not know of."""
    known = connection.execute(select(state)).one_or_none()
    if known is None or (known.encoder, known.layout) != (encoder, layout):
        return True
    waits = select(exists(select(literal(1)).select_from(queue)))
    return Position(known.seq, known.mark) != position(connection) or bool(connection.execute(waits).scalar())


def note_changes(connection: Connection, encoder: str, layout: str) -> None:
    """Put into the queue whose records have changed since it was last asked; all, when what stands there was
    made by another encoder or program.

    Each statement must see what was committed before it (READ COMMITTED), and nobody else may be at it.
    """
    known = connection.execute(select(state)).one_or_none()
    if known is None:
        blank = {"seq": NOWHERE.seq, "mark": NOWHERE.mark, "texts": 0, "words": 0}
        connection.execute(insert(state).values(id=1, encoder=encoder, layout=layout, **blank))
    elif known.encoder != encoder:
        forget_all(connection)
    now = position(connection)
    as_before = known is not None and (known.encoder, known.layout) == (encoder, layout)
    changed = changed_since(connection, Position(known.seq, known.mark)) if known and as_before else None
    if changed is None:
        leaving = insert_or_leave(queue).on_conflict_do_nothing()
        connection.execute(leaving.from_select(["partner"], select(partners.c.id)))
        connection.execute(leaving.from_select(["partner"], select(candidates.c.partner).distinct()))
    else:
        now = changed.position
        _put_in(connection, changed.partners)
    current = {"encoder": encoder, "layout": layout, "seq": now.seq, "mark": now.mark}
    connection.execute(update(state).values(current))


def waiting(connection: Connection, most: int) -> list[str]:
    """Up to ``most`` partners of the queue, by id."""
    return list(connection.execute(select(queue.c.partner).order_by(queue.c.partner).limit(most)).scalars())


def how_many_wait(connection: Connection) -> int:
    """How long the queue is."""
    return _count(connection, select(func.count()).select_from(queue))


def how_many_rows(connection: Connection) -> int:
    """How many candidates there are."""
    return _count(connection, select(func.count()).select_from(candidates))


def how_many_texts(connection: Connection) -> int:
    """How many different texts there are."""
    c = candidates.c
    missions = select(c.mission_digest).where(c.mission_digest.is_not(None))
    return _count(connection, select(func.count()).select_from(union(select(c.digest), missions).subquery()))


def take_out(connection: Connection, done: Iterable[str]) -> None:
    """Take partners out of the queue."""
    connection.execute(delete(queue).where(queue.c.partner.in_(done)))


def _put_in(connection: Connection, names: Iterable[str]) -> None:
    rows = [{"partner": name} for name in sorted(names) if name]
    if rows:
        connection.execute(insert_or_leave(queue).on_conflict_do_nothing(), rows)


def _count(connection: Connection, asked: Executable) -> int:
    return int(connection.execute(asked).scalar_one())
