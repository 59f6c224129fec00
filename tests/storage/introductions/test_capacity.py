"""What accepting takes, and what gives it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from matching.build_columns import build_columns
from matching.errors import InvalidProfile, InvalidStep
from matching.gates import capacity
from matching.introductions.ask import Ask
from matching.introductions.putting import end_reservation
from matching.introductions.reserved import Reserved
from matching.registering.belongings import change_belonging
from storage.import_market import import_parsed
from storage.parsed import Parsed
from storage.transaction import transact
from tests.storage.introductions.conftest import BROKER, Centres, march, member
from tests.storage.small_market import company, need, ngo, offer


def closed_by_capacity(centre: Centres) -> bool:
    rows = build_columns([ngo(), company()], [need(), centre.offer()])
    return bool(capacity(rows.at(np.array([2])), rows.at(np.array([3])), date.today().toordinal())[0])


def test_second_yes_reserves_what_is_asked_for(centre: Centres) -> None:
    id = centre.accepted(amount=2)
    assert centre.offer().committed == 2
    (found,) = centre.all()
    assert (found.id, found.reserved) == (id, (Reserved("offer", Decimal(2), "people"),))
    assert not closed_by_capacity(centre)


def test_offer_with_nothing_left_is_behind_the_gate_until_it_is_given_back(centre: Centres) -> None:
    id = centre.accepted(amount=3)
    assert closed_by_capacity(centre)
    assert centre.withdraw(id).reserved == ()
    assert centre.offer().committed is None
    assert not closed_by_capacity(centre)


def test_one_yes_reserves_nothing(centre: Centres) -> None:
    id = centre.drafted()
    centre.put(id)
    centre.answer(id, "com")
    assert centre.offer().committed is None


def test_answer_that_would_overbook_is_kept_nowhere(centre: Centres) -> None:
    id = centre.drafted(0, 2)
    centre.put(id)
    centre.answer(id, "ngo-0")
    centre.accepted(1, 2)
    with pytest.raises(InvalidStep, match="'offer' has 1 people left, and 2 are asked for"):
        centre.answer(id, "com")
    (found,) = [one for one in centre.all() if one.id == id]
    assert (found.state, found.giver.answer) == ("open", None)
    assert centre.offer().committed == 2


def test_more_than_there_is_cannot_be_put(centre: Centres) -> None:
    id = centre.drafted(amount=4)
    with pytest.raises(InvalidStep, match="'offer' has 3 people left, and 4 are asked for"):
        centre.put(id)
    assert centre.states() == ["draft"]


def test_need_with_a_quantity_is_filled(centre: Centres) -> None:
    wanted = need("need-0", "ngo-0", quantity=Decimal(2), unit="people")
    transact(centre.url, lambda work: work.needs.put([wanted]))
    centre.accepted()
    assert transact(centre.url, lambda work: work.needs.get("need-0")).committed == 1


def test_end_of_what_came_of_it_gives_back_and_stays_accepted(centre: Centres) -> None:
    id = centre.accepted()
    for _ in range(2):
        transact(centre.url, lambda work: end_reservation(work, BROKER, id))
    assert centre.offer().committed is None
    assert centre.states() == ["accepted"]


def test_dates_are_held_until_they_are_given_back(of_dates: Centres) -> None:
    id = of_dates.accepted(0, None, march(1, 10))
    (held,) = of_dates.all()
    assert held.reserved == (Reserved("offer", None, "people", (march(1, 10),)),)
    assert of_dates.offer().committed is None
    other = of_dates.drafted(1, None, march(10, 12))
    with pytest.raises(InvalidStep, match="'offer' has been given to another on 2027-03-10/2027-03-10"):
        of_dates.put(other)
    of_dates.accepted(2, None, march(11, 12))
    of_dates.withdraw(id)
    of_dates.put(of_dates.drafted(3, None, march(1, 10)))
    with pytest.raises(InvalidStep, match="on 2027-03-11/2027-03-12"):
        of_dates.put(other)


def test_offer_that_says_how_much_there_is_can_be_given_twice_on_the_same_dates(of_dates: Centres) -> None:
    of_dates.accepted(0, 1, march(1, 10))
    other = of_dates.drafted(1, 1, march(1, 10))
    with pytest.raises(InvalidStep):
        of_dates.put(other)
    said = offer(quantity=Decimal(2), unit="people", committed=Decimal(1))
    transact(of_dates.url, lambda work: work.offers.put([said]))
    assert of_dates.put(other).state == "open"


@pytest.mark.parametrize(("unit", "committed"), [("people", None), ("hours", 2)])
def test_end_of_what_came_of_it_frees_the_dates_and_keeps_what_was_spent(
    url: str, unit: str, committed: int | None
) -> None:
    centre = Centres(url)
    centre.fill(quantity=None, unit=unit)
    id = centre.accepted_of("offer", Ask(amount=Decimal(2), unit=unit, dates=(march(1, 10),)))
    assert centre.offer().committed == 2
    transact(url, lambda work: end_reservation(work, BROKER, id, was_used=True))
    assert centre.offer().committed == committed
    assert centre.put(centre.drafted(1, None, march(1, 10))).state == "open"


def test_need_can_be_met_by_several_on_the_same_dates(centre: Centres) -> None:
    transact(centre.url, lambda work: work.offers.put([offer("second")]))
    for given in ("offer", "second"):
        centre.accepted_of(given, Ask(dates=(march(1, 10),)))
    assert centre.states() == ["accepted", "accepted"]


def test_import_keeps_what_introductions_hold(centre: Centres) -> None:
    centre.accepted(amount=2)
    for committed, expected in ((None, 2), (Decimal(1), 2), (Decimal(3), 3)):
        parsed = Parsed()
        parsed.profiles["offers"] = [offer(quantity=Decimal(5), unit="people", committed=committed)]
        transact(centre.url, lambda work, parsed=parsed: import_parsed(work, parsed))  # type: ignore[misc]
        assert centre.offer().committed == expected


@pytest.mark.parametrize("change", [{"committed": None}, {"unit": "hours", "committed": Decimal(5)}])
def test_member_cannot_take_back_what_introductions_hold(centre: Centres, change: dict[str, Any]) -> None:
    centre.accepted(amount=2)
    changed = offer(**{"quantity": Decimal(3), "unit": "people", "committed": Decimal(2), **change})
    with pytest.raises(InvalidProfile, match="hold 2 people of 'offer'; write at least that as committed"):
        transact(centre.url, lambda work: change_belonging(work, member("com"), changed, 2))
