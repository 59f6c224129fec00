"""What people have chosen: wishes and noes of volunteers, teams, what a broker sets for a task or host."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from matching.codes import code_list
from matching.errors import InvalidFile
from matching.messages import message
from matching.register import Register

FORMAT = "brobygger-choices/1"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VolunteerChoice:
    """Of one volunteer: ids of needs and of partners wished for or refused; what is None is not said."""

    wishes: frozenset[str] = frozenset()
    noes: frozenset[str] = frozenset()
    hours: float | None = None
    most_tasks: int | None = None
    accepts: frozenset[str] | None = None
    """Safeguards the volunteer agrees to."""


@dataclass(frozen=True, slots=True)
class TaskChoice:
    """What holds for a need instead of what stands in it; None is what stands there."""

    places: int | None = None
    fewest: int | None = None
    weight: float | None = None
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class TeamChoice:
    """Colleagues, by id, who go together: ``whole`` all or none, else as a wish."""

    name: str
    members: tuple[str, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Choices:
    """All choices; ``at_once`` is how many a partner receives at a time, by its id."""

    volunteers: Mapping[str, VolunteerChoice] = field(default_factory=dict)
    teams: tuple[TeamChoice, ...] = ()
    tasks: Mapping[str, TaskChoice] = field(default_factory=dict)
    at_once: Mapping[str, int] = field(default_factory=dict)


NO_CHOICES = Choices()


def read_choices(document: Any, register: Register) -> Choices:
    """The choices of a JSON document, as docs/volunteer-assignment.md describes it.

    Raises:
        InvalidFile: it has another form, names what is not in the register, or contradicts itself.
    """
    top = _Part(document, "the file", ("format", "volunteers", "teams", "tasks", "hosts"))
    if top.given.get("format") != FORMAT:
        raise InvalidFile(
            message(
                'The file of choices has the format \'{given}\'; write "format": "{format}".',
                given=str(top.given.get("format")),
                format=FORMAT,
            )
        )
    return Choices(
        {id: _volunteer(id, part, register) for id, part in top.records("volunteers", register.volunteers)},
        tuple(_team(at, each, register) for at, each in enumerate(top.several("teams"), 1)),
        {id: _task(id, part) for id, part in top.records("tasks", register.needs)},
        {id: _host(id, part) for id, part in top.records("hosts", register.partners)},
    )


def _volunteer(id: str, given: Any, register: Register) -> VolunteerChoice:
    part = _Part(given, id, ("wishes", "noes", "hours_per_month", "most_tasks", "accepts"))
    known = {*register.needs, *register.partners}
    wishes, noes = (frozenset(part.ids(name, known)) for name in ("wishes", "noes"))
    if both := sorted(wishes & noes):
        raise InvalidFile(
            message(
                "'{id}' has '{other}' both as a wish and as a no; keep one of them.", id=id, other=both[0]
            )
        )
    accepts = part.ids("accepts", code_list("safeguards")) if "accepts" in part.given else None
    return VolunteerChoice(
        wishes,
        noes,
        part.number("hours_per_month"),
        part.whole("most_tasks"),
        None if accepts is None else frozenset(accepts),
    )


def _team(at: int, given: Any, register: Register) -> TeamChoice:
    part = _Part(given, f"teams {at}", ("name", "members", "keep"))
    keep = part.given.get("keep", "whole")
    if keep not in {"whole", "wish"}:
        raise InvalidFile(
            message(
                "'{given}' is not a way to keep the team in {place} together; write whole or wish.",
                given=str(keep),
                place=part.place,
            )
        )
    return TeamChoice(
        str(part.given.get("name") or f"team {at}"),
        tuple(part.ids("members", register.volunteers)),
        keep == "whole",
    )


def _task(id: str, given: Any) -> TaskChoice:
    part = _Part(given, id, ("places", "fewest", "weight", "hours_per_month"))
    return TaskChoice(
        part.whole("places"), part.whole("fewest"), part.number("weight"), part.number("hours_per_month")
    )


def _host(id: str, given: Any) -> int:
    at_once = _Part(given, id, ("at_once",)).whole("at_once")
    if at_once is None:
        raise InvalidFile(
            message("'{id}' has no number 'at_once'; write it, or leave the partner out.", id=id)
        )
    return at_once


class _Part:
    """An object of the document, with the name by which it is spoken of."""

    def __init__(self, given: Any, place: str, keys: tuple[str, ...]) -> None:
        if not isinstance(given, dict):
            raise InvalidFile(message("What stands under {place} is no object; write {{ … }}.", place=place))
        for key in given:
            if key not in keys:
                raise InvalidFile(
                    message(
                        "'{key}' is not known under {place}; use {known}.",
                        key=str(key),
                        place=place,
                        known=", ".join(keys),
                    )
                )
        self.given: dict[str, Any] = given
        self.place = place

    def records(self, name: str, known: Mapping[str, T]) -> list[tuple[str, Any]]:
        """The members of an object whose names are ids."""
        found = self.given.get(name, {})
        if not isinstance(found, dict):
            raise InvalidFile(message("What stands under {place} is no object; write {{ … }}.", place=name))
        for id in found:
            if id not in known:
                raise InvalidFile(
                    message("'{id}' under {place} is not in the register; correct it.", id=id, place=name)
                )
        return list(found.items())

    def several(self, name: str) -> list[Any]:
        found = self.given.get(name, [])
        if not isinstance(found, list):
            raise InvalidFile(
                message("'{key}' under {place} is no list; write [ … ].", key=name, place=self.place)
            )
        return found

    def ids(self, name: str, known: Any) -> list[str]:
        found = self.several(name)
        for id in found:
            if not isinstance(id, str) or id not in known:
                raise InvalidFile(
                    message(
                        "'{id}' under {place} is not in the register; correct it.",
                        id=str(id),
                        place=self.place,
                    )
                )
        return found

    def number(self, name: str) -> float | None:
        found = self.given.get(name)
        if found is not None and (isinstance(found, bool) or not isinstance(found, (int, float))):
            raise InvalidFile(
                message(
                    "'{value}' is not a number for {key} under {place}; write digits alone, as in 2 or 2.5.",
                    value=str(found),
                    key=name,
                    place=self.place,
                )
            )
        return None if found is None else float(found)

    def whole(self, name: str) -> int | None:
        found = self.number(name)
        if found is not None and not found.is_integer():
            raise InvalidFile(
                message(
                    "'{value}' is not a whole number for {key} under {place}; write digits alone, as in 2.",
                    value=str(found),
                    key=name,
                    place=self.place,
                )
            )
        return None if found is None else int(found)
