"""The answers of ``brobygger centre``."""

from __future__ import annotations

from cli.render.accounts import centre_table
from cli.terminal import Terminal
from matching.accounts.centres import add_centre
from matching.messages import message
from matching.rights.actor import SYSTEM
from storage.settings import database_url
from storage.transaction import transact


def add(terminal: Terminal, id: str, name: str, *, json: bool) -> None:
    """Add a centre.

    Raises:
        BrobyggerError: there is one with this id, or the database cannot be used.
    """
    made = transact(database_url(), lambda work: add_centre(work, SYSTEM, name, id)).value
    if json:
        terminal.document({"id": made.id, "name": made.name})
    else:
        terminal.remark(message("The centre '{id}' is added.", id=made.id))


def list_all(terminal: Terminal, *, json: bool) -> None:
    """List the centres.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    stored = transact(database_url(), lambda work: work.centres.find(), writing=False)
    found = [one.value for one in stored]
    if json:
        terminal.document({"centres": [{"id": one.id, "name": one.name} for one in found]})
    elif found:
        terminal.show(centre_table(found, terminal.language))
    else:
        terminal.show(message("There are no centres yet; 'brobygger centre add' adds one."))
