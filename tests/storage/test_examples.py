"""The mappings in ``examples/`` load the files they are for."""

from __future__ import annotations

from pathlib import Path

import pytest

from matching.partner import Partner
from storage.import_file import parse_files
from storage.mapping import read_mapping
from storage.parsed import Parsed

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CHARITIES = ROOT.parent / "shared" / "data" / "uk_charities.csv"


def parsed(mapping: str, table: Path) -> Parsed:
    return parse_files([table], mapping=read_mapping(EXAMPLES / mapping))


def partner(found: Parsed, id: str) -> Partner:
    (partner,) = (partner for partner in found.profiles["partners"] if partner.id == id)
    assert isinstance(partner, Partner)
    return partner


def test_danish_register_loads_whole() -> None:
    found = parsed("foreningsregister.toml", EXAMPLES / "foreningsregister.csv")
    assert found.refused == []
    assert len(found.profiles["partners"]) == 12
    assert all(partner.invented for partner in found.profiles["partners"] if isinstance(partner, Partner))
    workshop = partner(found, "forening-106")
    assert (workshop.kind, workshop.volunteers) == ("social_enterprise", 6)
    assert workshop.yearly_income_dkk == 2_350_000
    assert workshop.target_groups == ("young_people", "unemployed")
    cafe = partner(found, "forening-102")
    assert cafe.name == "Reparationscaféen Skruenøglen"
    assert cafe.mission.startswith("Vi reparerer cykler")
    assert (cafe.website, cafe.contact.name, cafe.contact.email) == ("", "", "post@skruenoeglen.example")


def test_danish_register_is_in_windows_1252_with_semicolons() -> None:
    content = (EXAMPLES / "foreningsregister.csv").read_bytes()
    assert b"Form\xe5l;" in content


def test_real_charities_load_whole() -> None:
    if not CHARITIES.exists():
        pytest.skip("the real charities are not kept in the project")
    found = parsed("uk_charities.toml", CHARITIES)
    assert found.refused == []
    assert len(found.profiles["partners"]) == found.rows == 3104
    charity = partner(found, "GB-CHC-516781")
    assert charity.name == "Patrons of Lake District Summer Music"
    assert [(given.scheme, given.code) for given in charity.identifiers] == [("GB-CHC", "516781")]
    assert [place.value for place in charity.places] == ["GB LA9 7NN"]
    assert charity.yearly_income_dkk == 233_639
    assert [(given.scheme, given.code, given.source) for given in charity.classifications] == [
        ("ICNPTSO", "A11", "register"),
        ("UKCAT", "AR303", "register"),
    ]
    assert "\n\nTo promote improve develop" in charity.mission
    assert charity.all_purposes == {"culture"}
