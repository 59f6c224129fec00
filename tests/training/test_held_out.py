from __future__ import annotations

import doctest

from training import held_out


def test_examples_in_the_docstrings_are_exact() -> None:
    assert doctest.testmod(held_out) == (0, 1)


def test_order_of_the_ids_does_not_matter_and_the_salt_does() -> None:
    ids = [f"id-{number}" for number in range(100)]
    chosen = held_out.held_out(ids, "one", 10)
    assert held_out.held_out(ids[::-1], "one", 10) == chosen
    assert held_out.held_out(ids, "two", 10) != chosen


def test_places_are_spread_evenly() -> None:
    places = [held_out.place(f"id-{number}", "salt") for number in range(2_000)]
    assert min(places) >= 0
    assert max(places) < 1
    assert abs(sum(places) / 2_000 - 0.5) < 0.02
