"""The answer of ``brobygger show``: one record as a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cli.market import register_of
from cli.render.sheet import sheet
from cli.terminal import Terminal
from matching.partner import Partner
from matching.register import Register
from matching.report import statement_as_dict
from storage.records import Profile, record_of, sort_of

HIDDEN = ("contact_name", "contact_email", "contact_phone")


def answer(terminal: Terminal, id: str, *, market: Path | None, json: bool) -> None:
    """Show the record with this id.

    Raises:
        NotFound: there is none.
    """
    register = register_of(market, terminal)
    profile = register.find(id)
    if json:
        terminal.document(_document(profile, register, terminal))
        return
    terminal.show(*sheet(profile, register, _record(profile), terminal.language))


def _record(profile: Profile) -> dict[str, Any]:
    return {name: value for name, value in record_of(profile).items() if name not in HIDDEN}


def _document(profile: Profile, register: Register, terminal: Terminal) -> dict[str, Any]:
    document: dict[str, Any] = {"sort": sort_of(profile), "record": _record(profile)}
    if isinstance(profile, Partner):
        own = register.statements_of.get(profile.id, [])
        document["statements"] = [statement_as_dict(statement, terminal.language) for statement in own]
    return document
