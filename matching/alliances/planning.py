"""The use case: alliances for a need that no single partner covers."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from matching.alliances.alternatives import alternatives
from matching.alliances.choice import Choice, Fill, coverage, fit
from matching.alliances.contradiction import check_possible
from matching.alliances.difference import difference
from matching.alliances.field_of import Field, field_of
from matching.alliances.part import Part
from matching.alliances.plan import Alliance, AlliancePlan, Brought, Member
from matching.alliances.primary import primary_contact
from matching.alliances.proposing import proposed_parts
from matching.alliances.solving import Solution
from matching.alliances.uncovered import uncovered_of
from matching.alliances.ways import answers_to
from matching.alliances.wish import Wish
from matching.errors import InvalidQuery
from matching.messages import Message, message
from matching.partner import Partner
from matching.protocols import Progress
from matching.recommend import Recommender
from matching.statement import Need

NO_WISH = Wish()


def plan_alliances(
    recommender: Recommender,
    need: str,
    wish: Wish = NO_WISH,
    also: Sequence[str] = (),
    progress: Progress | None = None,
) -> AlliancePlan:
    """Up to three alliances for ``need`` that differ in substance, each checked by the validator.

    Args:
        recommender: knows the market, the gates and the fit.
        need: id of the need.
        wish: the conditions.
        also: ids of further needs of the same partner, whose parts are added to those that are proposed.
        progress: called while alternatives are made.

    Raises:
        NotFound: no need or partner has one of the ids.
        InvalidQuery: conditions that cannot be used, or that contradict each other.
        WrongPlanError: a fault of the program.
    """
    begun = time.perf_counter()
    market, register = recommender.market, recommender.market.register
    needs = [register.need(id) for id in dict.fromkeys((need, *also))]
    asker = register.partner(needs[0].partner)
    _check(recommender, needs, wish)
    parts = wish.parts or proposed_parts(needs)
    owners = [_owner(part, needs) for part in parts]
    answers = [
        answers_to(market, owner, part, recommender.today) for part, owner in zip(parts, owners, strict=True)
    ]
    able = {id for found in answers for id in found.ways}
    _check_members(recommender, wish, able)
    if not able:
        notes: tuple[Message, ...] = (_nobody(recommender, need),)
        return AlliancePlan(
            needs[0], asker, parts, (), 0, 0, time.perf_counter() - begun, recommender.model, notes
        )
    field = field_of(market, asker, parts, answers, wish, recommender.today)
    check_possible(field)
    found = alternatives(field.problem, wish.deadline_s, wish.alternatives, progress)
    if not found:
        raise InvalidQuery(
            message(
                "No alliance was found within {seconds} seconds; give it more.",
                seconds=f"{wish.deadline_s:g}",
            )
        )
    alliances = tuple(_alliance(field, found, at) for at in range(len(found)))
    apart = int(field.problem.conflicts.sum()) // 2
    return AlliancePlan(
        needs[0],
        asker,
        parts,
        alliances,
        len(field.candidates),
        apart,
        time.perf_counter() - begun,
        recommender.model,
        _notes(field, found, wish),
    )


def _check(recommender: Recommender, needs: Sequence[Need], wish: Wish) -> None:
    register = recommender.market.register
    for need in needs:
        if need.partner != needs[0].partner:
            raise InvalidQuery(
                message(
                    "'{id}' is a need of another partner than '{first}'; name needs of the same partner.",
                    id=need.id,
                    first=needs[0].id,
                )
            )
    for id in (*wish.members, *(id for pair in wish.good for id in pair)):
        register.partner(id)


def _check_members(recommender: Recommender, wish: Wish, able: set[str]) -> None:
    for id in wish.members:
        if id not in able:
            raise InvalidQuery(
                message(
                    "{name} can fill no part of this need, so it cannot be a member; 'brobygger why' says "
                    "what removed it.",
                    name=recommender.market.register.partner(id).name,
                )
            )


def _owner(part: Part, needs: Sequence[Need]) -> Need:
    """The need whose conditions hold for the part: the first that says it, else the first."""
    own = [need for need in needs if part.what == "resource" and need.resource_kind == part.code]
    own += [need for need in needs if part.competence is not None and part.competence in need.competences]
    own += [need for need in needs if part.what == "role" and part.code in need.roles]
    return own[0] if own else needs[0]


def _nobody(recommender: Recommender, need: str) -> Message:
    if len(recommender.market.register.partners) < 2:
        return message("There is nobody to match with yet; import partners, needs and offers first.")
    return message(
        "Nobody can fill a part of this need: nobody offers it, or hard conditions removed them; "
        "'brobygger match {need}' says how many each removed.",
        need=need,
    )


def _notes(field: Field, found: Sequence[Solution], wish: Wish) -> tuple[Message, ...]:
    notes = []
    candidates = len(field.candidates)
    if candidates > 1 and int(field.problem.conflicts.sum()) == candidates * (candidates - 1):
        notes.append(
            message("No two of the candidates may sit together, so every alliance is a single partner.")
        )
    elif len(found[0].choice.members) == 1 and coverage(field.problem, found[0].choice) > 1 - 1e-9:
        notes.append(message("One partner covers it all; an alliance is not needed."))
    if len(found) < wish.alternatives:
        notes.append(
            message(
                "There is no further alternative of which at least half of the members are others, or none "
                "was found in time."
            )
        )
    return tuple(notes)


def _alliance(field: Field, found: Sequence[Solution], at: int) -> Alliance:
    solution, earlier = found[at], [each.choice for each in found[:at]]
    choice = solution.choice
    members = tuple(sorted(_members(field, choice), key=lambda m: (-round(m.covers, 9), m.partner.id)))
    primary, reason = primary_contact(members)
    named = [n for n, is_named in enumerate(field.problem.named) if is_named]
    differences = [difference(choice.members, other.members, named) for other in earlier]
    return Alliance(
        members,
        coverage(field.problem, choice),
        fit(field.problem, choice),
        solution.gap,
        primary,
        reason,
        uncovered_of(field, choice, earlier),
        min(differences, default=None),
        tuple(_good(field, choice)),
    )


def _good(field: Field, choice: Choice) -> Iterator[tuple[Partner, Partner]]:
    known, known_to_asker = field.problem.known, field.problem.known_to_asker
    members = sorted(choice.members)
    for one, other in combinations(members, 2):
        if known is not None and known[one, other]:
            yield field.candidates[one], field.candidates[other]
    for one in members:
        if known_to_asker is not None and known_to_asker[one]:
            yield field.candidates[one], field.asker


def _members(field: Field, choice: Choice) -> list[Member]:
    return [
        Member(
            field.candidates[candidate],
            _brings(field, [fill for fill in choice.fills if fill.candidate == candidate]),
        )
        for candidate in choice.members
    ]


def _brings(field: Field, fills: Sequence[Fill]) -> tuple[Brought, ...]:
    """What is from the same offer stands together."""
    brought = [_brought(field, fill) for fill in fills]
    return tuple(sorted(brought, key=lambda each: each.way.offer.id if each.way.offer else ""))


def _brought(field: Field, fill: Fill) -> Brought:
    part, way = field.parts[fill.part], field.ways[fill.candidate, fill.part]
    amount = None
    if part.quantity is not None and way.left is not None:
        amount = (part.quantity * Decimal(fill.share)).quantize(Decimal("0.1"))
    covers = float(field.problem.covers[fill.candidate, fill.part]) * fill.share
    return Brought(part, way, fill.share, amount, covers)
