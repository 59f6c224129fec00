"""The list of open needs and offers, and how many there are where."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest

from matching.availability import DateWindow
from matching.filters import Filters
from matching.partner import Partner
from matching.place import Place, municipalities
from matching.portal.board import Board
from matching.portal.listing import Listed, Sort, listed
from matching.register import Register
from matching.rights.actor import NOBODY, Actor, Grant
from matching.statement import Need, Offer
from matching.visible_to import sight_of

TODAY = date(2026, 11, 23)
HERNING, DENMARK = Place("municipality", "Herning"), Place("country", "DK")
MIDT = Place("region", "Midtjylland")
NGO = Partner(id="ngo", kind="ngo", name="Broen", places=(HERNING,), visibility="public", centres=("c",))
FIRM = Partner(id="firm", kind="company", name="Firmaet", visibility="public")
NEED = Need(id="n1", partner="ngo", resource_kind="premises", visibility="public", purposes=("culture",))
OFFER = Offer(id="o1", partner="firm", resource_kind="goods", visibility="public", places=(MIDT,))
BROKER = Actor("u", frozenset({Grant("broker", centre="c")}))


def board(*statements: Need | Offer) -> Board:
    needs = [one for one in statements if isinstance(one, Need)]
    return Board.of(Register([NGO, FIRM], needs, [one for one in statements if isinstance(one, Offer)]))


def found(on: Board, filters: Filters | None = None, sort: Sort = "", actor: Actor = NOBODY) -> set[str]:
    return {on.ids[row] for row in shown(on, filters, sort, actor).rows}


def shown(on: Board, filters: Filters | None = None, sort: Sort = "", actor: Actor = NOBODY) -> Listed:
    return listed(on, sight_of(actor), sort, filters or Filters(), TODAY)


def test_open_needs_and_offers_are_listed_and_others_are_not() -> None:
    gone = [
        replace(NEED, id="closed", status="closed"),
        replace(NEED, id="paused", status="paused"),
        replace(NEED, id="expired", expires=TODAY - timedelta(days=1)),
        replace(NEED, id="spent", quantity=Decimal(2), unit="people", committed=Decimal(2)),
        replace(NEED, id="past", windows=(DateWindow(None, TODAY - timedelta(days=1)),)),
    ]
    last_day = replace(NEED, id="today", expires=TODAY)
    assert found(board(NEED, OFFER, last_day, *gone)) == {"n1", "o1", "today"}


def test_what_is_not_public_is_seen_by_its_broker_alone() -> None:
    hidden = replace(NEED, id="own", visibility="centre")
    assert found(board(NEED, hidden)) == {"n1"}
    assert found(board(NEED, hidden), actor=BROKER) == {"n1", "own"}


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(purposes=("culture",)), {"n1"}),
        (Filters(resource_kinds=("goods",)), {"o1"}),
        (Filters(place=HERNING), {"n1", "o1"}),
        (Filters(place=Place("municipality", "Viborg")), {"o1"}),
        (Filters(place=Place("municipality", "Odense")), set()),
        (Filters(place=MIDT), {"n1", "o1"}),
        (Filters(place=Place("region", "Syddanmark")), set()),
    ],
)
def test_filter_keeps_what_fits(filters: Filters, ids: set[str]) -> None:
    assert found(board(NEED, OFFER), filters) == ids


def test_season_keeps_what_can_then_and_what_says_no_time() -> None:
    spring = replace(NEED, id="spring", windows=(DateWindow(date(2027, 4, 1), date(2027, 4, 2)),))
    summer = Filters(dates=DateWindow(date(2027, 6, 1), date(2027, 8, 31)))
    assert found(board(NEED, spring), summer) == {"n1"}


def test_needs_and_offers_are_told_apart() -> None:
    assert found(board(NEED, OFFER), sort="needs") == {"n1"}
    assert found(board(NEED, OFFER), sort="offers") == {"o1"}


def test_region_counts_in_each_of_its_municipalities_and_the_country_apart() -> None:
    both = replace(NEED, id="both", places=(HERNING, MIDT))
    everywhere = replace(NEED, id="everywhere", places=(DENMARK,))
    counted = shown(board(NEED, OFFER, both, everywhere))
    assert (counted.counts["Herning"], counted.counts["Viborg"], counted.counts["Odense"]) == (3, 2, 0)
    assert counted.anywhere == 1
    assert found(board(everywhere), Filters(place=HERNING)) == {"everywhere"}


def test_count_of_a_municipality_is_what_choosing_it_shows() -> None:
    point = replace(NEED, id="point", places=(Place("point", "56.139,8.973"),))
    on = board(NEED, OFFER, point, replace(NEED, id="viborg", places=(Place("municipality", "Viborg"),)))
    for name, count in shown(on).counts.items():
        assert len(found(on, Filters(place=Place("municipality", name)))) == count, name


def test_map_counts_the_other_places_too_when_one_is_chosen() -> None:
    assert shown(board(NEED, OFFER), Filters(place=Place("municipality", "Viborg"))).counts["Herning"] == 2


def test_order_is_the_same_all_day_and_another_one_tomorrow() -> None:
    on = board(*(replace(NEED, id=f"n{number}") for number in range(30)))
    days = [TODAY + timedelta(days=number) for number in range(4)]
    orders = [tuple(listed(on, sight_of(NOBODY), "", Filters(), day).rows.tolist()) for day in (*days, TODAY)]
    assert orders[0] == orders[-1]
    assert len(set(orders[:4])) == 4
    assert len({order[0] for order in orders[:4]}) > 1


class TestUpdated:
    """A board on which some partners have changed."""

    def test_is_the_board_of_the_new_register(self) -> None:
        many = board(NEED, OFFER, replace(OFFER, id="o2"))
        moved = replace(NGO, centres=("c", "d"), places=(Place("municipality", "Odense"),))
        twelve = tuple(DateWindow(date(2027, month, 1), date(2027, month, 2)) for month in range(1, 13))
        new = replace(NEED, id="n2", windows=twelve)
        updated = many.updated(Register([moved], [new]), {"ngo"})
        assert found(updated) == {"n2", "o1", "o2"}
        assert shown(updated).counts["Odense"] == 1
        assert found(updated, actor=Actor("u", frozenset({Grant("broker", centre="d")}))) >= {"n2"}

    def test_has_nothing_of_a_partner_that_was_deleted(self) -> None:
        assert found(board(NEED, OFFER).updated(Register(), {"firm"})) == {"n1"}

    def test_may_be_empty_before_and_after(self) -> None:
        empty = Board.of(Register())
        assert (len(empty), len(shown(empty).rows)) == (0, 0)
        assert found(empty.updated(Register([NGO], [NEED]), {"ngo"})) == {"n1"}
        assert len(board(NEED).updated(Register(), {"ngo"})) == 0


def test_every_municipality_reaches_itself_alone() -> None:
    names = list(municipalities())
    each = [
        replace(NEED, id=f"n{number:02}", places=(Place("municipality", name),))
        for number, name in enumerate(names)
    ]
    assert np.array_equal(board(*each).reached, np.eye(len(names), dtype=bool))
