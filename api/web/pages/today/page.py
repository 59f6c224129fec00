"""What waits at a centre: for whoever is a broker of it the page that a day begins with."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from api.database_market import AnyMarket
from api.web.pages.today.due import Group, groups_of
from api.web.pages.today.looks import Looks, looks_of
from api.web.pages.today.register_due import of_register
from api.web.rendering import render
from api.web.visitor import Visitor
from matching.accounts.centre import Centre
from matching.centre_records import CentreRecords, centre_records
from matching.due.item import ACTIONS
from matching.due.worth_a_look import Pair
from matching.due_list import OF_WORK, due_list
from matching.errors import NotFound
from matching.interests.deciding import list_interests
from matching.introductions.introduction import Introduction
from matching.introductions.times import danish_day
from matching.partner import Partner
from matching.put_aside.putting_aside import pairs_put_aside
from matching.register import Register
from matching.registrations.queue import in_state
from matching.rights.actor import Actor
from storage.changes import Position
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

MOST_SHOWN = 3
COMES_BACK_S = "3"
NOTHING = Register([], [], [])


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits and is known without the market: the first of each, and how many there are."""

    registrations: tuple[tuple[str, str], ...]
    """Id and name of those who want to take part."""
    registrations_total: int
    interests: tuple[tuple[str, str], ...]
    """Id and the name of the partner that is asked for."""
    interests_total: int
    drafts: tuple[Draft, ...]
    drafts_total: int

    @property
    def total(self) -> int:
        return self.registrations_total + self.interests_total + self.drafts_total


@dataclass(frozen=True, slots=True)
class Draft:
    """An introduction that was not put to anybody yet."""

    introduction: Introduction
    seeker: str
    giver: str


@dataclass(frozen=True, slots=True)
class Desk:
    """All that is known of a centre's day."""

    centres: list[Centre]
    centre: Centre
    own: list[Partner]
    """The organisations that the broker is a member of beside."""
    waiting: Waiting
    records: CentreRecords
    put_aside: set[Pair]
    position: Position


def today_page(request: Request, visitor: Visitor, url: str, market: AnyMarket | None) -> Response | None:
    """The page, for a broker of a centre that is there; None for everybody else.

    As long as the market is being read, what needs it is left out, and the page comes again by itself.
    """
    asked = request.query_params
    register = market.register if market else NOTHING
    desk = transact(
        url, lambda work: _desk(work, visitor.actor, asked.get("centre", ""), register), writing=False
    )
    if desk is None:
        return None
    today, action = danish_day(utc_now()), asked.get("do", "")
    action = action if action in ACTIONS else ""
    page = _whole(asked.get("page", ""))
    groups: list[Group] = []
    looks: Looks | None = None
    if market:
        known = of_register(url, market, desk.records, desk.position, today)
        items = [*due_list(desk.records, today, OF_WORK), *known.items]
        groups = groups_of(desk.records, items, action, page)
        if not action:
            begin = _whole(asked.get("from", ""))
            looks = looks_of(market, visitor.actor, desk.records, desk.put_aside, known.needs, begin)
    response = render(
        request, "today/page.html", desk=desk, groups=groups, looks=looks, is_warm=bool(market), action=action
    )
    if market is None:
        response.headers["Refresh"] = COMES_BACK_S
    return response


def _whole(text: str) -> int:
    """A number in the address; 0 where there is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0


def _desk(work: UnitOfWork, actor: Actor, chosen: str, register: Register) -> Desk | None:
    centres = [centre for id in sorted(actor.centres) for centre in _centre(work, id)]
    if not centres:
        return None
    centre = next((one for one in centres if one.id == chosen), centres[0])
    records = centre_records(work, actor, centre.id, register)
    own = [one.value for one in work.partners.stored_all(actor.partners)]
    waiting = _waiting(work, actor, centre.id, records)
    return Desk(centres, centre, own, waiting, records, pairs_put_aside(work, centre.id), work.position())


def _centre(work: UnitOfWork, id: str) -> list[Centre]:
    try:
        return [work.centres.get(id).value]
    except NotFound:
        return []


def _waiting(work: UnitOfWork, actor: Actor, centre: str, records: CentreRecords) -> Waiting:
    registrations = [one.value for one in in_state(work, actor, "sent") if one.value.centre in {None, centre}]
    interests = [one.value for one in list_interests(work, actor, is_open=True) if one.value.centre == centre]
    drafts = [one for one in records.introductions if one.state == "draft"]
    shown = interests[:MOST_SHOWN], drafts[:MOST_SHOWN]
    ids = {one.partner for one in shown[0]} | {id for one in shown[1] for id in one.partners}
    names = {one.value.id: one.value.name for one in work.partners.stored_all(ids)}
    return Waiting(
        tuple((one.id, one.profile.name) for one in registrations[:MOST_SHOWN]),
        len(registrations),
        tuple((one.id, names.get(one.partner, one.partner)) for one in shown[0]),
        len(interests),
        tuple(Draft(one, *(names.get(id, id) for id in one.partners)) for one in shown[1]),
        len(drafts),
    )
