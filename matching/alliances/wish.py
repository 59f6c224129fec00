"""What a broker asks of an alliance."""

from __future__ import annotations

from dataclasses import dataclass

from matching.alliances.checked import check_deadline, check_seats
from matching.alliances.part import Part
from matching.alliances.sector import Sector
from matching.errors import InvalidQuery
from matching.messages import message

MOST_MEMBERS, MOST_PARTS_EACH, DEADLINE_S = 4, 3, 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Conditions on an alliance.

    ``parts`` that are empty are proposed from the need. ``members`` must be in it; ``good`` are pairs of
    partners with a good partnership, which are preferred. ``deadline_s`` is for all alternatives together.

    Raises:
        InvalidQuery: a number that cannot be used.
    """

    parts: tuple[Part, ...] = ()
    most_members: int = MOST_MEMBERS
    most_parts_each: int = MOST_PARTS_EACH
    sectors: tuple[Sector, ...] = ()
    members: tuple[str, ...] = ()
    good: tuple[tuple[str, str], ...] = ()
    deadline_s: float = DEADLINE_S
    alternatives: int = 3

    def __post_init__(self) -> None:
        check_seats(self.most_members)
        check_deadline(self.deadline_s)
        if self.most_parts_each < 1:
            raise InvalidQuery(
                message("A member cannot fill {value} parts; use 1 or more.", value=self.most_parts_each)
            )
        if not 1 <= self.alternatives <= 10:
            raise InvalidQuery(
                message("{value} alternatives are not possible; use 1 to 10.", value=self.alternatives)
            )
        for one, other in self.good:
            if one == other:
                raise InvalidQuery(
                    message("'{id}' has no partnership with itself; name two partners.", id=one)
                )
