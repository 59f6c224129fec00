"""What is exported comes back as it was, from every kind of file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.register import Register
from storage.export_file import write_market
from storage.import_file import parse_files
from storage.market_columns import SORTS
from storage.records import profile_of, record_of, sort_of
from storage.sorts import profiles_of
from tests import strategies
from tests.storage import nasty

ANY_PROFILE = st.one_of(
    nasty.partners(),
    nasty.needs(),
    strategies.partners(),
    strategies.needs(),
    strategies.offers(),
    strategies.volunteers(),
)
UNHURRIED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)


@given(profile=ANY_PROFILE)
@settings(UNHURRIED, max_examples=200)
def test_record_of_any_profile_makes_an_equal_profile(profile: object) -> None:
    sort = sort_of(profile)  # type: ignore[arg-type]
    assert profile_of(sort, record_of(profile)) == profile  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["market.json", "market.csv", "market.xlsx", "folder"])
@given(register=nasty.registers())
@UNHURRIED
def test_any_register_comes_back_from_a_file_as_it_was(tmp_path: Path, name: str, register: Register) -> None:
    files = write_market(register, tmp_path / name)
    parsed = parse_files(files if name == "market.csv" else [tmp_path / name])
    assert parsed.refused == []
    for sort in SORTS:
        assert parsed.profiles[sort] == list(profiles_of(register, sort))
