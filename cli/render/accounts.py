"""Tables of accounts, API tokens and centres."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.table import Table

from cli.render.lines import joined, line, table
from matching.accounts.centre import Centre
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.messages import Language, Message, message
from matching.rights.actor import Grant


def user_table(users: Iterable[User], language: Language) -> Table:
    """E-mail address, name, roles, and whether it is disabled."""
    headings = (message("e-mail"), message("name"), message("roles"), message("state"))
    made = table(*_words(headings, language))
    for user in users:
        roles = joined((_role(grant, language) for grant in user.grants), ", ")
        state = message("disabled") if user.disabled else message("active")
        made.add_row(line(user.email), line(user.name), line(roles), state.text(language))
    return made


def token_table(tokens: Iterable[Token], emails: Mapping[str, str], language: Language) -> Table:
    """Id, whose it is, what it is for, what it may, its last day, when it was used, whether it is good."""
    headings = (
        message("id"),
        message("e-mail"),
        message("name"),
        message("may"),
        message("expires"),
        message("last used"),
    )
    made = table(*_words(headings, language))
    made.columns[0].no_wrap = True
    for token in tokens:
        used = token.last_used.isoformat() if token.last_used else "–"
        last = message("revoked").text(language) if token.revoked else token.expires.isoformat()
        scopes = joined((message(scope).text(language) for scope in token.scopes), ", ")
        made.add_row(line(token.id), line(emails[token.user]), line(token.name), scopes, last, used)
    return made


def centre_table(centres: Iterable[Centre], language: Language) -> Table:
    """Id and name."""
    made = table(*_words((message("id"), message("name")), language))
    for centre in centres:
        made.add_row(line(centre.id), line(centre.name))
    return made


def _role(grant: Grant, language: Language) -> str:
    whose = grant.centre or grant.partner
    return f"{message(grant.role).text(language)}{f' ({whose})' if whose else ''}"


def _words(headings: Iterable[Message], language: Language) -> list[str]:
    return [heading.text(language) for heading in headings]
