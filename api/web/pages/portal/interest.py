"""I am interested: the form by which anybody asks a broker to be put in touch."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.actor import address_of
from api.security.csrf import demand_same_site
from api.security.keeper import Keeper, TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.portal.labels import HELP, INTEREST
from api.web.pages.portal.seen import PATHS, Seen, seen_by
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.words import words
from matching.checks import Checks
from matching.interests.interest import About
from matching.interests.showing_interest import Shown, show_interest
from matching.partner import Partner
from matching.privacy.retention import periods
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

TRAP = "fax"
"""A field that nobody sees: programs that fill in every form fill it in too."""
MOST_IN_AN_HOUR = 10

router = APIRouter()


@router.get("/partners/{id}/interest")
def interest_in_partner(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The form about a partner."""
    return _form(request, visitor, keeper, "partner", id)


@router.post("/partners/{id}/interest")
def ask_for_partner(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """Keep the request for the broker."""
    return _sent(request, visitor, keeper, form, "partner", id)


@router.get("/needs/{id}/interest")
def interest_in_need(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The form about a need."""
    return _form(request, visitor, keeper, "need", id)


@router.post("/needs/{id}/interest")
def ask_for_need(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """Keep the request for the broker."""
    return _sent(request, visitor, keeper, form, "need", id)


@router.get("/offers/{id}/interest")
def interest_in_offer(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The form about an offer."""
    return _form(request, visitor, keeper, "offer", id)


@router.post("/offers/{id}/interest")
def ask_for_offer(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """Keep the request for the broker."""
    return _sent(request, visitor, keeper, form, "offer", id)


def _form(request: Request, visitor: Visitor, keeper: Keeper, about: About, id: str) -> Response:
    seen, own = _looked_at(visitor, keeper, about, id)
    # Known values stand in the form already.
    known = {"name": visitor.user.name, "email": visitor.user.email} if visitor.user and not own else {}
    return _page(request, visitor, about, seen, own, Filled.of({**known, "from_partner": _first(own)}))


def _sent(
    request: Request, visitor: Visitor, keeper: Keeper, form: Filled, about: About, id: str
) -> Response:
    demand_same_site(request)
    seen, own = _looked_at(visitor, keeper, about, id)

    def do() -> Response:
        _demand_person(form)
        keeper.rates.hit_rarely(f"interests of {address_of(request)}", MOST_IN_AN_HOUR)
        shown = _shown(form, about, id, own)
        transact(keeper.url, lambda work: show_interest(work, visitor.actor, shown))
        thanks = words(
            "Thank you. Your message is with {centre}, and a person there will answer you.",
            centre=seen.centre,
        )
        return go(request, f"{PATHS[about]}/{id}", thanks)

    return submitted(
        form, do, lambda filled, status: _page(request, visitor, about, seen, own, filled, status)
    )


def _looked_at(visitor: Visitor, keeper: Keeper, about: About, id: str) -> tuple[Seen, list[Partner]]:
    """What is asked for, and the partners for which the visitor may ask."""

    def use_case(work: UnitOfWork) -> tuple[Seen, list[Partner]]:
        seen = seen_by(work, visitor.actor, about, id)
        own = work.partners.stored_all(visitor.actor.partners - {seen.partner.id})
        return seen, [one.value for one in own]

    return transact(keeper.url, use_case, writing=False)


def _demand_person(form: Filled) -> None:
    checks = Checks()
    if form.one(TRAP):
        template = "The field that is to stay empty was filled in; empty it, and send the form again."
        checks.refuse(TRAP, "", template)
    checks.done()


def _shown(form: Filled, about: About, id: str, own: list[Partner]) -> Shown:
    if own:
        return Shown(
            about=about,
            id=id,
            message=form.one("message"),
            from_partner=form.one("from_partner") or _first(own),
        )
    names = ("message", "name", "organisation", "email", "phone")
    return Shown(about=about, id=id, **{name: form.one(name) for name in names})


def _first(own: list[Partner]) -> str:
    return own[0].id if own else ""


def _page(
    request: Request,
    visitor: Visitor,
    about: About,
    seen: Seen,
    own: list[Partner],
    form: Filled,
    status: int = 200,
) -> Response:
    kept = periods(request.app.state.settings.retention or "")
    return render(
        request,
        "portal/interest.html",
        status,
        seen=seen,
        about=about,
        path=f"{PATHS[about]}/{(seen.statement or seen.partner).id}",
        own=own,
        form=form.named(INTEREST),
        labels=INTEREST,
        help=HELP,
        trap=TRAP,
        may_ask=seen.can_be_asked_for_by(visitor),
        months=kept.months("interests"),
        open_months=kept.months("open_interests"),
    )
