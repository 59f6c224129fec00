"""What a participant of an event says in the questionnaire, by a secret link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from matching.checks import Checks
from matching.introductions.times import check_time

CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventAnswer:
    """Found by the ``digest`` of its secret. ``answered`` is None as long as nothing was said.

    ``wishes`` and ``no_thanks`` are ids of participants of the other side; ``arrives`` and ``leaves`` are
    times on the clock, such as 18:30, empty for the whole evening.

    Raises:
        InvalidProfile: a time is none, or a text cannot be kept.
    """

    id: str
    event: str
    guest: str
    digest: str
    made_at: datetime
    answered: datetime | None = None
    wishes: tuple[str, ...] = ()
    no_thanks: tuple[str, ...] = ()
    arrives: str = ""
    leaves: str = ""
    access: str = ""
    hope: str = ""

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "event", "guest"):
            checks.id(name, getattr(self, name))
        check_time(checks, "made_at", self.made_at)
        for name in ("arrives", "leaves"):
            if (value := getattr(self, name)) and not CLOCK.fullmatch(value):
                checks.refuse(name, value, "'{value}' is no time; write it as in 18:30, or leave it empty.")
        if self.arrives and self.leaves and self.leaves <= self.arrives:
            template = "You cannot leave at {value}, before you come; correct one of the two times."
            checks.refuse("leaves", self.leaves, template)
        for name in ("access", "hope"):
            checks.text(name, getattr(self, name))
        checks.done()
