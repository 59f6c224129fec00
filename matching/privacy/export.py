"""What a person is told who asks what is stored about them."""

from __future__ import annotations

from datetime import UTC
from typing import Any

from matching.messages import Language, Message, message
from matching.privacy.traces import Trace, Traces, traces
from matching.privacy.work import LogEntry, PrivacyWork

VOLUNTEERS = message(
    "Volunteers are stored under an alias alone and cannot be found by an e-mail address; who wants to know "
    "opens their own link, or asks the partner they belong to, and says their alias."
)
SIGN_INS = message(
    "Failed sign-ins are kept for a short while as digests that lead back to no account and no address."
)
FILES = message("Backups, exported files and printed agreements lie outside the database; look there too.")
PERHAPS = message(
    "What is found only by a name or a number may be somebody else's; look at each before you hand it out."
)
NOTES = (VOLUNTEERS, SIGN_INS, FILES)


def export(work: PrivacyWork, email: str, language: Language = "en", user: str = "system") -> dict[str, Any]:
    """Everything that is stored about the person with this address, each with where it stands, for JSON.

    That ``user`` has looked at it is noted in the audit log.

    Raises:
        InvalidQuery: it is no e-mail address.
    """
    found = traces(work, email)
    note(work, "export_person", found, user)
    return document(found, language)


def document(found: Traces, language: Language) -> dict[str, Any]:
    """The answer as values for JSON."""
    return {
        "email": found.person.email,
        "names": list(found.names),
        "found": [_trace(one) for one in found.found],
        "perhaps": [_trace(one) for one in found.perhaps],
        "kept_answers": len(found.answers),
        "log": [_entry(one) for one in found.log],
        "notes": [one.text(language) for one in notes(found)],
    }


def notes(found: Traces) -> list[Message]:
    """What whoever answers the person has to know."""
    return [*NOTES, *([PERHAPS] if found.perhaps else [])]


def note(work: PrivacyWork, action: str, found: Traces, by: str = "system") -> None:
    """Note what was done: the accounts, and never the address."""
    for user in sorted(found.person.users) or ["none"]:
        work.audit.note(by, action, "user", user)


def _trace(one: Trace) -> dict[str, Any]:
    return {"sort": one.sort, "id": one.id, "where": one.where, "why": one.why, "values": one.values}


def _entry(one: LogEntry) -> dict[str, Any]:
    fields = {"user": one.user, "action": one.action, "sort": one.sort, "about": one.about}
    return {"at": one.at.astimezone(UTC).isoformat(), **fields, "detail": one.detail}
