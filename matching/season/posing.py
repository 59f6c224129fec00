"""From the scores and rules of a season to a market and its constraints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.errors import InvalidQuery
from matching.market_plan.constraints import Constraints
from matching.market_plan.examination import examination_of as values_of
from matching.market_plan.market import PlanMarket
from matching.messages import Message, message
from matching.season.looking import examination_of
from matching.season.rule import Rule
from matching.season.scores import Proposer, Receiver, SeasonScores
from matching.season.season import Asked, Sort
from matching.small_partner import MEANING

Pair = tuple[int, int]


def market_of(scores: SeasonScores) -> PlanMarket:
    """The pairs that can be planned.

    Raises:
        InvalidQuery: a side is empty.
    """
    counts = [len(one.receivers) for one in scores.proposers]
    return PlanMarket.from_pairs(
        np.repeat(np.arange(len(counts)), counts),
        [at for one in scores.proposers for at in one.receivers],
        [value for one in scores.proposers for value in one.own],
        [value for one in scores.proposers for value in one.theirs],
        size=(len(scores.proposers), len(scores.receivers)),
    )


def constraints_of(scores: SeasonScores, asked: Asked, gone: Collection[Pair] = ()) -> Constraints:
    """What the plan has to keep to.

    Args:
        scores: who there is.
        asked: the limits and the rules.
        gone: pairs, proposer and receiver, that are not possible any more.

    Raises:
        InvalidQuery: a rule names somebody who is not there, two rules contradict each other, or there is a
            floor for nobody.
    """
    rules = _Rules(scores, asked, frozenset(gone))
    forbidden = rules.forbidden()
    fixed = rules.fixed(forbidden)
    due = _due(scores, asked, fixed)
    caps = [_raised(one.cap, due[at]) for at, one in enumerate(scores.receivers)]
    if asked.cap is not None:
        caps = [asked.cap] * len(caps)
    capacities = [_raised(one.capacity, due[at]) for at, one in enumerate(scores.receivers)]
    small = frozenset(at for at in rules.reachable(forbidden) if scores.receivers[at].small)
    if asked.floor is not None and not small:
        raise InvalidQuery(
            message(
                "Nobody who answers and can be on a list is known to be small, so a floor changes nothing; "
                "leave it out. {meaning}",
                meaning=MEANING,
            )
        )
    return Constraints(
        capacity=_limits(capacities),
        cap=_limits(caps),
        floor=asked.floor,
        small=small if asked.floor is not None else None,
        forbidden=forbidden,
        fixed=fixed,
    )


def _due(scores: SeasonScores, asked: Asked, fixed: Mapping[int, tuple[int, ...]]) -> dict[int, float]:
    """Expected proposals to each receiver from the places that the broker has given."""
    curve = values_of(examination_of(asked), max((len(own) for own in fixed.values()), default=0) + 1)
    due: dict[int, float] = defaultdict(float)
    for at, receivers in fixed.items():
        one = scores.proposers[at]
        for receiver, seen in zip(receivers, curve.tolist(), strict=False):
            due[receiver] += min(1.0, one.own[one.receivers.index(receiver)] * seen)
    return due


def _raised(limit: float | None, due: float) -> float | None:
    """A limit that was worked out gives way to the broker's word."""
    return None if limit is None else max(limit, due)


def length_of(scores: SeasonScores, asked: Asked) -> int:
    """The longest list: what was asked for, else 5 or as many as there are receivers."""
    return asked.length if asked.length is not None else min(USUAL_LENGTH, len(scores.receivers))


USUAL_LENGTH = 5
SORTS: dict[Sort, Message] = {"needs": message("need"), "offers": message("offer")}


def _limits(values: Sequence[float | None]) -> tuple[float, ...] | None:
    if all(value is None for value in values):
        return None
    return tuple(np.inf if value is None else value for value in values)


