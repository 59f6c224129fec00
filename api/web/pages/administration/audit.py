"""The audit log: who decided what, and who looked at contact details."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from api.language import language_of
from api.security.keeper import TheKeeper
from api.web.file_answer import file_answer
from api.web.formats import COPENHAGEN
from api.web.pages.administration.audit_words import ACTIONS, SORTS, action_words, link_of
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.messages import Language
from matching.rights.rules import demand
from matching.statement import Need, Offer
from matching.stored import Stored
from storage.audit_log import AuditQuestion, Entry
from storage.guard import guarded
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

AT_A_TIME, MOST_IN_FILE = 50, 50_000
Text = Annotated[str, Query(max_length=100)]

router = APIRouter(prefix="/audit")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, as it stands in the address."""

    user: str
    action: str
    about: str
    first: str
    last: str

    @property
    def question(self) -> AuditQuestion:
        """The same for the log; a day that is none asks for nothing."""
        last = _day(self.last)
        until = _midnight(last + timedelta(days=1)) if last and last < date.max else None
        first = _day(self.first)
        return AuditQuestion(self.user, self.action, self.about, _midnight(first) if first else None, until)

    def query(self, **more: str) -> str:
        """For an address."""
        given = {name: getattr(self, name) for name in ("user", "action", "about", "first", "last")} | more
        return urlencode({name: value for name, value in given.items() if value})


def asked_in(
    user: Text = "", action: Text = "", about: Text = "", first: Text = "", last: Text = ""
) -> Asked:
    """What the address asks for."""
    return Asked(user.strip(), action.strip(), about.strip(), first, last)


TheAsked = Annotated[Asked, Depends(asked_in)]


@dataclass(frozen=True, slots=True)
class Names:
    """The names of ids, where there are any."""

    of: Mapping[str, str]

    def __call__(self, id: str) -> str:
        return self.of.get(id, id)


@router.get("")
def audit(
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    asked: TheAsked,
    before: Text = "",
) -> Response:
    """The newest entries that are asked for; further ones by the moment of the last."""
    demand(visitor.actor, "see_audit")

    def use_case(work: UnitOfWork) -> tuple[list[Entry], Names, list[tuple[str, str]]]:
        found = work.audit.found(asked.question, AT_A_TIME + 1, before)
        users = sorted(((one.value.id, one.value.name) for one in work.users.find()), key=lambda one: one[1])
        return found, _names(work, found), users

    found, names, users = transact(keeper.url, use_case, writing=False)
    more = found[AT_A_TIME - 1].id if len(found) > AT_A_TIME else ""
    return render(
        request,
        "administration/audit.html",
        entries=found[:AT_A_TIME],
        names=names,
        users=users,
        asked=asked,
        actions=ACTIONS,
        sorts=SORTS,
        said=action_words,
        link_of=link_of,
        older=f"/audit?{asked.query(before=more)}" if more else "",
        newest=f"/audit?{asked.query()}" if before else "",
        file=f"/audit/entries.csv?{asked.query()}",
    )


@router.get("/entries.csv")
def entries(
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    asked: TheAsked,
) -> Response:
    """The same as a file."""
    demand(visitor.actor, "see_audit")
    language = language_of(request)

    def use_case(work: UnitOfWork) -> tuple[list[Entry], Names]:
        found = work.audit.found(asked.question, MOST_IN_FILE)
        return found, _names(work, found)

    content = _csv(*transact(keeper.url, use_case, writing=False), language)
    return file_answer(content.encode("utf-8-sig"), "text/csv; charset=utf-8", "audit.csv", language)


def _csv(found: Iterable[Entry], names: Names, language: Language) -> str:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(["at", "user", "user_name", "action", "what", "sort", "about", "about_name", "detail"])
    for one in found:
        cells = (one.user, names(one.user), one.action, action_words(one.action).text(language), one.sort,
                 one.about, names(one.about), one.detail or "")  # fmt: skip
        writer.writerow([one.at.astimezone(COPENHAGEN).isoformat(" ", "seconds"), *map(guarded, cells)])
    return written.getvalue()


def _names(work: UnitOfWork, found: Iterable[Entry]) -> Names:
    """Of accounts, partners, centres, needs and offers that are there."""
    ids = {id for one in found for id in (one.user, one.about, one.detail) if id}
    named = {one.value.id: one.value.name for one in work.users.some(ids)}
    named |= {one.value.id: one.value.name for one in work.centres.some(ids)}
    named |= {one.value.id: one.value.name for one in work.partners.stored_all(ids)}
    statements: list[Stored[Need] | Stored[Offer]] = [
        *work.needs.stored_all(ids),
        *work.offers.stored_all(ids),
    ]
    return Names(named | {one.value.id: one.value.title for one in statements if one.value.title})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), COPENHAGEN)
