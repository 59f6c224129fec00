"""A request with the records that it is about, as a broker reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.web.pages.portal.seen import PATHS
from matching.errors import NotFound
from matching.interests.interest import Interest
from matching.partner import Partner
from matching.rights.actor import Actor
from matching.rights.rules import may
from matching.statement import Statement
from matching.stored import Stored
from matching.visible_to import about_partner
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Shown:
    """A request with the records that it is about; None for one that is gone."""

    stored: Stored[Interest]
    partner: Partner | None
    statement: Statement | None
    asking: Partner | None
    asking_centres: tuple[str, ...]
    """Names of the centres that look after the partner that asks."""
    can_introduce: bool
    """Whether the partner that asks is one that the broker sees, as an introduction needs it."""
    closed_by: str | None

    @property
    def interest(self) -> Interest:
        return self.stored.value

    @property
    def path(self) -> str:
        """The page of what is asked for."""
        return f"{PATHS[self.interest.about]}/{self.interest.statement or self.interest.partner}"


def shown_interest(work: UnitOfWork, actor: Actor, stored: Stored[Interest]) -> Shown:
    """``stored`` as ``actor`` may see it."""
    one = stored.value
    asking: Partner | None = _get(work.partners, one.from_partner)
    centres = (_centre(work, id) for id in (asking.centres if asking else ()))
    records: Any = {"need": work.needs, "offer": work.offers}.get(one.about)
    return Shown(
        stored,
        partner=_get(work.partners, one.partner),
        statement=_get(records, one.statement) if records else None,
        asking=asking,
        asking_centres=tuple(name for name in centres if name),
        can_introduce=asking is not None and may(actor, "see_profile", about_partner(asking)),
        closed_by=_name(work, one.closed_by),
    )


def _get(records: Any, id: str | None) -> Any:
    try:
        return records.get(id) if id else None
    except NotFound:
        return None


def _centre(work: UnitOfWork, id: str) -> str | None:
    try:
        return work.centres.get(id).value.name
    except NotFound:
        return None


def _name(work: UnitOfWork, user: str | None) -> str | None:
    try:
        return work.users.get(user).value.name if user else None
    except NotFound:
        return None
