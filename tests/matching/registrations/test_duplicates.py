"""Partners that a registration may be about already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matching.classification import Classification
from matching.partner import Partner
from matching.registrations.duplicates import Known, duplicates, plain_name

NEW = Partner(id="new", kind="company", name="Snedkeriet Splint")
CVR = (Classification("DK-CVR", "20304050"),)


def named(*names: str) -> list[Partner]:
    return [replace(NEW, id=f"p{number}", name=name) for number, name in enumerate(names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Splint A/S", "splint"),
        ("Splint  ApS", "SPLINT I/S"),
        ("Børnenes F.m.b.A.", "børnenes"),
        ("Kaffe & Kage", "Kaffe Kage"),
    ],
)
def test_form_by_law_and_signs_are_no_part_of_a_name(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


def test_same_number_goes_before_a_very_alike_name() -> None:
    known = [*named("Snedkeriet Splinten"), replace(NEW, id="p9", name="Noget andet", identifiers=CVR)]
    found = duplicates(replace(NEW, identifiers=CVR), known)
    assert [(one.partner.id, one.why) for one in found] == [("p9", "identifier"), ("p0", "name")]


@pytest.mark.parametrize("name", ["Tømreren Splint", "Snedkerne", "A/S", ""])
def test_other_names_are_not_alike(name: str) -> None:
    assert duplicates(NEW, named("Snedkeriet Spånen Vest", name or "-")) == []


def test_itself_is_no_duplicate_and_five_are_enough() -> None:
    assert duplicates(NEW, [NEW]) == []
    assert len(duplicates(NEW, named(*["Snedkeriet Splint"] * 9))) == 5


def test_name_without_a_letter_is_like_no_other() -> None:
    assert duplicates(replace(NEW, name="A/S"), named("ApS", "I/S")) == []


def test_list_counts_the_very_same_alone() -> None:
    known = Known([*named("SNEDKERIET SPLINT ApS", "Snedkeriet Splinten"), replace(NEW, id="p9", name="X")])
    assert known.count(NEW) == 1
    assert known.count(replace(NEW, id="p0")) == 0
