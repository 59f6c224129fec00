"""What a registration cannot do without: asked for step by step, and all of it when it is sent."""

from __future__ import annotations

from collections.abc import Callable

from matching.accounts.user import EMAIL, LONGEST_EMAIL
from matching.checks import Checks
from matching.registrations.registration import Registration

Rule = Callable[[Registration, Checks], None]


def check_step(registration: Registration, step: int) -> None:
    """Let pass a step that is filled in.

    Raises:
        InvalidProfile: something is missing, each with the field of the form it belongs to.
    """
    checks = Checks()
    RULES[step](registration, checks)
    checks.done()


def check_everything(registration: Registration) -> None:
    """Let pass a registration that can be sent.

    Raises:
        InvalidProfile: something is missing in one of its steps.
    """
    checks = Checks()
    for rule in RULES.values():
        rule(registration, checks)
    checks.done()


def missing_steps(registration: Registration) -> list[int]:
    """The steps in which something is missing."""
    found = []
    for step, rule in RULES.items():
        checks = Checks()
        rule(registration, checks)
        found += [step] if checks.problems else []
    return found


def _who(registration: Registration, checks: Checks) -> None:
    if not registration.profile.places:
        checks.refuse("places", "", "No place is written; write the municipality you work in, as in Herning.")


def _what_for(registration: Registration, checks: Checks) -> None:
    if not registration.profile.mission.strip():
        checks.refuse(
            "mission", "", "Nothing is written about what you work for; one or two sentences are enough."
        )


def _wishes(registration: Registration, checks: Checks) -> None:
    if not registration.offers and not registration.needs:
        template = "Neither what you can give nor what you need is written; write at least one thing."
        checks.refuse("gives_text_1", "", template)


def _whom(registration: Registration, checks: Checks) -> None:
    contact = registration.profile.contact
    if not contact.name.strip():
        checks.refuse("contact_name", "", "Nobody is named; write whom the volunteer centre can speak to.")
    if not contact.email:
        template = "No e-mail address is written; write the one that you will sign in with."
        checks.refuse("contact_email", "", template)
    elif len(contact.email) > LONGEST_EMAIL or not EMAIL.fullmatch(contact.email):
        template = "'{value}' is not an e-mail address; write it as in anna@example.org."
        checks.refuse("contact_email", contact.email, template)
    if registration.password_hash is None:
        checks.refuse("password", "", "No password is chosen; choose the one that you will sign in with.")
    if registration.consented is None:
        template = "You have not agreed to what is stored; tick the sentence, or delete the registration."
        checks.refuse("consent", "", template)


RULES: dict[int, Rule] = {1: _who, 2: _what_for, 3: _wishes, 4: _whom}
"""Of each step what cannot be left out; the last step only shows what there is."""
