"""The use cases of partnerships over a real database, of either kind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest

from matching.errors import (
    AlreadyExists,
    InvalidProfile,
    InvalidStep,
    NotAllowed,
    NotFound,
    NotSignedIn,
)
from matching.partnerships import agreeing, evaluating, giving, keeping, looking, moving
from matching.partnerships.beginning import NewPartnership, begin, begin_from_introduction
from matching.rights.actor import NOBODY, SYSTEM, Actor
from storage.database_errors import CameBetween
from storage.transaction import transact
from tests.storage.partnership_desk import BROKER, COMPANY, NGO, READER, STRANGER, Desk, begun, fill, running


@pytest.fixture
def desk(url: str) -> Desk:
    made = Desk(url)
    made.do(fill)
    return made


def test_partnership_takes_what_the_introduction_has(desk: Desk) -> None:
    found = desk.do(begin_from_introduction, BROKER, "intro").value
    assert (found.id, found.partners, found.primary, found.level) == (
        "intro",
        ("ngo", "com"),
        "ngo",
        "continuous",
    )
    assert (found.needs, found.offers) == (("need",), ("offer",))
    assert [(one.partner, one.email) for one in found.contacts] == [
        ("ngo", "ida@example.org"),
        ("com", "ida@example.org"),
    ]


def test_introduction_grows_into_one_partnership_alone_however_many_try_at_once(desk: Desk) -> None:
    together = Barrier(4)

    def attempt(_: int) -> bool:
        together.wait()
        try:
            transact(desk.url, lambda work: begin_from_introduction(work, BROKER, "intro"))
        except (AlreadyExists, CameBetween):
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(attempt, range(4)))
    assert sum(done) == 1
    assert len(desk.do(lambda work: work.partnerships.find(introduction="intro"))) == 1


def test_introduction_that_is_open_is_no_partnership_yet(url: str) -> None:
    desk = Desk(url)
    desk.do(fill, state="open")
    with pytest.raises(InvalidStep, match="said yes"):
        begun(desk)


@pytest.mark.parametrize(
    ("actor", "error"), [(NOBODY, NotSignedIn), (STRANGER, NotFound), (NGO, NotAllowed), (READER, NotAllowed)]
)
def test_broker_of_the_centre_begins_it(desk: Desk, actor: Actor, error: type[Exception]) -> None:
    with pytest.raises(error):
        desk.do(begin_from_introduction, actor, "intro")


def test_broker_without_an_introduction_takes_no_contacts_and_nothing_hidden(desk: Desk) -> None:
    new = NewPartnership(centre="centre", partners=("ngo", "com"), needs=("need",))
    made = desk.do(begin, BROKER, new).value
    assert (made.contacts, made.introduction, made.level) == ((), None, "ad_hoc")
    with pytest.raises(InvalidProfile, match="no partner 'other', or you may not see it"):
        desk.do(begin, BROKER, replace(new, partners=("ngo", "other")))
    with pytest.raises(InvalidProfile, match="'offer' in offers is nothing that one of the partners has"):
        desk.do(begin, BROKER, replace(new, partners=("ngo", "ngo"), offers=("offer",)))
    with pytest.raises(NotAllowed):
        desk.do(begin, STRANGER, new)


CHANGES: list[tuple[Any, tuple[Any, ...], dict[str, Any]]] = [
    (moving.move_on, ("agreement",), {}),
    (moving.end, ("No time.",), {}),
    (moving.change_level, ("ad_hoc", "Less."), {}),
    (keeping.add_note, ("Hello.",), {"shared": True}),
    (keeping.set_contacts, ([], 1), {}),
    (keeping.set_reviews, ([date(2027, 1, 1)], 1), {}),
    (giving.report_contribution, (giving.Reported(day=date(2026, 1, 1), partner="com", people=1),), {}),
    (giving.confirm, ("G1",), {}),
    (giving.dispute, ("G1", "No."), {}),
    (agreeing.draft_agreement, ("da",), {}),
    (agreeing.agreements_of, (), {}),
    (evaluating.start_evaluation, (), {}),
    (evaluating.evaluations_of, (), {}),
    (looking.show, (), {}),
    (looking.contacts_of, (), {}),
]


def test_partnership_of_others_is_not_there(desk: Desk) -> None:
    id = begun(desk)
    for use_case, given, more in CHANGES:
        with pytest.raises(NotSignedIn):
            desk.do(use_case, NOBODY, id, *given, **more)
        for one in (id, "nobody", "no\x00body"):
            with pytest.raises(NotFound):
                desk.do(use_case, STRANGER, one, *given, **more)


def test_program_that_may_only_read_changes_nothing(desk: Desk) -> None:
    id = begun(desk)
    for use_case, given, more in CHANGES[:8]:
        with pytest.raises(NotAllowed, match="may read but not write"):
            desk.do(use_case, READER, id, *given, **more)


def test_program_of_a_broker_reads_private_notes(desk: Desk) -> None:
    id = begun(desk)
    desk.do(keeping.add_note, BROKER, id, "Private.", shared=False)
    seen = [len(desk.do(looking.show, actor, id).value.notes) for actor in (BROKER, READER, NGO, SYSTEM)]
    assert seen == [1, 1, 0, 1]


def test_list_holds_what_may_be_seen_and_is_narrowed(desk: Desk) -> None:
    id = begun(desk)

    def listed(actor: Actor, **chosen: str) -> list[str]:
        return [one.value.id for one in desk.do(looking.list_for, actor, **chosen)]

    assert [listed(actor) for actor in (BROKER, NGO, COMPANY, SYSTEM, STRANGER)] == [[id]] * 4 + [[]]
    assert listed(NGO, partner="com", centre="centre", phase="dialogue") == [id]
    assert [listed(BROKER, **chosen) for chosen in ({"phase": "ended"}, {"partner": "x\x00"})] == [[], []]


@pytest.mark.parametrize(("unit", "taken"), [("people", None), ("hours", Decimal(2))])
def test_what_lasts_is_free_again_when_it_is_over_and_what_is_used_up_is_not(
    url: str, unit: str, taken: Decimal | None
) -> None:
    desk = Desk(url)
    desk.do(fill, unit)
    id = running(desk)
    assert desk.offer_taken() == 2
    desk.do(moving.move_on, BROKER, id, "evaluated")
    assert desk.offer_taken() == taken


def test_everything_is_free_again_when_it_never_ran(url: str) -> None:
    desk = Desk(url)
    desk.do(fill, "hours")
    desk.do(moving.end, BROKER, begun(desk), "They never met.")
    assert desk.offer_taken() is None


def test_day_that_is_yet_to_come_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidStep, match="yet to come"):
        desk.do(moving.move_on, BROKER, begun(desk), "agreement", date(2999, 1, 1))
    with pytest.raises(InvalidProfile, match="no phase that a partnership moves on to"):
        desk.do(moving.move_on, BROKER, "intro", "dialogue")
