"""What joins the partners of a partnership, as it was agreed on when they were introduced."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from matching.errors import NotFound
from matching.introductions.ask import Ask
from matching.partnerships.grounds import Grounds
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.registering.profiles import Profiles
from matching.statement import Statement

S = TypeVar("S", bound=Statement)


def joined_by(work: PartnershipsWork, partnership: Partnership) -> Grounds:
    """Its partners with the needs and offers that join them; what has been deleted since is left out.

    What the introduction asked for stands in the place of what the statement names: its amount is this
    partnership's, and what is spoken for elsewhere does not matter here.
    """
    ask = _ask(work, partnership)
    needs = _there(work.needs, partnership.needs)
    offers = _there(work.offers, partnership.offers)
    partners = tuple(work.partners.stored(id).value for id in partnership.partners)
    return Grounds(partners, tuple(_as_asked(one, ask) for one in (*needs, *offers)))


def _ask(work: PartnershipsWork, partnership: Partnership) -> Ask:
    if partnership.introduction is None:
        return Ask()
    return work.introductions.get(partnership.introduction).value.ask


def _there(profiles: Profiles[S], ids: Iterable[str]) -> Iterator[S]:
    for id in ids:
        try:
            yield profiles.stored(id).value
        except NotFound:
            continue


def _as_asked(statement: Statement, ask: Ask) -> Statement:
    asked: dict[str, Any] = {}
    if ask.amount is not None and ask.unit == statement.unit:
        asked |= {"quantity": ask.amount, "committed": None}
    if ask.dates:
        asked["windows"] = ask.dates
    return replace(statement, **asked)
