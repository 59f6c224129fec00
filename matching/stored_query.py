"""What a query asks of a database: the conditions that are cheap to look at before any text is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from matching.build_columns import build_columns, partner_numbers
from matching.candidate_rows import PERSON
from matching.codes import code_list
from matching.columns import NEED, OFFER, PROFILE
from matching.filters import Filters
from matching.query import Query
from matching.register import Register
from matching.resource_fit import kinds_that_answer, resource_fit
from matching.statement import Statement
from matching.visible_to import Sight


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which rows could answer, as far as it can be said from a few columns; gates say the rest.

    A row that these conditions leave out is one that the gates, or the filters, would remove. The partner
    that asks is not left out, so that the same conditions serve many.
    """

    sorts: tuple[int, ...]
    kinds: frozenset[int] | None
    """Resource kinds that answer (-1 for one that is not known) by their place in the list; None for all."""
    not_stated: int
    """Bits of resource kinds: a profile does not answer whose partner has offers of any of them."""
    partner_kinds: int
    """Bits of the kinds of partners that are wanted; 0 for all."""
    purposes: int
    """Bits of the purposes of which one is wanted; 0 for all."""
    today: date | None
    """The day on which what is asked for has to be open and not expired; None for that and the rest too."""
    sight: Sight | None
    """What whoever asks may see; None for all."""


def narrowed(query: Query, filters: Filters, today: date) -> Narrowed:
    """The conditions of ``query`` and ``filters`` that a database can look at."""
    sort, kind = int(query.columns.sort[0]), int(query.columns.resource_kind[0])
    kinds: frozenset[int] | None = None
    if kind >= 0:
        fit = resource_fit()[kind] if sort == NEED else resource_fit()[:, kind]
        kinds = frozenset(np.flatnonzero(fit > 0).tolist()) | {-1}
    if filters.resource_kinds and sort != PROFILE:
        listed = code_list("resource_kinds")
        wanted = frozenset(map(listed.position, filters.resource_kinds))
        kinds = wanted if kinds is None else kinds & wanted
    return Narrowed(
        sorts=_sorts(query),
        kinds=kinds,
        not_stated=int(kinds_that_answer()[kind]) if sort == NEED and kind >= 0 else 0,
        partner_kinds=_bits("partner_kinds", filters.kinds),
        purposes=_bits("purposes", filters.purposes),
        today=today,
        sight=filters.sight,
    )


def all_that_meet(query: Query, filters: Filters) -> Narrowed:
    """The conditions of no gate, and of no filter but of what may be seen."""
    return Narrowed(_sorts(query), None, 0, 0, 0, None, filters.sight)


def people_narrowed(filters: Filters, today: date) -> Narrowed:
    """The conditions on volunteers."""
    return Narrowed((PERSON,), None, 0, 0, 0, today, filters.sight)


def query_of(register: Register, id: str) -> Query:
    """The query that a need, offer or partner makes; ``register`` has that partner with all that is its own.

    Raises:
        NotFound: none of them has this id.
    """
    found = register.find(id)
    statement = found if isinstance(found, Statement) else None
    partner = register.partner(statement.partner if statement else id)
    statements = register.statements_of.get(partner.id, [])
    numbers = partner_numbers([partner], statements)
    columns = build_columns([partner], statements, numbers)
    row = 1 + statements.index(statement) if statement else 0
    return Query(partner, statement, columns.take(np.array([row])))


def _sorts(query: Query) -> tuple[int, ...]:
    return {NEED: (OFFER, PROFILE), OFFER: (NEED,), PROFILE: (PROFILE,)}[int(query.columns.sort[0])]


def _bits(list_name: str, codes: tuple[str, ...]) -> int:
    return sum(1 << code_list(list_name).position(code) for code in set(codes))
