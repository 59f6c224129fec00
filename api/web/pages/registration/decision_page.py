"""How a registration looks to the broker who decides about it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from api.database_market import AnyMarket
from api.web.forms import Filled
from api.web.pages.registration.labels import LABELS, STEP_TITLES
from api.web.pages.registration.queue import TABS, partners_in_sight
from api.web.rendering import render
from api.web.visitor import Visitor
from matching.accounts.centre import Centre
from matching.errors import NotFound
from matching.registrations.approving import choosable_centres
from matching.registrations.duplicates import duplicates
from matching.registrations.queue import seen
from matching.registrations.registration import Registration
from matching.stored import Stored
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Decidable:
    """The registration; the centres it may come to; the names of the users in its history; whether its e-mail
    address has an account."""

    stored: Stored[Registration]
    centres: list[Centre]
    names: dict[str, str]
    has_account: bool

    @property
    def registration(self) -> Registration:
        return self.stored.value


def decidable(work: UnitOfWork, visitor: Visitor, id: str) -> Decidable:
    """What a broker has to see to decide.

    Raises:
        NotSignedIn, NotAllowed, NotFound: the visitor may not.
    """
    stored = seen(work, visitor.actor, id)
    email = stored.value.profile.contact.email.strip().casefold()
    users = {one.user for one in stored.value.history if one.user}
    return Decidable(
        stored,
        [work.centres.get(one).value for one in choosable_centres(work, visitor.actor, stored.value)],
        {id: _name(work, id) for id in users},
        bool(email and work.users.find(email=email)),
    )


def decision_page(
    request: Request, visitor: Visitor, market: AnyMarket, found: Decidable, form: Filled, status: int = 200
) -> Response:
    """Everything that was filled in, the partners that are alike, and the ways to decide."""
    known = partners_in_sight(visitor.actor, market.register.partners.values())
    profile = found.registration.profile
    waiting = found.registration.state in {"sent", "asked"}
    filled = Filled(
        {"visibility": (profile.visibility or "centre",), "centre": (found.registration.centre or "",)}
        | dict(form.values),
        form.problems,
    )
    return render(
        request,
        "registration/decision.html",
        status,
        found=found,
        registration=found.registration,
        alike=duplicates(profile, known) if waiting else [],
        form=filled.named(LABELS),
        labels=LABELS,
        titles=STEP_TITLES,
        tabs=TABS,
    )


def _name(work: UnitOfWork, user: str) -> str:
    try:
        return work.users.get(user).value.name
    except NotFound:
        return user
