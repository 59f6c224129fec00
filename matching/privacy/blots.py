"""What has to go from a part of a record so that a person is no longer in it, and what then stands there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from matching.accounts.token import Token
from matching.accounts.user import User
from matching.interests.interest import Sender
from matching.partner import Contact
from matching.partnerships.contact_person import ContactPerson
from matching.privacy.authors import written_by
from matching.privacy.person import Person
from matching.privacy.texts import texts
from matching.privacy.words import Words
from matching.registrations.registration import Registration

DETAILS = ("name", "email", "phone")
UNUSABLE = "@erased.invalid"
"""The end of the address of an erased account: the domain can belong to nobody (RFC 2606)."""


def blots(part: Any, person: Person, words: Words) -> dict[str, Any]:
    """The fields of ``part`` that are the person's, with what is to stand there."""
    if isinstance(part, Contact | ContactPerson) and is_theirs(part, person):
        name = words.person if isinstance(part, ContactPerson) else ""
        found = {"name": name, "email": "", "phone": ""}
        if isinstance(part, Sender):  # the whole request is theirs
            found |= {"organisation": "", "message": words.text}
        return {field: new for field, new in found.items() if getattr(part, field) != new}
    if isinstance(part, User) and part.id in person.users:
        return erased_account(part, words)
    if isinstance(part, Registration):
        return {"password_hash": None} if is_theirs(part.profile.contact, person) else {}
    found = _mentions(part, person, words)
    found |= dict.fromkeys(written_by(part, person.users), words.text)
    if isinstance(part, Token) and part.user in person.users:
        return {"name": words.token, "revoked": True}
    return found


def is_theirs(contact: Contact | ContactPerson, person: Person) -> bool:
    """Whether this is how to reach the person: by an e-mail address, beside no other one, or by a name that
    is said to be theirs."""
    if person.marks.are(contact.email) or person.also.are(contact.name):
        return True
    return person.marks.stand_in(contact.email) and "@" not in person.marks.replaced_in(contact.email, "")


def erased_account(user: User, words: Words) -> dict[str, Any]:
    """What stands in an account that lets nobody in and is nobody's."""
    return {
        "email": f"{user.id.casefold()}{UNUSABLE}",
        "name": words.person,
        "password_hash": None,
        "subject": None,
        "grants": (),
        "disabled": True,
        "epoch": user.epoch + 1,
        "last_sign_in": None,
    }


def is_erased_account(user: User) -> bool:
    """Whether this was done to the account already."""
    return user.email.endswith(UNUSABLE)


def without_account(user: User, words: Words) -> User:
    """The account as it is when it was erased."""
    return replace(user, **erased_account(user, words))


def _mentions(part: Any, person: Person, words: Words) -> dict[str, Any]:
    held = texts(part).items()
    return {
        name: person.marks.replaced_in(text, words.person)
        for name, text in held
        if person.marks.stand_in(text)
    }
