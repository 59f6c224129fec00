from __future__ import annotations

import pytest

from matching.place import distance_km, municipalities, municipality_named
from tests.market import AARHUS, HERNING


def test_there_are_98_municipalities() -> None:
    assert len(municipalities()) == 98


@pytest.mark.parametrize("text", ["Herning", "herning", "657", "0657", " Herning Kommune "])
def test_municipality_by_name_or_code(text: str) -> None:
    assert municipality_named(text) == "Herning"


def test_unknown_municipality_is_none() -> None:
    assert municipality_named("Ikke en kommune") is None


def test_herning_is_about_78_km_from_aarhus() -> None:
    assert HERNING.point
    assert AARHUS.point
    assert distance_km(HERNING.point, AARHUS.point) == pytest.approx(78, abs=2)
