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
from matching.introductions.putting import end_reservation
from matching.introductions.reserved import Reserved
from matching.registering.belongings import change_belonging
from storage.import_market import import_parsed
from storage.parsed import Parsed
from storage.transaction import transact
from tests.storage.introductions.conftest import BROKER, Centres, member
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
