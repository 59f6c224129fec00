"""Bars whose coloured parts add up to the score, and a table that adds up as it is shown."""

from __future__ import annotations

import pytest

from api.web.pages.matches.bars import FAMILY_OF, bars_of, tenths
from matching.components import COMPONENTS
from matching.match import Match
from tests.market import company, need, offer, recommender


@pytest.fixture(scope="module")
def match() -> Match:
    asked = recommender(need(text="tal"), company(), offer(text="tal"))
    return asked.recommend("need").matches[0]


def test_every_component_has_a_colour() -> None:
    assert set(FAMILY_OF) == {*COMPONENTS, "starting_point"}


def test_parts_of_each_bar_add_up_to_its_score(match: Match) -> None:
    bars = bars_of(match)
    for bar, score in ((bars.there, match.there.fit), (bars.back, match.back.fit), (bars.both, match.score)):
        assert sum(one.width for one in bar.segments) == pytest.approx(100 * score, abs=1e-4)
        assert bar.value == pytest.approx(score, abs=1e-6)
        ends = [0.0, *(one.start + one.width for one in bar.segments)]
        assert [one.start for one in bar.segments] == pytest.approx(ends[:-1])


def test_lines_add_up_to_the_totals_below_them(match: Match) -> None:
    bars = bars_of(match)
    for name, total in zip(("there", "back", "both"), bars.totals, strict=True):
        assert round(sum(getattr(line, name) or 0 for line in bars.lines), 1) == total
    assert {line.family for line in bars.lines} >= {one.family for one in bars.there.segments}


def test_what_is_unknown_to_both_has_no_line(match: Match) -> None:
    known = {part.component for side in (match.there, match.back) for part in side.parts}
    assert len(bars_of(match).lines) == len(known) < len(FAMILY_OF)


def test_rounding_keeps_the_sum() -> None:
    thirds = tenths({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3})
    assert sorted(thirds.values()) == [33.3, 33.3, 33.4]
    assert tenths({}) == {}
