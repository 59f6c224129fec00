"""Accounts of people."""

from __future__ import annotations

from fastapi import APIRouter, Response

from api.account_schemas import UserAsked, UserChange, UserList, UserSheet, grants_of
from api.dependencies import TheId
from api.idempotency import Reply, TheOnce
from api.security.actor import TheActor
from api.security.keeper import TheKeeper
from api.versions import TheVersion, etag, send_version
from matching.accounts.grants import manages
from matching.accounts.user import User
from matching.accounts.users import add_user, disable_user, set_grants
from matching.accounts.work import AboutPartner
from matching.errors import NotFound
from matching.rights.actor import Actor
from matching.rights.rules import About, demand
from matching.stored import Stored
from matching.visible_to import about_partner
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter(prefix="/users", tags=["accounts"])


@router.get("", response_model=UserList, summary="List the accounts")
def users(actor: TheActor, keeper: TheKeeper) -> UserList:
    """All of them for administrators; for brokers the members of their centres' partners."""
    _demand_some(actor)

    def use_case(work: UnitOfWork) -> list[Stored[User]]:
        return [one for one in work.users.find() if _may_see(work, actor, one.value)]

    found = transact(keeper.url, use_case, writing=False)
    return UserList(users=[UserSheet.of(one) for one in found])


@router.get("/{id}", response_model=UserSheet, summary="Show an account")
def user(id: TheId, actor: TheActor, keeper: TheKeeper, response: Response) -> UserSheet:
    """An account with its version, which a change has to name."""
    _demand_some(actor)
    found = transact(keeper.url, lambda work: _seen(work, actor, id), writing=False)
    send_version(response, found)
    return UserSheet.of(found)


@router.post("", status_code=201, response_model=UserSheet, summary="Make an account")
def add(asked: UserAsked, actor: TheActor, keeper: TheKeeper, once: TheOnce) -> Response:
    """Brokers make those of members of their centres' partners; administrators all."""
    _demand_some(actor)

    def use_case(work: UnitOfWork) -> Reply:
        grants = grants_of(asked.grants)
        about = _about(work)
        made = add_user(work, keeper.passwords, actor, asked.email, asked.name, grants, about, asked.password)
        return Reply(UserSheet.of(made), headers={"ETag": etag(made)})

    return once.run(use_case)


@router.patch("/{id}", response_model=UserSheet, summary="Change an account")
def change(
    id: TheId,
    asked: UserChange,
    actor: TheActor,
    version: TheVersion,
    keeper: TheKeeper,
    response: Response,
) -> UserSheet:
    """Its roles, and whether it lets anybody in. Disabling it ends its sessions."""
    _demand_some(actor)

    def use_case(work: UnitOfWork) -> Stored[User]:
        stored = _seen(work, actor, id)
        at = version
        if asked.grants is not None:
            stored = set_grants(work, actor, id, at, grants_of(asked.grants), _about(work))
            at = stored.version
        if asked.disabled is not None:
            stored = disable_user(work, actor, id, at, disabled=asked.disabled)
        return stored

    changed = transact(keeper.url, use_case)
    send_version(response, changed)
    return UserSheet.of(changed)


def _demand_some(actor: Actor) -> None:
    """Let pass brokers of any centre; what they may see and do is looked at account by account."""
    demand(actor, "manage_members", About(centres=actor.centres))


def _seen(work: UnitOfWork, actor: Actor, id: str) -> Stored[User]:
    stored = work.users.get(id)
    if not _may_see(work, actor, stored.value):
        raise NotFound("user", id)
    return stored


def _may_see(work: UnitOfWork, actor: Actor, user: User) -> bool:
    return manages(actor, user.grants, _about(work))


def _about(work: UnitOfWork) -> AboutPartner:
    """What a partner belongs to, as it stands in this transaction."""
    return lambda id: about_partner(work.partners.get(id))
