from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from matching.codes import code_list
from matching.place import municipalities
from matching.register import Register
from training.municipality_sizes import municipality_shares
from training.synthetic import KINDS, RESOURCES, UNITS, synthetic_register

PARTNERS = 400


@pytest.fixture(scope="module")
def register() -> Register:
    return synthetic_register(PARTNERS, 2, np.random.default_rng(1))


def everything(register: Register) -> tuple[object, ...]:
    return (register.partners, register.needs, register.offers)


def test_same_seed_gives_the_same_register() -> None:
    first, second = (synthetic_register(5, 1, np.random.default_rng(4)) for _ in range(2))
    assert everything(first) == everything(second)


def test_other_seed_gives_another_register() -> None:
    first, second = (synthetic_register(5, 1, np.random.default_rng(seed)) for seed in (4, 5))
    assert everything(first) != everything(second)


def test_every_partner_has_its_statements_and_is_marked_as_invented(register: Register) -> None:
    assert len(register.partners) == PARTNERS
    assert {len(register.statements_of[id]) for id in register.partners} == {2}
    assert all(partner.invented for partner in register.partners.values())


def test_six_in_ten_are_associations(register: Register) -> None:
    kinds = Counter(partner.kind for partner in register.partners.values())
    assert kinds["ngo"] / PARTNERS == pytest.approx(0.6, abs=0.08)


def test_fields_are_missing_as_in_real_files(register: Register) -> None:
    with_motives = sum(bool(partner.motives) for partner in register.partners.values())
    assert with_motives / PARTNERS == pytest.approx(0.38, abs=0.08)
    with_hours = sum(need.hours_per_month is not None for need in register.needs.values())
    assert with_hours / len(register.needs) == pytest.approx(0.16, abs=0.07)


def test_number_of_the_danish_register_is_one_it_never_gave_out(register: Register) -> None:
    given = [own for partner in register.partners.values() for own in partner.identifiers]
    assert given
    assert all(own.scheme == "DK-CVR" and int(own.code) < 10_000_000 for own in given)


def test_no_partners_is_an_empty_register() -> None:
    assert everything(synthetic_register(0, 2, np.random.default_rng(1))) == ({}, {}, {})


def test_every_municipality_has_a_weight() -> None:
    names, shares = municipality_shares()
    assert set(names) == set(municipalities())
    assert shares.sum() == pytest.approx(1)


def test_shares_name_every_code() -> None:
    assert set(KINDS) == set(code_list("partner_kinds"))
    assert set(RESOURCES) == set(code_list("resource_kinds"))
    assert set(UNITS.values()) <= set(code_list("units"))
    assert sum(KINDS.values()) == pytest.approx(1)
    assert sum(RESOURCES.values()) == pytest.approx(1)
