"""The answer of ``brobygger plan season``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from api.settings import load_settings
from cli.market import recommender_over, register_of, today
from cli.render.season import season_lines
from cli.terminal import Terminal
from matching.errors import InvalidQuery
from matching.messages import message
from matching.register import Register
from matching.rights.actor import SYSTEM
from matching.season.as_dict import season_as_dict
from matching.season.collecting import collect
from matching.season.ground import Ground, demand_centre, ground, only_centre
from matching.season.making import Made, keep, make_season
from matching.season.season import Asked
from storage.settings import database_url
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now


@dataclass(frozen=True, slots=True)
class Order:
    """What was typed besides what the season is to be."""

    asked: Asked
    centre: str | None
    name: str
    market: Path | None
    costs: bool
    dry_run: bool
    n: int


def answer(terminal: Terminal, order: Order, *, json: bool) -> None:
    """Plan a season, keep it as a draft, and show it.

    Raises:
        BrobyggerError: what is asked for is not possible, or the register or the model cannot be used.
    """
    centre = None if order.market else _centre(order.centre)
    register = register_of(order.market, terminal)
    over = _ground(register, order, centre)
    made = _made(terminal, register, over, order)
    version = None
    if centre is not None and not order.dry_run:
        version = transact(database_url(), lambda work: keep(work, SYSTEM, made)).version
    names = {id: one.name for id, one in over.register.partners.items()}
    titles = {("needs", one.id): one.headline for one in over.register.needs.values()}
    titles |= {("offers", one.id): one.headline for one in over.register.offers.values()}
    if json:
        document = season_as_dict(made.season, names, titles, terminal.language)
        terminal.document({"version": version, **document})
        return
    terminal.show(*season_lines(made.season, names, terminal.language, n=order.n, kept=version is not None))


def _made(terminal: Terminal, register: Register, over: Ground, order: Order) -> Made:
    recommender = recommender_over(register, terminal)
    with terminal.progress(message("Asking who suits whom")) as progress:
        collected = collect(recommender, over, order.asked, progress)
    with terminal.progress(message("Planning")) as progress:
        return make_season(collected, over, SYSTEM, order.asked, order.name, utc_now(), progress, order.costs)


def _ground(register: Register, order: Order, centre: str | None) -> Ground:
    if centre is None:
        own = [
            one.id for one in register.partners.values() if not order.centre or order.centre in one.centres
        ]
        if order.centre and not own:
            raise InvalidQuery(
                message(
                    "No partner of {file} belongs to the centre '{centre}'; leave --centre out to plan for "
                    "all.",
                    file=str(order.market),
                    centre=order.centre,
                )
            )
        return Ground(order.centre or "", register.of(own), today())
    most_open = load_settings().most_open
    return transact(
        database_url(),
        lambda work: ground(work, SYSTEM, centre, register, today(), most_open),
        writing=False,
    )


def _centre(given: str | None) -> str:
    """The centre that is planned for: the one that was named, or the only one there is.

    Raises:
        NotFound: there is none with this id.
        InvalidQuery: none was named, and there is not just one.
    """

    def use_case(work: UnitOfWork) -> str:
        if given is not None:
            demand_centre(work, SYSTEM, given)
            return given
        found = only_centre(work, SYSTEM)
        if found is None:
            raise _which(work)
        return found

    return transact(database_url(), use_case, writing=False)


def _which(work: UnitOfWork) -> InvalidQuery:
    known = [one.value.id for one in work.centres.find()]
    if known:
        return InvalidQuery(
            message(
                "There are {count} centres ({known}); say with --centre for which one to plan.",
                count=len(known),
                known=", ".join(known),
            )
        )
    return InvalidQuery(
        message(
            "A season is planned for a centre, and there is none yet: 'brobygger import --sample' brings an "
            "invented market with three, 'brobygger centre add' adds your own; --market plans for a whole "
            "file."
        )
    )
