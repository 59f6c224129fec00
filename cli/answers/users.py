"""The answers of ``brobygger user``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text

from cli.render.accounts import user_table
from cli.terminal import Terminal
from matching.accounts import users as use_cases
from matching.accounts.user import User
from matching.errors import NotFound
from matching.messages import message
from matching.rights.actor import SYSTEM, Grant
from matching.rights.rules import About
from matching.stored import Stored
from matching.visible_to import about_partner
from storage.settings import database_url
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork


def grants(administrator: bool, brokers: Sequence[str], members: Sequence[str]) -> tuple[Grant, ...]:
    """The grants that the options name."""
    return (
        *([Grant("administrator")] if administrator else []),
        *(Grant("broker", centre=centre) for centre in brokers),
        *(Grant("member", partner=partner) for partner in members),
    )


def with_email(work: UnitOfWork, email: str) -> Stored[User]:
    """The account with this e-mail address.

    Raises:
        NotFound: there is none.
    """
    found = work.users.find(email=email.strip().casefold())
    if not found:
        raise NotFound("user", email)
    return found[0]


def add(
    terminal: Terminal,
    who: tuple[str, str, Sequence[Grant]],
    password: str | None,
    *,
    shown: bool,
    json: bool,
) -> None:
    """Make an account with this e-mail address, name and grants.

    Raises:
        BrobyggerError: it cannot be made, or the database cannot be used.
    """
    from api.security.passwords import Argon2Passwords

    email, name, given = who
    passwords = Argon2Passwords()

    def use_case(work: UnitOfWork) -> Stored[User]:
        return use_cases.add_user(work, passwords, SYSTEM, email, name, given, _about(work), password)

    made = transact(database_url(), use_case)
    _say(terminal, made, password if shown else None, json=json)
    if not json:
        terminal.remark(message("The account {email} is made.", email=made.value.email))


def passwd(terminal: Terminal, email: str, password: str, *, shown: bool, json: bool) -> None:
    """Give the account a new password.

    Raises:
        BrobyggerError: there is no such account, or the password cannot be used.
    """
    from api.security.passwords import Argon2Passwords

    passwords = Argon2Passwords()

    def use_case(work: UnitOfWork) -> Stored[User]:
        user = with_email(work, email)
        return use_cases.set_password(work, passwords, SYSTEM, user.value.id, user.version, password)

    changed = transact(database_url(), use_case)
    _say(terminal, changed, password if shown else None, json=json)
    if not json:
        terminal.remark(
            message(
                "The account {email} has a new password; its sessions have ended.", email=changed.value.email
            )
        )


def disable(terminal: Terminal, email: str, *, disabled: bool, json: bool) -> None:
    """Let nobody in by this account, or again.

    Raises:
        BrobyggerError: there is no such account, or it is the last administrator's.
    """

    def use_case(work: UnitOfWork) -> Stored[User]:
        user = with_email(work, email)
        return use_cases.disable_user(work, SYSTEM, user.value.id, user.version, disabled=disabled)

    changed = transact(database_url(), use_case)
    _say(terminal, changed, None, json=json)
    if not json:
        off = message("The account {email} lets nobody in any more.", email=changed.value.email)
        on = message("The account {email} lets its person in again.", email=changed.value.email)
        terminal.remark(off if disabled else on)


def list_all(terminal: Terminal, *, json: bool) -> None:
    """List the accounts.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    from api.account_schemas import UserSheet

    found = transact(database_url(), lambda work: work.users.find(), writing=False)
    if json:
        terminal.document({"users": [UserSheet.of(one).model_dump(mode="json") for one in found]})
    elif found:
        terminal.show(user_table([one.value for one in found], terminal.language))
    else:
        terminal.show(message("There are no accounts yet; 'brobygger user add' makes one."))


def _say(terminal: Terminal, stored: Stored[User], password: str | None, *, json: bool) -> None:
    """The account as JSON, or else the password alone where it is to be shown."""
    from api.account_schemas import UserSheet

    if json:
        told = {"password": password} if password else {}
        terminal.document({**UserSheet.of(stored).model_dump(mode="json"), **told})
    elif password:
        terminal.show(Text(password, no_wrap=True, overflow="ignore"))


def _about(work: UnitOfWork) -> Callable[[str], About]:
    return lambda id: about_partner(work.partners.get(id))
