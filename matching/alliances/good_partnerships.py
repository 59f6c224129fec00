"""The good partnerships on record: those that run, and those that were evaluated well."""

from __future__ import annotations

from itertools import combinations

from matching.partnerships.access import manages
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.looking import list_for
from matching.partnerships.partnership import Partnership
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor

WELL, POORLY = 4.0, 3.0
"""Mean grades of 1 to 5: an evaluated partnership was good from 4 on, one that runs is bad below 3."""
AGAIN = 0.5
"""So large a share of those who know it would do it again."""


def good_partnerships(work: PartnershipsWork, actor: Actor) -> tuple[tuple[str, str], ...]:
    """Pairs of ids of partners who are together in a good partnership that ``actor`` may see; in order.

    A partnership is good when it runs and its last evaluation is not poor, or when it is over and that
    evaluation was good. What the partners have said of it counts where ``actor`` is a broker of its centre:
    for others only those that run count. One that ended before it was evaluated is not good.

    Raises:
        NotSignedIn: nobody is signed in.
    """
    found = [stored.value for stored in list_for(work, actor)]
    good = [one for one in found if _is_good(one, _last_rated(work, actor, one))]
    return tuple(sorted({pair for one in good for pair in combinations(sorted(one.partners), 2)}))


def _is_good(partnership: Partnership, rated: Evaluation | None) -> bool:
    if partnership.phase not in {"running", "evaluated"}:
        return False
    if rated is None:
        return partnership.phase == "running"
    grade, again = rated.summary.mean_grade, rated.summary.again
    least = POORLY if partnership.phase == "running" else WELL
    return grade is not None and grade >= least and (again is None or again >= AGAIN)


def _last_rated(work: PartnershipsWork, actor: Actor, partnership: Partnership) -> Evaluation | None:
    """The newest evaluation in which somebody has rated, for whoever may read all of it."""
    if not manages(actor, partnership):
        return None
    rated = [one.value for one in work.evaluations.find(partnership=partnership.id) if one.value.ratings]
    return max(rated, key=lambda one: (len(one.id), one.id), default=None)
