"""Forgetting what has been kept long enough."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, get_args

from matching.accounts.user import User
from matching.interests.interest import Interest
from matching.introductions.introduction import Introduction
from matching.introductions.times import danish_day
from matching.messages import Language
from matching.partner import Contact
from matching.partnerships.partnership import Partnership
from matching.privacy.blots import is_erased_account, without_account
from matching.privacy.emptied import emptied
from matching.privacy.retention import Kind, Periods
from matching.privacy.withdrawn import OVER, withdrawn
from matching.privacy.words import Words, words
from matching.privacy.work import PrivacyWork
from matching.season.job import forget_jobs_before
from matching.stored import Records, Stored
from matching.volunteering.volunteer_key import VolunteerKey

IN_VAIN = {"draft", "declined", "expired", "withdrawn"}


@dataclass(frozen=True, slots=True)
class Kept:
    """Of a kind of record: the first day that is kept, and how many went."""

    kind: Kind
    months: int
    first_kept: date
    gone: int


def retain(
    work: PrivacyWork, today: date, periods: Periods | None = None, language: Language = "en"
) -> tuple[Kept, ...]:
    """Delete or empty what is older than its period; one line for each kind of record.

    Done twice, the second time finds nothing.
    """
    return _Retention(work, today, periods or Periods(), words(language)).done()


@dataclass(frozen=True)
class _Retention:
    work: PrivacyWork
    today: date
    periods: Periods
    words: Words

    def done(self) -> tuple[Kept, ...]:
        found = tuple(self._kept(kind) for kind in get_args(Kind))
        if any(one.gone for one in found):
            self.work.audit.note("system", "retain", "database", "all")
        return found

    def _kept(self, kind: Kind) -> Kept:
        gone: int = getattr(self, f"_{kind}")()
        return Kept(kind, self.periods.months(kind), self._first(kind), gone)

    def _first(self, kind: Kind) -> date:
        return self.periods.first_kept(kind, self.today)

    def _introductions(self) -> int:
        first = self._first("introductions")
        return sum(self._empty(self.work.introductions, one) for one in self._in_vain(first))

    def _in_vain(self, first: date) -> Iterator[Stored[Any]]:
        for one in self.work.introductions.find():
            introduction: Introduction = one.value
            day = danish_day(introduction.closed or introduction.created)
            if introduction.state in IN_VAIN and day < first:
                yield one

    def _partnerships(self) -> int:
        """Those that are over, with their introductions; and introductions nothing grew out of."""
        first = self._first("partnerships")
        known: list[Stored[Any]] = self.work.partnerships.find()
        over = [one for one in known if _is_over(one.value, first)]
        grown = {one.value.introduction for one in known} - {one.value.introduction for one in over}
        accepted = [
            one for one in self.work.introductions.find(state="accepted") if one.value.id not in grown
        ]
        alone = [one for one in accepted if danish_day(one.value.closed) < first]
        done = [self._empty(self.work.introductions, one) for one in alone]
        return sum(done) + sum(self._empty_partnership(one) for one in over)

    def _empty_partnership(self, one: Stored[Any]) -> bool:
        found = [self._empty(self.work.partnerships, one)]
        for repository in (self.work.agreements, self.work.evaluations):
            found += [self._empty(repository, other) for other in repository.find(partnership=one.value.id)]
        return any(found)

    def _empty(self, repository: Records[Any], one: Stored[Any]) -> bool:
        new = emptied(one.value, self.words)
        if new is one.value:
            return False
        repository.change(new, one.version)
        return True

    def _users(self) -> int:
        first = self._first("users")
        accounts: list[Stored[Any]] = self.work.users.find()
        administrators = {one.value.id for one in accounts if _administers(one.value)}
        gone = [
            one for one in accounts if not is_erased_account(one.value) and self._last_seen(one.value) < first
        ]
        if administrators and administrators <= {one.value.id for one in gone}:
            # Somebody has to be able to get in: the one who was there last stays.
            own = [one for one in gone if one.value.id in administrators]
            gone.remove(max(own, key=lambda one: self._last_seen(one.value)))
        for one in gone:
            self._erase_account(one)
        return len(gone)

    def _last_seen(self, user: User) -> date:
        days = [danish_day(user.last_sign_in or user.created_at)]
        days += [one.value.last_used for one in self.work.tokens.find(user=user.id) if one.value.last_used]
        return max(days)

    def _erase_account(self, one: Stored[Any]) -> None:
        self.work.users.change(without_account(one.value, self.words), one.version)
        for token in self.work.tokens.find(user=one.value.id):
            revoked = replace(token.value, name=self.words.token, revoked=True)
            self.work.tokens.change(revoked, token.version)
        self.work.audit.note("system", "erase_user", "user", one.value.id)

    def _contacts(self) -> int:
        gone = [one.value for one in self._stored_of("contacts") if one.value.contact != Contact()]
        self.work.partners.put([replace(partner, contact=Contact()) for partner in gone])
        return len(gone)

    def _volunteers(self) -> int:
        partners = {one.value.id for one in self._stored_of("volunteers")}
        own = [one.id for one in self.work.volunteers.all() if one.partner in partners]
        keys = [one.value for id in partners for one in self.work.volunteer_keys.find(partner=id)]
        for key in keys:
            self.work.volunteer_keys.delete(key.id)
        return self.work.volunteers.delete(own) + sum(key.paused is not None for key in keys)

    def _registrations(self) -> int:
        first = self._first("registrations")
        known = [one.value for one in self.work.registrations.find()]
        gone = [one.id for one in known if one.state != "sent" and danish_day(one.touched) < first]
        for id in gone:
            self.work.registrations.delete(id)
        return len(gone)

    def _invitations(self) -> int:
        """Links that have expired, or whose partner is gone; own links whose volunteer is gone."""
        first, partners = self._first("invitations"), self.work.partners.ids()
        links = [one.value for one in self.work.invitations.find()]
        gone = [one.id for one in links if one.expires < first or one.partner not in partners]
        for id in gone:
            self.work.invitations.delete(id)
        there = self.work.volunteers.ids()
        keys = [one.value for one in self.work.volunteer_keys.find()]
        lost = [one.id for one in keys if not _leads_to_somebody(one, partners, there)]
        for id in lost:
            self.work.volunteer_keys.delete(id)
        return len(gone) + len(lost)

    def _put_asides(self) -> int:
        first = self._first("put_asides")
        old = [one.value.id for one in self.work.put_asides.find() if danish_day(one.value.at) < first]
        for id in old:
            self.work.put_asides.delete(id)
        return len(old)

    def _uploads(self) -> int:
        moment = self.periods.moment("uploads", self.today)
        old = [one.value.id for one in self.work.uploads.find() if one.value.at < moment]
        for id in old:
            self.work.uploads.delete(id)
        return len(old)

    def _event_answers(self) -> int:
        first = self._first("event_answers")
        kept = {one.value.id for one in self.work.events.find() if one.value.day >= first}
        known = [one.value for one in self.work.event_answers.find()]
        gone = [one.id for one in known if one.event not in kept]
        for id in gone:
            self.work.event_answers.delete(id)
        return len(gone)

    def _events(self) -> int:
        first = self._first("events")
        over = [one.value.id for one in self.work.events.find() if one.value.day < first]
        outcomes = [one.value.id for id in over for one in self.work.meeting_outcomes.find(event=id)]
        for id in over:
            self.work.events.delete(id)
        for id in outcomes:
            self.work.meeting_outcomes.delete(id)
        return len(over) + len(outcomes)

    def _interests(self) -> int:
        first = self._first("interests")
        return self._forget_interests(lambda one: one.closed is not None and danish_day(one.closed) < first)

    def _open_interests(self) -> int:
        first = self._first("open_interests")
        return self._forget_interests(lambda one: one.closed is None and danish_day(one.created) < first)

    def _forget_interests(self, is_old: Callable[[Interest], bool]) -> int:
        gone = [one.value.id for one in self.work.interests.find() if is_old(one.value)]
        for id in gone:
            self.work.interests.delete(id)
        return len(gone)

    def _stored_of(self, kind: Kind) -> Iterable[Stored[Any]]:
        """The partners that withdrew before the first day that is kept."""
        first = self._first(kind)
        ids = [id for id, last in self._withdrawn.items() if last < first]
        return self.work.partners.stored_all(ids)

    @cached_property
    def _withdrawn(self) -> dict[str, date]:
        # Once: a partner whose contact person goes has changed today.
        return withdrawn(self.work, self.today)

    def _audit(self) -> int:
        return self.work.audit.forget_before(self.periods.moment("audit", self.today))

    def _sign_ins(self) -> int:
        return self.work.failed_sign_ins.forget_before(self.periods.moment("sign_ins", self.today))

    def _answers(self) -> int:
        first = self.periods.moment("answers", self.today)
        return self.work.answers.forget_before(first) + forget_jobs_before(self.work.season_jobs, first)


def _leads_to_somebody(key: VolunteerKey, partners: Set[str], volunteers: Set[str]) -> bool:
    return key.partner in partners if key.paused else key.volunteer in volunteers


def _is_over(partnership: Partnership, first: date) -> bool:
    return partnership.phase in OVER and partnership.phases[-1].on < first


def _administers(user: User) -> bool:
    return user.actor.is_administrator and not user.disabled
