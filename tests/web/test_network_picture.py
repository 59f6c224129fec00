"""The picture of the network: where the partners stand, and what is left out of a large one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from api.web.pages.reports.network_picture import LEFT, RIGHT, ROW, picture_of
from matching.partnerships import phases
from matching.partnerships.partnership import Partnership
from matching.register import Register
from matching.reporting.network import Network, network
from tests.api.small_market import PARTNERS

BY: Any = {"user": "ida", "now": datetime(2026, 1, 31, 12, tzinfo=UTC), "on": date(2026, 1, 31)}
PHASES = ("dialogue",)


def partnership(id: str, *partners: str) -> Partnership:
    return phases.begin(**BY, id=id, centre="c", partners=partners, primary=partners[0], level="ad_hoc")


def of(*pairs: tuple[str, ...]) -> Network:
    """Associations are called n…, companies c…."""
    ids = sorted({id for pair in pairs for id in pair})
    partners = [replace(PARTNERS[0] if id[0] == "n" else PARTNERS[1], id=id, identifiers=()) for id in ids]
    every = [partnership(f"p{n}", *pair) for n, pair in enumerate(pairs)]
    return network(every, Register(partners), PHASES)


def test_companies_stand_left_and_associations_right_and_no_two_on_one_spot() -> None:
    picture = picture_of(of(("n1", "c1"), ("n2", "c1"), ("n2", "c2"), ("n3", "c3"), ("n4", "n5")))
    assert {dot.id[0]: dot.x for dot in picture.dots} == {"c": LEFT, "n": RIGHT}
    for side in (LEFT, RIGHT):
        rows = sorted(dot.y for dot in picture.dots if dot.x == side)
        assert all(below - above >= ROW for above, below in pairwise(rows))
    assert max(dot.y for dot in picture.dots) < picture.height
    assert len(picture.lines) == 5


def test_same_network_gives_the_same_picture() -> None:
    pairs = [(f"n{n}", f"c{n * 7 % 5}") for n in range(12)]
    assert picture_of(of(*pairs)) == picture_of(of(*reversed(pairs)))


def test_lines_of_two_pairs_that_could_cross_do_not() -> None:
    picture = picture_of(of(("n1", "c2"), ("n2", "c1"), ("n1", "c3"), ("n2", "c3")))
    spots = {dot.id: dot.y for dot in picture.dots}
    assert (spots["n1"] < spots["n2"]) == (spots["c2"] < spots["c1"])


def test_three_in_one_partnership_are_three_ties_and_two_partnerships_one() -> None:
    found = of(("n1", "c1", "c2"), ("c1", "n1"))
    assert [(tie.one, tie.other, len(tie.partnerships)) for tie in found.ties] == [
        ("c1", "c2", 1),
        ("c1", "n1", 2),
        ("c2", "n1", 1),
    ]


def test_of_too_many_those_with_the_most_ties_are_drawn() -> None:
    found = of(("n1", "c1"), ("n1", "c2"), ("n2", "c1"), ("n3", "c3")).most_tied(4)
    assert set(found.partners) == {"n1", "c1", "c2"}
    assert len(picture_of(found).lines) == len(found.ties) == 2


def test_network_of_nobody_is_an_empty_picture() -> None:
    assert picture_of(of()).dots == []
