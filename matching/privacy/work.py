"""What finding, erasing and forgetting need from the outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from matching.stored import Records, Stored

REGISTER = ("partners", "needs", "offers", "volunteers")
DOCUMENTS = (
    "centres", "users", "tokens", "introductions", "partnerships", "agreements", "evaluations", "seasons",
    "season_scores", "season_jobs", "interests", "registrations", "invitations", "volunteer_keys",
    "put_asides", "uploads",
    "events", "event_answers", "meeting_outcomes",
)  # fmt: skip


class Profiles(Protocol):
    """The profiles of one sort within one transaction."""

    def all(self) -> list[Any]: ...
    def ids(self) -> set[str]: ...
    def stored_all(self, ids: Iterable[str]) -> Sequence[Stored[Any]]: ...
    def put(self, profiles: Iterable[Any]) -> Any: ...
    def delete(self, ids: Iterable[str]) -> int: ...


class LogEntry(Protocol):
    """An entry of the audit log."""

    @property
    def at(self) -> datetime: ...
    @property
    def user(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def sort(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def detail(self) -> str | None: ...


class Log(Protocol):
    """The audit log."""

    def note(self, user: str, action: str, sort: str, about: str, detail: str | None = None) -> None: ...
    def of(self, users: Set[str]) -> Sequence[LogEntry]:
        """The entries by and about these users, the oldest first."""

    def forget_before(self, moment: datetime) -> int: ...


class KeptAnswers(Protocol):
    """What POSTs were answered, kept for a day."""

    def find(self, says: Callable[[str], bool]) -> Sequence[str]:
        """The keys of those whose text ``says`` so."""

    def empty(self, keys: Sequence[str]) -> None:
        """Forget the text of these; that they were answered is remembered."""

    def forget_before(self, moment: datetime) -> int: ...


class Failures(Protocol):
    """Failed sign-ins."""

    def forget_before(self, moment: datetime) -> int: ...


class PrivacyWork(Protocol):
    """One transaction over everything that is stored."""

    @property
    def partners(self) -> Profiles: ...
    @property
    def needs(self) -> Profiles: ...
    @property
    def offers(self) -> Profiles: ...
    @property
    def volunteers(self) -> Profiles: ...
    @property
    def users(self) -> Records[Any]: ...
    @property
    def tokens(self) -> Records[Any]: ...
    @property
    def introductions(self) -> Records[Any]: ...
    @property
    def partnerships(self) -> Records[Any]: ...
    @property
    def agreements(self) -> Records[Any]: ...
    @property
    def evaluations(self) -> Records[Any]: ...
    @property
    def seasons(self) -> Records[Any]: ...
    @property
    def season_scores(self) -> Records[Any]: ...
    @property
    def season_jobs(self) -> Records[Any]: ...
    @property
    def interests(self) -> Records[Any]: ...
    @property
    def registrations(self) -> Records[Any]: ...
    @property
    def invitations(self) -> Records[Any]: ...
    @property
    def volunteer_keys(self) -> Records[Any]: ...
    @property
    def put_asides(self) -> Records[Any]: ...
    @property
    def uploads(self) -> Records[Any]: ...
    @property
    def events(self) -> Records[Any]: ...
    @property
    def event_answers(self) -> Records[Any]: ...
    @property
    def meeting_outcomes(self) -> Records[Any]: ...
    @property
    def audit(self) -> Log: ...
    @property
    def answers(self) -> KeptAnswers: ...
    @property
    def failed_sign_ins(self) -> Failures: ...
    @property
    def now(self) -> Callable[[], datetime]: ...


@dataclass(frozen=True, slots=True)
class Record:
    """A record of any sort; ``version`` is that of a document, and None for a profile."""

    sort: str
    value: Any
    version: int | None = None

    @property
    def id(self) -> str:
        return str(self.value.id)


def records(work: PrivacyWork) -> Iterator[Record]:
    """Everything that is stored as a record, sort by sort."""
    for sort in REGISTER:
        yield from (Record(sort, value) for value in getattr(work, sort).all())
    for sort in DOCUMENTS:
        yield from (Record(sort, one.value, one.version) for one in getattr(work, sort).find())


def keep(work: PrivacyWork, record: Record, value: Any) -> None:
    """Put ``value`` in the place of what ``record`` was."""
    repository = getattr(work, record.sort)
    if record.version is None:
        repository.put([value])
    else:
        repository.change(value, record.version)
