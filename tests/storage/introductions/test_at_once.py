"""Many clients at the same moment: capacity is spent once, and the line is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from matching.errors import InvalidStep
from matching.introductions.introduction import Introduction
from tests.storage.introductions.conftest import NGOS, Centres, at_once, march


def test_those_that_would_overbook_cannot_all_win(centre: Centres) -> None:
    ids = [centre.drafted(n) for n in range(NGOS)]
    wide = replace(centre, most_open=NGOS)
    for n, id in enumerate(ids):
        wide.put(id)
        wide.answer(id, f"ngo-{n}")
    said = at_once([partial(wide.answer, id, "com") for id in ids])
    refused = [str(one) for one in said if isinstance(one, InvalidStep)]
    assert len(refused) == NGOS - 3
    assert {one.partition(";")[0] for one in refused} == {"'offer' has nothing left"}
    assert centre.offer().committed == 3
    assert centre.states() == ["accepted"] * 3 + ["open"] * (NGOS - 3)


def test_two_that_ask_for_more_than_half_cannot_both_win(centre: Centres) -> None:
    ids = [centre.drafted(0, 2), centre.drafted(1, 2)]
    for n, id in enumerate(ids):
        centre.put(id)
        centre.answer(id, f"ngo-{n}")
    said = at_once([partial(centre.answer, id, "com") for id in ids])
    (refused,) = [one for one in said if isinstance(one, InvalidStep)]
    assert str(refused) == "'offer' has 1 people left, and 2 are asked for; ask for less."
    assert centre.offer().committed == 2


def test_dates_of_an_offer_without_a_quantity_go_to_one_alone(of_dates: Centres) -> None:
    days = [march(n + 1, n + 20) for n in range(NGOS - 1)]
    ids = [of_dates.drafted(n, None, window) for n, window in enumerate(days)]
    ids.append(of_dates.drafted(NGOS - 1, None, march(31, 31)))
    wide = replace(of_dates, most_open=NGOS)
    for n, id in enumerate(ids):
        wide.put(id)
        wide.answer(id, f"ngo-{n}")
    said = at_once([partial(wide.answer, id, "com") for id in ids])
    refused = [str(one) for one in said if isinstance(one, InvalidStep)]
    assert len(refused) == NGOS - 2
    assert all("'offer' has been given to another on 2027-03-" in one for one in refused)
    assert of_dates.states() == ["accepted"] * 2 + ["open"] * (NGOS - 2)
    assert isinstance(said[-1], Introduction)


def test_same_dates_go_to_several_while_people_last(centre: Centres) -> None:
    ids = [centre.drafted(n, 1, march(1, 20)) for n in range(NGOS)]
    wide = replace(centre, most_open=NGOS)
    for n, id in enumerate(ids):
        wide.put(id)
        wide.answer(id, f"ngo-{n}")
    at_once([partial(wide.answer, id, "com") for id in ids])
    assert centre.states() == ["accepted"] * 3 + ["open"] * (NGOS - 3)


def test_puts_at_once_never_exceed_the_most_open(centre: Centres) -> None:
    ids = [centre.drafted(n) for n in range(NGOS)]
    at_once([partial(centre.put, id) for id in ids])
    assert centre.states() == ["open"] * 3 + ["waiting"] * (NGOS - 3)


def test_places_that_become_free_at_once_go_to_as_many_that_wait(centre: Centres) -> None:
    ids = [centre.drafted(n) for n in range(NGOS)]
    first = [id for id in ids if centre.put(id).state == "open"]
    at_once([partial(centre.answer, id, "com", False) for id in first])
    assert centre.states() == ["declined"] * 3 + ["open"] * 3 + ["waiting"] * (NGOS - 6)
    opened = {one.id for one in centre.all() if one.state == "open"}
    assert opened == set(ids[3:6])


def test_line_is_kept_while_some_put_and_others_withdraw(centre: Centres) -> None:
    ids = [centre.drafted(n, None) for n in range(NGOS)]
    for id in ids[:6]:
        centre.put(id)
    steps: list[Callable[[], Introduction]] = [partial(centre.put, id) for id in ids[6:]]
    steps += [partial(centre.withdraw, id) for id in ids[:6]]
    at_once(steps)
    assert centre.states() == ["open"] * 3 + ["waiting"] * 3 + ["withdrawn"] * 6
    assert most_open_at_any_time(centre.all()) == 3


def test_both_sides_can_say_yes_at_the_same_moment(centre: Centres) -> None:
    id = centre.drafted()
    centre.put(id)
    said = at_once([partial(centre.answer, id, "ngo-0"), partial(centre.answer, id, "com")])
    assert sorted(one.state for one in said if isinstance(one, Introduction)) == ["accepted", "open"]
    assert centre.offer().committed == 1


def most_open_at_any_time(introductions: list[Introduction]) -> int:
    """How many were open at the same time, by their records; a place is free before it is taken."""
    changes = [(one.put, 1) for one in introductions if one.put]
    changes += [(one.closed, -1) for one in introductions if one.put and one.closed]
    now = most = 0
    for _, change in sorted(changes):
        now += change
        most = max(most, now)
    return most
