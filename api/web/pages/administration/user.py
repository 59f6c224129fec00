"""An account: what it may, and letting it in or not."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import Keeper, TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.administration.about import ROLES, about_of, code_of, grant_of, names_of, partner_named
from api.web.pages.administration.users import LABELS, centres_for, first_password
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.words import words
from matching.accounts.grants import manages
from matching.accounts.looking import demand_managing, user_in_sight
from matching.accounts.user import User
from matching.accounts.users import disable_user, set_grants, set_password
from matching.errors import InvalidStep
from matching.messages import message
from matching.rights.actor import Actor, Grant
from matching.rights.rules import demand, may
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

Changed = Callable[[UnitOfWork, Actor, User, Filled], list[Grant]]
"""The roles somebody is to have by what the form says."""

router = APIRouter(prefix="/users")


@router.get("/{id}")
def user(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Who it is, with what may be done about it."""
    demand_managing(visitor.actor)
    return _page(request, keeper, visitor, id, Filled())


@router.post("/{id}/roles/add")
def add_role(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """One role more."""
    return _with_grants(id, request, visitor, keeper, form, _added)


@router.post("/{id}/roles/remove")
def remove_role(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """One role less."""
    return _with_grants(id, request, visitor, keeper, form, _left)


@router.post("/{id}/disable")
def disable(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Let the account in no more; all its sessions end."""
    return _let_in(id, request, visitor, keeper, form, disabled=True)


@router.post("/{id}/enable")
def enable(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Let it in again."""
    return _let_in(id, request, visitor, keeper, form, disabled=False)


@router.post("/{id}/password")
def new_password(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm
) -> Response:
    """A new password, shown once in the answer."""
    _demand_seen(keeper, visitor.actor, id)
    demand(visitor.actor, "manage_installation")

    def do() -> Response:
        password = first_password()

        def use_case(work: UnitOfWork) -> User:
            version = _at(work, visitor.actor, id, form).version
            return set_password(work, keeper.passwords, visitor.actor, id, version, password).value

        changed = transact(keeper.url, use_case)
        return render(
            request, "administration/password_once.html", user=changed, password=password, is_new=False
        )

    return submitted(form, do, lambda filled, status: _page(request, keeper, visitor, id, filled, status))


def _added(work: UnitOfWork, actor: Actor, user: User, form: Filled) -> list[Grant]:
    role, of = form.one("role"), form.one("centre")
    if role == "member":
        of = partner_named(work, actor, form.one("partner"))
    grant = grant_of(f"{role}:{of}")
    if grant is None:
        raise InvalidStep(message("Choose a role, and the volunteer centre or partner that it is for."))
    return [*user.grants, grant]


def _left(work: UnitOfWork, actor: Actor, user: User, form: Filled) -> list[Grant]:
    return [one for one in user.grants if code_of(one) != form.one("grant")]


def _with_grants(
    id: str,
    request: Request,
    visitor: Visitor,
    keeper: Keeper,
    form: Filled,
    changed: Changed,
) -> Response:
    _demand_seen(keeper, visitor.actor, id)

    def use_case(work: UnitOfWork) -> None:
        found = _at(work, visitor.actor, id, form)
        grants = changed(work, visitor.actor, found.value, form)
        set_grants(work, visitor.actor, id, found.version, grants, about_of(work))

    def do() -> Response:
        transact(keeper.url, use_case)
        seen = transact(keeper.url, lambda work: _sees(work, visitor.actor, id), writing=False)
        return go(request, f"/users/{id}" if seen else "/users", words("The roles are changed."))

    return submitted(form, do, lambda filled, status: _page(request, keeper, visitor, id, filled, status))


def _let_in(
    id: str, request: Request, visitor: Visitor, keeper: Keeper, form: Filled, *, disabled: bool
) -> Response:
    _demand_seen(keeper, visitor.actor, id)
    demand(visitor.actor, "manage_installation")
    done = words("The account lets nobody in any more.") if disabled else words("The account lets in again.")

    def use_case(work: UnitOfWork) -> None:
        version = _at(work, visitor.actor, id, form).version
        disable_user(work, visitor.actor, id, version, disabled=disabled)

    def do() -> Response:
        transact(keeper.url, use_case)
        return go(request, f"/users/{id}", done)

    return submitted(form, do, lambda filled, status: _page(request, keeper, visitor, id, filled, status))


def _at(work: UnitOfWork, actor: Actor, id: str, form: Filled) -> Stored[User]:
    """The account, if it is as it was when the form was opened.

    Raises:
        InvalidStep: somebody has changed it since.
    """
    found = user_in_sight(work, actor, id, about_of(work))
    if found.version != form.whole("version"):
        raise InvalidStep(
            message(
                "Somebody has changed the account since you opened it; look at it again, and decide anew."
            )
        )
    return found


def _sees(work: UnitOfWork, actor: Actor, id: str) -> bool:
    return manages(actor, work.users.get(id).value.grants, about_of(work))


def _demand_seen(keeper: Keeper, actor: Actor, id: str) -> None:
    transact(keeper.url, lambda work: user_in_sight(work, actor, id, about_of(work)), writing=False)


def _page(
    request: Request, keeper: Keeper, visitor: Visitor, id: str, form: Filled, status: int = 200
) -> Response:
    def use_case(work: UnitOfWork) -> tuple[Stored[User], dict[str, str], list[tuple[str, str]], bool]:
        found = user_in_sight(work, visitor.actor, id, about_of(work))
        tokens = [one.value for one in work.tokens.find(user=id)]
        has_token = any(not one.revoked for one in tokens)
        return found, names_of(work, [found.value]), centres_for(work, visitor.actor), has_token

    found, names, centres, has_token = transact(keeper.url, use_case, writing=False)
    manageable = [one for one in found.value.grants if visitor.actor.is_administrator or one.role == "member"]
    return render(
        request,
        "administration/user.html",
        status,
        user=found.value,
        version=found.version,
        names=names,
        centres=centres,
        has_token=has_token,
        roles=ROLES,
        choosable=ROLES if visitor.actor.is_administrator else {"member": ROLES["member"]},
        removable={one: code_of(one) for one in manageable},
        is_self=id == visitor.actor.user,
        may_manage=may(visitor.actor, "manage_installation"),
        may_audit=may(visitor.actor, "see_audit"),
        form=form.named(LABELS),
        labels=LABELS,
    )
