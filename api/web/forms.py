"""Forms: what was filled in, what is wrong with it, and the way from a POST to the next page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated

from fastapi import Depends, Request, Response

from api.security.csrf import FIELD as CSRF
from matching.errors import AlreadyExists, BrobyggerError, InvalidProfile, InvalidQuery, InvalidStep, Problem
from matching.messages import Message, Worded

AGAIN = "shown_again"
"""The field of a form that is sent in order to be seen again, and not to be done."""
NOT_FIELDS = frozenset({CSRF, AGAIN})


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was filled in: each field with its values; ``problems`` say what is wrong with it."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    shown_again: bool = False

    def one(self, name: str) -> str:
        """The value of a field that has one; empty when it was not sent."""
        return next(iter(self.values.get(name, ())), "")

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a field that may have several."""
        return self.values.get(name, ())

    def wrong(self, name: str) -> list[Problem]:
        """What is wrong with a field."""
        return [problem for problem in self.problems if problem.field == name]

    def whole(self, name: str) -> int:
        """A whole number that the form itself has written, such as a version; 0 when it is none."""
        text = self.one(name)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0

    def named(self, labels: Mapping[str, Worded]) -> Filled:
        """With the labels of the fields in the sentences, in the place of their names."""
        return replace(self, problems=tuple(_named(problem, labels) for problem in self.problems))

    @classmethod
    def of(cls, values: Mapping[str, str | Iterable[str]]) -> Filled:
        """A form that shows ``values``."""
        return cls({name: (one,) if isinstance(one, str) else tuple(one) for name, one in values.items()})


async def filled(request: Request) -> Filled:
    """The form that was sent; files are left out."""
    form = await request.form()
    values: dict[str, tuple[str, ...]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str) and name not in NOT_FIELDS:
            values[name] = (*values.get(name, ()), value.replace("\r\n", "\n"))
    return Filled(values, shown_again=AGAIN in form)


TheForm = Annotated[Filled, Depends(filled)]
Show = Callable[[Filled, int], Response]
"""Makes the page with the form, and its status."""


def submitted(form: Filled, do: Callable[[], Response], show: Show) -> Response:
    """What ``do`` answers, or the form again, with what was filled in and what is wrong with it.

    Raises:
        BrobyggerError: what ``do`` raises that another value in the form would not mend.
    """
    if form.shown_again:
        return show(form, 200)
    try:
        return do()
    except InvalidProfile as error:
        return show(replace(form, problems=error.problems), 422)
    except (InvalidQuery, AlreadyExists, InvalidStep) as error:
        return show(replace(form, problems=(_of_the_whole(error),)), 409 if _is_conflict(error) else 422)


def _of_the_whole(error: BrobyggerError) -> Problem:
    return Problem("", "", error.sentence)


def _is_conflict(error: BrobyggerError) -> bool:
    return isinstance(error, (AlreadyExists, InvalidStep))


def _named(problem: Problem, labels: Mapping[str, Worded]) -> Problem:
    sentence = problem.sentence
    if problem.field not in labels or "field" not in sentence.values:
        return problem
    values = sentence.values | {"field": labels[problem.field]}
    return replace(problem, sentence=Message(sentence.template, values))
