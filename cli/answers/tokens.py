"""The answers of ``brobygger token``."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from cli.answers.users import with_email
from cli.render.accounts import token_table
from cli.terminal import Terminal
from matching.accounts.token import Token
from matching.accounts.tokens import NewToken, add_token, revoke_token
from matching.messages import message
from matching.rights.actor import SYSTEM, Scope
from storage.settings import database_url
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork


def add(terminal: Terminal, email: str, what: tuple[str, date | None], *, write: bool, json: bool) -> None:
    """Make an API token of the account, with this name and last day, and show it.

    Raises:
        BrobyggerError: there is no such account, or the token cannot be made.
    """
    from api.account_schemas import TokenSheet
    from api.security.tokens import new_token

    (name, expires), (token, digest) = what, new_token()
    scopes: tuple[Scope, ...] = ("read", "write") if write else ("read",)

    def use_case(work: UnitOfWork) -> Token:
        user = with_email(work, email).value.id
        return add_token(work, SYSTEM, NewToken(name, digest, scopes, expires), user).value

    made = transact(database_url(), use_case)
    if json:
        terminal.document({**TokenSheet.of(made).model_dump(mode="json"), "token": token})
        return
    terminal.show(Text(token, no_wrap=True, overflow="ignore"))
    terminal.remark(
        message(
            "This is shown once. It is good until {expires}; 'brobygger token revoke {id}' ends it before.",
            expires=made.expires.isoformat(),
            id=made.id,
        )
    )


def revoke(terminal: Terminal, id: str, *, json: bool) -> None:
    """Let nobody in by this token.

    Raises:
        BrobyggerError: there is none, or the database cannot be used.
    """
    from api.account_schemas import TokenSheet

    revoked = transact(database_url(), lambda work: revoke_token(work, SYSTEM, id)).value
    if json:
        terminal.document(TokenSheet.of(revoked).model_dump(mode="json"))
    else:
        terminal.remark(message("The API token '{name}' lets nobody in any more.", name=revoked.name))


def list_all(terminal: Terminal, email: str | None, *, json: bool) -> None:
    """List the tokens, of all accounts or one.

    Raises:
        BrobyggerError: there is no such account, or the database cannot be used.
    """
    from api.account_schemas import TokenSheet

    def use_case(work: UnitOfWork) -> tuple[list[Token], dict[str, str]]:
        owners = [with_email(work, email)] if email else work.users.find()
        emails = {owner.value.id: owner.value.email for owner in owners}
        return [one.value for one in work.tokens.find() if one.value.user in emails], emails

    found, emails = transact(database_url(), use_case, writing=False)
    if json:
        sheets = [{**TokenSheet.of(one).model_dump(mode="json"), "email": emails[one.user]} for one in found]
        terminal.document({"tokens": sheets})
    elif found:
        terminal.show(token_table(found, emails, terminal.language))
    else:
        terminal.show(message("There are no API tokens; 'brobygger token add' makes one."))
