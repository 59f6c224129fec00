"""What has been kept long enough goes, what has not stays, and numbers stay for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from matching.accounts.user import User
from matching.partner import Contact
from matching.partnerships.history import PhaseStart
from matching.privacy.retain import retain
from matching.privacy.retention import Periods, periods
from matching.rights.actor import Grant
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests.storage.planted import DAY, THEN, USER, introduction, partnership, plant


def days(months: int) -> date:
    """A day so many months and a little after everything was planted."""
    return DAY + timedelta(days=31 * months + 2)


def gone(work: UnitOfWork, today: date, given: Periods | None = None) -> dict[str, int]:
    return {one.kind: one.gone for one in retain(work, today, given) if one.gone}


@pytest.fixture
def planted_url(url: str) -> str:
    def old(work: UnitOfWork) -> None:
        dated = UnitOfWork(work._connection, lambda: THEN)
        plant(dated)
        for sort in ("needs", "offers"):
            profiles = work.repository(sort).all()
            dated.repository(sort).put([replace(one, status="closed") for one in profiles])

    transact(url, old)
    return url


def test_nothing_goes_before_its_time(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        assert gone(work, DAY + timedelta(days=1)) == {}


def test_each_kind_goes_when_its_time_is_up_and_once(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        without_audit = Periods({"audit": 1200})
        assert gone(work, days(1), without_audit) == {
            "sign_ins": 1,
            "answers": 2,
            "invitations": 1,
            "uploads": 1,
        }
        assert gone(work, days(2), without_audit) == {"registrations": 1}
        assert gone(work, days(12), without_audit) == {
            "contacts": 2,
            "volunteers": 2,
            "event_answers": 1,
            "interests": 1,
            "open_interests": 1,
        }
        assert gone(work, days(24), without_audit) == {"introductions": 2, "users": 1, "put_asides": 1}
        assert gone(work, days(60), without_audit) == {"partnerships": 2, "events": 2}
        assert gone(work, days(60), without_audit) == {}


def test_numbers_stay_when_words_go(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        retain(work, days(60), Periods({"audit": 1200}), "en")
        given = work.partnerships.get("s1").value
        assert (given.contacts, given.notes) == ((), ())
        assert given.contributions[0].hours == Decimal(3)
        assert given.contributions[0].text == given.contributions[0].dispute == ""
        assert work.introductions.get("i1").value.private_note == ""
        assert [one.grade for one in work.evaluations.get("e1").value.ratings] == [4, 2]
        assert work.agreements.get("a1").value.signatures[0].name == "erased person"
        assert work.partners.get("p1").contact == Contact()


def test_last_administrator_stays(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        retain(work, days(60), Periods({"audit": 1200}))
        assert work.users.get(USER).value.disabled
        assert not work.users.get("user-other").value.disabled


def test_account_that_a_program_uses_stays(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        token = work.tokens.get(f"t-{USER}")
        work.tokens.change(replace(token.value, last_used=days(20)), token.version)
        assert "users" not in gone(work, days(24), Periods({"audit": 1200}))


def test_partner_with_something_under_way_keeps_its_contact_person(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        running = replace(
            partnership(USER, "user-other", "s3"), partners=("p1", "p3"), contributions=(), contacts=()
        )
        phases = (PhaseStart("dialogue", DAY), PhaseStart("running", DAY))
        work.partnerships.add(replace(running, phases=phases, end_reason=""))
        assert gone(work, days(12), Periods({"audit": 1200}))["contacts"] == 1
        assert work.partners.get("p1").contact != Contact()


def test_open_introduction_keeps_its_texts(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        declined = introduction(USER, "i3")
        sides = {name: replace(getattr(declined, name), answer=None) for name in ("seeker", "giver")}
        work.introductions.add(replace(declined, state="open", closed=None, **sides))
        assert gone(work, days(24), Periods({"audit": 1200}))["introductions"] == 2
        assert work.introductions.get("i3").value.note == "til begge"


def test_old_entries_of_the_audit_log_go(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        old = UnitOfWork(work._connection, lambda: datetime(2020, 1, 1, tzinfo=UTC))
        old.audit.note(USER, "sign_in", "user", USER)
        assert gone(work, date(2021, 2, 1), periods("audit=12"))["audit"] == 1


def test_young_account_stays(planted_url: str) -> None:
    with unit_of_work(planted_url) as work:
        made = datetime(2028, 1, 1, tzinfo=UTC)
        work.users.add(
            User(id="u9", email="ny@example.org", name="Ny", created_at=made, grants=(Grant("broker", "c1"),))
        )
        retain(work, days(24), Periods({"audit": 1200}))
        assert not work.users.get("u9").value.disabled
