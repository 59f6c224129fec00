"""Deleting, closing, pausing and moving what introductions stand on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from matching.errors import InvalidStep, NotFound
from matching.introductions.introduction import Introduction
from matching.partnerships.beginning import begin_from_introduction
from matching.partnerships.moving import end
from matching.registering.belongings import change_belonging, delete_belonging
from matching.registering.partners import delete_partner
from matching.rights.actor import SYSTEM
from matching.statement import Need, Offer
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork
from tests.matching.introductions.small import in_danish
from tests.storage.introductions.conftest import BROKER, NGOS, Centres, at_once, member


def deleted(centre: Centres, made: Any = Offer, id: str = "offer") -> None:
    def use_case(work: UnitOfWork) -> None:
        profiles: Any = work.offers if made is Offer else work.needs
        delete_belonging(work, BROKER, made, id, profiles.stored(id).version, centre.most_open)

    transact(centre.url, use_case, in_turn=True)


def changed(centre: Centres, made: Any = Offer, id: str = "offer", **values: Any) -> None:
    def use_case(work: UnitOfWork) -> None:
        profiles: Any = work.offers if made is Offer else work.needs
        stored = profiles.stored(id)
        given = replace(stored.value, **values)
        change_belonging(work, BROKER, given, stored.version, centre.most_open)

    transact(centre.url, use_case, in_turn=True)


def put(centre: Centres, many: int, amount: int | None = None) -> list[str]:
    """So many that are put to both sides: three are open, the others wait in line."""
    ids = [centre.drafted(n, amount) for n in range(many)]
    for id in ids:
        centre.put(id)
    return ids


def by_id(centre: Centres) -> dict[str, Introduction]:
    return {one.id: one for one in centre.all()}


def test_what_the_broker_alone_has_seen_goes_with_what_it_stands_on(centre: Centres) -> None:
    id = centre.drafted()
    kept = centre.drafted(1)
    deleted(centre, Need, "need-0")
    gone = by_id(centre)[id]
    assert (gone.state, gone.history[-1].what, gone.history[-1].user) == (
        "withdrawn",
        "withdrawn",
        "broker-1",
    )
    assert by_id(centre)[kept].state == "draft"
    entries = transact(centre.url, lambda work: work.audit.entries(9), writing=False)
    assert ("withdraw", id) in [(one.action, one.about) for one in entries]
    with pytest.raises(NotFound):
        transact(centre.url, lambda work: work.needs.get("need-0"))


def test_need_that_waits_in_line_can_be_deleted_and_one_that_both_look_at_cannot(centre: Centres) -> None:
    ids = put(centre, 5)
    deleted(centre, Need, "need-3")
    assert [by_id(centre)[id].state for id in ids[3:]] == ["withdrawn", "waiting"]
    with pytest.raises(InvalidStep) as refused:
        deleted(centre)
    assert str(refused.value) == (
        "'offer' can be neither deleted nor moved while introductions that are open (3) or accepted (0), or "
        "partnerships that go on (0), stand on it; have them withdrawn or ended first, or pause it."
    )
    assert in_danish(refused.value.sentence)
    assert centre.states() == ["open"] * 3 + ["waiting", "withdrawn"]
    assert centre.offer().id == "offer"


def test_offer_can_be_deleted_when_those_about_it_were_answered_or_withdrawn(centre: Centres) -> None:
    first, second, *_ = put(centre, 2)
    centre.answer(first, "com", yes=False)
    centre.withdraw(second)
    deleted(centre)
    assert centre.states() == ["declined", "withdrawn"]


def test_offer_that_both_have_said_yes_to_stays_until_that_is_withdrawn(centre: Centres) -> None:
    id = centre.accepted()
    for made, name in ((Offer, "offer"), (Need, "need-0")):
        with pytest.raises(
            InvalidStep, match=r"open \(0\) or accepted \(1\), or partnerships that go on \(0\)"
        ):
            deleted(centre, made, name)
    centre.withdraw(id)
    deleted(centre)


def test_offer_of_a_partnership_stays_until_that_is_over(centre: Centres) -> None:
    id = centre.accepted()
    begun = transact(centre.url, lambda work: begin_from_introduction(work, BROKER, id), in_turn=True).value
    with pytest.raises(InvalidStep, match=r"accepted \(0\), or partnerships that go on \(1\)"):
        deleted(centre)
    transact(centre.url, lambda work: end(work, BROKER, begun.id, "Flyttet."), in_turn=True)
    deleted(centre)
    deleted(centre, Need, "need-0")


def test_closing_waits_for_answers_and_empties_the_line(centre: Centres) -> None:
    ids = put(centre, 4)
    draft = centre.drafted(5)
    with pytest.raises(InvalidStep) as refused:
        changed(centre, status="closed")
    assert "'offer' cannot be closed while introductions about it are open (3); answer" in str(refused.value)
    assert in_danish(refused.value.sentence)
    assert centre.offer().status == "open"
    for id in ids[:2]:
        centre.answer(id, "ngo-0" if id == ids[0] else "ngo-1", yes=False)
    assert centre.states() == ["declined"] * 2 + ["draft"] + ["open"] * 2
    for n, id in ((2, ids[2]), (3, ids[3])):
        centre.answer(id, f"ngo-{n}", yes=False)
    narrow = replace(centre, most_open=0)
    assert narrow.put(centre.drafted(6)).state == "waiting"
    changed(narrow, status="closed")
    assert centre.states() == ["declined"] * 4 + ["draft", "withdrawn"]
    assert by_id(centre)[draft].state == "draft"


def test_need_that_is_filled_can_be_closed(centre: Centres) -> None:
    centre.accepted()
    changed(centre, Need, "need-0", status="closed")
    changed(centre, status="closed")
    assert centre.states() == ["accepted"]


def test_what_is_paused_keeps_its_place_in_line_and_holds_nobody_up(centre: Centres) -> None:
    ids = put(centre, 5)
    changed(centre, Need, "need-3", status="paused")
    changed(centre, Need, "need-0", status="paused")
    assert by_id(centre)[ids[0]].state == "open"
    centre.answer(ids[0], "com", yes=False)
    assert [by_id(centre)[id].state for id in ids[3:]] == ["waiting", "open"]
    centre.answer(ids[1], "com", yes=False)
    assert by_id(centre)[ids[3]].state == "waiting"
    changed(centre, Need, "need-3", status="open")
    assert by_id(centre)[ids[3]].state == "open"


def test_need_moves_to_another_partner_only_when_no_other_side_looks_at_it(centre: Centres) -> None:
    drafted = centre.drafted()
    centre.put(centre.drafted(1))
    changed(centre, Need, "need-0", partner="ngo-2")
    assert by_id(centre)[drafted].state == "withdrawn"
    with pytest.raises(
        InvalidStep, match=r"neither deleted nor moved while introductions that are open \(1\)"
    ):
        changed(centre, Need, "need-1", partner="ngo-2")


def test_member_is_told_nothing_of_drafts_and_of_the_line(centre: Centres) -> None:
    put(centre, 4)
    centre.drafted(4)
    stored = transact(centre.url, lambda work: work.offers.stored("offer"))
    with pytest.raises(InvalidStep, match=r"open \(3\) or accepted \(0\)"):
        transact(
            centre.url, lambda work: delete_belonging(work, member("com"), Offer, "offer", stored.version)
        )


def test_partner_says_how_many_would_lose_a_side(centre: Centres) -> None:
    for n in range(2):
        centre.withdraw(centre.drafted(n))
    at = transact(centre.url, lambda work: work.partners.stored("com").version)
    with pytest.raises(InvalidStep) as refused:
        transact(centre.url, lambda work: delete_partner(work, SYSTEM, "com", at))
    assert "takes part in introductions (2) and partnerships (0), which would lose" in str(refused.value)
    assert in_danish(refused.value.sentence)


def test_nothing_is_put_about_what_is_deleted_at_the_same_moment(centre: Centres) -> None:
    wide = replace(centre, most_open=NGOS)
    steps: list[Callable[[], Any]] = [partial(wide.put, centre.drafted(n)) for n in range(NGOS - 1)]
    steps.insert(5, partial(deleted, wide))
    at_once(steps)
    is_there = transact(centre.url, lambda work: "offer" in work.offers.ids(), writing=False)
    assert set(centre.states()) == ({"open"} if is_there else {"withdrawn"})


def test_no_draft_is_left_about_what_is_deleted_at_the_same_moment(centre: Centres) -> None:
    def drafted(n: int) -> None:
        with suppress(NotFound):
            centre.drafted(n)

    steps: list[Callable[[], Any]] = [partial(drafted, n) for n in range(NGOS - 1)]
    steps.insert(5, partial(deleted, centre))
    at_once(steps)
    assert set(centre.states()) <= {"withdrawn"}
    assert "offer" not in transact(centre.url, lambda work: work.offers.ids(), writing=False)
