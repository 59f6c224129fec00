"""What is due, each with where to do it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from api.web.paging import AT_A_TIME, PageOf, page_of
from api.web.words import Words, words
from matching.centre_records import CentreRecords
from matching.due.item import ACTIONS, DueItem
from matching.messages import Message

FIRST = 3
"""Of each kind so many are shown at first."""
DO: Mapping[str, Words] = {
    "introduction": words("Open the introduction"),
    "need": words("Renew or close"),
    "offer": words("Renew or close"),
    "partner": words("Complete the profile"),
    "partnership": words("Open the partnership"),
    "agreement": words("Open the partnership"),
    "evaluation": words("Open the partnership"),
}


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to do, where it is done, and what that is called."""

    item: DueItem
    path: str
    do: Words


@dataclass(frozen=True, slots=True)
class Group:
    """What there is to do of one kind: the first of it, or a page of all."""

    action: str
    title: Message
    todos: PageOf[Todo]


def groups_of(
    records: CentreRecords, items: Iterable[DueItem], action: str = "", page: int = 1
) -> list[Group]:
    """What is due at a centre, by what there is to do; of ``action`` a page of all, if it is named."""
    partnership_of = _partnership_of(records)
    found: dict[str, list[DueItem]] = {}
    for item in items:
        found.setdefault(item.action, []).append(item)
    chosen = [action] if action else [one for one in ACTIONS if one in found]
    groups: list[Group] = []
    for one in chosen:
        query = {"centre": records.centre.id, "do": one}
        part = page_of(found.get(one, []), page, "/", query, AT_A_TIME if action else FIRST)
        todos = [_todo(item, partnership_of) for item in part.items]
        groups.append(
            Group(one, ACTIONS[one], PageOf(todos, part.total, part.number, part.last, part.path, part.query))
        )
    return groups


def _todo(item: DueItem, partnership_of: Mapping[str, str]) -> Todo:
    return Todo(item, _path(item, partnership_of), DO[item.sort])


def _path(item: DueItem, partnership_of: Mapping[str, str]) -> str:
    id = quote(partnership_of.get(item.id, item.id), safe="")
    if item.sort in {"need", "offer"}:
        return f"/partners/{quote(item.partners[0], safe='')}/statements"
    if item.sort == "partner":
        return f"/partners/{id}/edit"
    return f"/introductions/{id}" if item.sort == "introduction" else f"/partnerships/{id}"


def _partnership_of(records: CentreRecords) -> dict[str, str]:
    """The partnership of each agreement and evaluation."""
    agreements: Iterable[tuple[str, str]] = (
        (one.id, one.partnership) for one in (records.agreements or {}).values()
    )
    evaluations = ((one.id, one.partnership) for some in (records.evaluations or {}).values() for one in some)
    return {**dict(agreements), **dict(evaluations)}
