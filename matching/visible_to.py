"""Who may see which profiles, needs and offers: for one record, for a register, and for columns of many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from matching.codes import code_list
from matching.columns import Small
from matching.partner import Partner
from matching.register import Register
from matching.rights.actor import Actor
from matching.rights.rules import About, Visibility, may
from matching.statement import Need, Offer, Statement

Keys = NDArray[np.int64]
NO_KEY = 0


def about_partner(partner: Partner) -> About:
    """What ``partner`` belongs to, and how widely it may be seen."""
    return About(frozenset(partner.centres), frozenset({partner.id}), partner.seen_by)


def about_statement(statement: Statement, partner: Partner) -> About:
    """What a need or an offer of ``partner`` belongs to; it is never seen more widely than its partner."""
    owner = about_partner(partner)
    return About(owner.centres, owner.partners, stricter(statement.seen_by, owner.visibility))


def stricter(one: Visibility, other: Visibility) -> Visibility:
    """That of the two by which fewer see it."""
    return min(one, other, key=code_list("visibilities").position)


def viewable(register: Register, actor: Actor) -> Register:
    """What of ``register`` an actor may see in lists: partners, their needs and offers, and of volunteers
    those of partners for which the actor may ask for volunteers."""
    sight = sight_of(actor)
    partners = [partner for partner in register.partners.values() if sight.sees(about_partner(partner))]
    ids = [partner.id for partner in partners]
    own = [each for id in ids for each in viewable_statements(register, id, actor)]
    asked = [p.id for p in partners if may(actor, "recommend_volunteers", about_partner(p))]
    return Register(
        partners,
        [each for each in own if isinstance(each, Need)],
        [each for each in own if isinstance(each, Offer)],
        [each for id in asked for each in register.volunteers_of.get(id, ())],
    )


def viewable_statements(register: Register, partner: str, actor: Actor) -> list[Statement]:
    """The needs, then the offers, of a partner that an actor may see."""
    sight, owner = sight_of(actor), register.partner(partner)
    own = register.statements_of.get(partner, ())
    return [statement for statement in own if sight.sees(about_statement(statement, owner))]


@dataclass(frozen=True, slots=True)
class Sight:
    """What an actor may see: all that is seen at least as widely as ``widely`` (None: nothing for that
    reason alone), and all that belongs to one of ``centres`` or of ``partners``.

    It says what :func:`matching.rights.rules.may` says of the right ``see_profile``, of many at once.
    """

    widely: Visibility | None = "public"
    centres: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()

    def sees(self, about: About) -> bool:
        """Whether it may see what ``about`` describes."""
        return (
            (self.widely is not None and stricter(self.widely, about.visibility) == self.widely)
            or not self.centres.isdisjoint(about.centres)
            or not self.partners.isdisjoint(about.partners)
        )

    def mask(self, rows: SightColumns) -> NDArray[np.bool_]:
        """True for each of ``rows`` that may be seen, shape (rows,)."""
        seen = np.zeros(len(rows.visibility), dtype=np.bool_)
        if self.widely is not None:
            seen = rows.visibility >= code_list("visibilities").position(self.widely)
        if self.centres:
            seen = seen | np.isin(rows.centres, _keys(self.centres)).any(axis=1)
        if self.partners:
            seen = seen | np.isin(rows.owner, _keys(self.partners))
        return seen


def sight_of(actor: Actor) -> Sight:
    """What ``actor`` may see: an administrator all, a broker what its own centres and what all centres may
    see, a member its own partner's, everybody what is public; an API token that may not read sees nothing."""
    if "read" not in actor.scopes:
        return Sight(None)
    if actor.is_administrator:
        return Sight("centre")
    return Sight("centres" if actor.centres else "public", actor.centres, actor.partners)


@dataclass(frozen=True, slots=True)
class SightColumns:
    """What decides who may see a row, for many rows, in an order that the caller chooses."""

    visibility: Small
    """Position in the list ``visibilities``; of a statement the stricter of its own and its partner's."""
    centres: Keys
    """Shape (rows, most centres): keys of the centres; :data:`NO_KEY` in unused places."""
    owner: Keys
    """Key of the partner."""


def sight_columns(partners: Sequence[Partner], statements: Sequence[Statement] = ()) -> SightColumns:
    """A row for each of ``partners``, then one for each of ``statements``, as in
    :func:`matching.build_columns.build_columns`; the partner of a statement is among ``partners``."""
    at = {partner.id: position for position, partner in enumerate(partners)}
    owner = [at[statement.partner] for statement in statements]
    place = code_list("visibilities").position
    own = np.array([place(partner.seen_by) for partner in partners], dtype=np.int8)
    said = np.array([place(statement.seen_by) for statement in statements], dtype=np.int8)
    rows = np.concatenate([np.arange(len(partners)), np.array(owner, dtype=np.int64)])
    visibility = np.concatenate([own, np.minimum(said, own[rows[len(partners) :]])])
    keys = _keys(partner.id for partner in partners)
    return SightColumns(visibility, _centre_keys(partners)[rows], keys[rows])


def _centre_keys(partners: Sequence[Partner]) -> Keys:
    most = max((len(partner.centres) for partner in partners), default=0) or 1
    found = np.full((len(partners), most), NO_KEY, dtype=np.int64)
    for row, partner in enumerate(partners):
        found[row, : len(partner.centres)] = _keys(partner.centres)
    return found


def _keys(ids: Iterable[str]) -> Keys:
    return np.array([_key(id) for id in ids], dtype=np.int64)


def _key(id: str) -> int:
    """A number that stands for an id in every market, and never :data:`NO_KEY`; no two ids that anybody
    could find have the same."""
    return int.from_bytes(blake2b(id.encode(), digest_size=8).digest(), signed=True) or 1
