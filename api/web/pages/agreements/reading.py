"""An agreement as it stands on paper, and signing it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.agreements.read_agreement import ReadAgreement, parts, read, read_to_change
from api.web.pages.partnerships.action import read_day, speakers
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.words import words
from matching.checks import Checks
from matching.partnerships.agreeing import sign
from matching.partnerships.paper import paper_of
from storage.transaction import transact

LABELS = {
    "partner": words("For which partner?"),
    "name": words("Name of the person who signs"),
    "signed_on": words("Day"),
}
SIGNED = words("The signature is written down.")

router = APIRouter(prefix="/agreements/{id}")


@router.get("")
def agreement(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """The paper, its versions, and what can be done with it. That it was read is noted."""
    found = transact(keeper.url, lambda work: read(work, visitor.actor, id))
    return _page(request, visitor, found, Filled())


@router.post("/sign")
def signed(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """By a member for its partner, or by the broker who writes down who has signed on paper."""
    found = transact(keeper.url, lambda work: read_to_change(work, visitor.actor, id))

    def do() -> Response:
        checks, unsigned = Checks(), _unsigned(visitor, found)
        partner = form.one("partner") or (unsigned[0] if len(unsigned) == 1 else "")
        if not partner:
            checks.refuse("partner", "", "It is not said which partner this is about; choose one.")
        day, name, version = read_day(form, "signed_on", checks), form.one("name"), form.whole("version")
        checks.required("name", name)
        checks.done()
        transact(keeper.url, lambda work: sign(work, visitor.actor, id, version, name.strip(), partner, day))
        return go(request, found.path, SIGNED)

    return submitted(form, do, lambda filled, status: _page(request, visitor, found, filled, status))


def _unsigned(visitor: Visitor, found: ReadAgreement) -> list[str]:
    """For whom the reader could sign."""
    own = speakers(visitor.actor, found.partnership)
    return [partner for partner in found.agreement.unsigned if partner in own]


def _page(
    request: Request, visitor: Visitor, found: ReadAgreement, form: Filled, status: int = 200
) -> Response:
    unsigned = _unsigned(visitor, found) if found.can_follow else []
    return render(
        request,
        "agreements/show.html",
        status,
        found=found,
        agreement=found.agreement,
        paper=paper_of(found.agreement, found.names),
        parts=parts,
        form=form.named(LABELS),
        labels=LABELS,
        unsigned=unsigned,
        options=[(id, found.names.get(id, id)) for id in unsigned],
    )
