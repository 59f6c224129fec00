"""The page with the form of a need or an offer, and the part of it that changes while somebody writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import Response

from api.database_market import AnyMarket
from api.web.forms import Filled
from api.web.pages.statements.fitting import Draft, Fits, checked, draft_of, proposals, who_fits
from api.web.pages.statements.gathering import TAKEN, TICKED_EXCLUSIONS, gathered, rows_in, spread
from api.web.pages.statements.sections import HELP, LABELS, NAMES, SECTIONS, Sort
from api.web.pages.statements.storing import SHOW
from api.web.pages.statements.writer import Writer
from api.web.record_forms import columns_of
from api.web.record_words import LABELS as OF_PARTNERS
from api.web.rendering import render
from matching.exclusion import LIST_OF
from matching.introductions.times import danish_day
from matching.partner import Partner
from storage.unit_of_work import utc_now


@dataclass(frozen=True, slots=True)
class FormPage:
    """Who writes what, and where the form is sent to."""

    writer: Writer
    partner: Partner
    sort: Sort
    path: str
    status: str | None = None
    """Of what is changed; None for a new one."""

    def show(self, form: Filled, status: int = 200, market: AnyMarket | None = None) -> Response:
        """The whole page; with who fits, where that was asked for."""
        today = danish_day(utc_now())
        form = gathered(form, today)
        spread_out = spread(self.sort, form, today)
        draft = draft_of(self.sort, form, self.partner, self.writer.language)
        asked = form.one("do") == SHOW and not form.shown_again
        fits = who_fits(market, self.writer.visitor.actor, self.partner, draft) if asked else None
        return render(
            self.writer.request,
            "statements/form.html",
            status,
            **self._shared(draft, fits),
            form=form.named(LABELS[self.sort]),
            spread=spread_out,
            said_names=[name for name in NAMES if any(one.strip() for one in form.all(name))],
            proposals=proposals(form, spread_out.competences, (), self.writer.language),
            status_now=self.status,
            path=self.path,
            sections=SECTIONS[self.sort],
            columns=columns_of(self.sort),
            help=HELP[self.sort],
            excluded=[(what, OF_EXCLUSIONS[what], LIST_OF[what]) for what in TICKED_EXCLUSIONS[self.sort]],
        )

    def changing(self, form: Filled, market: AnyMarket | None) -> Response:
        """What changes while somebody writes, alone."""
        rows, taken = rows_in(form), form.all(TAKEN)
        form = gathered(form, danish_day(utc_now()))
        draft = draft_of(self.sort, form, self.partner, self.writer.language)
        fits = who_fits(market, self.writer.visitor.actor, self.partner, draft)
        found = proposals(form, rows, taken, self.writer.language)
        return render(
            self.writer.request, "statements/changing.html", **self._shared(draft, fits), proposals=found
        )

    def _shared(self, draft: Draft, fits: Fits | None) -> dict[str, Any]:
        return {
            "partner": self.partner,
            "sort": self.sort,
            "labels": LABELS[self.sort],
            "draft": draft,
            "fits": fits,
            "checked": checked(draft),
        }


OF_EXCLUSIONS = {
    "partner_kind": OF_PARTNERS["kind"],
    "industry": OF_PARTNERS["industries"],
    "purpose": OF_PARTNERS["purposes"],
    "target_group": OF_PARTNERS["target_groups"],
    "motive": OF_PARTNERS["motives"],
}
