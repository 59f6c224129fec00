"""Times of an event in words, on the clock in Denmark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from matching.introductions.times import DENMARK
from matching.messages import Language, Message, message
from matching.partnerships.wording import Day
from matching.rounds.event import Event, Timed

WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Clock:
    """When, as in 18:00; Danish writes 18.00."""

    at: datetime

    def text(self, language: Language = "en") -> str:
        return f"{self.at.astimezone(DENMARK):{'%H.%M' if language == 'da' else '%H:%M'}}"


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, as in 18:00–18:15."""

    start: datetime
    end: datetime

    def text(self, language: Language = "en") -> str:
        return f"{Clock(self.start).text(language)}–{Clock(self.end).text(language)}"


def span(stretch: Timed) -> Span:
    """The span of a round or a break."""
    return Span(stretch.start, stretch.end)


def event_day(event: Event) -> date:
    """The day in Denmark on which the first round begins."""
    return event.rounds[0].start.astimezone(DENMARK).date()


def round_name(event: Event, index: int) -> Message:
    """The round's own name, else its number from 1."""
    label = event.rounds[index].label.strip()
    return Message("{label}", {"label": label}) if label else message("Round {number}", number=index + 1)


def table_name(table: str) -> Message:
    """The table in a sentence: a number or a letter gets the word before it, a name stands as it is."""
    if WORD.search(table):
        return Message("{label}", {"label": table})
    return message("table {table}", table=table)


def headline(event: Event) -> Message:
    """Title, day and place of the event in one line."""
    day = Day(event_day(event))
    if event.place.strip():
        return Message("{title} · {day} · {place}", {"title": event.title, "day": day, "place": event.place})
    return Message("{title} · {day}", {"title": event.title, "day": day})
