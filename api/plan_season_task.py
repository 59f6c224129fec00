"""Making and changing a season, over the part of the register that was handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from api.plan_people_task import Ground as PlanGround
from api.plan_people_task import index_over
from matching.protocols import Progress
from matching.rights.actor import Actor
from matching.season.changing import Opened, Preview, preview
from matching.season.ground import Ground
from matching.season.job import Step, note_step
from matching.season.making import Made
from matching.season.rule import Rule
from matching.season.season import Asked
from storage.transaction import transact

EVERY_S = 1.0
"""So often it is written down how far a season is."""


@dataclass
class JobReport:
    """Writes down how far the season of a job is."""

    url: str
    job: str
    last: float = field(default=float("-inf"))

    def at(self, step: Step) -> Progress:
        """What is told how much of ``step`` is done."""

        def tell(done: int, total: int) -> None:
            if monotonic() - self.last >= EVERY_S:
                self.last = monotonic()
                transact(self.url, lambda work: note_step(work, self.job, step, done, total))

        return tell


def season_made(
    under: PlanGround,
    ground: Ground,
    actor: Actor,
    asked: Asked,
    name: str,
    now: datetime,
    report: JobReport | None = None,
) -> Made:
    """A season over ``ground``, with what each of its limits costs.

    Raises:
        BrobyggerError: there is nobody to plan for, or what is asked for is not possible.
    """
    from matching.recommend import Recommender
    from matching.season.collecting import collect
    from matching.season.making import make_season

    recommender = Recommender(index_over(under), under.today)
    collected = collect(recommender, ground, asked, report.at("asking") if report else None)
    return make_season(collected, ground, actor, asked, name, now, report.at("planning") if report else None)


def season_previewed(opened: Opened, added: Sequence[Rule], undone: Sequence[Rule]) -> Preview:
    """A draft as it would be with other rules.

    Raises:
        InvalidQuery: nothing would change, a rule is not possible, or rules contradict each other.
    """
    return preview(opened, added, undone, costs=False)
