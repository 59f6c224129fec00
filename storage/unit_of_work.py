"""One unit of work per command: everything in one transaction, kept when it is committed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import Connection

from matching.accounts.centre import Centre
from matching.accounts.token import Token
from matching.accounts.user import User
from matching.events.event import Event
from matching.events.event_answer import EventAnswer
from matching.events.meeting_outcome import MeetingOutcome
from matching.importing.upload import Upload
from matching.interests.interest import Interest
from matching.introductions.introduction import Introduction
from matching.partner import Partner
from matching.partnerships.agreement import Agreement
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.partnership import Partnership
from matching.put_aside.put_aside import PutAside
from matching.register import Register
from matching.registrations.registration import Registration
from matching.season.job import SeasonJob
from matching.season.scores import SeasonScores
from matching.season.season import Season
from matching.statement import Need, Offer
from matching.volunteer import Volunteer
from matching.volunteering.invitation import Invitation
from matching.volunteering.volunteer_key import VolunteerKey
from storage import document_kinds as kinds
from storage.answers import Answers
from storage.audit_log import AuditLog
from storage.changes import Changed, ChangeLog, Position, changed_since, position
from storage.database_errors import in_sentences
from storage.documents import Documents, Kind
from storage.engine import WRITING, engine
from storage.failed_sign_ins import FailedSignIns
from storage.market_columns import Sort
from storage.migrate import set_up, upgrade
from storage.public_totals import PublicTotals, public_totals
from storage.repository import Repository
from storage.revision import is_set_up
from storage.turns import take_turn

T = TypeVar("T")


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


class UnitOfWork:
    """The repositories of one transaction; ``now`` dates what is written."""

    def __init__(self, connection: Connection, now: Callable[[], datetime] = utc_now) -> None:
        self._connection = connection
        self.now = now
        self._log = log = ChangeLog(connection)
        self.partners: Repository[Partner] = Repository(connection, "partners", now, log)
        self.needs: Repository[Need] = Repository(connection, "needs", now, log)
        self.offers: Repository[Offer] = Repository(connection, "offers", now, log)
        self.volunteers: Repository[Volunteer] = Repository(connection, "volunteers", now, log)

    def repository(self, sort: Sort) -> Repository[Any]:
        """The repository of ``sort``."""
        found: Repository[Any] = getattr(self, sort)
        return found

    @cached_property
    def centres(self) -> Documents[Centre]:
        return self._documents(kinds.CENTRES)

    @cached_property
    def users(self) -> Documents[User]:
        return self._documents(kinds.USERS)

    @cached_property
    def tokens(self) -> Documents[Token]:
        return self._documents(kinds.TOKENS)

    @cached_property
    def introductions(self) -> Documents[Introduction]:
        return self._documents(kinds.INTRODUCTIONS)

    @cached_property
    def partnerships(self) -> Documents[Partnership]:
        return self._documents(kinds.PARTNERSHIPS)

    @cached_property
    def agreements(self) -> Documents[Agreement]:
        return self._documents(kinds.AGREEMENTS)

    @cached_property
    def evaluations(self) -> Documents[Evaluation]:
        return self._documents(kinds.EVALUATIONS)

    @cached_property
    def seasons(self) -> Documents[Season]:
        return self._documents(kinds.SEASONS)

    @cached_property
    def season_scores(self) -> Documents[SeasonScores]:
        return self._documents(kinds.SEASON_SCORES)

    @cached_property
    def season_jobs(self) -> Documents[SeasonJob]:
        return self._documents(kinds.SEASON_JOBS)

    @cached_property
    def interests(self) -> Documents[Interest]:
        return self._documents(kinds.INTERESTS)

    @cached_property
    def registrations(self) -> Documents[Registration]:
        return self._documents(kinds.REGISTRATIONS)

    @cached_property
    def invitations(self) -> Documents[Invitation]:
        return self._documents(kinds.INVITATIONS)

    @cached_property
    def volunteer_keys(self) -> Documents[VolunteerKey]:
        return self._documents(kinds.VOLUNTEER_KEYS)

    @cached_property
    def put_asides(self) -> Documents[PutAside]:
        return self._documents(kinds.PUT_ASIDES)

    @cached_property
    def uploads(self) -> Documents[Upload]:
        return self._documents(kinds.UPLOADS)

    @cached_property
    def events(self) -> Documents[Event]:
        return self._documents(kinds.EVENTS)

    @cached_property
    def event_answers(self) -> Documents[EventAnswer]:
        return self._documents(kinds.EVENT_ANSWERS)

    @cached_property
    def meeting_outcomes(self) -> Documents[MeetingOutcome]:
        return self._documents(kinds.MEETING_OUTCOMES)

    @cached_property
    def audit(self) -> AuditLog:
        return AuditLog(self._connection, self.now)

    @cached_property
    def failed_sign_ins(self) -> FailedSignIns:
        return FailedSignIns(self._connection, self.now)

    @cached_property
    def answers(self) -> Answers:
        return Answers(self._connection, self.now)

    def _documents(self, kind: Kind[T]) -> Documents[T]:
        return Documents(self._connection, kind, self.now)

    def commit(self) -> None:
        """Keep what was done."""
        self._log.write()
        self._connection.commit()
        self._log.prune()

    def register(self) -> Register:
        """All that is stored, as it was at one moment."""
        with _no_garbage():
            return Register(self.partners.all(), self.needs.all(), self.offers.all(), self.volunteers.all())

    def register_of(self, partners: Collection[str]) -> Register:
        """Those of ``partners`` that are stored, with all that is theirs."""
        return Register(
            self.partners.of_partners(partners),
            self.needs.of_partners(partners),
            self.offers.of_partners(partners),
            self.volunteers.of_partners(partners),
        )

    def public_totals(self, today: date) -> PublicTotals:
        """How much everybody may see."""
        return public_totals(self._connection, today)

    def position(self) -> Position:
        """The position of the last change."""
        return position(self._connection)

    def changed_since(self, seen: Position) -> Changed | None:
        """What has changed after ``seen``; None where that cannot be said, and all has to be read."""
        return changed_since(self._connection, seen)


@contextmanager
def unit_of_work(url: str, writing: bool = True, in_turn: bool = False) -> Iterator[UnitOfWork]:
    """Open the database of ``url``, set it up when it is empty, and forget what is not committed.

    ``writing=False`` does not wait for a program that writes to SQLite, and cannot write itself beside one.
    One that is ``in_turn`` changes introductions while no other does: see :mod:`storage.turns`.

    Raises:
        DatabaseUnavailable: the database cannot be used.
    """
    if in_turn:
        set_up(url)  # by a connection of its own: that of the turn must not have seen anything before it
        with in_sentences(url), _connected(url, writing) as connection:
            take_turn(connection)
            yield UnitOfWork(connection)
        return
    with in_sentences(url), _set_up(url, writing) as connection:
        yield UnitOfWork(connection)


@contextmanager
def _set_up(url: str, writing: bool) -> Iterator[Connection]:
    """A connection to a database that is set up: mostly the one that has looked whether it is."""
    with _connected(url, writing) as connection:
        if is_set_up(connection):
            yield connection
            return
    upgrade(url)
    with _connected(url, writing) as connection:
        yield connection


def _connected(url: str, writing: bool) -> Connection:
    return engine(url).connect().execution_options(**{WRITING: writing})


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Pause the garbage collector: nothing of a register is garbage, and looking for it costs a third."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
