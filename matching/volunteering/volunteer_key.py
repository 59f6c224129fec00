"""The key of a volunteer: the secret link by which an employee sees, changes and deletes what is stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matching.checks import Checks
from matching.introductions.times import check_time
from matching.volunteer import Volunteer


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerKey:
    """The link of ``volunteer`` of ``partner``, found by the ``digest`` of its secret.

    ``paused`` is the volunteer who wants not to be found for a while: it stands here alone and in no list.

    Raises:
        InvalidProfile: an id or the time cannot be kept.
    """

    id: str
    volunteer: str
    partner: str
    digest: str
    made_at: datetime
    paused: Volunteer | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        for name in ("id", "volunteer", "partner"):
            checks.id(name, getattr(self, name))
        check_time(checks, "made_at", self.made_at)
        checks.done()
