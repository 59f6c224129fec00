"""Profiles that lack what a stranger needs to know before working with a partner."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.centre_records import CentreRecords
from matching.due.item import DueItem, Letter
from matching.messages import Message, message
from matching.partner import Partner
from matching.register import Register
from matching.statement import Offer

FIELDS = {
    "resources": message("what you have to give"),
    "roles": message("which roles you can play"),
    "terms": message("which terms you work under, such as opening hours, insurance or checks"),
    "place": message("where you are"),
    "contact": message("whom to write to or call"),
}
"""What a stranger needs, and how a partner is asked for it."""


def missing_in(partner: Partner, register: Register) -> list[str]:
    """Which of :data:`FIELDS` the profile says nothing about; an offer says what there is to give."""
    offers = any(isinstance(one, Offer) for one in register.statements_of.get(partner.id, ()))
    known = {
        "resources": bool(partner.resources.strip()) or offers,
        "roles": bool(partner.roles_can or partner.roles_can_text.strip()),
        "terms": bool(partner.terms or partner.terms_text.strip()),
        "place": bool(partner.places),
        "contact": bool(partner.contact.email.strip() or partner.contact.phone.strip()),
    }
    return [field for field in FIELDS if not known[field]]


def profiles_incomplete(records: CentreRecords, today: date) -> Iterator[DueItem]:
    """One for each partner of the centre whose profile lacks something; since when, nobody knows."""
    for partner in records.partners():
        fields = [FIELDS[field] for field in missing_in(partner, records.register)]
        if fields:
            values = {"name": partner.name, "fields": fields}
            yield DueItem(
                action="profile_incomplete",
                sort="partner",
                id=partner.id,
                partners=(partner.id,),
                since=None,
                sentence=Message(SENTENCE.template, values),
                letter=Letter(
                    names=[partner.name], body=Message(BODY.template, values), centre=records.centre.name
                ),
            )


SENTENCE = message("The profile of {name} does not say: {fields}.")
BODY = message(
    "Those who might work with you look at your profile first, and it does not say: {fields}. Will you write "
    "it to us in a few words?"
)
