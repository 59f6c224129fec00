"""What came of the meetings, round by round, and the introductions that follow from it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.desk import TheDesk
from api.web.forms import Filled, TheForm, submitted
from api.web.notices import go
from api.web.pages.events.labels import OUTCOME, SAYS
from api.web.pages.events.place import EventPlace, TheEvent
from api.web.words import words
from matching.checks import Checks
from matching.event_outcomes.outcome import Outcome
from matching.events.finding import Whole
from matching.events.outcomes import keep_outcomes, make_introductions
from matching.events.schedule import Meeting, meetings_of, rounds_of
from matching.statement import Statement
from matching.visible_to import viewable
from storage.transaction import transact

FIELDS = ("a_says", "b_says", "need", "offer", "amount", "unit", "note")
HELD = {"yes": True, "no": False}

router = APIRouter()


@router.get("/events/{id}/outcomes")
def outcomes(place: TheEvent, number: Annotated[int, Query(alias="round", ge=1, le=99)] = 1) -> Response:
    """The meetings of a round, with what is known of them."""
    return _page(place, place.whole(), number, None)


@router.post("/events/{id}/outcomes")
def entered(place: TheEvent, form: TheForm) -> Response:
    """Keep what was said in a round."""
    number = form.whole("round")

    def do() -> Response:
        given = _given(form, _of_round(place.whole(), number))
        place.do(lambda work: keep_outcomes(work, place.actor, place.id, given))
        last = place.whole().event.rounds
        after = number if form.one("stay") or number >= last else number + 1
        return go(
            place.request,
            f"{place.path}/outcomes?round={after}",
            words("Round {number} is saved.", number=number),
        )

    place.demand()
    return submitted(form, do, lambda filled, status: _page(place, place.whole(), number, filled, status))


@router.get("/events/{id}/introductions")
def back(place: TheEvent) -> Response:
    """What was made was told once, and stands with the outcomes."""
    place.demand()
    return go(place.request, f"{place.path}/outcomes")


@router.post("/events/{id}/introductions")
def introduced(place: TheEvent, desk: TheDesk) -> Response:
    """Make introductions where both said yes, and tell what was made, and what not and why."""
    found = place.do(
        lambda work: make_introductions(work, place.actor, place.id, desk.most_open), in_turn=True
    )
    whole = place.whole()
    names = {one.id: one.name for one in whole.event.guests}
    told = [one for one in found.not_made if one.kind not in {"open", "no", "maybe", "not_held"}]
    return place.page("introduced.html", whole, made=found.made, told=told, names=names)


def _page(place: EventPlace, whole: Whole, number: int, form: Filled | None, status: int = 200) -> Response:
    rows = _of_round(whole, number)
    known = [one for one in whole.outcomes.values() if one.a_says or one.b_says or one.held is not None]
    both = [one for one in whole.outcomes.values() if one.a_says == one.b_says == "yes"]
    meetings = meetings_of(whole.event)
    return place.page(
        "outcomes.html",
        whole,
        status,
        form=form or _filled(whole, rows),
        labels={f"{field}-{key(one)}": label for one in rows for field, label in OUTCOME.items()},
        outcome_labels=OUTCOME,
        says=SAYS,
        rows=rows,
        key=key,
        number=min(max(number, 1), whole.event.rounds),
        rounds=rounds_of(whole.event, with_delay=False),
        statements=_statements(place, rows),
        total=len(meetings),
        known=len(known),
        to_make=sum(one.introduction is None for one in both),
        both=len(both),
    )


def key(meeting: Meeting) -> str:
    """What the fields of a meeting end in."""
    return f"{meeting.a.id}-{meeting.b.id}"


def _of_round(whole: Whole, number: int) -> list[Meeting]:
    return [one for one in meetings_of(whole.event) if one.round.number == number]


def _filled(whole: Whole, rows: list[Meeting]) -> Filled:
    values: dict[str, str] = {}
    for row in rows:
        if known := whole.outcomes.get((row.a.id, row.b.id)):
            own: dict[str, Any] = {field: getattr(known, field) for field in FIELDS}
            own["held"] = {True: "yes", False: "no", None: None}[known.held]
            values |= {f"{field}-{key(row)}": str(value) for field, value in own.items() if value is not None}
    return Filled.of(values)


def _given(form: Filled, rows: Iterable[Meeting]) -> list[Outcome]:
    """What the form says of each meeting.

    Raises:
        InvalidProfile: a value cannot be used.
    """
    checks, found = Checks(), []
    for row in rows:
        values: dict[str, Any] = {field: form.one(f"{field}-{key(row)}").strip() or None for field in FIELDS}
        values["note"] = values["note"] or ""
        held = HELD.get(form.one(f"held-{key(row)}"))
        said = values["a_says"] or values["b_says"]
        if held is False and said:
            template = "'{a}' and '{b}' did not meet, and yet an answer is chosen; correct one of the two."
            checks.refuse(f"held-{key(row)}", "no", template, a=row.a.name, b=row.b.name)
            continue
        if (amount := values.pop("amount")) is not None:
            values["amount"] = _amount(checks, f"amount-{key(row)}", amount)
            if values["amount"] is None or not values["unit"]:
                if not values["unit"]:
                    checks.refuse(
                        f"unit-{key(row)}", "", "An amount needs a unit; choose hours, people or another."
                    )
                continue
        else:
            values["unit"] = None
        found.append(Outcome(a=row.a.id, b=row.b.id, held=True if said and held is None else held, **values))
    checks.done()
    return found


def _amount(checks: Checks, field: str, text: str) -> Decimal | None:
    try:
        amount = Decimal(text.replace(".", "").replace(",", ".") if "," in text else text)
    except InvalidOperation:
        amount = Decimal(0)
    if not amount.is_finite() or amount <= 0:
        checks.refuse(field, text, "'{value}' is no amount; write a number above 0.")
        return None
    return amount


def _statements(place: EventPlace, rows: list[Meeting]) -> dict[str, list[Statement]]:
    """The open needs and offers of those who met, by partner, as far as the actor may see them."""
    ids = {one.partner for row in rows for one in (row.a, row.b) if one.partner}
    register = transact(
        place.url, lambda work: viewable(work.register_of(sorted(ids)), place.actor), writing=False
    )
    found: dict[str, list[Statement]] = {"need": [], "offer": []}
    for name, own in (("need", register.needs.values()), ("offer", register.offers.values())):
        found[name] = [one for one in own if one.status == "open"]
    return found
