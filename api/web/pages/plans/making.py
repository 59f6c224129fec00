"""A season is made beside the requests: in the process of the plans, with a thread that waits for it."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from threading import Thread
from time import monotonic

from api.database_market import AnyMarket
from api.plan_desk import PlanDesk
from api.plan_people_task import Ground as PlanGround
from api.plan_season_task import JobReport, season_made
from api.planner_busy import PlannerBusy
from matching.errors import BrobyggerError
from matching.messages import Message, message
from matching.register import Register
from matching.rights.actor import Actor
from matching.season.ground import Ground, ground
from matching.season.job import SeasonJob, finish_job, note_failure, note_step
from matching.season.making import Made
from storage.transaction import transact
from storage.unit_of_work import UnitOfWork, utc_now

logger = logging.getLogger("brobygger.api")

LONGEST_WAIT_S = 900.0
"""So long a season waits for plans before it."""
FAULT = message("Something went wrong while it was planned; try again, and report it if it happens again.")


@dataclass(frozen=True)
class SeasonMaker:
    """Makes the season of a job."""

    url: str
    plans: PlanDesk
    market: AnyMarket
    under: PlanGround
    """With an empty register: the one of the centre is read when its turn comes."""
    actor: Actor
    job: SeasonJob
    most_open: int

    def start(self) -> None:
        """Begin; nobody has to wait."""
        Thread(target=self.run, name="brobygger-season", daemon=True).start()

    def run(self) -> None:
        """Make it and keep it, or say why it cannot be made."""
        try:
            made = self._made_in_turn()
            transact(self.url, lambda work: finish_job(work, self.actor, self.job.id, made))
        except BrobyggerError as error:
            self._fail(error.sentence)
        except Exception as error:  # noqa: BLE001 - nobody else would say that it failed
            logger.error("a season was not made: %s", type(error).__name__)
            self._fail(FAULT)

    def _made_in_turn(self) -> Made:
        own = [one.id for one in self.market.register.partners.values() if self.job.centre in one.centres]
        register = self.market.register.of(own)
        over = transact(self.url, lambda work: self._ground_of(work, register), writing=False)
        under = PlanGround(register, self.under.today, self.under.vectors, self.under.language)
        until = monotonic() + LONGEST_WAIT_S
        while True:
            try:
                return self._made(under, over)
            except PlannerBusy:
                if monotonic() > until:
                    raise
                transact(self.url, lambda work: note_step(work, self.job.id, "waiting"))

    def _made(self, under: PlanGround, over: Ground) -> Made:
        job = self.job
        report = JobReport(self.url, job.id)
        seconds = job.asked.deadline or self.plans.longest_s
        return self.plans.made(
            season_made, under, over, self.actor, job.asked, job.name, utc_now(), report, deadline_s=seconds
        )

    def _ground_of(self, work: UnitOfWork, register: Register) -> Ground:
        return ground(work, self.actor, self.job.centre, register, self.under.today, self.most_open)

    def _fail(self, why: Message) -> None:
        transact(self.url, lambda work: note_failure(work, self.job.id, why))
