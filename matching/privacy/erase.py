"""Erasing a person: what was done and counted stays, who did it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from matching.accounts.user import User
from matching.errors import InvalidStep
from matching.messages import Language, message
from matching.privacy.blots import blots
from matching.privacy.export import note
from matching.privacy.person import Person
from matching.privacy.texts import rebuilt
from matching.privacy.traces import Trace, places, traces
from matching.privacy.words import Words, words
from matching.privacy.work import PrivacyWork, Record, keep


@dataclass(frozen=True, slots=True)
class Erased:
    """Where the person was, how many kept answers were emptied, and what may still be the same person's."""

    email: str
    erased: tuple[Trace, ...]
    answers: int
    names: tuple[str, ...]
    perhaps: tuple[Trace, ...]

    @property
    def document(self) -> dict[str, Any]:
        """As values for JSON; what was erased is not in it."""
        return {
            "email": self.email,
            "erased": places(self.erased),
            "kept_answers": self.answers,
            "names": list(self.names),
            "perhaps": places(self.perhaps),
        }


def erase(
    work: PrivacyWork, email: str, also: Iterable[str] = (), language: Language = "en", user: str = "system"
) -> Erased:
    """Erase the person with this address from everything that is stored.

    Names, addresses and telephone numbers go, and the texts the person wrote; the account lets nobody in
    any more. Answers, reasons, ratings, hours and every count stay.

    Args:
        work: everything that is stored.
        email: the address.
        also: names, numbers and other addresses that are said to be the same person's.
        language: that of the words which stand in the place of what was erased.
        user: who does it, for the audit log.

    Raises:
        InvalidQuery: it is no e-mail address.
        InvalidStep: it is the last administrator's.
    """
    found = traces(work, email, also)
    _demand_other_administrator(work, found.person)
    done = words(language)
    changed = {
        (record.sort, record.id): _erase(work, record, found.person, done)
        for record in {(one.record.sort, one.id): one.record for one in found.found}.values()
    }
    work.answers.empty(found.answers)
    note(work, "erase_person", found, user)
    erased = tuple(one for one in found.found if one.where in changed[one.record.sort, one.id])
    return Erased(found.person.email, erased, len(found.answers), found.names, found.perhaps)


def _erase(work: PrivacyWork, record: Record, person: Person, done: Words) -> set[str]:
    """Keep ``record`` without the person; return the paths of the parts and texts that were changed."""
    changed: set[str] = set()

    def change(part: Any, where: str) -> dict[str, Any]:
        found = blots(part, person, done)
        if found:
            changed.add(where)
        changed.update(f"{where}.{name}" if where else name for name in found)
        return found

    new = rebuilt(record.value, change)
    if new is not record.value:
        keep(work, record, new)
    return changed


def _demand_other_administrator(work: PrivacyWork, person: Person) -> None:
    accounts: list[User] = [one.value for one in work.users.find()]
    before = {one.id for one in accounts if one.actor.is_administrator and not one.disabled}
    if before and before <= person.users:
        raise InvalidStep(
            message("Nobody would be an administrator any more; make somebody else one first, and try again.")
        )
