"""A partnership is evaluated: what was realised of its goals, and what each partner says."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from matching.checks import ID
from matching.errors import InvalidStep, NotFound
from matching.messages import message
from matching.partnerships import evaluation as evaluations
from matching.partnerships.access import allowed, seen, speaks_for
from matching.partnerships.evaluation import Evaluation
from matching.partnerships.moving import newest_agreement
from matching.partnerships.partnership import Partnership
from matching.partnerships.rating import Rating
from matching.partnerships.seen_evaluation import SeenEvaluation, as_seen
from matching.partnerships.work import PartnershipsWork
from matching.rights.actor import Actor
from matching.rights.rules import demand
from matching.stored import Stored


def start_evaluation(work: PartnershipsWork, actor: Actor, partnership: str) -> Stored[SeenEvaluation]:
    """An evaluation with the goals of the newest agreement; without an agreement it has none.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the partnership has not run, or another evaluation waits for ratings.
    """
    found = allowed(work, actor, partnership, "change_partnership").value
    earlier = work.evaluations.find(partnership=found.id)
    _check_due(found, [one.value for one in earlier])
    id, newest = f"{found.id}-evaluation-{len(earlier) + 1}", newest_agreement(work, found.id)
    made = (
        evaluations.evaluation_of(newest.value, id)
        if newest
        else Evaluation(id=id, partnership=found.id, partners=found.partners)
    )
    work.audit.note(actor.user or "", "start", "evaluation", made.id)
    return as_seen(actor, found, work.evaluations.add(made))


def evaluations_of(work: PartnershipsWork, actor: Actor, partnership: str) -> list[Stored[SeenEvaluation]]:
    """The evaluations, the first one first, as ``actor`` may see them.

    Raises:
        NotSignedIn, NotFound: the actor may not see the partnership.
    """
    found = seen(work, actor, partnership).value
    stored = work.evaluations.find(partnership=found.id)
    return [as_seen(actor, found, one) for one in sorted(stored, key=_number)]


def show_evaluation(work: PartnershipsWork, actor: Actor, id: str) -> Stored[SeenEvaluation]:
    """An evaluation, as ``actor`` may see it.

    Raises:
        NotSignedIn, NotFound: the actor may not.
    """
    stored, partnership = _seen(work, actor, id)
    return as_seen(actor, partnership, stored)


def rate(
    work: PartnershipsWork,
    actor: Actor,
    id: str,
    grade: int,
    *,
    text: str = "",
    again: bool | None = None,
    partner: str | None = None,
) -> Stored[SeenEvaluation]:
    """What a partner says: a grade from 1 to 5, in words, and whether it would do it again.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidStep: the partner has rated already.
        InvalidProfile: there is no such grade.
    """
    stored, partnership = _changeable(work, actor, id)
    rating = Rating(
        partner=speaks_for(actor, partnership, partner),
        user=actor.user or "",
        at=work.now(),
        grade=grade,
        text=text,
        again=again,
    )
    work.audit.note(actor.user or "", "rate", "evaluation", id, rating.partner)
    rated = work.evaluations.change(evaluations.rated(stored.value, rating), stored.version)
    return as_seen(actor, partnership, rated)


def set_realised(
    work: PartnershipsWork, actor: Actor, id: str, realised: Sequence[Decimal | None], version: int
) -> Stored[SeenEvaluation]:
    """What was realised of each goal, in their order; None is unknown.

    Raises:
        NotSignedIn, NotFound, NotAllowed: the actor may not.
        InvalidProfile: not as many numbers as goals.
        Outdated: somebody has changed the evaluation since ``version``.
    """
    stored, partnership = _changeable(work, actor, id)
    work.audit.note(actor.user or "", "set_realised", "evaluation", id)
    made = evaluations.with_realised(stored.value, realised)
    return as_seen(actor, partnership, work.evaluations.change(made, version))


def _check_due(partnership: Partnership, earlier: list[Evaluation]) -> None:
    if partnership.began("running") is None:
        raise InvalidStep(
            message(
                "The partnership '{id}' has not run yet, and there is nothing to evaluate; "
                "let it begin to run first.",
                id=partnership.id,
            )
        )
    for one in earlier:
        if not one.complete:
            raise InvalidStep(
                message(
                    "The evaluation '{id}' still waits for ratings by {unrated}; finish that one first.",
                    id=one.id,
                    unrated=", ".join(one.unrated),
                )
            )


def _seen(work: PartnershipsWork, actor: Actor, id: str) -> tuple[Stored[Evaluation], Partnership]:
    demand(actor, "ask")
    if not ID.fullmatch(id):
        raise NotFound("evaluation", id)
    stored = work.evaluations.get(id)
    try:
        return stored, seen(work, actor, stored.value.partnership).value
    except NotFound:
        raise NotFound("evaluation", id) from None


def _changeable(work: PartnershipsWork, actor: Actor, id: str) -> tuple[Stored[Evaluation], Partnership]:
    stored, partnership = _seen(work, actor, id)
    allowed(work, actor, partnership.id, "change_partnership")
    return stored, partnership


def _number(stored: Stored[Evaluation]) -> tuple[int, str]:
    id = stored.value.id
    return len(id), id
