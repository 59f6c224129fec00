"""Synthetic markets of any size, **for measuring speed and memory only**.

This is no model of real texts or of who fits whom: the sentences mean nothing, fields are drawn
independently of each other, and quality measured on such a market says nothing. What is like real
life is what costs time: lengths of texts, how often words occur (so that posting lists are as long as
they would be), how many fields are missing, and where people live.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from matching.classification import Classification
from matching.codes import code_list
from matching.partner import Partner
from matching.register import Register
from matching.statement import Need, Offer
from training.synthetic_fields import Fields
from training.synthetic_texts import Writer

KINDS = {
    "ngo": 0.60,
    "company": 0.27,
    "social_enterprise": 0.03,
    "public_body": 0.03,
    "housing_organisation": 0.02,
    "educational_institution": 0.02,
    "foundation": 0.02,
    "volunteer_centre": 0.01,
}
"""Share of each kind of partner."""
OFFER_SHARE = {"ngo": 0.25, "company": 0.85}
"""Share of a partner's statements that are offers; half for the kinds that are not named."""
RESOURCES = {
    "volunteer_time": 0.21,
    "skilled_time": 0.18,
    "goods": 0.13,
    "knowledge": 0.12,
    "premises": 0.09,
    "funding": 0.07,
    "work_placement": 0.07,
    "mentoring": 0.05,
    "access_to_target_group": 0.04,
    "purchasing": 0.03,
    "reach": 0.01,
}
"""Share of each resource kind, as in the sample market."""
UNITS = {"funding": "dkk", "premises": "square_metres", "goods": "items", "work_placement": "places"}
"""Units of the resource kinds that are not counted in people."""
COMPETENCE_LABELS = 4_000
MISSION_WORDS, RESOURCE_WORDS, STATEMENT_WORDS, TITLE_WORDS = 25, 10, 27, 5

Columns = dict[str, list[Any]]


def synthetic_register(partners: int, statements_each: int, rng: np.random.Generator) -> Register:
    """A register with ``partners`` partners and ``statements_each`` needs or offers of each.

    Every partner is marked as invented. The same state of ``rng`` gives the same register. To be
    looked at on :data:`training.synthetic_fields.TODAY`.
    """
    fields, topics = Fields(rng), len(code_list("purposes"))
    writer = Writer(rng, topics)
    topic = rng.integers(topics, size=partners)
    made = [Partner(**row) for row in _rows(_partner_columns(fields, writer, topic))]
    owners = [partner for partner in made for _ in range(statements_each)]
    columns = _statement_columns(fields, writer, np.repeat(topic, statements_each))
    columns["partner"] = [owner.id for owner in owners]
    chances = np.array([OFFER_SHARE.get(owner.kind, 0.5) for owner in owners])
    is_offer = (rng.random(len(owners)) < chances).tolist()
    needs, offers = [], []
    for row, offered in zip(_rows(columns), is_offer, strict=True):
        if offered:
            offers.append(Offer(**row))
        else:
            needs.append(Need(**row))
    return Register(made, needs, offers)


def _partner_columns(fields: Fields, writer: Writer, topic: np.ndarray) -> Columns:
    n = len(topic)
    return {
        "id": [f"p{number:07d}" for number in range(n)],
        "kind": fields.drawn([*KINDS], n, [*KINDS.values()]),
        "name": [f"{phrase} {number}" for number, phrase in enumerate(writer.phrases(n, 3))],
        "identifiers": fields.known([_identifier(number) for number in range(n)], (), 0.44),
        "mission": fields.known(writer.texts(topic, MISSION_WORDS), "", 0.95),
        "resources": fields.known(writer.texts(topic, RESOURCE_WORDS), "", 0.4),
        "roles_can": fields.codes("roles", n, 0.6),
        "terms": fields.codes("terms", n, 0.3, most=2),
        "purposes": fields.codes("purposes", n, 0.85),
        "target_groups": fields.codes("target_groups", n, 0.67),
        "motives": fields.codes("motives", n, 0.38),
        "welcomes_motives": fields.codes("motives", n, 0.2),
        "languages": fields.known(fields.drawn([("da",), ("da", "en"), ("en",)], n, [7, 3, 1]), (), 0.66),
        "places": fields.places(n, 0.95),
        "employees": fields.numbers(n, 6, 2.0, 0.8),
        "volunteers": fields.numbers(n, 20, 1.5, 0.5),
        "members": fields.numbers(n, 100, 1.5, 0.25),
        "yearly_income_dkk": fields.amounts(n, 300_000, 2.0, 0.34),
        "industries": fields.codes("industries", n, 0.37, most=1),
        "exclusions": fields.exclusions(n, 0.1),
        "invented": [True] * n,
    }


def _statement_columns(fields: Fields, writer: Writer, topic: np.ndarray) -> Columns:
    n = len(topic)
    kinds = fields.drawn([*RESOURCES], n, [*RESOURCES.values()])
    quantities = fields.amounts(n, 4, 1.0, 0.8)
    return {
        "id": [f"s{number:07d}" for number in range(n)],
        "resource_kind": kinds,
        "title": writer.texts(topic, TITLE_WORDS),
        "text": writer.texts(topic, STATEMENT_WORDS),
        "competences": fields.competences(writer.phrases(COMPETENCE_LABELS, 2), n, 0.3),
        "quantity": quantities,
        "unit": [
            None if number is None else UNITS.get(kind, "people")
            for kind, number in zip(kinds, quantities, strict=True)
        ],
        "engagement_form": fields.code("engagement_forms", n, 0.9),
        "collaboration_level": fields.code("collaboration_levels", n, 0.5),
        "windows": fields.windows(n, 0.5),
        "slots": fields.slots(n, 0.48),
        "hours_per_month": fields.amounts(n, 8, 0.8, 0.16),
        "places": fields.places(n, 0.25),
        "radius_km": fields.known(fields.drawn([5.0, 10.0, 20.0, 30.0, 50.0, 100.0], n), None, 0.23),
        "remote": fields.code("remote_modes", n, 0.34),
        "purposes": fields.codes("purposes", n, 0.26),
        "target_groups": fields.codes("target_groups", n, 0.39),
        "contact": fields.code("contact_levels", n, 0.66),
        "safeguards": fields.codes("safeguards", n, 0.24),
        "roles": fields.codes("roles", n, 0.6, most=2),
        "returns": fields.codes("resource_kinds", n, 0.33, most=2),
        "languages": fields.known(fields.drawn([("da",), ("da", "en"), ("en",)], n, [7, 3, 1]), (), 0.27),
        "exclusions": fields.exclusions(n, 0.1),
        "status": fields.drawn(["open", "paused", "closed"], n, [96, 2, 2]),
        "expires": fields.dates(n, 0.1),
    }


def _identifier(number: int) -> tuple[Classification, ...]:
    """A number that the Danish register never gave out: those begin at 10000000."""
    return (Classification("DK-CVR", f"{number + 1:08d}"),)


def _rows(columns: Columns) -> Iterator[dict[str, Any]]:
    for values in zip(*columns.values(), strict=True):
        yield dict(zip(columns, values, strict=True))
