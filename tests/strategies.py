"""Arbitrary valid profiles, for tests that must hold for all of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from matching.availability import DateWindow, Slot
from matching.classification import Classification
from matching.codes import code_list
from matching.competence import Competence
from matching.exclusion import LIST_OF, Exclusion
from matching.partner import Contact, Partner
from matching.place import Place, municipalities, regions
from matching.statement import Need, Offer
from matching.volunteer import Volunteer

IDS = st.from_regex(r"[A-Za-z0-9._:-]{1,64}", fullmatch=True)
SIGNS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])
TEXTS = st.text(SIGNS, max_size=30)
WORDS = st.text(SIGNS, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
COUNTS = st.none() | st.integers(0, 10**15 - 1)
SIZES = st.none() | st.integers(1, 10**6)
AMOUNTS = st.none() | st.decimals(0, 10**9, places=2) | st.decimals(0, 10**6, places=3)
DISTANCES = st.none() | st.floats(0, 20_000)
DATES = st.dates(date(1900, 1, 1), date(2200, 12, 31))


def some(items: SearchStrategy[Any], most: int = 3) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=most).map(tuple)


def code(list_name: str) -> SearchStrategy[str]:
    return st.sampled_from(list(code_list(list_name)))


def maybe(items: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | items


def codes(list_name: str) -> SearchStrategy[tuple[str, ...]]:
    return some(code(list_name))


def places() -> SearchStrategy[Place]:
    points = st.tuples(st.floats(-90, 90), st.floats(-180, 180)).map(lambda point: f"{point[0]},{point[1]}")
    return st.one_of(
        st.builds(Place, st.just("municipality"), st.sampled_from(list(municipalities()))),
        st.builds(Place, st.just("region"), st.sampled_from(regions())),
        st.builds(Place, st.just("country"), st.sampled_from(["DK", "DE", "GB"])),
        st.builds(Place, st.just("point"), points),
        st.builds(
            Place, st.just("postcode"), st.from_regex(r"[A-Z]{2} [A-Z0-9 ]{0,6}[A-Z0-9]", fullmatch=True)
        ),
    )


def exclusions() -> SearchStrategy[Exclusion]:
    coded = [st.builds(Exclusion, st.just(what), code(list_name)) for what, list_name in LIST_OF.items()]
    return st.one_of(*coded, st.builds(Exclusion, st.just("partner"), IDS))


def competences() -> SearchStrategy[Competence]:
    coded = st.from_regex(r"[A-Z]{2,8}:[A-Za-z0-9./-]{1,12}", fullmatch=True)
    return st.builds(Competence, WORDS, maybe(code("competence_levels")), st.booleans(), maybe(coded))


def classifications() -> SearchStrategy[Classification]:
    schemes = st.sampled_from(["SDG", "ICNPTSO", "ESCO", "GB-CHC"])
    sources = st.sampled_from(["person", "register", "crosswalk", "model"])
    return st.builds(Classification, schemes, WORDS, maybe(TEXTS), sources, st.floats(0, 1))


def identifiers() -> SearchStrategy[Classification]:
    return st.builds(Classification, st.just("DK-CVR"), st.from_regex(r"0000[0-9]{4}", fullmatch=True))


def windows() -> SearchStrategy[DateWindow]:
    closed = st.tuples(DATES, DATES).map(lambda ends: DateWindow(min(ends), max(ends)))
    return st.one_of(closed, st.builds(DateWindow, st.none(), DATES), st.builds(DateWindow, DATES, st.none()))


def slots() -> SearchStrategy[Slot]:
    return st.builds(Slot, code("weekdays"), code("day_parts"))


def contacts() -> SearchStrategy[Contact]:
    return st.builds(Contact, TEXTS, TEXTS, TEXTS)


def partners(ids: SearchStrategy[str] = IDS) -> SearchStrategy[Partner]:
    texts = ("mission", "resources", "roles_can_text", "roles_cannot_text", "terms_text", "never", "website")
    coded = {"terms": "terms", "purposes": "purposes", "target_groups": "target_groups", "motives": "motives"}
    coded |= {"welcomes_motives": "motives", "languages": "languages", "industries": "industries"}
    return st.builds(
        _partner,
        roles=codes("roles"),
        id=ids,
        kind=code("partner_kinds"),
        name=WORDS,
        identifiers=some(identifiers()),
        places=some(places()),
        employees=COUNTS,
        volunteers=COUNTS,
        members=COUNTS,
        yearly_income_dkk=AMOUNTS,
        exclusions=some(exclusions()),
        classifications=some(classifications()),
        contact=contacts(),
        invented=st.booleans(),
        visibility=maybe(code("visibilities")),
        centres=some(IDS),
        **dict.fromkeys(texts, TEXTS),
        **{name: codes(list_name) for name, list_name in coded.items()},
    )


def needs(ids: SearchStrategy[str] = IDS, owners: SearchStrategy[str] = IDS) -> SearchStrategy[Need]:
    return _statements(ids, owners).map(lambda fields: Need(**fields))


def offers(ids: SearchStrategy[str] = IDS, owners: SearchStrategy[str] = IDS) -> SearchStrategy[Offer]:
    return _statements(ids, owners).map(lambda fields: Offer(**fields))


def volunteers(
    ids: SearchStrategy[str] = IDS, owners: SearchStrategy[str] = IDS
) -> SearchStrategy[Volunteer]:
    return st.builds(
        Volunteer,
        id=ids,
        partner=owners,
        alias=WORDS,
        interests=codes("purposes"),
        interests_text=TEXTS,
        **_availability(),
    )


def _partner(roles: tuple[str, ...], **fields: Any) -> Partner:
    cannot = tuple(dict.fromkeys(roles[1:]).keys() - {*roles[:1]})
    return Partner(roles_can=roles[:1], roles_cannot=cannot, **fields)


def _statements(ids: SearchStrategy[str], owners: SearchStrategy[str]) -> SearchStrategy[dict[str, Any]]:
    lists = {"unit": "units", "engagement_form": "engagement_forms", "contact": "contact_levels"}
    lists |= {"collaboration_level": "collaboration_levels", "visibility": "visibilities"}
    coded = {"purposes": "purposes", "target_groups": "target_groups", "safeguards": "safeguards"}
    coded |= {"roles": "roles", "returns": "resource_kinds"}
    return st.fixed_dictionaries(
        {
            "id": ids,
            "partner": owners,
            "resource_kind": code("resource_kinds"),
            "quantity": AMOUNTS,
            "committed": AMOUNTS,
            "group_min": SIZES,
            "group_max": SIZES,
            "status": code("statuses"),
            "expires": maybe(DATES),
            "exclusions": some(exclusions()),
            **_availability(),
            **dict.fromkeys(("title", "text", "in_return", "never"), TEXTS),
            **{name: maybe(code(list_name)) for name, list_name in lists.items()},
            **{name: codes(list_name) for name, list_name in coded.items()},
        }
    ).map(_allowed)


def _allowed(fields: dict[str, Any]) -> dict[str, Any]:
    """No quantity without a unit, and no smallest group above the largest."""
    quantity = fields["quantity"] if fields["unit"] else None
    least, most = fields["group_min"], fields["group_max"]
    if least and most:
        least, most = sorted((least, most))
    return {**fields, "quantity": quantity, "group_min": least, "group_max": most}


def _availability() -> dict[str, SearchStrategy[Any]]:
    return {
        "competences": some(competences()),
        "languages": codes("languages"),
        "windows": some(windows()),
        "slots": some(slots()),
        "hours_per_month": AMOUNTS,
        "places": some(places()),
        "radius_km": DISTANCES,
        "remote": maybe(code("remote_modes")),
    }
