"""Opening, pausing, closing, renewing and deleting a need or an offer, from the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.desk import Desk, TheDesk
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.statements.listing import list_page, seen
from api.web.pages.statements.sections import MADE, Sort
from api.web.visitor import TheVisitor, Visitor
from api.web.words import Words, words
from matching.due.statements import last_day
from matching.errors import InvalidQuery, InvalidStep, Outdated
from matching.introductions.times import danish_day
from matching.labels import Labels
from matching.messages import Message, message
from matching.partnerships.wording import Day
from matching.registering.belongings import changeable, delete_belonging
from matching.registering.renewing import Status, renew, set_status
from matching.statement import Statement
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

SAID: Mapping[Sort, Mapping[str, Words]] = {
    "needs": {
        "open": words("The need is open: it is proposed to those it fits."),
        "paused": words("The need is paused. It is proposed to nobody until you open it again."),
        "closed": words("The need is closed. You can open it again below."),
        "deleted": words("The need is deleted."),
        "renewed": words("The need is renewed, with its dates moved on: its last day is {day}."),
    },
    "offers": {
        "open": words("The offer is open: it is proposed to those it fits."),
        "paused": words("The offer is paused. It is proposed to nobody until you open it again."),
        "closed": words("The offer is closed. You can open it again below."),
        "deleted": words("The offer is deleted."),
        "renewed": words("The offer is renewed, with its dates moved on: its last day is {day}."),
    },
}
STATUSES: Mapping[str, Status] = {"open": "open", "paused": "paused", "closed": "closed"}

router = APIRouter()


def _let_look_after(sort: Sort) -> None:
    made: Any = MADE[sort]

    @router.post(f"/{sort}/{{id}}/status")
    def status(id: TheId, request: Request, visitor: TheVisitor, form: TheForm, desk: TheDesk) -> Response:
        """Open, pause or close it."""

        def use_case(work: UnitOfWork) -> Words:
            wanted = STATUSES.get(form.one("status"))
            if wanted is None:
                raise InvalidQuery(message("Choose whether it is to be open, paused or closed."))
            set_status(work, visitor.actor, made, id, wanted, desk.most_open)
            return SAID[sort][wanted]

        return _done(request, visitor, desk, form, (sort, id), use_case)

    @router.post(f"/{sort}/{{id}}/renew")
    def renew_it(id: TheId, request: Request, visitor: TheVisitor, form: TheForm, desk: TheDesk) -> Response:
        """Open what has expired again, with its dates moved on by years."""

        def use_case(work: UnitOfWork) -> Words:
            saved = renew(work, visitor.actor, made, id, danish_day(work.now()), desk.most_open).value
            last = last_day(saved)
            assert last is not None  # noqa: S101 - it had one that was over
            return Words(SAID[sort]["renewed"].template, {"day": Day(last)})

        return _done(request, visitor, desk, form, (sort, id), use_case)

    @router.post(f"/{sort}/{{id}}/delete")
    def delete(id: TheId, request: Request, visitor: TheVisitor, form: TheForm, desk: TheDesk) -> Response:
        """Delete it for good."""

        def use_case(work: UnitOfWork) -> Words:
            try:
                delete_belonging(work, visitor.actor, made, id, form.whole("version"), desk.most_open)
            except Outdated:
                raise InvalidStep(
                    message("Somebody has changed it since you saw the list; look at it and press again.")
                ) from None
            return SAID[sort]["deleted"]

        return _done(request, visitor, desk, form, (sort, id), use_case)


sorts: tuple[Sort, ...] = ("needs", "offers")
for each in sorts:
    _let_look_after(each)


def _done(
    request: Request,
    visitor: Visitor,
    desk: Desk,
    form: TheForm,
    which: tuple[Sort, str],
    use_case: Callable[[UnitOfWork], Words],
) -> Response:
    """Do it and say so on the list; what is refused is said above the list."""
    made: Any = MADE[which[0]]
    about: Statement = transact(
        desk.url, lambda work: changeable(work, visitor.actor, made, which[1]).value, writing=False
    )

    def do() -> Response:
        try:
            said = transact(desk.url, use_case, in_turn=True)
        except InvalidStep as error:
            raise InvalidStep(_by_its_title(error.sentence, about)) from None
        return go(request, f"/partners/{about.partner}/statements", said)

    def show(filled: Filled, status: int) -> Response:
        partner, listed = transact(
            desk.url, lambda work: seen(work, visitor.actor, about.partner), writing=False
        )
        return list_page(request, partner, listed, filled, status)

    return submitted(form, do, show)


def _by_its_title(sentence: Message, about: Statement) -> Message:
    """On a page a need is called by its title, not by its id."""
    called = {"statement": about.headline or Labels("resource_kinds", (about.resource_kind,))}
    return Message(sentence.template, {**sentence.values, **called})
