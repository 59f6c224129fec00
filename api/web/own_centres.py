"""The volunteer centres that somebody works for: what a broker chooses among."""

from __future__ import annotations

from api.web.danish_order import danish_order
from matching.accounts.centre import Centre
from matching.rights.actor import Actor
from storage.unit_of_work import UnitOfWork


def own_centres(work: UnitOfWork, actor: Actor) -> list[Centre]:
    """A broker's own, an administrator's all, in the order of their names."""
    every = work.centres.find() if actor.is_administrator else work.centres.some(actor.centres)
    return sorted((one.value for one in every), key=lambda one: danish_order(one.name))
