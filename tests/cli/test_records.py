"""``brobygger show`` and ``brobygger partners``."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Command


def test_sheet_has_names_for_values_and_labels_for_codes(brobygger: Command) -> None:
    out = brobygger("show", "com-1").out
    assert "Kind                company" in out
    assert "Yearly income, DKK  1,250,000" in out
    assert "Needs and offers" in out
    assert "Offer offer-1: “Bogholdere hjælper” (open)" in out
    assert "Employees who opted in as volunteers: 2" in out


def test_sheet_is_danish_where_danish_is_asked_for(brobygger: Command) -> None:
    out = brobygger("show", "offer-1", "--lang", "da").out
    assert "faglige timer (pro bono)" in out
    assert "Talknuserne A/S (com-1)" in out
    assert "1. januar 2026 – 30. juni 2030" in out
    assert "mandag aften" in out
    assert "1.250.000" in brobygger("show", "com-1", "--lang", "da").out


@pytest.mark.parametrize("id", ["ngo-1", "need-1", "offer-2", "vol-1"])
def test_every_sort_of_record_can_be_shown(brobygger: Command, id: str) -> None:
    assert id in brobygger("show", id).out
    assert brobygger("show", id, "--json").document["record"]["id"] == id


def test_what_is_excluded_is_shown_by_its_label(brobygger: Command) -> None:
    assert "alkohol" in brobygger("show", "ngo-1", "--lang", "da").out


def test_unknown_record_ends_with_3(brobygger: Command) -> None:
    ended = brobygger("show", "nobody")
    assert (ended.code, ended.out) == (3, "")


def test_partners_are_listed_with_their_needs_and_offers_counted(brobygger: Command) -> None:
    out = brobygger("partners").out
    assert "com-1  Talknuserne A/S" in out
    assert "3/0" in out
    assert "3 of 3 shown." in out


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--kind", "ngo"), ["ngo-1"]),
        (("--place", "Herning"), ["com-1", "ngo-1"]),
        (("--place", "Herning", "--within-km", "100"), ["com-1", "com-2", "ngo-1"]),
        (("--purpose", "education"), ["ngo-1"]),
        (("--resource", "premises"), ["com-2"]),
        (("--search", "REGNSKAB"), ["com-1"]),
        (("--search", "nothing like it"), []),
        (("-n", "1"), ["com-1"]),
        (("-n", "1", "--all"), ["com-1", "com-2", "ngo-1"]),
    ],
)
def test_filters_narrow_the_list(brobygger: Command, options: tuple[str, ...], ids: list[str]) -> None:
    document = brobygger("partners", "--json", *options).document
    assert [partner["id"] for partner in document["partners"]] == ids


def test_needs_and_offers_can_be_listed(brobygger: Command) -> None:
    needs = brobygger("partners", "--needs", "--json").document["statements"]
    offers = brobygger("partners", "--offers", "--search", "mødelokale", "--json").document["statements"]
    assert [need["id"] for need in needs] == ["need-1", "need-2", "need-3"]
    assert [(offer["id"], offer["partner"], offer["status"]) for offer in offers] == [
        ("offer-2", "com-2", "open")
    ]
    assert "Mødelokale." in brobygger("partners", "--offers").out


def test_longer_list_says_how_to_see_the_rest(brobygger: Command) -> None:
    assert "1 of 3 shown; -n or --all shows more." in brobygger("partners", "-n", "1").out
    assert "1 af 3 vist" in brobygger("partners", "-n", "1", "--lang", "da").out


def test_empty_list_is_an_answer_with_its_reason(empty: Command) -> None:
    ended = empty("partners")
    assert ended.code == 0
    assert "nothing is there yet" in ended.out


def test_list_of_none_is_refused(brobygger: Command) -> None:
    assert brobygger("partners", "-n", "0").code == 2
