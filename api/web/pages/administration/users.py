"""The accounts, and making a new one."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.security.keeper import Keeper, TheKeeper
from api.web.danish_order import danish_order
from api.web.forms import Filled, TheForm, submitted
from api.web.pages.administration.about import ROLES, about_of, names_of, partner_named
from api.web.paging import page_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.accounts.looking import demand_managing, users_in_sight
from matching.accounts.user import User
from matching.accounts.users import add_user_with_hash
from matching.checks import Checks
from matching.rights.actor import Actor, Grant
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

LABELS = {
    "name": words("Name"),
    "email": words("E-mail"),
    "role": words("What the person is"),
    "centre": words("Broker of which volunteer centre"),
    "partner": words("Member of which partner"),
    "sign_in": words("How the person signs in"),
}
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that look alike when they are read out."""

router = APIRouter(prefix="/users")


def centres_for(work: UnitOfWork, actor: Actor) -> list[tuple[str, str]]:
    """The centres that the actor may make somebody a broker of, each with its name."""
    return [(one.value.id, one.value.name) for one in work.centres.find()] if actor.is_administrator else []


def first_password() -> str:
    """A password to be handed over once: some 60 bits, in groups that can be read out."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


@router.get("")
def users(
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    q: Annotated[str, Query(max_length=200)] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """Those that whoever looks may see, by name."""

    def use_case(work: UnitOfWork) -> tuple[list[User], dict[str, str]]:
        found = [one.value for one in users_in_sight(work, visitor.actor, about_of(work))]
        return found, names_of(work, found)

    everybody, names = transact(keeper.url, use_case, writing=False)
    found = sorted((one for one in everybody if _is_asked(one, q)), key=lambda one: danish_order(one.name))
    shown = page_of(found, page, "/users", {"q": q})
    return render(request, "administration/users.html", found=shown, q=q, names=names, roles=ROLES)


@router.get("/new")
def new(request: Request, visitor: TheVisitor, keeper: TheKeeper, partner: str = "") -> Response:
    """The form."""
    demand_managing(visitor.actor)
    role = "member" if partner or not visitor.actor.is_administrator else "broker"
    return _page(request, keeper, visitor.actor, Filled.of({"role": role, "partner": partner}))


@router.post("/new")
def add(request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Make the account; the password is shown once, in the answer, and stands nowhere."""
    demand_managing(visitor.actor)

    def do() -> Response:
        grants = transact(keeper.url, lambda work: [_grant(work, visitor.actor, form)], writing=False)
        password = "" if form.one("sign_in") == "provider" else first_password()
        hashed = keeper.passwords.hashed(password) if password else None
        made = transact(
            keeper.url,
            lambda work: add_user_with_hash(
                work, visitor.actor, form.one("email"), form.one("name"), grants, about_of(work), hashed
            ),
        )
        return render(
            request, "administration/password_once.html", 201, user=made.value, password=password, is_new=True
        )

    return submitted(form, do, lambda filled, status: _page(request, keeper, visitor.actor, filled, status))


def _grant(work: UnitOfWork, actor: Actor, form: Filled) -> Grant:
    checks, role = Checks(), form.one("role")
    if role == "broker" and not form.one("centre"):
        checks.refuse("centre", "", "No volunteer centre is chosen; a broker belongs to one.")
    elif role not in ROLES:
        checks.refuse("role", "", "Choose what the person is.")
    checks.done()
    if role == "administrator":
        return Grant("administrator")
    if role == "broker":
        return Grant("broker", centre=form.one("centre"))
    return Grant("member", partner=partner_named(work, actor, form.one("partner")))


def _is_asked(user: User, asked: str) -> bool:
    text = f"{user.name} {user.email}".casefold()
    return all(word in text for word in asked.casefold().split())


def _page(request: Request, keeper: Keeper, actor: Actor, form: Filled, status: int = 200) -> Response:
    centres = transact(keeper.url, lambda work: centres_for(work, actor), writing=False)
    return render(
        request,
        "administration/user_new.html",
        status,
        form=form.named(LABELS),
        labels=LABELS,
        centres=centres,
        roles=ROLES if actor.is_administrator else {"member": ROLES["member"]},
        has_provider=keeper.settings.oidc is not None,
    )
