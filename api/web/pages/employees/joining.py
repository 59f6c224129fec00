"""An employee follows the link of their company and joins."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.dependencies import TheLanguage
from api.security.actor import address_of
from api.security.csrf import demand_same_site
from api.security.keeper import TheKeeper
from api.security.tokens import digest_of
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.employees.forms import volunteer_from
from api.web.pages.employees.labels import HELP, LABELS
from api.web.rendering import render
from api.web.secret_link import TheSecret, new_secret
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.checks import Checks
from matching.volunteering.joining import Invited, join
from matching.volunteering.joining import invited as found_by
from storage.transaction import transact

MOST_IN_AN_HOUR = 200
"""A whole company may sit behind one address."""
JOINED = words("You have joined. Keep the link of this page: by it alone you come back to what is stored.")

router = APIRouter(prefix="/join/{secret}")


@router.get("")
def invitation(secret: TheSecret, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """What is stored, who sees it, and the form."""
    found = transact(keeper.url, lambda work: found_by(work, digest_of(secret)), writing=False)
    return _page(request, secret, found, Filled())


@router.post("")
def joined(
    secret: TheSecret,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    form: TheForm,
    language: TheLanguage,
) -> Response:
    """Store it, and show the employee's own page."""

    def do() -> Response:
        given = volunteer_from(form, language)
        _demand_consent(form)
        keeper.rates.hit_rarely(f"joining from {address_of(request)}", MOST_IN_AN_HOUR)
        own_secret, own_digest = new_secret()
        transact(keeper.url, lambda work: join(work, digest_of(secret), given, own_digest))
        return go(request, f"/me/{own_secret}", JOINED)

    demand_same_site(request)
    found = transact(keeper.url, lambda work: found_by(work, digest_of(secret)), writing=False)
    return submitted(form, do, lambda filled, status: _page(request, secret, found, filled, status))


def _demand_consent(form: Filled) -> None:
    checks = Checks()
    if not form.one("consent"):
        template = "You have not agreed to what is stored; tick the sentence, or leave the page."
        checks.refuse("consent", "", template)
    checks.done()


def _page(request: Request, secret: str, found: Invited, form: Filled, status: int = 200) -> Response:
    return render(
        request,
        "employees/join.html" if found.is_good or form.values else "employees/not_good.html",
        status,
        found=found,
        secret=secret,
        form=form.named(LABELS),
        labels=LABELS,
        help=HELP,
    )
