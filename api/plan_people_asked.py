"""What can be asked of plans over the register: an assignment of volunteers, an alliance."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.parameters import Asked
from matching.alliances.given_part import read_part
from matching.alliances.sector import read_sector
from matching.alliances.wish import MOST_MEMBERS, MOST_PARTS_EACH, Wish
from matching.errors import InvalidQuery
from matching.messages import message

MOST_TASKS = 1_000


class VolunteersAsked(Asked):
    """Volunteers and teams to needs that seek people."""

    needs: list[str] = Field(
        [], description="Ids of needs; all that seek people if left out.", examples=[["need-ngo-001-1"]]
    )
    centre: str | None = Field(
        None, description="Only needs and volunteers of partners of this centre; all you may use if left out."
    )
    choices: dict[str, Any] | None = Field(
        None,
        description="Wishes, noes, teams and capacities, as in docs/volunteer-assignment.md.",
    )
    tasks_each: int = Field(1, description="Tasks a volunteer takes at most.")
    deadline: float | None = Field(
        None, description="Seconds for the search; the reasons may take as long again; 20 if left out."
    )

    def most_tasks(self) -> int:
        """``tasks_each``.

        Raises:
            InvalidQuery: it is not between 1 and 1,000.
        """
        if not 1 <= self.tasks_each <= MOST_TASKS:
            raise InvalidQuery(
                message(
                    "{n} tasks for each are not possible; use 1 to {most}.",
                    n=self.tasks_each,
                    most=MOST_TASKS,
                )
            )
        return self.tasks_each


class AllianceAsked(Asked):
    """Partners who together cover what one need asks for."""

    need: str = Field(description="The id of a need.", examples=["need-ngo-024-1"])
    also: list[str] = Field([], description="Ids of further needs of the same partner.")
    parts: list[str] = Field(
        [],
        description="Parts instead of those proposed, such as role:mentor, bookkeeping*2 or "
        "premises=120 square_metres.",
    )
    sectors: list[str] = Field(
        [],
        description="Sectors (civil, private, public, hybrid) or kinds, such as company, that it needs.",
    )
    most: int = Field(MOST_MEMBERS, description="At most so many partners.")
    parts_each: int = Field(MOST_PARTS_EACH, description="Parts a partner fills at most.")
    members: list[str] = Field([], description="Ids of those who must be in it.")
    good: list[list[str]] = Field(
        [],
        description="Pairs of ids of partners with a good partnership, which is preferred.",
        examples=[[["com-1", "ngo-2"]]],
    )
    prefer_good: bool = Field(
        False, description="Whether the good partnerships on record, of those you may see, are preferred too."
    )
    alternatives: int = Field(3, description="How many alliances that differ.")
    deadline: float | None = Field(
        None,
        description="Seconds for all of them together; what is not proven best by then is shown with "
        "its gap; 6 if left out.",
    )

    def wish(self, deadline_s: float) -> Wish:
        """The conditions.

        Raises:
            InvalidQuery: one cannot be used.
        """
        return Wish(
            parts=tuple(read_part(text, "parts") for text in self.parts),
            most_members=self.most,
            most_parts_each=self.parts_each,
            sectors=tuple(dict.fromkeys(read_sector(text, "sectors") for text in self.sectors)),
            members=tuple(dict.fromkeys(self.members)),
            good=tuple(_pair(ids) for ids in self.good),
            alternatives=self.alternatives,
            deadline_s=deadline_s,
        )


def _pair(ids: list[str]) -> tuple[str, str]:
    if len(ids) != 2:
        raise InvalidQuery(
            message(
                "A good partnership is of two partners; write their ids, as in {example}.",
                example='["com-1", "ngo-2"]',
            )
        )
    return ids[0], ids[1]
