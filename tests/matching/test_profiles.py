"""Invalid profiles cannot be built, and say why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from matching.availability import DateWindow, Slot
from matching.classification import Classification
from matching.competence import Competence
from matching.errors import InvalidProfile, NotFound
from matching.exclusion import Exclusion
from matching.partner import Partner
from matching.place import Place
from matching.register import Register
from matching.volunteer import Volunteer
from tests.market import company, need, ngo, offer

INVALID: list[tuple[Callable[[], object], str, str]] = [
    (lambda: ngo("a b"), "id", "use 1 to 64 letters"),
    (
        lambda: Partner(id="x", kind="club", name="X"),
        "kind",
        "'club' is not a code of partner_kinds; use one",
    ),
    (lambda: ngo(name="  "), "name", "name is empty"),
    (lambda: ngo(purposes=("sailing",)), "purposes", "'sailing' is not a code of purposes"),
    (lambda: ngo(employees=-1), "employees", "at least 0"),
    (lambda: ngo(mission="a\x00b"), "mission", "is not text"),
    (lambda: ngo(mission="\ud800"), "mission", "is not text"),
    (lambda: ngo(mission="x" * 50_001), "mission", "50001 characters long; shorten it to at most 50000"),
    (
        lambda: ngo(languages=("da",) * 501),
        "languages",
        "holds 501 items, which is too many; keep at most 500",
    ),
    (lambda: need(places=(Place("country", "DK"),) * 501), "places", "501 items"),
    (lambda: ngo(roles_can=("mentor",), roles_cannot=("mentor",)), "roles_cannot", "keep one of them"),
    (lambda: need(resource_kind="areal"), "resource_kind", "'areal' is not a code of resource_kinds"),
    (lambda: need(quantity=Decimal(2)), "unit", "has no unit"),
    (lambda: need(quantity=Decimal(-2), unit="people"), "quantity", "at least 0"),
    (lambda: need(group_min=5, group_max=2), "group_max", "swap them"),
    (lambda: need(hours_per_month=Decimal("NaN")), "hours_per_month", "hours_per_month"),
    (lambda: need(windows=(DateWindow(None, date(2027, 1, 1)),) * 13), "windows", "13 windows are too many"),
    (lambda: DateWindow(date(2027, 2, 1), date(2027, 1, 1)), "windows", "ends before it begins"),
    (lambda: DateWindow(None, None), "windows", "needs a first or a last date"),
    (lambda: Slot("mon", "night"), "slots", "'night' is not a code of day_parts"),
    (lambda: Competence(" "), "competences", "is empty"),
    (lambda: Competence("law", "guru"), "competences", "'guru' is not a code of competence_levels"),
    (lambda: Place("municipality", "Atlantis"), "places", "'Atlantis' is not a Danish municipality"),
    (lambda: Place("point", "99,8"), "places", "'99,8' is not a point"),
    (lambda: Place("region", "Jylland"), "places", "use one of Hovedstaden"),
    (lambda: Exclusion("colour", "red"), "exclusions", "'colour' cannot be excluded"),
    (lambda: Exclusion("industry", "spice"), "exclusions", "'spice' is not a code of industries"),
    (lambda: Classification("DK-CVR", "123"), "identifiers", "has eight digits"),
    (lambda: Classification("SDG", "4", confidence=2.0), "confidence", "from 0 to 1"),
    (lambda: Volunteer(id="v", partner="com", alias=""), "alias", "alias is empty"),
]


@pytest.mark.parametrize(("build", "field", "sentence"), INVALID)
def test_invalid_profile_is_refused_with_a_sentence(
    build: Callable[[], object], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidProfile) as refused:
        build()
    assert field in [problem.field for problem in refused.value.problems]
    assert sentence in str(refused.value)
    assert refused.value.text("da") != ""


def test_every_broken_rule_is_reported_at_once() -> None:
    with pytest.raises(InvalidProfile) as refused:
        Partner(id="x", kind="club", name="", employees=-3)
    assert [problem.field for problem in refused.value.problems] == ["kind", "name", "employees"]


def test_statement_of_a_stranger_is_refused_by_the_register() -> None:
    with pytest.raises(NotFound, match="no partner with the id 'com'"):
        Register([ngo()], offers=[offer()])


def test_purposes_of_a_person_stand_before_those_of_a_register() -> None:
    register = (Classification("ICNPTSO", "A11", source="register"),)
    assert ngo(classifications=register).all_purposes == {"culture"}
    assert ngo(classifications=register, purposes=("sport",)).all_purposes == {"sport"}


def test_cvr_is_unknown_without_identifiers() -> None:
    assert ngo().has_cvr is None
    assert ngo(identifiers=(Classification("LOCAL", "7"),)).has_cvr is False
    assert company(identifiers=(Classification("DK-CVR", "00000101"),)).has_cvr is True
