from __future__ import annotations

from training.metrics.success import success


def test_wanted_partner_in_fifth_place_is_a_success() -> None:
    assert success(["v", "w", "x", "y", "a"], {"a": 2}) == 1


def test_wanted_partner_in_sixth_place_is_none() -> None:
    assert success(["u", "v", "w", "x", "y", "a"], {"a": 2}) == 0


def test_merely_possible_partner_is_no_success() -> None:
    assert success(["a"], {"a": 1}) == 0


def test_empty_list_is_no_success() -> None:
    assert success([], {"a": 2}) == 0
