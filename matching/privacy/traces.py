"""Where a person is found: what is theirs for certain, and what may be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from matching.accounts.user import User
from matching.partner import Contact
from matching.partnerships.contact_person import ContactPerson
from matching.privacy.authors import is_about
from matching.privacy.blots import is_theirs
from matching.privacy.person import Marks, Person, email_of, marks_of
from matching.privacy.texts import parts, plain, texts
from matching.privacy.words import is_erased
from matching.privacy.work import LogEntry, PrivacyWork, Record, records

Why = Literal["email", "account", "name"]


@dataclass(frozen=True, slots=True)
class Trace:
    """A part of a record that tells of a person: found by the e-mail address (or what was said to be the
    same person's), by the account, or only by a name or number."""

    record: Record
    where: str
    why: Why
    values: dict[str, Any]
    names: tuple[str, ...] = ()
    """Name and number that stand beside the address."""

    @property
    def sort(self) -> str:
        return self.record.sort.removesuffix("s")

    @property
    def id(self) -> str:
        return self.record.id


@dataclass(frozen=True, slots=True)
class Traces:
    """All that was found of ``person``; ``names`` stood beside the address, numbers too."""

    person: Person
    names: tuple[str, ...]
    found: tuple[Trace, ...]
    perhaps: tuple[Trace, ...]
    answers: tuple[str, ...]
    """The keys of kept answers of the last day in which the person is."""
    log: tuple[LogEntry, ...]


def traces(work: PrivacyWork, email: str, also: Iterable[str] = ()) -> Traces:
    """Everything that is stored of the person with this address, and perhaps of the same person.

    Raises:
        InvalidQuery: it is no e-mail address.
    """
    person = Person(email_of(email), marks_of(also))
    everything = list(records(work))
    person = replace(person, users=frozenset(one.id for one in everything if _has_account(one, person)))
    found = tuple(trace for one in everything for trace in _certain(one, person))
    names = marks_of(name for trace in found for name in trace.names if not person.marks.are(name))
    known = {(trace.record.sort, trace.id, trace.where) for trace in found}
    perhaps = tuple(
        trace
        for one in everything
        for trace in _possible(one, names)
        if (trace.record.sort, trace.id, trace.where) not in known
    )
    answers = tuple(work.answers.find(person.marks.stand_in))
    return Traces(person, names.given, found, perhaps, answers, tuple(work.audit.of(person.users)))


def places(found: Sequence[Trace]) -> list[dict[str, str]]:
    """Where the traces are, without what stands there."""
    return [{"sort": one.sort, "id": one.id, "where": one.where, "why": one.why} for one in found]


def _has_account(record: Record, person: Person) -> bool:
    return isinstance(record.value, User) and person.marks.are(record.value.email)


def _certain(record: Record, person: Person) -> Iterator[Trace]:
    for where, part in parts(record.value):
        if isinstance(part, User) and part.id in person.users:
            yield Trace(record, where, "account", _account(part), _beside(part))
        elif isinstance(part, Contact | ContactPerson) and is_theirs(part, person):
            yield Trace(record, where, "email", plain(part), _beside(part))
        else:
            yield from _of_part(record, where, part, person)


def _of_part(record: Record, where: str, part: Any, person: Person) -> Iterator[Trace]:
    if is_about(part, person.users):
        yield Trace(record, where, "account", plain(part))
    for name, text in texts(part).items():
        if person.marks.stand_in(text):
            yield Trace(record, f"{where}.{name}" if where else name, "email", {name: text})


def _possible(record: Record, names: Marks) -> Iterator[Trace]:
    for where, part in parts(record.value):
        held = {name: text for name, text in texts(part).items() if names.stand_in(text)}
        if held and isinstance(part, Contact | ContactPerson | User):
            yield Trace(record, where, "name", plain(part))
            continue
        for name, text in held.items():
            yield Trace(record, f"{where}.{name}" if where else name, "name", {name: text})


def _account(user: User) -> dict[str, Any]:
    grants = [plain(grant) for grant in user.grants]
    return {**plain(user), "has_password": user.password_hash is not None, "grants": grants}


def _beside(part: Any) -> tuple[str, ...]:
    found = (part.name, getattr(part, "phone", ""))
    return tuple(text for text in found if text and not is_erased(text))
