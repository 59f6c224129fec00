"""What is put into the database comes out of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from matching.errors import NotFound
from matching.partner import Contact
from storage.database_errors import DatabaseUnavailable
from storage.market_columns import COLUMNS, SORTS
from storage.records import Profile, sort_of
from storage.repository import Changes
from storage.tables import metadata
from storage.unit_of_work import UnitOfWork, unit_of_work
from tests import strategies
from tests.storage.small_market import company, need, ngo, offer, volunteer

OWNER = st.just("owner")
ANY_PROFILE = st.one_of(
    strategies.partners(),
    strategies.needs(owners=OWNER),
    strategies.offers(owners=OWNER),
    strategies.volunteers(owners=OWNER),
)


@pytest.fixture
def work(url: str) -> Iterator[UnitOfWork]:
    with unit_of_work(url) as work:
        yield work


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(profiles=st.lists(ANY_PROFILE, max_size=4, unique_by=lambda profile: profile.id))
def test_any_profile_comes_back_as_it_was(work: UnitOfWork, profiles: list[Profile]) -> None:
    work.partners.delete(work.partners.ids())
    work.partners.put([ngo("owner")])
    for profile in profiles:
        repository = work.repository(sort_of(profile))
        repository.put([profile])
        assert repository.get(profile.id) == profile
        assert repository.put([profile]) == Changes(unchanged=1)


@pytest.mark.parametrize("sort", SORTS)
def test_table_has_the_columns_of_the_format_in_their_order(sort: str) -> None:
    names = [column.name for column in COLUMNS[sort]]  # type: ignore[index]
    assert metadata.tables[sort].columns.keys() == [*names, "version", "changed_at"]


def test_number_of_nought_is_not_unknown(work: UnitOfWork) -> None:
    work.partners.put([ngo("a", employees=0, yearly_income_dkk=Decimal(0))])
    assert work.partners.get("a").employees == 0
    assert work.partners.get("a").yearly_income_dkk == 0


def test_added_changed_and_unchanged_are_told_apart(work: UnitOfWork) -> None:
    work.partners.put([ngo("a"), ngo("b")])
    put = [ngo("a"), ngo("b", mission="Nyt"), ngo("c")]
    assert work.partners.changes(put) == Changes(added=1, changed=1, unchanged=1)
    assert work.partners.get("b").mission == ""
    assert work.partners.put(put) == Changes(added=1, changed=1, unchanged=1)
    assert work.partners.get("b").mission == "Nyt"


def test_what_is_no_longer_known_is_forgotten(work: UnitOfWork) -> None:
    full = ngo("a", mission="Gammel", languages=("da",), employees=3, contact=Contact(email="a@b.example"))
    work.partners.put([full])
    work.partners.put([ngo("a")])
    assert work.partners.get("a") == ngo("a")


def test_last_of_two_with_one_id_counts(work: UnitOfWork) -> None:
    assert work.partners.put([ngo("a"), ngo("a", mission="Ny")]) == Changes(added=1)
    assert work.partners.get("a").mission == "Ny"


def test_more_records_than_go_into_one_statement_are_all_there(
    work: UnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.batches.AT_A_TIME", 2)
    many = [ngo(f"ngo-{number}") for number in range(5)]
    assert work.partners.put(many) == Changes(added=5)
    assert work.partners.all() == many
    assert work.partners.ids() == {partner.id for partner in many}
    assert work.partners.count() == 5


def test_records_are_in_the_order_python_sorts_ids(work: UnitOfWork) -> None:
    ids = ["b", "B", "a-1", "a.1", "a1", "A:", "_a", "0"]
    work.partners.put(ngo(id) for id in ids)
    assert [partner.id for partner in work.partners.all()] == sorted(ids)


def test_need_and_offer_may_have_one_id(work: UnitOfWork) -> None:
    work.partners.put([ngo("ngo")])
    work.needs.put([need("x")])
    work.offers.put([offer("x", "ngo")])
    assert (work.needs.count(), work.offers.count()) == (1, 1)


def test_unknown_id_is_not_found(work: UnitOfWork) -> None:
    with pytest.raises(NotFound, match="no need with the id 'need-9'"):
        work.needs.get("need-9")


def test_deleted_partner_takes_what_is_its_own_with_it(work: UnitOfWork) -> None:
    work.partners.put([ngo(), company()])
    work.needs.put([need()])
    work.offers.put([offer()])
    work.volunteers.put([volunteer()])
    assert work.partners.delete(["com", "nobody"]) == 1
    assert [work.repository(sort).count() for sort in SORTS] == [1, 1, 0, 0]


def test_need_without_its_partner_is_refused(url: str) -> None:
    lost = r"belongs to a partner that is not in .*nothing was stored"
    with pytest.raises(DatabaseUnavailable, match=lost), unit_of_work(url) as work:
        work.needs.put([need("lost", "nobody")])


def test_record_that_breaks_a_rule_is_named(work: UnitOfWork) -> None:
    work.partners.put([ngo("a"), ngo("b")])
    work._connection.execute(text("UPDATE partners SET kind = 'klub' WHERE id = 'b'"))
    with pytest.raises(
        DatabaseUnavailable, match=r"'b' of partners in the database breaks a rule: 'klub' is not"
    ):
        work.partners.all()
    assert len(work.partners.broken()) == 1
