"""A partner, a need or an offer, for whoever may see it, with what its page needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import Request

from api.about import seen_need, seen_offer, seen_partner
from api.web.visitor import Visitor
from matching.errors import NotFound
from matching.interests.interest import About
from matching.interests.showing_interest import is_open
from matching.partner import Partner
from matching.register import Register
from matching.rights.actor import NOBODY, Actor
from matching.rights.rules import may
from matching.statement import Statement
from matching.visible_to import about_partner, about_statement
from storage.unit_of_work import UnitOfWork

PATHS: dict[About, str] = {"partner": "/partners", "need": "/needs", "offer": "/offers"}


@dataclass(frozen=True, slots=True)
class Seen:
    """``statement`` is None where it is a partner that is looked at."""

    partner: Partner
    statement: Statement | None
    is_open: bool
    centre: str | None
    """The name of the centre whose broker answers for the partner."""

    @property
    def is_public(self) -> bool:
        """Whether everybody sees it, search engines too."""
        if self.statement is None:
            return may(NOBODY, "see_profile", about_partner(self.partner))
        return may(NOBODY, "see_profile", about_statement(self.statement, self.partner))

    @property
    def title(self) -> str:
        """What it is called, in its own words; empty where it has none."""
        return self.statement.headline if self.statement else self.partner.name

    def is_changed_by(self, visitor: Visitor) -> bool:
        """Whether the visitor looks after it: its members, its broker."""
        return visitor.user is not None and may(visitor.actor, "change_profile", about_partner(self.partner))

    def can_be_asked_for_by(self, visitor: Visitor) -> bool:
        """Whether a request would reach somebody."""
        return self.is_open and self.centre is not None and not self.is_changed_by(visitor)


def seen_by(work: UnitOfWork, actor: Actor, about: About, id: str) -> Seen:
    """What ``id`` names.

    Raises:
        NotFound: there is none, or it may not be seen.
        NotSignedIn: the same, and nobody is signed in.
    """
    register = _register(work, about, id)
    statement: Statement | None = None
    if about == "partner":
        partner = seen_partner(actor, register, id)
    else:
        statement = (seen_need if about == "need" else seen_offer)(actor, register, id)
        partner = register.partner(statement.partner)
    opened = statement is None or is_open(work, statement)
    return Seen(partner, statement, opened, _centre(work, partner))


def has_page(request: Request, path: str) -> bool:
    """Whether there is a page with this path, as it stands in its route."""
    return any(getattr(route, "path", None) == path for route in request.app.routes)


def _register(work: UnitOfWork, about: About, id: str) -> Register:
    """The partner and all that is its own; nothing when there is no such record."""
    if about == "partner":
        return work.register_of([id])
    records: Any = work.needs if about == "need" else work.offers
    try:
        return work.register_of([records.get(id).partner])
    except NotFound:
        return Register()


def _centre(work: UnitOfWork, partner: Partner) -> str | None:
    for id in sorted(partner.centres)[:1]:
        try:
            return work.centres.get(id).value.name
        except NotFound:
            return None
    return None
