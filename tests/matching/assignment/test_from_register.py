"""Open needs and volunteers of a register as an assignment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from matching.assignment.choices import FORMAT, Choices, read_choices
from matching.assignment.choices import TaskChoice as Chosen
from matching.assignment.from_register import Prepared, needs_for_people, prepare
from matching.assignment.planner import plan_volunteers
from matching.assignment.task_of import task_of
from matching.assignment.when import moments
from matching.assignment.words import wish_words
from matching.availability import DateWindow, Slot
from matching.competence import Competence
from matching.errors import InvalidFile, InvalidQuery
from matching.exclusion import Exclusion
from matching.register import Register
from matching.statement import Need
from matching.volunteer import Volunteer
from matching.volunteers import VolunteerRecommender, volunteer_index
from models.indexes import LocalIndexes
from tests.market import AARHUS, HERNING, TODAY, WordEncoder, company, market, need, ngo

MONDAY, FRIDAY = Slot("mon", "evening"), Slot("fri", "evening")
LAW = Competence("law", required=True)
SPRING = DateWindow(date(2027, 3, 1), date(2027, 5, 31))


def one(id: str, partner: str = "com", **fields: Any) -> Volunteer:
    return Volunteer(id=id, partner=partner, alias=id.title(), **fields)


def register(*records: Any) -> Register:
    needs = [found for found in records if isinstance(found, Need)]
    people = [found for found in records if isinstance(found, Volunteer)]
    return Register([ngo(places=(HERNING,)), company(), company("other")], needs, [], people)


def prepared(known: Register, **more: Any) -> Prepared:
    index = volunteer_index(known, WordEncoder(), LocalIndexes())
    return prepare(known, index, needs_for_people(known, TODAY), TODAY, **more)


def barriers(known: Register, choices: dict[str, Any] | None = None) -> list[set[str]]:
    given = Choices() if choices is None else read_choices({"format": FORMAT, **choices}, known)
    return [set(pair.barriers) for pair in prepared(known, choices=given).problem.pairs]


def test_fit_is_the_chance_that_both_say_yes() -> None:
    wanted = need(competences=(LAW,))
    known = register(
        wanted, one("a", competences=(Competence("law"),), interests_text="bookkeeping"), one("b")
    )
    index = volunteer_index(known, WordEncoder(), LocalIndexes())
    asked = market(ngo(places=(HERNING,)), wanted).query("need")
    shown = {
        found.volunteer.id: found.match.score for found in VolunteerRecommender(index, TODAY).recommend(asked)
    }
    pairs = prepared(known).problem.pairs
    assert {"ab"[pair.person]: pytest.approx(pair.fit, rel=1e-5) for pair in pairs} == shown


@pytest.mark.parametrize(
    ("kind", "wanted", "person"),
    [
        ("time", {"slots": (MONDAY,)}, {"slots": (FRIDAY,)}),
        ("time", {"windows": (SPRING,)}, {"windows": (DateWindow(date(2027, 7, 1), None),)}),
        ("language", {"languages": ("da",)}, {"languages": ("en",)}),
        ("distance", {"remote": "no"}, {"places": (AARHUS,), "radius_km": 10.0}),
        ("excluded", {"exclusions": (Exclusion("partner", "com"),)}, {}),
    ],
)
def test_hard_condition_is_a_barrier(kind: str, wanted: dict[str, Any], person: dict[str, Any]) -> None:
    assert barriers(register(need(**wanted), one("a", **person))) == [{kind}]
    assert barriers(register(need(), one("a"))) == [set()]


def test_no_is_a_barrier_for_the_need_or_for_all_of_a_partner() -> None:
    known = register(need(), one("a"))
    for refused in ("need", "ngo"):
        assert barriers(known, {"volunteers": {"a": {"noes": [refused]}}}) == [{"choice"}]


def test_safeguards_that_somebody_does_not_accept_are_a_barrier() -> None:
    known = register(need(contact="direct", safeguards=("confidentiality",)), one("a"))
    assert barriers(known) == [set()]
    assert barriers(known, {"volunteers": {"a": {"accepts": ["confidentiality"]}}}) == [set()]
    assert barriers(known, {"volunteers": {"a": {"accepts": []}}}) == [{"safeguarding"}]


def test_what_two_conditions_forbid_is_left_out() -> None:
    assert (
        barriers(
            register(need(slots=(MONDAY,), languages=("da",)), one("a", slots=(FRIDAY,), languages=("en",)))
        )
        == []
    )


def test_required_competence_is_needed_of_each_but_of_one_in_a_group() -> None:
    people = [one("a", competences=(Competence("law"),)), one("b", competences=(Competence("maths"),))]
    alone = need(competences=(LAW,), quantity=Decimal(2), unit="people")
    day = need(competences=(LAW,), quantity=Decimal(2), unit="people", engagement_form="event_day")
    assert len(plan_volunteers(prepared(register(alone, *people)).problem).placed) == 1
    assert len(plan_volunteers(prepared(register(day, *people)).problem).placed) == 2


def test_employees_of_the_partner_itself_are_not_sent_to_it() -> None:
    known = register(need(partner="com"), one("a"), one("b", "other"))
    assert [pair.person for pair in prepared(known).problem.pairs] == [1]


@pytest.mark.parametrize(
    ("fields", "sizes"),
    [
        ({}, (1, 1)),
        ({"quantity": Decimal(4), "unit": "people"}, (1, 4)),
        ({"quantity": Decimal(4), "unit": "people", "committed": Decimal(3)}, (1, 1)),
        ({"quantity": Decimal(15), "unit": "people", "group_min": 8, "group_max": 20}, (8, 15)),
        ({"group_min": 3}, (3, 3)),
        ({"group_max": 6}, (1, 6)),
    ],
)
def test_places_of_a_need(fields: dict[str, Any], sizes: tuple[int, int]) -> None:
    task = task_of(need(**fields), Chosen(), TODAY)
    assert (task.fewest, task.most) == sizes


def test_hours_of_a_quantity_are_shared_over_places_and_months() -> None:
    wanted = need(quantity=Decimal(90), unit="hours", windows=(SPRING,))
    assert task_of(wanted, Chosen(), TODAY).hours == pytest.approx(90 / (92 / 30.4375))
    assert task_of(wanted, Chosen(places=3), TODAY).hours == pytest.approx(30 / (92 / 30.4375))


def test_slot_that_the_dates_never_reach_is_no_time() -> None:
    monday = DateWindow(date(2027, 3, 1), date(2027, 3, 1))
    times = task_of(need(windows=(monday,), slots=(MONDAY, FRIDAY)), Chosen(), TODAY).times
    assert [time.slot for time in times] == [MONDAY.bit]


def test_single_day_without_a_part_takes_the_whole_day() -> None:
    monday = DateWindow(date(2027, 3, 1), date(2027, 3, 1))
    day = task_of(need(windows=(monday,), engagement_form="event_day"), Chosen(), TODAY).times
    evenings = task_of(need(windows=(SPRING,), slots=(MONDAY, FRIDAY)), Chosen(), TODAY).times
    assert frozenset({0, 1}) in moments([*day, *evenings])
    assert frozenset({0, 2}) not in moments([*day, *evenings])


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "paused"},
        {"expires": date(2026, 1, 1)},
        {"windows": (DateWindow(None, date(2026, 1, 1)),)},
        {"quantity": Decimal(2), "committed": Decimal(2), "unit": "people"},
    ],
)
def test_need_that_seeks_nobody_is_left_out_and_refused_by_name(fields: dict[str, Any]) -> None:
    known = register(need(**fields), need("open"))
    assert [found.id for found in needs_for_people(known, TODAY)] == ["open"]
    with pytest.raises(InvalidQuery, match="'need' seeks nobody"):
        needs_for_people(known, TODAY, ["need"])


def test_need_for_premises_is_no_task() -> None:
    known = register(need(resource_kind="premises"))
    assert needs_for_people(known, TODAY) == []
    with pytest.raises(InvalidQuery, match="Volunteers cannot give premises"):
        needs_for_people(known, TODAY, ["need"])


def test_choices_reach_the_problem() -> None:
    known = register(need(), one("a", hours_per_month=Decimal(2)), one("b"))
    document = {
        "format": FORMAT,
        "volunteers": {"a": {"wishes": ["ngo"], "hours_per_month": 9, "most_tasks": 2}},
        "teams": [{"name": "two", "members": ["a", "b"], "keep": "whole"}],
        "tasks": {"need": {"places": 5, "fewest": 2, "weight": 2.5, "hours_per_month": 4}},
        "hosts": {"ngo": {"at_once": 3}, "com": {"at_once": 1}},
    }
    made = prepared(known, choices=read_choices(document, known))
    problem = made.problem
    assert (problem.persons[0].hours, problem.persons[0].most_tasks) == (9.0, 2)
    assert (problem.tasks[0].fewest, problem.tasks[0].most) == (2, 5)
    assert (problem.tasks[0].weight, problem.tasks[0].hours) == (2.5, 4.0)
    assert problem.groups[0].members == (0, 1)
    assert problem.at_once == {"ngo": 3}
    assert [pair.wished for pair in problem.pairs] == [True, False]
    assert made.wishes == ((0, 0),)


def test_wish_that_cannot_be_met_is_told_with_its_reason() -> None:
    known = register(need(slots=(MONDAY,)), one("a", slots=(FRIDAY,)))
    choices = read_choices({"format": FORMAT, "volunteers": {"a": {"wishes": ["need"]}}}, known)
    plan = plan_volunteers(prepared(known, choices=choices).problem)
    assert "does not suit volunteers" in wish_words(plan, 0, 0).text()


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ([], "is no object"),
        ({}, "has the format 'None'"),
        ({"format": FORMAT, "people": {}}, "'people' is not known"),
        ({"format": FORMAT, "volunteers": {"z": {}}}, "'z' under volunteers is not in the register"),
        ({"format": FORMAT, "volunteers": {"a": {"noes": ["z"]}}}, "'z' under a is not in the register"),
        ({"format": FORMAT, "volunteers": {"a": {"noes": "need"}}}, "'noes' under a is no list"),
        ({"format": FORMAT, "volunteers": {"a": {"noes": ["ngo"], "wishes": ["ngo"]}}}, "both as a wish and"),
        (
            {"format": FORMAT, "volunteers": {"a": {"most_tasks": 1.5}}},
            "is not a whole number for most_tasks",
        ),
        ({"format": FORMAT, "volunteers": {"a": {"hours_per_month": "4"}}}, "is not a number for hours_per"),
        ({"format": FORMAT, "teams": [{"members": ["a"], "keep": "maybe"}]}, "'maybe' is not a way to keep"),
        ({"format": FORMAT, "teams": {}}, "'teams' under the file is no list"),
        ({"format": FORMAT, "hosts": {"ngo": {}}}, "'ngo' has no number 'at_once'"),
        ({"format": FORMAT, "tasks": []}, "under tasks is no object"),
    ],
)
def test_choices_that_cannot_be_read_are_refused(document: Any, sentence: str) -> None:
    with pytest.raises(InvalidFile, match=sentence):
        read_choices(document, register(need(), one("a")))


def test_need_that_contradicts_the_choices_is_refused() -> None:
    known = register(need(), one("a"))
    choices = read_choices({"format": FORMAT, "tasks": {"need": {"places": 0}}}, known)
    with pytest.raises(InvalidQuery, match="'need' has no place"):
        prepared(known, choices=choices)


def test_register_without_volunteers_is_refused() -> None:
    with pytest.raises(InvalidQuery, match="There are no volunteers"):
        prepared(register(need()))
