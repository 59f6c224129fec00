"""An item of the due list that is about a partnership."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from matching.centre_records import CentreRecords
from matching.due.item import DueItem, Letter, Sort
from matching.messages import Message
from matching.partnerships.partnership import Partnership
from matching.partnerships.wording import Day, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is due: the action, the record, to whom to write, and the two sentences.

    The sentences may name ``{names}`` (all partners), ``{missing}`` (those written to), ``{day}`` (the
    deadline, else since when) and whatever ``values`` hold.
    """

    action: str
    sort: Sort = "partnership"
    id: str | None = None
    """None for the partnership itself."""
    to: Sequence[str]
    since: date
    deadline: date | None = None
    sentence: Message
    body: Message
    values: dict[str, Any] = field(default_factory=dict)


def partnership_item(records: CentreRecords, partnership: Partnership, due: Due) -> DueItem:
    """The item for what is ``due`` of ``partnership``."""
    to = [records.name(partner) for partner in due.to]
    values = due.values | {
        "names": joined([records.name(partner) for partner in partnership.partners]),
        "missing": joined(to),
        "day": Day(due.deadline or due.since),
    }
    return DueItem(
        action=due.action,
        sort=due.sort,
        id=due.id or partnership.id,
        partners=tuple(due.to),
        since=due.since,
        deadline=due.deadline,
        sentence=Message(due.sentence.template, values),
        letter=Letter(names=to, body=Message(due.body.template, values), centre=records.centre.name),
    )
