"""Evaluating a partnership: what was reached of its goals, and what each partner says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from api.dependencies import TheId, TheLanguage
from api.security.keeper import TheKeeper
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.partnerships import action as forms
from api.web.pages.partnerships.changeable import changeable
from api.web.pages.partnerships.numbers import written
from api.web.rendering import render
from api.web.visitor import TheVisitor
from api.web.words import words
from matching.checks import Checks
from matching.messages import Language
from matching.partnerships import evaluating
from matching.partnerships.access import manages
from matching.partnerships.partnership import Partnership
from matching.partnerships.seen_evaluation import SeenEvaluation
from matching.rights.actor import Actor
from matching.stored import Stored
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

GRADES = {
    5: words("5: very good"),
    4: words("4: good"),
    3: words("3: neither good nor bad"),
    2: words("2: poor"),
    1: words("1: very poor"),
}
AGAIN = {"yes": words("Yes"), "no": words("No"), "": words("We do not know")}
LABELS = {
    "partner": words("Whose answer is it?"),
    "grade": words("How has the partnership been?"),
    "again": words("Would you do it again?"),
    "text": words("In your own words"),
}
RATED, REALISED = words("Thank you. Your answer is saved."), words("What was reached is saved.")
STARTED = words("The evaluation has begun. Each partner can rate now.")

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Seen:
    """An evaluation, its partnership, and the names of the partners."""

    stored: Stored[SeenEvaluation]
    partnership: Partnership
    names: Mapping[str, str]
    rates: tuple[str, ...]
    """The partners that the reader speaks for and that have not rated."""
    manages: bool

    @property
    def waiting(self) -> str:
        """The names of the partners that have not rated."""
        return ", ".join(self.names.get(id, id) for id in self.stored.value.unrated)

    @property
    def options(self) -> list[tuple[str, str]]:
        """The partners that can still rate here, by id and name."""
        return [(id, self.names.get(id, id)) for id in self.rates]

    @property
    def path(self) -> str:
        return f"/evaluations/{self.stored.value.id}"


@router.post("/partnerships/{id}/evaluations")
def start(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, form: TheForm) -> Response:
    """With the goals of the newest agreement."""
    found = transact(keeper.url, lambda work: changeable(work, visitor.actor, id), writing=False)
    if form.shown_again:
        return go(request, found.path)
    made = transact(keeper.url, lambda work: evaluating.start_evaluation(work, visitor.actor, id))
    return go(request, f"/evaluations/{made.value.id}", STARTED)


@router.get("/evaluations/{id}")
def evaluation(
    id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper, language: TheLanguage
) -> Response:
    """A broker reads all of it, a member what its own partner says."""
    found = transact(keeper.url, lambda work: _seen(work, visitor.actor, id), writing=False)
    return _page(request, found, language)


@router.post("/evaluations/{id}/ratings")
def rate(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    form: TheForm,
    language: TheLanguage,
) -> Response:
    """What one partner says, once."""
    found = transact(keeper.url, lambda work: _seen(work, visitor.actor, id), writing=False)

    def do() -> Response:
        checks = Checks()
        partner = form.one("partner") or (found.rates[0] if len(found.rates) == 1 else "")
        if not partner:
            checks.refuse("partner", "", "It is not said which partner this is about; choose one.")
        if form.whole("grade") not in GRADES:
            checks.refuse("grade", form.one("grade"), "No answer is chosen; choose one from 1 to 5.")
        checks.done()
        again = {"yes": True, "no": False}.get(form.one("again"))
        grade, text = form.whole("grade"), form.one("text").strip()
        transact(
            keeper.url,
            lambda work: evaluating.rate(
                work, visitor.actor, id, grade, text=text, again=again, partner=partner
            ),
        )
        return go(request, found.path, RATED)

    return submitted(
        form, do, lambda filled, status: _page(request, found, language, rating=filled, status=status)
    )


@router.post("/evaluations/{id}/realised")
def realised(
    id: TheId,
    request: Request,
    visitor: TheVisitor,
    keeper: TheKeeper,
    form: TheForm,
    language: TheLanguage,
) -> Response:
    """Of each goal, in their order."""
    found = transact(keeper.url, lambda work: _seen(work, visitor.actor, id), writing=False)

    def do() -> Response:
        checks = Checks()
        count = range(len(found.stored.value.goals))
        numbers = [forms.read_amount(form, f"realised_{n}", language, checks) for n in count]
        checks.done()
        version = form.whole("version")
        transact(keeper.url, lambda work: evaluating.set_realised(work, visitor.actor, id, numbers, version))
        return go(request, found.path, REALISED)

    return submitted(
        form, do, lambda filled, status: _page(request, found, language, goals=filled, status=status)
    )


def _seen(work: UnitOfWork, actor: Actor, id: str) -> Seen:
    stored = evaluating.show_evaluation(work, actor, id)
    found = changeable(work, actor, stored.value.partnership)
    own = forms.speakers(actor, found.partnership)
    rates = tuple(partner for partner in stored.value.unrated if partner in own)
    return Seen(stored, found.partnership, found.names, rates, manages(actor, found.partnership))


def _page(
    request: Request,
    found: Seen,
    language: Language,
    *,
    rating: Filled | None = None,
    goals: Filled | None = None,
    status: int = 200,
) -> Response:
    there = found.stored.value.goals
    reached = {f"realised_{n}": written(goal.realised, language) for n, goal in enumerate(there)}
    version = {"version": str(found.stored.version)}
    goal_labels = {f"realised_{n}": words("Reached") for n in range(len(there))}
    return render(
        request,
        "partnerships/evaluation.html",
        status,
        found=found,
        evaluation=found.stored.value,
        rating=(rating or Filled()).named(LABELS),
        goals=(goals or Filled.of(reached | version)).named(goal_labels),
        labels=LABELS,
        goal_labels=goal_labels,
        grades=GRADES,
        again=AGAIN,
    )
