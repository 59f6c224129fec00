from __future__ import annotations

import json
from typing import Any

import pytest

from matching.catalogue import translated
from matching.component_names import NAMES
from matching.components import COMPONENTS
from matching.filters import Filters
from matching.gate_phrases import PHRASES
from matching.gates import GATES
from matching.partner import Contact
from matching.place import Place
from matching.report import recommendations_as_dict, why_as_dict
from tests.market import HERNING, company, need, ngo, offer, recommender

EVERY_FILTER = Filters(kinds=("ngo",), purposes=("education",), resource_kinds=("goods",), place=HERNING)


def test_every_gate_and_filter_has_its_phrase() -> None:
    names = {gate.name for gate in GATES} | {name for name, _ in EVERY_FILTER.tests()}
    assert names | {"competence", "filter_dates"} == set(PHRASES)


def test_every_component_has_its_name() -> None:
    assert {*COMPONENTS, "starting_point"} == set(NAMES)


def test_phrases_and_names_are_translated() -> None:
    same_in_danish = {"Mission", "Motive", "Time"}
    templates = {one.template for one in (*PHRASES.values(), *NAMES.values())} - same_in_danish
    assert [template for template in sorted(templates) if translated(template, "da") == template] == []


def found(**fields: Any) -> Any:
    secret = Contact("Ida Hemmelig", "ida@hemmelig.example", "12345678")
    return recommender(
        ngo(contact=secret, mission="homework"),
        company(contact=secret, places=(HERNING, Place("region", "Midtjylland"))),
        need(),
        offer(**fields),
    )


def test_list_is_plain_values_without_contact_details() -> None:
    text = json.dumps(recommendations_as_dict(found().recommend("need"), "en"))
    assert "Hemmelig" not in text
    assert "hemmelig.example" not in text
    assert "12345678" not in text


def test_contributions_add_up_to_the_fit() -> None:
    document = recommendations_as_dict(found().recommend("need"), "en")
    for side in ("there", "back"):
        directed = document["matches"][0][side]
        assert sum(part["contribution"] for part in directed["parts"]) == pytest.approx(
            directed["fit"], abs=1e-4
        )


def test_places_are_written_as_in_a_market_file() -> None:
    partner = recommendations_as_dict(found().recommend("need"), "en")["matches"][0]["partner"]
    assert partner["places"] == ["Herning", "region:Midtjylland"]


def test_labels_and_sentences_follow_the_language_and_codes_do_not() -> None:
    english, danish = (recommendations_as_dict(found().recommend("need"), lang) for lang in ("en", "da"))
    assert (english["matches"][0]["partner"]["kind"], danish["matches"][0]["partner"]["kind"]) == (
        "company",
    ) * 2
    assert danish["matches"][0]["partner"]["kind_label"] == "virksomhed"
    assert english["matches"][0]["reasons"] != danish["matches"][0]["reasons"]


def test_removed_rows_are_counted_with_their_phrase() -> None:
    document = recommendations_as_dict(found(status="closed").recommend("need"), "en")
    assert {"gate": "not_open", "count": 1, "phrase": "paused or closed"} in document["removed"]


def test_why_names_the_gate_of_each_statement() -> None:
    document = why_as_dict(found(status="closed").why("need", "com"), "en")
    assert [(one["statement"]["id"], one["gate"]) for one in document["removed"] if one["statement"]] == [
        ("offer", "not_open")
    ]
