"""Personal data: what is stored about a person, and erasing it."""

from __future__ import annotations

import json
import os

from fastapi import APIRouter, Request, Response

from api.language import language_of
from api.security.keeper import TheKeeper
from api.web.file_answer import file_answer
from api.web.forms import Filled, TheForm, submitted
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.checks import Checks
from matching.messages import Worded
from matching.privacy.erase import Erased, erase
from matching.privacy.export import export, note
from matching.privacy.retention import PERIODS, VARIABLE, periods
from matching.privacy.traces import Traces, traces
from matching.rights.rules import demand
from storage.audit_log import AuditQuestion
from storage.scrub import scrub
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

LABELS = {
    "email": words("E-mail of the person"),
    "also": words("Names, telephone numbers and other addresses of the same person"),
    "sure": words("Confirmation"),
}
MOST_ALSO = 20

router = APIRouter(prefix="/privacy")


@router.get("")
def privacy(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Whom to look up, and how long what is kept."""
    demand(visitor.actor, "manage_installation")
    return _page(request, keeper, Filled())


@router.post("/person")
def person(request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Where the person stands; that somebody looked is noted."""
    demand(visitor.actor, "manage_installation")

    def use_case(work: UnitOfWork) -> Traces:
        found = traces(work, form.one("email"), _also(form))
        note(work, "export_person", found, visitor.actor.user or "")
        return found

    def do() -> Response:
        return _person_page(request, transact(keeper.url, use_case), Filled.of({"also": form.one("also")}))

    return submitted(form, do, lambda filled, status: _page(request, keeper, filled, status))


@router.post("/export")
def download(request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Everything about the person, to be handed over."""
    demand(visitor.actor, "manage_installation")

    def do() -> Response:
        language = language_of(request)
        found = transact(
            keeper.url, lambda work: export(work, form.one("email"), language, visitor.actor.user or "")
        )
        content = json.dumps(found, ensure_ascii=False, indent=2).encode()
        return file_answer(content, "application/json", "person.json", language)

    return submitted(form, do, lambda filled, status: _page(request, keeper, filled, status))


@router.post("/erase")
def erase_person(request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """Erase the person, once it was said that it is meant."""
    demand(visitor.actor, "manage_installation")

    def use_case(work: UnitOfWork) -> Erased:
        return erase(work, form.one("email"), _also(form), language_of(request), visitor.actor.user or "")

    def do() -> Response:
        checks = Checks()
        if form.one("sure") != "yes":
            checks.refuse("sure", "", "Tick that the person is to be erased: it cannot be undone.")
        checks.done()
        done = transact(keeper.url, use_case)
        clean = scrub(keeper.url)
        return render(request, "administration/erased.html", done=done, clean=clean)

    def show(filled: Filled, status: int) -> Response:
        if not any(problem.field == "sure" for problem in filled.problems):
            return _page(request, keeper, filled, status)
        found = transact(keeper.url, lambda work: traces(work, form.one("email"), _also(form)), writing=False)
        return _person_page(request, found, filled, status)

    return submitted(form, do, show)


def _also(form: Filled) -> list[str]:
    lines = (line.strip() for line in form.one("also").splitlines())
    return [line for line in lines if line][:MOST_ALSO]


def _person_page(request: Request, found: Traces, form: Filled, status: int = 200) -> Response:
    return render(
        request, "administration/person.html", status, found=found, form=form.named(LABELS), labels=LABELS
    )


def _page(request: Request, keeper: TheKeeper, form: Filled, status: int = 200) -> Response:
    asked = AuditQuestion(action="retain")
    last = transact(keeper.url, lambda work: work.audit.found(asked, 1), writing=False)
    given = periods(os.environ.get(VARIABLE, ""))
    kept: list[tuple[int, Worded, Worded]] = [
        (given.months(kind), one.what, one.why) for kind, one in PERIODS.items()
    ]
    return render(
        request,
        "administration/privacy.html",
        status,
        form=form.named(LABELS),
        labels=LABELS,
        kept=kept,
        last=last[0] if last else None,
    )
