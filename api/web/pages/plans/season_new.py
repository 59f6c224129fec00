"""Having a season made."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from api.about import demand_plan
from api.dependencies import TheId, TheLanguage, TheLiveMarket
from api.desk import TheDesk
from api.plan_desk import ThePlans
from api.plan_people_task import Ground
from api.plan_register import vectors_of
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.own_centres import own_centres
from api.web.pages.plans.making import SeasonMaker
from api.web.rendering import render
from api.web.visitor import TheVisitor, Visitor
from api.web.warm_market import TheWarmMarket
from api.web.words import Words, words
from matching.errors import InvalidQuery, NotFound
from matching.messages import message
from matching.register import Register
from matching.season.job import begin_job, give_up_job
from matching.season.readers import show
from matching.season.season import Asked, Sort
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

router = APIRouter()
LABELS: dict[str, Words] = {
    "centre": words("Centre"),
    "name": words("Name of the season"),
    "lists_for": words("Who is asked first"),
    "planner": words("What matters most"),
    "length": words("How many to propose to each, at most"),
}
HELP: dict[str, Words] = {
    "name": words("For you and your colleagues, such as 'Autumn 2027'. Left empty, it is called by the day."),
    "lists_for": words("They get a list of proposals, best first; the other side answers."),
    "planner": words("Whatever you choose, hard conditions hold and nobody is asked more than it can take."),
    "length": words("Most introductions come of the first place; the others are there if it says no."),
}
SIDES: dict[Sort, Words] = {
    "needs": words("Those who need something"),
    "offers": words("Those who offer something"),
}
PLANNERS: dict[str, Words] = {
    "ascent": words("As many matches as possible, for all together"),
    "fair": words("That nobody goes away with nothing"),
    "nash": words("A balance of both: many matches, evenly spread"),
}
LENGTHS = (1, 2, 3, 4, 5)
STARTED = Filled.of({"lists_for": "needs", "planner": "ascent", "length": "3"})


@router.get("/seasons/new")
def form(request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """What it is to be; the defaults are good ones."""
    demand_plan(visitor.actor)
    return _page(request, visitor, keeper.url, STARTED)


@router.post("/seasons/new")
def make(  # noqa: PLR0913, PLR0917 – a dependency each
    request: Request,
    visitor: TheVisitor,
    filled: TheForm,
    keeper: TheKeeper,
    desk: TheDesk,
    plans: ThePlans,
    live: TheLiveMarket,
    market: TheWarmMarket,
    language: TheLanguage,
) -> Response:
    """Begin to make it; its page says how far it is."""
    demand_plan(visitor.actor)

    def do() -> Response:
        asked, name = _asked(filled, plans.longest_s), filled.one("name")
        job = transact(
            keeper.url, lambda work: begin_job(work, visitor.actor, filled.one("centre"), name, asked)
        )
        under = Ground(Register(), market.day, vectors_of(live), language)
        SeasonMaker(keeper.url, plans, market, under, visitor.actor, job, desk.most_open).start()
        return go(request, f"/seasons/{job.id}")

    return submitted(filled, do, lambda again, status: _page(request, visitor, keeper.url, again, status))


@router.post("/seasons/{id}/give-up")
def give_up(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> Response:
    """Stop waiting for it; nothing of it is kept."""

    def do(work: UnitOfWork) -> bool:
        try:
            show(work, visitor.actor, id)
        except NotFound:
            give_up_job(work, visitor.actor, id)
            return True
        return False

    if not transact(keeper.url, do):
        return go(request, f"/seasons/{id}", words("The season was ready already; put it aside if you want."))
    return go(request, "/seasons", words("The season is given up; nothing of it was kept."))


def _asked(filled: Filled, deadline_s: float) -> Asked:
    lists_for, planner = filled.one("lists_for"), filled.one("planner")
    if lists_for not in SIDES or planner not in PLANNERS or filled.whole("length") not in LENGTHS:
        raise InvalidQuery(message("This cannot be planned as it was chosen; choose from the lists."))
    return Asked(
        lists_for="offers" if lists_for == "offers" else "needs",
        planner=planner,
        length=filled.whole("length"),
        deadline=deadline_s,
    )


def _page(request: Request, visitor: Visitor, url: str, filled: Filled, status: int = 200) -> Response:
    centres = transact(url, lambda work: own_centres(work, visitor.actor), writing=False)
    return render(
        request,
        "plans/season_new.html",
        status,
        form=filled.named(LABELS),
        labels=LABELS,
        help=HELP,
        centres=[(one.id, one.name) for one in centres],
        sides=SIDES.items(),
        planners=PLANNERS.items(),
        lengths=[(n, str(n)) for n in LENGTHS],
    )
