"""Hours a month and parts of the week, as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from matching.availability import Slot
from matching.free_text import read_free_text


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("to timer om ugen", 8),
        ("2 timer ugentligt", 8),
        ("ca. 10 timer/måned", 10),
        ("10 t/md.", 10),
        ("3 hours a week", 12),
        ("an hour every second week", 2),
        ("a couple of hours per month", 2),
        ("half an hour a week", 2),
        ("en halv time om ugen", 2),
        ("en halv dag om ugen", 16),
        ("half a day a week", 16),
        ("en hel dag om måneden", 8),
        ("halvanden time hver uge", 6),
        ("1½ time hver uge", 6),
        ("1,5 time pr. uge", 6),
        ("2-3 timer om ugen", 8),
        ("6 til 10 timer om ugen", 24),
        ("to timer to gange om ugen", 16),
        ("2 hours twice a month", 4),
        ("to ugentlige timer", 8),
        ("hver tirsdag i to timer", 8),
        ("2 timer hver 14. dag", 4),
        ("2 timer hver anden uge", 4),
        ("en time a fortnight", 2),
    ],
)
def test_hours_are_read(text: str, hours: int) -> None:
    assert read_free_text(f"bogholder, {text}").statement.hours_per_month == Decimal(hours)


@pytest.mark.parametrize(
    "text",
    [
        "to timer",
        "one time per week",
        "om to timer",
        "2 timer om dagen",
        "20 timer om året",
        "900 timer om ugen",
        "en dag om ugen",
        "Caféen har åbent 20 timer om ugen",
        "2 timer om ugen eller 5 timer om måneden",
    ],
)
def test_hours_that_are_not_plain_are_left_alone(text: str) -> None:
    assert read_free_text(text).statement.hours_per_month is None


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("kok tirsdag aften", "tue-evening"),
        ("kok tirsdagsaften", "tue-evening"),
        ("kok mandag og onsdag aften", "mon-evening wed-evening"),
        ("kok lørdag formiddag og søndag eftermiddag", "sat-morning sun-afternoon"),
        ("kok lørdag formiddag og eftermiddag", "sat-morning sat-afternoon"),
        ("kok om torsdagen kl. 17-19", "thu-evening"),
        ("kok fra kl. 9 til 11 om torsdagen", "thu-morning"),
        ("kok torsdag kl. 14", "thu-afternoon"),
        ("kok onsdag 15-17", "wed-afternoon"),
        ("kok man-ons aften", "mon-evening tue-evening wed-evening"),
        ("kok lørdag til mandag formiddag", "mon-morning sat-morning sun-morning"),
        ("cook on Tuesday evenings", "tue-evening"),
        ("cook, Mondays and Fridays in the morning", "mon-morning fri-morning"),
        ("cook, Mon–Wed mornings", "mon-morning tue-morning wed-morning"),
        ("kok i weekendens formiddage", "sat-morning sun-morning"),
        ("Tirsdag aften mangler vi en kok", "tue-evening"),
        ("kok lørdag den 14. marts om formiddagen", "sat-morning"),
    ],
)
def test_parts_of_the_week_are_read(text: str, slots: str) -> None:
    assert [str(slot) for slot in read_free_text(text).statement.slots] == slots.split()


def test_day_alone_is_all_of_it() -> None:
    whole = tuple(Slot("wed", part) for part in ("morning", "afternoon", "evening"))
    assert read_free_text("kok hver onsdag").statement.slots == whole


@pytest.mark.parametrize(
    "text",
    [
        "Vi mangler en kok, men ikke om mandagen",
        "Vi mødes hver torsdag og mangler en kok",
        "Vi har åbent mandag til fredag og mangler en kok",
        "Vi søger en kok til en klub, der mødes hver torsdag",
        "Kok søges, svar senest fredag",
        "Vi holder til i kælderen om torsdagen. Vi mangler en kok.",
        "man skal kunne lide børn, og tor er navnet",
        "kok en aften i måneden",
        "kok til to aftener",
        "fire fredagsmøder, onsdagsvagten",
        "i morgen",
    ],
)
def test_parts_of_the_week_that_are_not_those_of_the_task_are_left_alone(text: str) -> None:
    assert read_free_text(text).statement.slots == ()
