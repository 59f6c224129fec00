from __future__ import annotations

from dataclasses import replace

import pytest

from matching.season.season import Received
from matching.season.spread import spread_of
from tests.api.rights_season import season


def shown(*exposures: float) -> tuple[Received, ...]:
    return tuple(
        Received(statement=f"offer-{n}", partner="p", exposure=one) for n, one in enumerate(exposures)
    )


def test_equal_exposure_is_the_straight_line() -> None:
    spread = spread_of(replace(season("c"), receivers=shown(1, 1, 1, 1)))
    assert spread is not None
    assert spread.shares == (0, 0.25, 0.5, 0.75, 1)
    assert spread.most(0.1) == pytest.approx(0.1)


def test_most_shown_tenth_of_ten_has_what_the_first_of_them_has() -> None:
    spread = spread_of(replace(season("c"), receivers=shown(*[1] * 9, 11)))
    assert spread is not None
    assert spread.most(0.1) == pytest.approx(0.55)
    assert spread.least(0.5) == pytest.approx(0.25)
    assert (spread.least(0.0), spread.least(1.0)) == (0, 1)


def test_nobody_shown_has_no_spread() -> None:
    assert spread_of(replace(season("c"), receivers=shown(0, 0))) is None
