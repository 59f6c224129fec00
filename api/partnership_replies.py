"""A partnership as the answer to whoever has changed it or asks for it."""

from __future__ import annotations

from collections.abc import Iterable

from api.idempotency import Reply
from api.partnership_sheets import Names, PartnershipSheet
from api.versions import etag
from matching.messages import Language
from matching.partnerships.looking import as_seen
from matching.partnerships.partnership import Partnership
from matching.rights.actor import Actor
from matching.stored import Stored
from storage.unit_of_work import UnitOfWork


def names_of(work: UnitOfWork, partnerships: Iterable[Stored[Partnership]]) -> Names:
    """The names of all partners of these partnerships, by id."""
    ids = {id for one in partnerships for id in one.value.partners}
    return {one.value.id: one.value.name for one in work.partners.stored_all(ids)}


def sheet_of(
    work: UnitOfWork, actor: Actor, stored: Stored[Partnership], language: Language
) -> PartnershipSheet:
    """What ``actor`` sees of it."""
    return PartnershipSheet.of(as_seen(actor, stored), names_of(work, [stored]), language)


def reply(
    work: UnitOfWork, actor: Actor, stored: Stored[Partnership], language: Language, status: int = 200
) -> Reply:
    """The answer to a POST."""
    headers = {"ETag": etag(stored), "Content-Language": language}
    if status == 201:
        headers["Location"] = f"/v1/partnerships/{stored.value.id}"
    return Reply(sheet_of(work, actor, stored, language), status, headers)
