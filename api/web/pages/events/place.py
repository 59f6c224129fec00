"""Where an event is looked at, and its steps are taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request, Response

from api.dependencies import TheId
from api.security.keeper import TheKeeper
from api.web.pages.events.labels import SIDES, STATES
from api.web.rendering import render
from api.web.visitor import TheVisitor
from matching.events.finding import Whole, own_event, whole_event
from matching.introductions.times import DENMARK
from matching.rights.actor import Actor
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Who asks for which event."""

    id: str
    request: Request
    actor: Actor
    url: str

    @property
    def path(self) -> str:
        """The address of the event."""
        return f"/events/{self.id}"

    def whole(self) -> Whole:
        """The event with all that belongs to it, for whoever may see it."""
        return transact(self.url, lambda work: whole_event(work, self.actor, self.id), writing=False)

    def demand(self) -> None:
        """Let pass whoever may change the event, before a form is shown again.

        Raises:
            NotSignedIn, NotFound, NotAllowed: the actor may not.
        """
        transact(self.url, lambda work: own_event(work, self.actor, self.id), writing=False)

    def do(self, step: Callable[[UnitOfWork], T], *, in_turn: bool = False) -> T:
        """What a use case returns, with what it did stored."""
        return transact(self.url, step, in_turn=in_turn)

    def page(self, template: str, whole: Whole, status: int = 200, **values: Any) -> Response:
        """A page of the event."""
        return render(
            self.request,
            f"events/{template}",
            status,
            whole=whole,
            event=whole.event,
            starts=whole.event.starts.astimezone(DENMARK),
            path=self.path,
            states=STATES,
            sides=SIDES,
            is_planning=whole.event.is_planning(utc_now()),
            **values,
        )


def event_place(id: TheId, request: Request, visitor: TheVisitor, keeper: TheKeeper) -> EventPlace:
    """The event that the address names."""
    return EventPlace(id, request, visitor.actor, keeper.url)


TheEvent = Annotated[EventPlace, Depends(event_place)]
