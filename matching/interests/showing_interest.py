"""Asking to be put in touch with a partner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matching.accounts.user import EMAIL, LONGEST_EMAIL
from matching.checks import Checks
from matching.errors import InvalidStep, NotFound
from matching.ids import new_id
from matching.interests.interest import About, Interest, Sender
from matching.interests.work import InterestsWork
from matching.introductions.times import danish_day
from matching.messages import message
from matching.partner import Partner
from matching.rights.actor import Actor
from matching.rights.rules import may
from matching.statement import Statement
from matching.stored import Stored
from matching.visible_to import about_partner, about_statement

LONGEST = {"name": 120, "organisation": 160, "email": LONGEST_EMAIL, "phone": 40, "message": 4000}
NOBODY_KNOWN = "nobody"
"""In the audit log the place of a user, where a stranger did it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What somebody has filled in; a member names the partner it asks for, a stranger how to be reached."""

    about: About
    id: str
    """Of the partner, the need or the offer."""
    message: str
    from_partner: str | None = None
    name: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""


def show_interest(work: InterestsWork, actor: Actor, shown: Shown) -> Stored[Interest]:
    """Keep a request to the centre of the partner; nobody is contacted by it.

    Raises:
        NotFound: there is no such record, or the actor may not see it.
        InvalidProfile: something is missing or cannot be used.
        InvalidStep: the record is closed, has no centre, or was asked for already.
    """
    partner, statement = _seen(work, actor, shown)
    _check(actor, shown)
    demand_possible(work, partner, statement)
    _demand_new(work, shown, partner)
    now = work.now()
    made = Interest(
        id=new_id(now),
        centre=min(partner.centres),
        partner=partner.id,
        about=shown.about,
        statement=statement.id if statement else None,
        sender=_sender(actor, shown),
        from_partner=shown.from_partner,
        created=now,
    )
    work.audit.note(actor.user or NOBODY_KNOWN, "show_interest", "interest", made.id)
    return work.interests.add(made)


def demand_possible(work: InterestsWork, partner: Partner, statement: Statement | None) -> None:
    """Let pass what somebody can ask for.

    Raises:
        InvalidStep: it is closed or has expired, or no centre looks after the partner.
    """
    if statement is not None and not is_open(work, statement):
        raise InvalidStep(message("This is no longer open; look at what else the partner needs and offers."))
    if not partner.centres:
        raise InvalidStep(
            message(
                "No volunteer centre looks after {name} yet, so nobody can pass this on.", name=partner.name
            )
        )


def is_open(work: InterestsWork, statement: Statement) -> bool:
    """Whether it is open today."""
    expired = statement.expires is not None and statement.expires < danish_day(work.now())
    return statement.status == "open" and not expired


def _seen(work: InterestsWork, actor: Actor, shown: Shown) -> tuple[Partner, Statement | None]:
    if shown.about == "partner":
        partner = work.partners.stored(shown.id).value
        if not may(actor, "see_profile", about_partner(partner)):
            raise NotFound("partner", shown.id)
        return partner, None
    profiles: Any = work.needs if shown.about == "need" else work.offers
    statement: Statement = profiles.stored(shown.id).value
    partner = work.partners.stored(statement.partner).value
    if not may(actor, "see_profile", about_statement(statement, partner)):
        raise NotFound(shown.about, shown.id)
    return partner, statement


def _check(actor: Actor, shown: Shown) -> None:
    checks = Checks()
    checks.required("message", shown.message)
    if shown.from_partner is None:
        _check_stranger(checks, shown)
    elif shown.from_partner not in actor.partners:
        checks.refuse(
            "from_partner",
            shown.from_partner,
            "You are no member of '{value}'; choose an organisation of your own.",
        )
    for field, most in LONGEST.items():
        if (length := len(getattr(shown, field))) > most:
            checks.refuse(
                field,
                length,
                "{field} is {length} characters long; shorten it to at most {most}.",
                length=length,
                most=most,
            )
    checks.done()


def _check_stranger(checks: Checks, shown: Shown) -> None:
    checks.required("name", shown.name)
    email, phone = shown.email.strip(), shown.phone.strip()
    if not email and not phone:
        checks.refuse(
            "email", "", "Write an e-mail address or a telephone number, so that you can be reached."
        )
    if email and not EMAIL.fullmatch(email):
        checks.refuse("email", email, "'{value}' is not an e-mail address; write it as in anna@example.org.")
    if phone and sum(sign.isdigit() for sign in phone) < 6:
        checks.refuse("phone", phone, "'{value}' is not a telephone number; write it as in 12 34 56 78.")


def _demand_new(work: InterestsWork, shown: Shown, partner: Partner) -> None:
    """A member asks once; of a stranger nobody knows who it is."""
    if shown.from_partner is None:
        return
    if shown.from_partner == partner.id:
        raise InvalidStep(message("This is your own organisation; there is nobody to be put in touch with."))
    statement = None if shown.about == "partner" else shown.id
    asked = [one.value for one in work.interests.find(partner=partner.id, state="open")]
    if any((one.from_partner, one.statement) == (shown.from_partner, statement) for one in asked):
        raise InvalidStep(message("Your organisation has asked for this already; the broker will answer."))


def _sender(actor: Actor, shown: Shown) -> Sender:
    text = shown.message.strip()
    if shown.from_partner is not None:
        return Sender(message=text, user=actor.user)
    return Sender(
        name=_line(shown.name),
        email=_line(shown.email),
        phone=_line(shown.phone),
        organisation=_line(shown.organisation),
        message=text,
        user=actor.user,
    )


def _line(text: str) -> str:
    return " ".join(text.split())
