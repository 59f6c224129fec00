"""Changing a draft: looked at before it is kept, with what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matching.errors import InvalidQuery
from matching.messages import message
from matching.protocols import Progress
from matching.rights.actor import Actor
from matching.rights.rules import About, demand
from matching.season.planning import plan
from matching.season.posing import Pair
from matching.season.readers import demand_draft, managed, scores_of, seen
from matching.season.rule import Rule, changed
from matching.season.scores import SeasonScores
from matching.season.season import Change, Season
from matching.season.stale import Stale, gone_of, now_of
from matching.season.work import SeasonsWork
from matching.stored import Stored

ALIKE = 1e-9


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft with all that it takes to plan it again; read in one transaction, planned outside of it."""

    stored: Stored[Season]
    scores: SeasonScores
    gone: frozenset[Pair]
    stale: tuple[Stale, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as it would be.

    Attributes:
        before: the season as it is, and its version.
        after: as it would be.
        added: rules that are new.
        undone: rules that go.
        cost: expected matches that this costs; below 0 where it brings some.
        stale: what is on no list any more because it cannot be introduced.
        moved: lists whose first place is another's.
    """

    before: Stored[Season]
    after: Season
    added: tuple[Rule, ...]
    undone: tuple[Rule, ...]
    cost: float
    stale: tuple[Stale, ...]
    moved: tuple[str, ...]


def open_draft(work: SeasonsWork, actor: Actor, id: str) -> Opened:
    """A draft and what it was planned from, as things stand now.

    Raises:
        NotSignedIn, NotFound: see :func:`matching.season.readers.seen`.
        NotAllowed: the actor may read alone.
        InvalidStep: it is no draft.
    """
    stored = seen(work, actor, id)
    demand(actor, "manage_introduction", About(frozenset({stored.value.centre})))
    demand_draft(stored.value)
    scores = scores_of(work, id)
    now = now_of(work, stored.value, scores)
    return Opened(stored, scores, gone_of(stored.value, scores, now), now.stale)


def preview(
    opened: Opened,
    added: Sequence[Rule] = (),
    undone: Sequence[Rule] = (),
    progress: Progress | None = None,
    costs: bool = True,
) -> Preview:
    """What the draft would be with other rules; planned from the scores it was made with.

    What was withdrawn since, and pairs that have met since, are on no list of it.

    Raises:
        InvalidQuery: nothing would change, a rule is not possible, or rules contradict each other.
    """
    before = opened.stored.value
    rules = changed(before.asked.rules, added, undone)
    new = tuple(rule for rule in rules if rule not in before.asked.rules)
    old = tuple(rule for rule in before.asked.rules if rule not in rules)
    if not new and not old and not opened.gone:
        raise InvalidQuery(
            message(
                "Nothing would change; say who is to be first, forbidden or left out, or undo one of these."
            )
        )
    asked = replace(before.asked, rules=rules)
    planned = plan(opened.scores, asked, opened.gone, progress, costs)
    after = replace(
        before,
        asked=asked,
        lists=planned.lists,
        receivers=planned.receivers,
        outcome=planned.outcome,
    )
    cost = before.outcome.expected_matches - planned.outcome.expected_matches
    return Preview(opened.stored, after, new, old, _clean(cost), opened.stale, _moved(before, after))


def keep_change(work: SeasonsWork, actor: Actor, previewed: Preview) -> Stored[Season]:
    """Let the draft be as it was looked at.

    Raises:
        NotSignedIn, NotFound, NotAllowed: see :func:`open_draft`.
        Outdated: somebody has changed it since it was looked at.
        InvalidStep: it is no draft any more.
    """
    id, version = previewed.before.value.id, previewed.before.version
    before = managed(work, actor, id, version).value
    demand_draft(before)
    made = Change(
        at=work.now(),
        user=actor.user or "",
        added=previewed.added,
        undone=previewed.undone,
        cost=previewed.cost,
    )
    work.audit.note(actor.user or "", "change", "season", id)
    return work.seasons.change(replace(previewed.after, changes=(*before.changes, made)), version)


def _clean(cost: float) -> float:
    return 0.0 if abs(cost) < ALIKE else cost


def _moved(before: Season, after: Season) -> tuple[str, ...]:
    firsts = {own.statement: _first(own.rows) for own in before.lists}
    return tuple(own.statement for own in after.lists if firsts.get(own.statement) != _first(own.rows))


def _first(rows: Sequence[object]) -> str | None:
    return getattr(rows[0], "statement", None) if rows else None
