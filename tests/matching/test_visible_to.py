"""Who sees what: one by one, in a register, and in columns of many."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.codes import code_list
from matching.errors import InvalidProfile
from matching.partner import Partner
from matching.register import Register
from matching.rights.actor import NOBODY, SYSTEM, Actor, Grant
from matching.rights.rules import About, Visibility, may
from matching.statement import Need, Offer
from matching.visible_to import (
    about_partner,
    about_statement,
    sight_columns,
    sight_of,
    stricter,
    viewable,
    viewable_statements,
)
from matching.volunteer import Volunteer

HERNING, RY = "herning", "ry"
BROKER = Actor("u1", frozenset({Grant("broker", centre=HERNING)}))
OTHER_BROKER = Actor("u2", frozenset({Grant("broker", centre=RY)}))
MEMBER = Actor("u3", frozenset({Grant("member", partner="p")}))
OTHER_MEMBER = Actor("u4", frozenset({Grant("member", partner="q")}))
BOTH = Actor("u5", OTHER_BROKER.grants | MEMBER.grants)
WRITER = Actor("u6", SYSTEM.grants, frozenset({"write"}))
ACTORS = (NOBODY, SYSTEM, BROKER, OTHER_BROKER, MEMBER, OTHER_MEMBER, BOTH, WRITER)


def partner(id: str = "p", **fields: Any) -> Partner:
    return Partner(id=id, kind="ngo", name="Broen", **{"centres": (HERNING,), **fields})


def need(id: str = "n", owner: str = "p", **fields: Any) -> Need:
    return Need(id=id, partner=owner, resource_kind="goods", **fields)


def test_what_nobody_has_said_is_for_the_centre_alone() -> None:
    assert about_partner(partner()) == About(frozenset({HERNING}), frozenset({"p"}), "centre")
    assert about_statement(need(), partner(visibility="public")).visibility == "centre"


@pytest.mark.parametrize(
    ("own", "of_partner", "seen"),
    [
        ("public", "public", "public"),
        ("public", "centres", "centres"),
        ("centres", "public", "centres"),
        ("public", None, "centre"),
    ],
)
def test_statement_is_never_seen_more_widely_than_its_partner(
    own: Visibility, of_partner: Visibility | None, seen: Visibility
) -> None:
    assert about_statement(need(visibility=own), partner(visibility=of_partner)).visibility == seen


def test_code_list_goes_from_few_to_all() -> None:
    assert list(code_list("visibilities")) == ["centre", "centres", "public"]
    assert stricter("public", "centre") == stricter("centre", "centres") == "centre"


def test_unknown_visibility_and_broken_centre_are_refused() -> None:
    with pytest.raises(InvalidProfile) as refused:
        partner(visibility="all", centres=("ry by",))
    assert [problem.field for problem in refused.value.problems] == ["visibility", "centres"]
    with pytest.raises(InvalidProfile, match="'all' is not a code of visibilities"):
        need(visibility="all")


def profiles() -> SearchStrategy[tuple[list[Partner], list[Need]]]:
    widths = st.sampled_from([None, *code_list("visibilities")])
    centres = st.lists(st.sampled_from([HERNING, RY, "vejle"]), unique=True, max_size=3).map(tuple)
    partners = st.tuples(
        *(st.builds(partner, st.just(id), visibility=widths, centres=centres) for id in ("p", "q", "r"))
    )
    needs = st.lists(st.builds(need, owner=st.sampled_from(["p", "q", "r"]), visibility=widths), max_size=4)
    return st.tuples(partners.map(list), needs)


@pytest.mark.parametrize("actor", ACTORS)
@given(given_profiles=profiles())
def test_mask_says_of_every_row_what_the_rules_say(
    actor: Actor, given_profiles: tuple[list[Partner], list[Need]]
) -> None:
    partners, needs = given_profiles
    owner = {each.id: each for each in partners}
    about = [about_partner(each) for each in partners]
    about += [about_statement(each, owner[each.partner]) for each in needs]
    allowed = [may(actor, "see_profile", each) for each in about]
    sight = sight_of(actor)
    assert [sight.sees(each) for each in about] == allowed
    assert sight.mask(sight_columns(partners, needs)).tolist() == allowed


@pytest.mark.parametrize("actor", ACTORS)
def test_mask_of_no_rows_is_empty(actor: Actor) -> None:
    assert sight_of(actor).mask(sight_columns([])).tolist() == []


def register() -> Register:
    return Register(
        [partner("p", visibility="public"), partner("q"), partner("r", visibility="centres", centres=(RY,))],
        [need("n1", "p", visibility="public"), need("n2", "p"), need("n3", "q", visibility="public")],
        [Offer(id="o", partner="r", resource_kind="goods", visibility="centres")],
        [Volunteer(id="v", partner="p", alias="Tal-Tanja"), Volunteer(id="w", partner="r", alias="Grafen")],
    )


@pytest.mark.parametrize(
    ("actor", "ids"),
    [
        (NOBODY, "p n1"),
        (WRITER, ""),
        (OTHER_MEMBER, "p q n1 n3"),
        (MEMBER, "p n1 n2"),
        (BROKER, "p q r n1 n2 n3 o v"),
        (OTHER_BROKER, "p r n1 o w"),
        (SYSTEM, "p q r n1 n2 n3 o v w"),
    ],
)
def test_lists_hold_what_may_be_seen_and_volunteers_for_their_own_brokers(actor: Actor, ids: str) -> None:
    seen = viewable(register(), actor)
    assert [*seen.partners, *seen.needs, *seen.offers, *seen.volunteers] == ids.split()


def test_needs_of_one_partner_are_those_that_may_be_seen() -> None:
    assert [each.id for each in viewable_statements(register(), "p", NOBODY)] == ["n1"]
    assert viewable_statements(register(), "q", OTHER_BROKER) == []
