"""One introduction, as whoever looks may see it, with the steps that they can take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Response

from api.about import in_sight, seen_partner
from api.database_market import AnyMarket
from api.web.forms import Filled
from api.web.pages.introductions.place import Place, ThePlace
from api.web.pages.introductions.told import steps_of, waiting_of
from api.web.pages.matches.bars import FAMILIES
from api.web.pages.matches.seen_match import SeenMatch, seen_match
from api.web.rendering import render
from api.web.words import words
from matching.errors import InvalidQuery, NotFound
from matching.introductions import showing
from matching.introductions.readers import sees_whole, sides_of
from matching.introductions.visible import Seen
from matching.introductions.working_days import USUAL
from matching.messages import Message
from matching.partner import Partner
from matching.recommend import NO_FILTERS
from matching.rights.actor import Actor
from matching.rights.rules import About, may
from matching.statement import Statement
from matching.visible_to import about_partner, about_statement
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

LABELS = {
    "reason_seeker": words("Why not?"),
    "text_seeker": words("In your own words"),
    "reason_giver": words("Why not?"),
    "text_giver": words("In your own words"),
    "working_days": words("Working days to answer"),
    "because": words("Why is it withdrawn?"),
}
HELP = {
    "text": words("For the volunteer centre alone: the other side never reads it."),
    "because": words("It is added to the note for your centre."),
    "working_days": words("Weekends and holidays are not counted."),
}
MOVING = ("draft", "waiting", "open")

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Known:
    """An introduction with what stands around it."""

    view: showing.View
    partners: Mapping[str, Partner]
    statements: Mapping[str, Statement]
    visible: frozenset[str]
    """The partners, needs and offers of it that the reader may see."""
    may_manage: bool
    answers_for: tuple[str, ...]
    users: Mapping[str, str]
    partnership: str | None

    @property
    def seen(self) -> Seen:
        return self.view.seen

    @property
    def remarks(self) -> list[Message]:
        """What the broker should know, with the headlines of the need and the offer for their ids."""
        names = {id: one.headline or id for id, one in self.statements.items()}
        return [
            Message(one.template, {key: names.get(value, value) for key, value in one.values.items()})
            for one in self.view.remarks
        ]


@router.get("/introductions/{id}")
def introduction(place: ThePlace) -> Response:
    """Both sides, why the two, what has been said, and what can be done now."""
    return shown(place, Filled())


def shown(place: Place, form: Filled, status: int = 200, step: str = "") -> Response:
    """The page; with the ``form`` of the ``step`` that was refused, if one was."""
    actor = place.actor
    known = transact(place.desk.url, lambda work: known_of(work, actor, place.id), writing=False)
    one, asker = _match(place.market, actor, known)
    values: dict[str, Any] = {
        "known": known,
        "seen": known.seen,
        "whole": known.seen.introduction,
        "waiting": waiting_of(known.seen, actor),
        "steps": steps_of(known.seen, known.users),
        "one": one,
        "asker": asker,
        "families": FAMILIES,
        "form": form.named(LABELS),
        "empty_form": Filled.of({"working_days": str(USUAL)}),
        "step": step,
        "labels": LABELS,
        "help": HELP,
    }
    return render(place.request, "introductions/one.html", status, **values)


def known_of(work: UnitOfWork, actor: Actor, id: str) -> Known:
    """What ``actor`` may know of the introduction with this id.

    Raises:
        NotFound, NotSignedIn: see :func:`matching.introductions.showing.show`.
    """
    view = showing.show(work, actor, id)
    stored = work.introductions.get(id).value
    partners = {one.value.id: one.value for one in work.partners.stored_all(stored.partners)}
    ids = [side.statement for side in stored.sides if side.statement]
    statements: dict[str, Statement] = {one.value.id: one.value for one in work.needs.stored_all(ids)}
    statements |= {one.value.id: one.value for one in work.offers.stored_all(ids)}
    whole = sees_whole(actor, stored)
    partnership = work.partnerships.find(introduction=id)
    return Known(
        view=view,
        partners=partners,
        statements=statements,
        visible=frozenset(_visible(actor, partners, statements)),
        may_manage=may(actor, "manage_introduction", About(frozenset({stored.centre}))),
        answers_for=tuple(sides_of(work, actor, stored, "answer_introduction")),
        users=_names(work, {event.user for event in stored.history if event.user}) if whole else {},
        partnership=partnership[0].value.id if partnership else None,
    )


def _visible(actor: Actor, partners: Mapping[str, Partner], statements: Mapping[str, Statement]) -> list[str]:
    found = [id for id, one in partners.items() if may(actor, "see_profile", about_partner(one))]
    return found + [
        id
        for id, one in statements.items()
        if one.partner in partners and may(actor, "see_profile", about_statement(one, partners[one.partner]))
    ]


def _names(work: UnitOfWork, users: set[str]) -> dict[str, str]:
    return {one.value.id: one.value.name for one in work.users.some(users)}


def _match(market: AnyMarket, actor: Actor, known: Known) -> tuple[SeenMatch | None, Partner | None]:
    """Why the two, as it is today, seen from a side that the reader may ask for; else nothing."""
    sides = (known.seen.seeker, known.seen.giver)
    if known.seen.state not in MOVING:
        return None, None
    for own, other in (sides, sides[::-1]):
        asker = known.partners[own.partner]
        if not may(actor, "recommend", about_partner(asker)) or other.partner not in known.visible:
            continue
        try:
            seen = seen_partner(actor, market.register, other.partner)
            with market.turn:
                why = market.recommender.why(own.statement or asker.id, seen.id, in_sight(actor, NO_FILTERS))
        except (NotFound, InvalidQuery):  # deleted since, or not yet in the market that was read
            return None, None
        return (seen_match(why.match, why.rank), asker) if why.match else (None, None)
    return None, None
