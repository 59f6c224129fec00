"""Records ↔ profiles."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.classification import Classification
from matching.errors import InvalidProfile
from matching.partner import Contact, Partner
from matching.place import Place
from matching.statement import Need
from storage.market_columns import Sort
from storage.records import COLUMNS, SORTS, profile_of, record_of, sort_of
from tests.storage.small_market import company, need, ngo, offer, volunteer

NGO = {"id": "ngo", "kind": "ngo", "name": "Broen"}
NEED = {"id": "need", "partner": "ngo", "resource_kind": "goods"}


def problems(sort: Sort, record: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(InvalidProfile) as caught:
        profile_of(sort, record)
    return {problem.field: str(problem.sentence) for problem in caught.value.problems}


def test_record_leaves_out_what_is_unknown() -> None:
    assert record_of(ngo()) == {"id": "ngo", "kind": "ngo", "name": "Broen"}


def test_record_has_the_order_of_the_columns() -> None:
    partner = company(website="x.example", mission="y", contact=Contact("Bo"), employees=0, invented=True)
    order = [column.name for column in COLUMNS["partners"]]
    assert sorted(record_of(partner), key=order.index) == list(record_of(partner))


def test_record_has_canonical_forms() -> None:
    record = record_of(
        need(
            quantity=Decimal("2.50"), unit="hours", hours_per_month=Decimal(8), radius_km=30.0,
            places=(Place("region", "Midtjylland"),), expires=date(2027, 3, 31),
        )
    )  # fmt: skip
    assert record["quantity"] == 2.5
    assert record["hours_per_month"] == record["hours_per_month"] == 8
    assert isinstance(record["radius_km"], int)
    assert record["places"] == ["region:Midtjylland"]
    assert record["expires"] == "2027-03-31"


def test_contact_is_three_values() -> None:
    record = record_of(ngo(contact=Contact("Bo", "bo@x.example", "")))
    assert record["contact_name"] == "Bo"
    assert record["contact_email"] == "bo@x.example"
    assert "contact_phone" not in record
    made = profile_of("partners", record)
    assert isinstance(made, Partner)
    assert made.contact == Contact("Bo", "bo@x.example")


@pytest.mark.parametrize("nothing", [None, "", []])
def test_null_and_empty_are_unknown(nothing: object) -> None:
    assert (
        profile_of("partners", {**NGO, "mission": nothing, "employees": nothing, "roles_can": nothing})
        == ngo()
    )


def test_decimal_stays_exact() -> None:
    made = profile_of("partners", {**NGO, "yearly_income_dkk": Decimal("0.1")})
    assert isinstance(made, Partner)
    assert made.yearly_income_dkk == Decimal("0.1")
    assert record_of(made)["yearly_income_dkk"] == 0.1


def test_codes_may_be_labels_in_either_language() -> None:
    made = profile_of("partners", {**NGO, "kind": "Virksomhed", "roles_can": ["vært", "Driver"]})
    assert isinstance(made, Partner)
    assert (made.kind, made.roles_can) == ("company", ("host", "driver"))


def test_identifiers_and_dates_are_read() -> None:
    made = profile_of("partners", {**NGO, "identifiers": ["DK-CVR:00000114"]})
    assert isinstance(made, Partner)
    assert made.identifiers == (Classification("DK-CVR", "00000114"),)
    stated = profile_of("needs", {**NEED, "expires": "2027-03-31"})
    assert isinstance(stated, Need)
    assert stated.expires == date(2027, 3, 31)


def test_every_problem_is_named_at_once() -> None:
    found = problems(
        "partners",
        {"kind": "forening", "name": "x", "mision": "y", "employees": "12", "places": ["Hrning", "Hbro"]},
    )
    assert set(found) == {"id", "kind", "mision", "employees", "places"}


def test_every_item_of_a_list_that_is_wrong_is_named() -> None:
    with pytest.raises(InvalidProfile) as caught:
        profile_of("partners", {**NGO, "places": ["Hrning", "Herning", "Hbro"]})
    assert [problem.value for problem in caught.value.problems] == ["Hrning", "Hbro"]


def test_problem_of_an_item_has_the_name_of_its_column() -> None:
    assert list(problems("partners", {**NGO, "identifiers": ["DK-CVR:12"]})) == ["identifiers"]
    assert list(problems("partners", {**NGO, "classifications": ["SDG:4 [gæt]"]})) == ["classifications"]


def test_problem_that_only_follows_from_another_is_not_named() -> None:
    assert list(problems("needs", {**NEED, "quantity": 2, "unit": 7})) == ["unit"]


def test_unknown_name_gets_the_nearest_known_one() -> None:
    assert "did you mean 'mission'?" in problems("partners", {**NGO, "Mision": "x"})["Mision"]
    assert "use one of id, kind, name" in problems("partners", {**NGO, "qqq": "x"})["qqq"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("name", 7, "'7' is not text"),
        ("mission", ["a"], "is not text"),
        ("roles_can", "host", "'host' is not a list of texts"),
        ("roles_can", ["host", 7], "is not a list of texts"),
        ("roles_can", {"host": 1}, "is not a list of texts"),
        ("employees", "12", "'12' is not a number"),
        ("employees", True, "'True' is not a number"),
        ("employees", 1.5, "1.5 is not a whole number"),
        ("employees", -1, "-1 is too small"),
        ("yearly_income_dkk", -1, "-1 is too small"),
        ("employees", 10**400, "cannot be kept"),
        ("yearly_income_dkk", float("nan"), "'nan' is not a number"),
        ("yearly_income_dkk", float("inf"), "cannot be kept"),
        ("yearly_income_dkk", Decimal("0.12345678901234567890"), "at most 15 digits"),
        ("invented", "ja", "'ja' is neither true nor false"),
        ("kind", "klub", "'klub' is not a code of partner_kinds"),
        ("name", "\ud800", "holds a character that is not text"),
        ("kind", "\ud800", "is not a code of partner_kinds"),
        ("id", "a b", "'a b' cannot be a value of id"),
    ],
)  # fmt: skip
def test_wrong_value_gets_a_sentence(name: str, value: object, sentence: str) -> None:
    found = problems("partners", {**NGO, name: value})
    assert sentence in found[name]
    found[name].encode("utf-8")


@pytest.mark.parametrize("value", ["31-12-2026", "2026-13-01", 20261231, True])
def test_date_that_is_none_gets_a_sentence(value: object) -> None:
    assert "write year-month-day" in problems("needs", {**NEED, "expires": value})["expires"]


@pytest.mark.parametrize("sort", SORTS)
def test_required_names_that_are_missing_are_named(sort: Sort) -> None:
    required = {column.name for column in COLUMNS[sort] if column.required}
    assert set(problems(sort, {})) == required


@pytest.mark.parametrize(
    ("profile", "sort"),
    [(ngo(), "partners"), (need(), "needs"), (offer(), "offers"), (volunteer(), "volunteers")],
)
def test_sort_of_a_profile(profile: Any, sort: Sort) -> None:
    assert sort_of(profile) == sort
    assert profile_of(sort, record_of(profile)) == profile
