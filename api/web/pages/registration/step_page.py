"""How a step of a registration looks."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response

from api.web.forms import Filled
from api.web.pages.registration.labels import HELP, LABELS, ROWS, STEP_TITLES, TRAP
from api.web.record_forms import columns_of
from api.web.rendering import render
from matching.accounts.centre import Centre
from matching.accounts.passwords import SHORTEST
from matching.registrations.registration import STEPS
from storage.transaction import transact


def step_page(
    request: Request, url: str, step: int, form: Filled, status: int = 200, **more: Any
) -> Response:
    """The form of ``step``; the first one needs the centres that can be chosen."""
    named = form.named(LABELS)
    return render(
        request,
        f"registration/step_{step}.html",
        status,
        step=step,
        steps=STEPS,
        titles=STEP_TITLES,
        form=named,
        labels=LABELS,
        help=HELP,
        columns=columns_of("partners"),
        centres=_centres(url) if step == 1 else [],
        rows=ROWS,
        trap=TRAP,
        shortest=SHORTEST,
        **more,
    )


def _centres(url: str) -> list[Centre]:
    found = transact(url, lambda work: [one.value for one in work.centres.find()], writing=False)
    return sorted(found, key=lambda centre: centre.name)
