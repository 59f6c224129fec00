"""Two at the same moment: brokers who approve one registration, employees who take a last place."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier
from typing import Any

from matching.accounts.centre import Centre
from matching.errors import BrobyggerError
from matching.partner import Contact, Partner
from matching.place import Place
from matching.registrations.approving import approve
from matching.registrations.registration import Registration
from matching.rights.actor import SYSTEM
from matching.statement import Need
from matching.volunteer import Volunteer
from matching.volunteering.invitation import Invitation
from matching.volunteering.joining import join
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, unit_of_work

THEN = datetime(2026, 11, 23, 12, tzinfo=UTC)
COMPANY = Partner(id="c1", kind="company", name="Splint")
LINK = Invitation(
    id="l1", partner="c1", digest="link", made_by="u", made_at=THEN, expires=date(2126, 1, 1), places=1
)
PROFILE = Partner(
    id="p1",
    kind="ngo",
    name="Haven",
    mission="Vi dyrker.",
    places=(Place("municipality", "Herning"),),
    contact=Contact("Ida", "ida@example.org"),
)
SENT = Registration(
    id="r1",
    digest="d",
    begun=THEN,
    touched=THEN,
    profile=PROFILE,
    needs=(Need(id="n1", partner="p1", resource_kind="goods"),),
    state="sent",
    password_hash="hash",
    consented=THEN,
)


def at_once(url: str, deed: Callable[[UnitOfWork, int], Any]) -> list[str]:
    """The classes of what two raise, or were given, who did ``deed`` at the same moment."""
    start = Barrier(2)

    def one(number: int) -> str:
        start.wait()
        try:
            return type(transact(url, lambda work: deed(work, number))).__name__
        except BrobyggerError as error:
            return type(error).__name__

    with ThreadPoolExecutor(2) as both:
        return sorted(both.map(one, range(2)))


def test_last_place_of_a_link_is_taken_once(url: str) -> None:
    with unit_of_work(url) as work:
        work.partners.put([COMPANY])
        work.invitations.add(LINK)
        work.commit()

    def deed(work: UnitOfWork, number: int) -> Any:
        return join(work, "link", Volunteer(id="new", partner="new", alias=f"Alias {number}"), f"d{number}")

    assert at_once(url, deed) == ["InvalidStep", "Stored"]
    with unit_of_work(url, writing=False) as work:
        assert len(work.volunteers.all()) == len(work.volunteer_keys.find()) == 1
        assert work.invitations.get("l1").value.taken == 1


def test_alias_is_taken_once(url: str) -> None:
    with unit_of_work(url) as work:
        work.partners.put([COMPANY])
        work.invitations.add(replace(LINK, places=2))
        work.commit()

    def deed(work: UnitOfWork, number: int) -> Any:
        return join(work, "link", Volunteer(id="new", partner="new", alias="Ugle"), f"d{number}")

    assert at_once(url, deed) == ["InvalidProfile", "Stored"]


def test_registration_is_approved_once(url: str) -> None:
    with unit_of_work(url) as work:
        work.centres.add(Centre(id="herning", name="Frivilligcenter Herning"))
        version = work.registrations.add(SENT).version
        work.commit()

    def deed(work: UnitOfWork, _: int) -> Any:
        return approve(work, SYSTEM, "r1", version, "herning", "centre")

    assert at_once(url, deed) == ["Approved", "InvalidStep"]
    with unit_of_work(url, writing=False) as work:
        assert [one.id for one in work.partners.all()] == ["p1"]
        assert [one.value.email for one in work.users.find()] == ["ida@example.org"]
        assert work.registrations.get("r1").value.state == "approved"
