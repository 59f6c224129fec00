"""Writing a need or an offer, and changing it; beside the form stands who fits what is written so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Response

from api.dependencies import TheId
from api.desk import TheDesk
from api.web.conflict import chosen, differences
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.statements.form_page import FormPage
from api.web.pages.statements.gathering import gathered
from api.web.pages.statements.sections import LABELS, MADE, NAMES, Sort
from api.web.pages.statements.storing import (
    SHOW,
    add_once,
    given_by,
    kept_with,
    said,
    shown_form,
    status_after,
)
from api.web.pages.statements.writer import TheWriter, Writer
from api.web.record_forms import columns_of
from api.web.rendering import render
from api.web.warm_market import TheMarketIfWarm
from matching.errors import Outdated
from matching.ids import new_id
from matching.introductions.times import danish_day
from matching.partner import Partner
from matching.registering.belongings import change_belonging, changeable
from matching.registering.partners import changeable_partner
from matching.stored import Stored
from storage.records import profile_of, record_of
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

router = APIRouter()


def _let_write(sort: Sort) -> None:
    @router.get(f"/partners/{{id}}/{sort}/new")
    def new(id: TheId, writer: TheWriter) -> Response:
        """An empty form."""
        partner = _partner(writer, id)
        page = FormPage(writer, partner, sort, f"/partners/{id}/{sort}/new")
        return page.show(Filled.of({"id": new_id(utc_now()), "visibility": partner.seen_by}))

    @router.post(f"/partners/{{id}}/{sort}/new")
    def add(id: TheId, writer: TheWriter, form: TheForm, market: TheMarketIfWarm) -> Response:
        """Publish it, keep it as a draft, or show who fits."""
        partner = _partner(writer, id)
        page = FormPage(writer, partner, sort, f"/partners/{id}/{sort}/new")
        if form.one("do") == SHOW:
            return page.show(form, market=market)
        taken = gathered(form, danish_day(utc_now()))

        def do() -> Response:
            own = {"id": form.one("id") or new_id(utc_now()), "partner": id}
            own["status"] = status_after(form, "paused")
            given: Any = profile_of(sort, {**given_by(sort, taken, writer.language), **own})
            transact(writer.url, lambda work: add_once(work, writer.visitor.actor, given))
            return go(writer.request, f"/partners/{id}/statements", said(sort, given))

        return submitted(taken, do, page.show)

    @router.post(f"/partners/{{id}}/{sort}/fits")
    def fits(id: TheId, writer: TheWriter, form: TheForm, market: TheMarketIfWarm) -> Response:
        """Who fits what is in the form, which is not stored; a part of a page, for its script."""
        return FormPage(writer, _partner(writer, id), sort, "").changing(form, market)


def _let_change(sort: Sort) -> None:
    @router.get(f"/{sort}/{{id}}/edit")
    def edit(id: TheId, writer: TheWriter) -> Response:
        """The form with what stands there."""
        found = _found(writer, sort, id)
        form = shown_form(sort, found.stored, danish_day(utc_now()), writer.language)
        return found.page(writer).show(Filled({**form.values, **kept_with(form, found.stored)}))

    @router.post(f"/{sort}/{{id}}/edit")
    def save(id: TheId, writer: TheWriter, form: TheForm, market: TheMarketIfWarm, desk: TheDesk) -> Response:
        """Store it; what somebody else has changed in the meantime is put beside what was filled in."""
        found, today = _found(writer, sort, id), danish_day(utc_now())
        page = found.page(writer)
        if form.one("do") == SHOW:
            return page.show(form, market=market)
        taken = chosen(gathered(form, today), shown_form(sort, found.stored, today, writer.language))

        def change(work: UnitOfWork) -> Stored[Any]:
            actor = writer.visitor.actor
            before: Any = changeable(work, actor, _made(sort), id).value
            given = {**given_by(sort, taken, writer.language), "status": status_after(form, before.status)}
            changed: Any = profile_of(sort, {**record_of(before), **given})
            return change_belonging(
                work, writer.visitor.actor, changed, form.whole("version"), desk.most_open
            )

        def do() -> Response:
            try:
                saved = transact(writer.url, change, in_turn=True)
            except Outdated as error:
                return _conflict(writer, found, taken, error.stored)
            return go(writer.request, found.list_path, said(sort, saved.value))

        return submitted(taken, do, page.show)


sorts: tuple[Sort, ...] = ("needs", "offers")
for each in sorts:
    _let_write(each)
    _let_change(each)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is changed, and whose it is."""

    sort: Sort
    stored: Stored[Any]
    partner: Partner

    @property
    def path(self) -> str:
        return f"/{self.sort}/{self.stored.value.id}/edit"

    @property
    def list_path(self) -> str:
        return f"/partners/{self.partner.id}/statements"

    def page(self, writer: Writer) -> FormPage:
        return FormPage(writer, self.partner, self.sort, self.path, self.stored.value.status)


def _made(sort: Sort) -> Any:
    return MADE[sort]


def _partner(writer: Writer, id: str) -> Partner:
    actor = writer.visitor.actor
    return transact(writer.url, lambda work: changeable_partner(work, actor, id).value, writing=False)


def _found(writer: Writer, sort: Sort, id: str) -> _Found:
    def use_case(work: UnitOfWork) -> _Found:
        stored: Stored[Any] = changeable(work, writer.visitor.actor, _made(sort), id)
        owner = changeable_partner(work, writer.visitor.actor, stored.value.partner)
        return _Found(sort, stored, owner.value)

    return transact(writer.url, use_case, writing=False)


def _conflict(writer: Writer, found: _Found, form: Filled, stored: Stored[Any]) -> Response:
    sort = found.sort
    theirs = shown_form(sort, stored, danish_day(utc_now()), writer.language)
    different = differences(form, theirs, NAMES)
    if not different and stored.value.status == status_after(form, stored.value.status):
        return go(writer.request, found.list_path, said(sort, stored.value))  # both have written the same
    return render(
        writer.request,
        "conflict.html",
        409,
        path=found.path,
        back=found.list_path,
        form=form,
        names=NAMES,
        differences=different,
        stored=stored,
        kept={**kept_with(theirs, stored), "do": (form.one("do"),)},
        columns=columns_of(sort),
        labels=LABELS[sort],
    )
