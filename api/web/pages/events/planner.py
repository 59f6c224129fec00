"""Plans are made beside the pages: a page begins one, and finds it stored when it is there."""

from __future__ import annotations

import json
import logging
import time
from dataclasses import dataclass
from threading import Thread

from api.database_market import AnyMarket, DatabaseMarket
from api.event_task import rounds_planned
from api.market import LiveMarket
from api.plan_desk import PlanDesk
from api.plan_people_task import Ground
from api.plan_process import PlanFailedError
from api.plan_register import event_register, vectors_of
from api.planner_busy import PlannerBusy
from api.web.pages.events.place import EventPlace
from matching.errors import BrobyggerError, InvalidProfile
from matching.events.planning import Order, begin_planning, keep_plan, planning_failed
from matching.messages import Language, message
from matching.rounds.event import Event
from matching.rounds.reading import read_event
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork

logger = logging.getLogger("brobygger.api")
DEADLINE_S, WAITS_S = 20.0, 60.0
FAILED = message("The plan could not be made because of a fault of the program; try again, and report it.")


@dataclass(frozen=True, slots=True)
class Planner:
    """What plans are made with."""

    plans: PlanDesk
    live: LiveMarket | DatabaseMarket
    market: AnyMarket
    language: Language

    def ground(self, place: EventPlace, event: Event) -> Ground:
        """What of the register a plan, or its paper, stands on."""
        register = event_register(self.market, place.actor, event)
        return Ground(register, self.market.day, vectors_of(self.live), self.language)

    def begin(self, place: EventPlace, since: int | None = None) -> None:
        """Let a plan be made, of the whole evening or from a round on.

        Raises:
            BrobyggerError: there is nothing that could be planned; in a sentence.
        """

        def ordered(work: UnitOfWork) -> tuple[Order, Event]:
            order = begin_planning(work, place.actor, place.id, since)
            return order, read_event(order.event)

        order, event = place.do(ordered)
        Thread(target=self._make, args=(place, order, event, since), daemon=True).start()

    def _make(self, place: EventPlace, order: Order, event: Event, since: int | None) -> None:
        try:
            document = json.loads(self._made(place, order, event))
            transact(place.url, lambda work: keep_plan(work, place.actor, place.id, document, since))
            return
        except InvalidProfile as error:
            problem = " ".join(one.sentence.text(self.language) for one in error.problems)
        except BrobyggerError as error:
            problem = error.sentence.text(self.language)
        except PlanFailedError:
            problem = FAILED.text(self.language)
        except Exception as error:  # noqa: BLE001 - whatever it was, the page must not wait for it
            logger.error("the plan of an event failed (%s)", type(error).__name__)
            problem = FAILED.text(self.language)
        transact(place.url, lambda work: planning_failed(work, place.id, problem))

    def _made(self, place: EventPlace, order: Order, event: Event) -> bytes:
        """The plan; waits where another is being made."""
        seconds = min(DEADLINE_S, self.plans.longest_s)
        options = dict(order.options) | {"deadline_s": seconds}
        ground, end = self.ground(place, event), time.monotonic() + WAITS_S
        while True:
            try:
                return self.plans.made(rounds_planned, ground, event, options, deadline_s=seconds)
            except PlannerBusy:
                if time.monotonic() > end:
                    raise
