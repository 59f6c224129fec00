"""A free text as a query: what it says plainly becomes a need or an offer, the rest is only compared.

A wrong hard condition removes good partners, so a doubt is left unread.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from matching.checks import Checks
from matching.errors import InvalidQuery
from matching.messages import Message, message
from matching.place import Place
from matching.reading.amounts import read_amount
from matching.reading.asks import Ask
from matching.reading.commitment import read_form, read_level
from matching.reading.hours import read_hours
from matching.reading.languages import read_languages
from matching.reading.places import read_places
from matching.reading.primary import Primary, primary_ask
from matching.reading.remote import read_remote
from matching.reading.slots import read_slots
from matching.reading.subjects import read_purposes, read_target_groups
from matching.reading.text import Text, read_words
from matching.reading.understood import understood_as
from matching.statement import Need, Offer

QUERY = "query"
PLACEHOLDER = "volunteer_time"
"""Stands for a resource kind that is not known; it is not to be compared."""


@dataclass(frozen=True, slots=True)
class FreeText:
    """A text as a statement.

    ``statement.resource_kind`` means nothing where ``resource_kind_known`` is False: a need or an offer
    has to have one, and the text leaves it open.
    """

    statement: Need | Offer
    resource_kind_known: bool
    understood: tuple[Message, ...]
    """Sentences for the person: what was read, and what was not."""


def read_free_text(text: str, place: Place | None = None) -> FreeText:
    """What ``text`` says plainly, in Danish or English; it stands unchanged in the statement.

    Args:
        text: what somebody seeks or gives, from one word to 50,000 characters, in any language.
        place: where it is to be; it goes before the places of the text.

    Raises:
        InvalidQuery: there is no letter or digit in the text.
        InvalidProfile: it is too long, or holds characters that are not text.
    """
    checks = Checks()
    checks.text("text", text)
    checks.done()
    if not any(sign.isalnum() for sign in text):
        raise InvalidQuery(
            message(
                "The text is empty; write what is needed or offered, "
                "as in 'we need a bookkeeper two hours a week in Herning'."
            )
        )
    return _read(text, read_words(text), place)


def _read(written: str, text: Text, place: Place | None) -> FreeText:
    primary = primary_ask(text)
    kind, fields = primary.sought.kind, _fields(text, primary)
    if place is not None:
        fields["places"] = (place,)
    sort = Need if primary.ask.sort == "need" else Offer
    statement = sort(id=QUERY, partner=QUERY, text=written, resource_kind=kind or PLACEHOLDER, **fields)
    anything = primary.stated or kind is not None or any(fields.values())
    understood = understood_as(statement, kind_known=kind is not None, anything=anything)
    return FreeText(statement, kind is not None, understood)


def _fields(text: Text, primary: Primary) -> dict[str, Any]:
    ask = primary.ask
    amount = read_amount(text, ask, primary.sought)
    return {
        "quantity": amount.quantity if amount else None,
        "unit": amount.unit if amount else None,
        "hours_per_month": _hours(text, ask),
        "slots": read_slots(text, ask),
        "places": read_places(text),
        "remote": read_remote(text),
        "engagement_form": read_form(text, ask),
        "collaboration_level": read_level(text, ask),
        "languages": read_languages(text, ask),
        "purposes": read_purposes(text),
        "target_groups": read_target_groups(text),
    }


def _hours(text: Text, ask: Ask) -> Decimal | None:
    """Those of the sentence that asks, else the only ones of the text."""
    told = read_hours(text, text.sentence(ask.start))
    if told is not None:
        return told
    others = {hours for sentence in text.sentences if (hours := read_hours(text, sentence))}
    return others.pop() if len(others) == 1 else None
