"""A query: what candidates are compared with, whether it stands in the register or was just typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from matching.build_columns import build_columns, partner_numbers
from matching.columns import UNKNOWN, Columns
from matching.competence import Competence
from matching.partner import Partner
from matching.statement import Need, Offer, Statement
from matching.texts import profile_prose, profile_words, statement_prose

NOBODY = Partner(id="query", kind="ngo", name="query")
"""Stands in for the unknown partner behind a free text."""


@dataclass(frozen=True, slots=True)
class Query:
    """One row of columns with the texts and competences that go with it."""

    partner: Partner | None
    """None behind a free text."""
    statement: Statement | None
    """None when the partner's profile itself is the query."""
    columns: Columns

    @property
    def prose(self) -> str:
        if self.statement is not None:
            return statement_prose(self.statement)
        return profile_prose(self.partner) if self.partner else ""

    @property
    def words(self) -> str:
        if self.statement is not None:
            return statement_prose(self.statement)
        return profile_words(self.partner) if self.partner else ""

    @property
    def competences(self) -> tuple[Competence, ...]:
        return self.statement.competences if self.statement else ()

    @property
    def seeks(self) -> bool:
        """An offer gives; a need and a profile seek."""
        return not isinstance(self.statement, Offer)

    def numbered(self, numbers: Mapping[str, int]) -> Columns:
        """The columns with partners by these ``numbers`` of theirs, -1 where there is none.

        A query that was just typed is no partner's, and stays so.
        """
        owner = self.partner.id if self.partner and self.columns.partner[0] != UNKNOWN else ""
        exclusions = [each for side in (self.partner, self.statement) if side for each in side.exclusions]
        excluded = [numbers.get(each.code, UNKNOWN) for each in exclusions if each.what == "partner"]
        return replace(
            self.columns,
            partner=np.array([numbers.get(owner, UNKNOWN)], dtype=np.int32),
            excluded_partners=np.array([excluded or [UNKNOWN]], dtype=np.int32),
        )


def typed_query(
    statement: Need | Offer, partner: Partner | None = None, *, resource_kind_known: bool = True
) -> Query:
    """A query for a statement that is not in the register, by ``partner`` where it is known.

    With ``resource_kind_known=False`` the kind of the statement stands for one that nobody knows: it
    closes no gate and counts for nothing.
    """
    owner = partner or NOBODY
    columns = build_columns([owner], [replace(statement, partner=owner.id)]).take(np.array([1]))
    columns = replace(columns, partner=columns.partner * 0 - 1)
    if partner is None:
        columns = replace(columns, kind=columns.kind * 0)
    return Query(partner, statement, columns if resource_kind_known else _of_any_kind(columns))


def draft_query(statement: Need | Offer, partner: Partner, *, resource_kind_known: bool = True) -> Query:
    """A query for a statement that ``partner`` is still writing: as if it stood in the register, so that
    what is the partner's own does not answer it. ``resource_kind_known`` as in :func:`typed_query`."""
    statement = replace(statement, partner=partner.id)
    columns = build_columns([partner], [statement], partner_numbers([partner], [statement]))
    columns = columns.take(np.array([1]))
    return Query(partner, statement, columns if resource_kind_known else _of_any_kind(columns))


def _of_any_kind(columns: Columns) -> Columns:
    unknown, none = np.full_like(columns.resource_kind, UNKNOWN), columns.gives * 0
    return replace(columns, resource_kind=unknown, stated=none, gives=none)
