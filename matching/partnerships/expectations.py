"""The expectations that the two sides align at the first meeting, beside what their profiles say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from matching.labels import Labels
from matching.messages import Message, message
from matching.partner import Partner
from matching.partnerships.grounds import Grounds
from matching.partnerships.guide import Section
from matching.partnerships.wording import Amount, quoted, slots_in_words
from matching.statement import Statement

ROLES = (
    message("Who does what, and who decides?"),
    message("Who is the contact on each side, and who steps in when that person is away?"),
)
TIME = (
    message("From when to when, how often, and how many hours does it take, preparation included?"),
    message("How early must a date be called off, and who is told?"),
)
CONTACT = (
    message("Who of you meets the target group, and is anybody ever alone with it?"),
    message(
        "Which checks must be made before the first day? Write down only that a check was made, "
        "when and by whom; the certificate itself is never kept."
    ),
)
VISIBILITY = (
    message("May each of you speak of the other: name, logo, pictures, figures?"),
    message("Who sees a text or a picture before it is used, and who asks the people in it?"),
)
ECONOMY = (
    message("What does it cost, who pays for what, and what happens if it costs more?"),
    message("If something is earned or made together, how is it divided?"),
)
EXIT = (
    message("How long is the notice, and for what reasons can each of you stop at once?"),
    message("How do the people it is for take leave, and what is handed over to whom?"),
)


def expectations(ground: Grounds) -> tuple[Section, ...]:
    """Roles, time, direct contact, visibility, economy and exit: what is known, then what to ask."""
    return (
        Section(message("Expectations: roles"), (*_roles(ground), *ROLES)),
        Section(message("Expectations: time"), (*_time(ground), *TIME)),
        Section(message("Expectations: direct contact"), (*_contact(ground), *CONTACT)),
        Section(message("Expectations: visibility"), (*_visibility(ground), *VISIBILITY)),
        Section(message("Expectations: economy"), (*_economy(ground), *ECONOMY)),
        Section(message("Expectations: exit"), EXIT),
    )


def _roles(ground: Grounds) -> Iterator[Message]:
    for partner in ground.partners:
        yield from _of_codes(
            message("{name} can take these roles: {codes}."), partner, "roles", partner.roles_can
        )
        yield from _of_codes(
            message("{name} does not take these roles: {codes}."), partner, "roles", partner.roles_cannot
        )
        if partner.roles_cannot_text:
            yield message(
                "{name} says about the roles it does not take: “{text}”",
                name=partner.name,
                text=quoted(partner.roles_cannot_text),
            )
        yield from _of_codes(
            message("{name} works under these terms: {codes}."), partner, "terms", partner.terms
        )
        if partner.terms_text:
            yield message(
                "{name} says about its terms: “{text}”", name=partner.name, text=quoted(partner.terms_text)
            )


def _of_codes(sentence: Message, partner: Partner, name: str, codes: tuple[str, ...]) -> Iterator[Message]:
    if codes:
        yield _filled(sentence, name=partner.name, codes=Labels(name, codes))


def _time(ground: Grounds) -> Iterator[Message]:
    for partner in ground.partners:
        for statement in ground.by(partner):
            yield from (
                message("{name} has in mind: {what}.", name=partner.name, what=what)
                for what in [_extent(statement)]
                if what
            )


def _extent(statement: Statement) -> list[Labels | Message]:
    found: list[Labels | Message] = []
    if statement.engagement_form:
        found.append(Labels("engagement_forms", [statement.engagement_form]))
    if statement.collaboration_level:
        found.append(Labels("collaboration_levels", [statement.collaboration_level]))
    if statement.hours_per_month is not None:
        found.append(message("{hours} hours a month", hours=Amount(statement.hours_per_month)))
    return found + list(slots_in_words(statement.slots))


def _contact(ground: Grounds) -> Iterator[Message]:
    for statement in ground.statements:
        name = _owner(ground, statement)
        if statement.contact:
            contact = Labels("contact_levels", [statement.contact])
            yield message("{name} expects: {contact}.", name=name, contact=contact)
        if statement.safeguards:
            safeguards = Labels("safeguards", statement.safeguards)
            yield message("{name} names these safeguards: {safeguards}.", name=name, safeguards=safeguards)


def _owner(ground: Grounds, statement: Statement) -> str:
    return next((one.name for one in ground.partners if one.id == statement.partner), statement.partner)


def _visibility(ground: Grounds) -> Iterator[Message]:
    seen = [partner for partner in ground.partners if "visibility" in partner.motives]
    for partner in seen:
        yield message("{name} would like to be seen with it.", name=partner.name)
    for partner in ground.partners:
        if seen not in ([], [partner]) and "visibility" not in (partner.welcomes_motives or {"visibility"}):
            yield message("{name} has not named visibility among what it welcomes.", name=partner.name)


def _economy(ground: Grounds) -> Iterator[Message]:
    for need in ground.needs:
        if need.unit == "dkk" and need.quantity is not None:
            amount = Amount(need.quantity)
            yield message("{name} seeks {amount} DKK.", name=_owner(ground, need), amount=amount)
    for offer in ground.offers:
        if offer.unit == "dkk" and offer.quantity is not None:
            amount = Amount(offer.quantity)
            yield message("{name} gives {amount} DKK.", name=_owner(ground, offer), amount=amount)


def _filled(sentence: Message, **values: Any) -> Message:
    return Message(sentence.template, values)