@dataclass(frozen=True, slots=True)
class _Rules:
    scores: SeasonScores
    asked: Asked
    gone: frozenset[Pair]

    def forbidden(self) -> frozenset[Pair]:
        """What is gone, forbidden, or left out."""
        never = {pair for rule in self._of("forbid") for pair in self._pairs(rule)}
        left_out = {pair for rule in self._of("leave_out") for pair in self._pairs_of_one(rule)}
        return self.gone | never | left_out

    def fixed(self, forbidden: frozenset[Pair]) -> dict[int, tuple[int, ...]]:
        """For each proposer whom the broker wants first, in the order in which that was said."""
        fixed: dict[int, tuple[int, ...]] = {}
        for rule in self._of("first"):
            chosen = [*self._firsts(rule, forbidden, fixed)]
            if not chosen:
                self._refuse(rule, forbidden)
            for proposer, receiver in chosen:
                if receiver not in fixed.get(proposer, ()):
                    fixed[proposer] = (*fixed.get(proposer, ()), receiver)
        return fixed

    def reachable(self, forbidden: frozenset[Pair]) -> set[int]:
        """Receivers that can be on some list."""
        return {
            receiver
            for at, one in enumerate(self.scores.proposers)
            for receiver in one.receivers
            if (at, receiver) not in forbidden
        }

    def _firsts(
        self, rule: Rule, forbidden: frozenset[Pair], fixed: dict[int, tuple[int, ...]]
    ) -> Iterator[Pair]:
        """Of each proposer that is meant, the best receiver that is meant."""
        proposers, receivers = self._sides(rule)
        for at in proposers:
            one = self.scores.proposers[at]
            scored = [
                (-own * theirs, receiver)
                for receiver, own, theirs in zip(one.receivers, one.own, one.theirs, strict=True)
                if receiver in receivers and (at, receiver) not in forbidden
            ]
            # A partner that stands for its offers means the best of them that is not there already.
            new = [pair for pair in scored if pair[1] not in fixed.get(at, ())] or scored
            if new:
                yield at, min(new)[1]

    def _refuse(self, rule: Rule, forbidden: frozenset[Pair]) -> None:
        if any(pair in self.gone for pair in self._pairs(rule)):
            return  # It was possible once; the season says what has become of it.
        values = {"need": rule.one, "offer": rule.other}
        if any(pair in forbidden for pair in self._pairs(rule)):
            raise InvalidQuery(
                message(
                    "'{need}' and '{offer}' are to be first and are forbidden or left out as well; take one "
                    "of the two back.",
                    **values,
                )
            )
        raise InvalidQuery(
            message(
                "'{need}' and '{offer}' cannot be first: a hard condition keeps them apart, they have met, "
                "or they are not among the candidates that the season keeps. 'brobygger why' tells which; a "
                "new season with --first or more candidates takes in what only was too far down.",
                **values,
            )
        )

    def _of(self, kind: str) -> list[Rule]:
        return [rule for rule in self.asked.rules if rule.kind == kind]

    def _pairs(self, rule: Rule) -> set[Pair]:
        """The pairs of a rule that are candidates."""
        proposers, receivers = self._sides(rule)
        return {
            (at, receiver)
            for at in proposers
            for receiver in self.scores.proposers[at].receivers
            if receiver in receivers
        }

    def _pairs_of_one(self, rule: Rule) -> set[Pair]:
        proposers = _meant(self.scores.proposers, rule.one)
        receivers = _meant(self.scores.receivers, rule.one)
        if not proposers and not receivers:
            raise InvalidQuery(
                message(
                    "'{id}' is no need, offer or partner of this season; 'brobygger season show --json' "
                    "lists them.",
                    id=rule.one,
                )
            )
        return {
            (at, receiver)
            for at, one in enumerate(self.scores.proposers)
            for receiver in one.receivers
            if at in proposers or receiver in receivers
        }

    def _sides(self, rule: Rule) -> tuple[set[int], set[int]]:
        """The proposers and the receivers that a rule about a pair means."""
        need, offer = rule.one, rule.other or ""
        own, theirs = (need, offer) if self.asked.lists_for == "needs" else (offer, need)
        proposers, receivers = _meant(self.scores.proposers, own), _meant(self.scores.receivers, theirs)
        if not proposers or not receivers:
            own_is_missing = not proposers
            raise InvalidQuery(
                message(
                    "'{id}' is no {sort} of this season, nor a partner that has one in it; write the need "
                    "first, then the offer. 'brobygger season show --json' lists both.",
                    id=own if own_is_missing else theirs,
                    sort=SORTS[self.asked.lists_for if own_is_missing else self.asked.receivers],
                )
            )
        return proposers, receivers


def _meant(side: Sequence[Proposer | Receiver], id: str) -> set[int]:
    """Positions of the need or the offer with this id, or of all that the partner with this id has."""
    return {at for at, one in enumerate(side) if id in {one.statement, one.partner}}
