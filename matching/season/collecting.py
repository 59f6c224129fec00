"""Asking the recommender what every proposer and its candidates think of each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from matching.errors import InvalidQuery, NotFound
from matching.filters import Filters
from matching.messages import message
from matching.protocols import Progress
from matching.season.ground import Ground
from matching.season.limits import capacities, caps
from matching.season.rule import Rule
from matching.season.scores import Proposer, Receiver, SeasonScores
from matching.season.season import Asked
from matching.small_partner import is_small
from matching.statement import Statement
from matching.statement_scores import ScoredStatement

MOST_CANDIDATES = 500
BACK = 10
"""Of each receiver the best so many proposers are kept too, so that nobody is out of sight because all who
would suit it have others that suit them better."""
DIGITS = 6
UNNAMED = "season"
"""The id of scores until there is a season they are for."""


class Asking(Protocol):
    """A recommender."""

    @property
    def model(self) -> str:
        """Names of the encoder and the ranker."""

    def score_statements(self, query: str, filters: Filters) -> Sequence[ScoredStatement]:
        """All that may answer the need or the offer with this id, best first."""


@dataclass(frozen=True, slots=True)
class Collected:
    """Scores to plan from, and how many pairs were kept apart, by reason."""

    scores: SeasonScores
    kept_apart: Mapping[str, int]
    model: str


def collect(recommender: Asking, ground: Ground, asked: Asked, progress: Progress | None = None) -> Collected:
    """Score every pair of an open need and an open offer that may meet, and keep the best.

    Args:
        recommender: knows the register of ``ground``.
        ground: who there is.
        asked: which side gets lists, how many candidates are kept, and whom the broker wants.
        progress: told (done, total) after each need or offer.

    Raises:
        InvalidQuery: there are no open needs or offers, or nobody to pair them with.
    """
    _check_candidates(asked.candidates)
    proposers, receivers = ground.open(asked.lists_for), ground.open(asked.receivers)
    _check_sides(ground, proposers, receivers, asked)
    known = {one.id: one for one in receivers}
    apart: Counter[str] = Counter()
    found: list[list[ScoredStatement]] = []
    for done, one in enumerate(proposers, start=1):
        found.append(_allowed(ground, asked, one, _scored(recommender, ground, one), known, apart))
        if progress is not None:
            progress(done, len(proposers))
    kept = _kept(found, proposers, asked)
    if not any(kept):
        raise InvalidQuery(
            message(
                "None of the {needs} open needs and {offers} open offers can be paired: a hard condition "
                "keeps them apart, or they have met already. 'brobygger why' tells which for a need and a "
                "partner.",
                needs=len(ground.open("needs")),
                offers=len(ground.open("offers")),
            )
        )
    return Collected(_scores(ground, asked, proposers, receivers, kept), dict(apart), recommender.model)


def _scored(recommender: Asking, ground: Ground, proposer: Statement) -> Sequence[ScoredStatement]:
    try:
        return recommender.score_statements(proposer.id, ground.filters)
    except NotFound:
        # Withdrawn since the register was read: it has nobody, and the season says so.
        return ()


def _allowed(
    ground: Ground,
    asked: Asked,
    proposer: Statement,
    scored: Sequence[ScoredStatement],
    known: Mapping[str, Statement],
    apart: Counter[str],
) -> list[ScoredStatement]:
    """Those that are of the season and have not met the proposer; the others are counted in ``apart``."""
    allowed = []
    for one in scored:
        if one.id not in known:
            continue
        sides = (proposer.partner, proposer.id), (one.partner, one.id)
        reason = ground.met.reason(*(sides if asked.lists_for == "needs" else sides[::-1]))
        if reason is None:
            allowed.append(one)
        else:
            apart[reason] += 1
    return allowed


def _kept(
    found: Sequence[Sequence[ScoredStatement]], proposers: Sequence[Statement], asked: Asked
) -> list[list[ScoredStatement]]:
    """Of each proposer the best, those it is among the best for, and those the broker wants first."""
    asking: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for at, scored in enumerate(found):
        for one in scored:
            asking[one.id].append((-one.score, at))
    back = {(at, id) for id, those in asking.items() for _, at in sorted(those)[:BACK]}
    firsts = [rule for rule in asked.rules if rule.kind == "first"]
    return [
        [
            one
            for place, one in enumerate(scored)
            if place < asked.candidates or (at, one.id) in back or _wanted(firsts, proposers[at], one, asked)
        ]
        for at, scored in enumerate(found)
    ]


def _wanted(firsts: Sequence[Rule], proposer: Statement, one: ScoredStatement, asked: Asked) -> bool:
    sides = {proposer.id, proposer.partner}, {one.id, one.partner}
    need, offer = sides if asked.lists_for == "needs" else sides[::-1]
    return any(rule.one in need and rule.other in offer for rule in firsts)


def _scores(
    ground: Ground,
    asked: Asked,
    proposers: Sequence[Statement],
    receivers: Sequence[Statement],
    kept: Sequence[Sequence[ScoredStatement]],
) -> SeasonScores:
    at = {one.id: place for place, one in enumerate(receivers)}
    asking: dict[str, list[Statement]] = defaultdict(list)
    for proposer, scored in zip(proposers, kept, strict=True):
        for one in scored:
            asking[one.id].append(proposer)
    limits = zip(caps(ground, receivers, asking), capacities(receivers, asking), strict=True)
    return SeasonScores(
        id=UNNAMED,
        proposers=tuple(_proposer(one, scored, at) for one, scored in zip(proposers, kept, strict=True)),
        receivers=tuple(
            Receiver(
                statement=one.id,
                partner=one.partner,
                cap=cap if asked.limits else None,
                capacity=capacity if asked.limits else None,
                small=bool(is_small(ground.register.partner(one.partner))),
            )
            for one, (cap, capacity) in zip(receivers, limits, strict=True)
        ),
    )


def _proposer(statement: Statement, scored: Sequence[ScoredStatement], at: Mapping[str, int]) -> Proposer:
    ordered = sorted(scored, key=lambda one: at[one.id])
    return Proposer(
        statement=statement.id,
        partner=statement.partner,
        receivers=tuple(at[one.id] for one in ordered),
        own=tuple(round(one.there, DIGITS) for one in ordered),
        theirs=tuple(round(one.back, DIGITS) for one in ordered),
    )


def _check_candidates(candidates: int) -> None:
    if not 1 <= candidates <= MOST_CANDIDATES:
        raise InvalidQuery(
            message(
                "{n} candidates for each are not possible; ask for 1 to {most}.",
                n=candidates,
                most=MOST_CANDIDATES,
            )
        )


def _check_sides(
    ground: Ground, proposers: Sequence[Statement], receivers: Sequence[Statement], asked: Asked
) -> None:
    for sort, those in ((asked.lists_for, proposers), (asked.receivers, receivers)):
        if not those:
            raise InvalidQuery(NOBODY[sort])
    partners = {one.partner for one in (*proposers, *receivers)}
    if len(partners) == 1:
        partner = ground.register.partner(next(iter(partners)))
        raise InvalidQuery(
            message(
                "All open needs and offers are of {partner}, who cannot be introduced to itself; register "
                "those of others.",
                partner=partner.name,
            )
        )


NOBODY = {
    "needs": message(
        "There are no open needs to plan for; import or open some, and see that their partners belong to the "
        "centre ('brobygger import --centre')."
    ),
    "offers": message(
        "There are no open offers to plan with; import or open some, and see that their partners belong to "
        "the centre ('brobygger import --centre')."
    ),
}
