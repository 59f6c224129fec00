"""The JSON Schemas say what the code says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from matching.codes import code_list
from matching.register import Register
from storage.market_columns import COLUMNS, SORTS, Sort
from storage.records import profile_of, record_of
from storage.schema import FOLDER, judgments_schema, market_schema, written
from storage.sorts import profiles_of
from tests.storage import nasty

MARKET: dict[str, Any] = json.loads((FOLDER / "market.schema.json").read_text(encoding="utf-8"))
JUDGMENTS: dict[str, Any] = json.loads((FOLDER / "judgments.schema.json").read_text(encoding="utf-8"))
FORMAT = {"format": "brobygger-market/1"}
NGO = {"id": "ngo", "kind": "ngo", "name": "Broen"}


def errors(schema: dict[str, Any], value: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(schema).iter_errors(value)]


@pytest.mark.parametrize(
    ("name", "schema"),
    [("market.schema.json", market_schema()), ("judgments.schema.json", judgments_schema())],
)
def test_file_is_what_the_columns_make(name: str, schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert text == written(schema), "run python -m storage.schema"


@pytest.mark.parametrize("sort", SORTS)
def test_schema_has_every_column_and_every_code(sort: Sort) -> None:
    values = MARKET["$defs"][sort]["properties"]
    assert list(values) == [column.name for column in COLUMNS[sort]]
    for column in COLUMNS[sort]:
        if column.list_name:
            known = values[column.name].get("items", values[column.name])["enum"]
            assert [code for code in known if code] == list(code_list(column.list_name))


@given(register=nasty.registers())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_record_of_any_profile_agrees_with_the_schema(register: Register) -> None:
    market: dict[str, Any] = {**FORMAT}
    for sort in SORTS:
        market[sort] = [record_of(profile) for profile in profiles_of(register, sort)]
    assert errors(MARKET, json.loads(json.dumps(market))) == []


def test_null_means_unknown_where_the_import_takes_it() -> None:
    record = {**dict.fromkeys(column.name for column in COLUMNS["partners"]), **NGO}
    assert errors(MARKET, {**FORMAT, "partners": [record], "needs": None}) == []
    assert profile_of("partners", record) == profile_of("partners", NGO)


@pytest.mark.parametrize(
    "market",
    [
        {},
        {"format": "brobygger-market/2"},
        {**FORMAT, "partner": []},
        {**FORMAT, "partners": [{"id": "ngo"}]},
        {**FORMAT, "partners": [{**NGO, "kind": "klub"}]},
        {**FORMAT, "partners": [{**NGO, "id": "a b"}]},
        {**FORMAT, "partners": [{**NGO, "employees": "12"}]},
        {**FORMAT, "partners": [{**NGO, "employees": -1}]},
        {**FORMAT, "partners": [{**NGO, "roles_can": "host"}]},
        {**FORMAT, "partners": [{**NGO, "mision": "x"}]},
        {**FORMAT, "volunteers": [{"id": "v", "partner": "c", "alias": " "}]},
    ],
)
def test_what_the_import_refuses_does_not_agree_with_the_schema(market: Any) -> None:
    assert errors(MARKET, market)


def test_judgments_agree_with_their_schema() -> None:
    judgment = {"query": "n", "partner": "c", "grade": 2, "why": "x"}
    assert errors(JUDGMENTS, [judgment]) == []
    assert errors(JUDGMENTS, [{**judgment, "grade": 3}])
    assert errors(JUDGMENTS, [{"query": "n", "partner": "c"}])
