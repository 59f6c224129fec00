from __future__ import annotations

from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matching.build_columns import build_columns, partner_numbers
from matching.columns import Columns
from matching.exclusion import Exclusion
from matching.packed_columns import excluded_numbers, layout_name, packed, unpacked
from matching.partner import Partner
from matching.statement import Statement
from tests import strategies
from tests.market import AARHUS, HERNING, need, ngo, offer

NO_EXCLUSIONS = np.full((0, 1), -1, dtype=np.int32)


def columns_of(partner: Partner, *statements: Statement) -> Columns:
    return build_columns([partner], statements, partner_numbers([partner], statements))


def there_and_back(columns: Columns) -> Columns:
    return unpacked(packed(columns), columns.partner, columns.excluded_partners)


def assert_same(one: Columns, other: Columns) -> None:
    """Equal, but for how many unused places lists have."""
    for name in (field.name for field in fields(Columns)):
        own, back = getattr(one, name), getattr(other, name)
        assert own.dtype == back.dtype, name
        if own.ndim == 1:
            np.testing.assert_array_equal(back, own, err_msg=name)


@given(
    strategies.partners(st.just("a")),
    st.lists(strategies.needs(owners=st.just("a")), max_size=2),
    st.lists(strategies.offers(owners=st.just("a")), max_size=2),
)
def test_single_values_come_back(partner: Partner, needs: list[Statement], offers: list[Statement]) -> None:
    columns = columns_of(partner, *needs, *offers)
    assert_same(columns, there_and_back(columns))


@given(st.lists(strategies.windows(), max_size=4).map(tuple), strategies.some(strategies.places(), 4))
def test_lists_come_back(windows: tuple[object, ...], places: tuple[object, ...]) -> None:
    columns = columns_of(
        ngo(places=(HERNING, AARHUS)), need(windows=windows, places=places), offer(partner="ngo")
    )
    back = there_and_back(columns)
    width = back.window_start.shape[1]
    np.testing.assert_array_equal(back.window_start, columns.window_start[:, :width])
    np.testing.assert_array_equal(back.window_end, columns.window_end[:, :width])
    for own, found in zip(columns.points, back.points, strict=True):
        np.testing.assert_array_equal(found[~np.isnan(found[:, 0])], own[~np.isnan(own[:, 0])])


def test_no_row_at_all_gives_columns_without_rows() -> None:
    assert len(unpacked([], np.empty(0, dtype=np.int32), NO_EXCLUSIONS)) == 0


def test_excluded_partners_have_the_numbers_of_the_market_they_are_in() -> None:
    assert excluded_numbers([["b", "x"], []], {"a": 0, "b": 1}).tolist() == [[1, -1], [-1, -1]]


def test_what_is_excluded_by_kind_is_in_the_bytes() -> None:
    columns = columns_of(ngo(exclusions=(Exclusion("partner_kind", "company"),)))
    assert there_and_back(columns).excluded_kinds[0] > 0


def test_layout_has_a_name_that_stays() -> None:
    assert layout_name() == layout_name()
