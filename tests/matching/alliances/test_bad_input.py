from __future__ import annotations

import numpy as np
import pytest

from matching.alliances.alternatives import alternatives
from matching.alliances.given_part import read_part
from matching.alliances.sector import read_sector
from matching.alliances.wish import Wish
from matching.errors import BrobyggerError, InvalidQuery
from tests.matching.alliances.instances import tiny


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"seats": 0}, "An alliance of at most 0 partners is not possible; use 1 to 20."),
        ({"seats": 21}, "use 1 to 20"),
        ({"weights": np.array([1.0, np.nan])}, "The weight 'nan' is no number above 0"),
        ({"weights": np.array([1.0, -2.0])}, "The weight '-2.0' is no number above 0"),
        ({"weights": np.array([1.0, np.inf])}, "The weight 'inf' is no number above 0"),
        ({"degree": np.full((3, 2), np.nan)}, "'nan' among the values of degree"),
        ({"fit": np.full((3, 2), 1.5)}, "'1.5' among the values of fit"),
        ({"most": np.full((3, 2), -0.5)}, "'-0.5' among the values of most"),
        ({"loads": np.array([1, -1, 1])}, "A member cannot fill -1 parts"),
    ],
)
def test_number_that_is_none_is_refused(changes: dict[str, object], said: str) -> None:
    with pytest.raises(InvalidQuery) as error:
        tiny(**changes)
    assert said in str(error.value)
    assert str(error.value) != error.value.text("da")


def test_no_parts_and_no_candidates_are_refused() -> None:
    none, pairs = np.empty(0), np.zeros((3, 3), dtype=np.bool_)
    empty = np.empty((3, 0))
    with pytest.raises(InvalidQuery, match="There is no part to cover"):
        tiny(weights=none, divisible=none.astype(bool), degree=empty, most=empty, fit=empty, conflicts=pairs)
    nobody = np.empty((0, 2))
    with pytest.raises(InvalidQuery, match="nobody to form an alliance of"):
        tiny(
            degree=nobody, most=nobody, fit=nobody, loads=np.empty(0, dtype=np.int64), conflicts=pairs[:0, :0]
        )


def test_arrays_that_do_not_belong_together_are_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="fit has the shape"):
        tiny(fit=np.zeros((2, 2)))
    with pytest.raises(ValueError, match="not symmetric"):
        tiny(conflicts=np.triu(np.ones((3, 3), dtype=np.bool_), 1))


@pytest.mark.parametrize("seconds", [0.0, -1.0, float("nan"), float("inf")])
def test_deadline_without_time_is_refused(seconds: float) -> None:
    with pytest.raises(InvalidQuery, match="leaves no time to choose"):
        alternatives(tiny(), seconds)
    with pytest.raises(InvalidQuery, match="leaves no time to choose"):
        Wish(deadline_s=seconds)


def test_capacity_of_zero_makes_no_plan() -> None:
    assert alternatives(tiny(loads=np.zeros(3, dtype=np.int64)), 5.0) == []
    assert alternatives(tiny(most=np.zeros((3, 2))), 5.0) == []


def test_all_pairs_forbidden_leaves_single_partners() -> None:
    found = alternatives(tiny(conflicts=~np.eye(3, dtype=np.bool_)), 5.0)
    assert [len(each.choice.members) for each in found] == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "cannot be read"),
        ("quux:mentor", "cannot be read"),
        ("role:astronaut", "'astronaut' is not known"),
        ("role:mentor*nan", "The weight 'nan'"),
        ("role:mentor*0", "The weight '0.0'"),
        ("role:mentor*two", "cannot be read"),
        ("role:mentor=3", "Only a resource has a quantity"),
        ("bookkeeping=3", "Only a resource has a quantity"),
        ("premises=0", "is not above 0"),
        ("premises=nan", "is not above 0"),
        ("premises=many", "cannot be read"),
        ("premises=12 lightyears", "'lightyears' is not known"),
    ],
)
def test_part_that_cannot_be_used_is_refused(text: str, said: str) -> None:
    with pytest.raises(BrobyggerError) as error:
        read_part(text)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "what", "code", "weight"),
    [
        ("role:mentor", "role", "mentor", 1),
        ("rolle:underviser", "role", "trainer", 1),
        ("mentor", "role", "mentor", 1),
        ("lokaler", "resource", "premises", 1),
        ("bogføring*2,5", "competence", "bogføring", 2.5),
        ("kompetence:mentor", "competence", "mentor", 1),
    ],
)
def test_part_is_read_as_a_broker_writes_it(text: str, what: str, code: str, weight: float) -> None:
    part = read_part(text)
    assert (part.what, part.code, part.weight) == (what, code, weight)


def test_quantity_of_a_part_is_read_with_its_usual_unit() -> None:
    assert (str(read_part("lokaler=120").quantity), read_part("lokaler=120").unit) == ("120", "square_metres")
    assert read_part("skilled_time=20 timer").unit == "hours"
    assert read_part("volunteer_time=6").divisible
    assert not read_part("volunteer_time").divisible


def test_sector_is_read_in_both_languages() -> None:
    assert read_sector("virksomhed").code == "company"
    assert read_sector("forening").code == "ngo"
    assert read_sector("public").code == "public"
    with pytest.raises(InvalidQuery, match="'mars' is not known"):
        read_sector("mars")


def test_wish_with_numbers_that_cannot_be_is_refused() -> None:
    for fields in ({"most_members": 0}, {"most_parts_each": 0}, {"alternatives": 0}, {"good": (("a", "a"),)}):
        with pytest.raises(InvalidQuery):
            Wish(**fields)
