"""Adding a volunteer centre to the installation, and renaming one."""

from __future__ import annotations

from dataclasses import replace

from matching.accounts.centre import Centre
from matching.accounts.work import AccountsWork
from matching.ids import new_id
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored


def add_centre(work: AccountsWork, actor: Actor, name: str, id: str | None = None) -> Stored[Centre]:
    """Add a centre; ``id`` is a new one when it is not said.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        AlreadyExists: there is one with this id.
        InvalidProfile: the name or the id cannot be used.
    """
    demand(actor, "manage_installation")
    stored = work.centres.add(Centre(id=id or new_id(work.now()), name=name))
    work.audit.note(actor.user or "", "add_centre", "centre", stored.value.id)
    return stored


def rename_centre(work: AccountsWork, actor: Actor, id: str, name: str) -> Stored[Centre]:
    """Give a centre another name; its id, by which all else knows it, stays.

    Raises:
        NotSignedIn, NotAllowed: the actor may not.
        NotFound: there is none.
        InvalidProfile: the name cannot be used.
    """
    demand(actor, "manage_installation")
    stored = work.centres.get(id)
    renamed = replace(stored.value, name=name)
    if renamed == stored.value:
        return stored
    work.audit.note(actor.user or "", "rename_centre", "centre", id)
    return work.centres.change(renamed, stored.version)
