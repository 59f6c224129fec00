"""An invitation: a link by which employees of a partner sign up as volunteers, each for themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from matching.checks import Checks
from matching.introductions.times import check_time

MOST_PLACES, MOST_DAYS = 500, 366
USUAL_PLACES, USUAL_DAYS = 20, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A link of ``partner``, good for ``places`` employees until ``expires``, which is its last day.

    It is found by the ``digest`` of its secret; who has taken a place is not kept.

    Raises:
        InvalidProfile: an id, the time or the number of places cannot be kept.
    """

    id: str
    partner: str
    digest: str
    made_by: str
    made_at: datetime
    expires: date
    places: int = USUAL_PLACES
    taken: int = 0
    revoked: bool = False

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "partner", "made_by"):
            checks.id(name, getattr(self, name))
        check_time(checks, "made_at", self.made_at)
        if not 1 <= self.places <= MOST_PLACES:
            template = "{value} places are not possible; write a number from 1 to {most}."
            checks.refuse("places", self.places, template, most=MOST_PLACES)
        checks.done()

    @property
    def left(self) -> int:
        """How many more may join."""
        return max(0, self.places - self.taken)

    def is_good(self, today: date) -> bool:
        """Whether somebody may join by it on this day."""
        return not self.revoked and today <= self.expires and self.left > 0
