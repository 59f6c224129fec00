"""Who works with whom: the partners of some partnerships, and what joins each two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from matching.partner import Partner
from matching.partnerships.partnership import Partnership
from matching.register import Register
from matching.reporting.partnerships import purposes_of


@dataclass(frozen=True, slots=True)
class Tie:
    """Two partners, by name, and their partnerships, the newest first; ``purposes`` are of all of them."""

    one: str
    other: str
    partnerships: tuple[Partnership, ...]
    purposes: tuple[str, ...]

    @property
    def newest(self) -> Partnership:
        return self.partnerships[0]

    @property
    def phase(self) -> str:
        """That of the newest."""
        return self.newest.phase

    @property
    def since(self) -> date:
        """The day the first one began."""
        return min(one.phases[0].on for one in self.partnerships)


@dataclass(frozen=True, slots=True)
class Network:
    """The partners by id, and the ties between them."""

    partners: Mapping[str, Partner]
    ties: Sequence[Tie]

    def most_tied(self, most: int) -> Network:
        """The ties between the ``most`` partners that have the most ties, and who is in one of those."""
        counts = Counter(id for tie in self.ties for id in (tie.one, tie.other))
        first = set(sorted(counts, key=lambda id: (-counts[id], id))[:most])
        ties = [tie for tie in self.ties if first.issuperset((tie.one, tie.other))]
        kept = {id for tie in ties for id in (tie.one, tie.other)}
        return Network({id: one for id, one in self.partners.items() if id in kept}, ties)


def network(
    partnerships: Iterable[Partnership], register: Register, phases: Collection[str], purpose: str = ""
) -> Network:
    """The network of the ``partnerships`` in one of ``phases``, and for ``purpose`` if that is named.

    Partners that are in the register no more are left out.
    """
    every = list(partnerships)
    purposes = {one.id: purposes_of(register, one) for one in every}
    chosen = [one for one in every if one.phase in phases and (not purpose or purpose in purposes[one.id])]
    joined: dict[tuple[str, str], list[Partnership]] = {}
    for one in chosen:
        there = [id for id in one.partners if id in register.partners]
        for pair in combinations(sorted(there), 2):
            joined.setdefault(pair, []).append(one)
    ties = [_tie(pair, ones, purposes) for pair, ones in sorted(joined.items())]
    ids = sorted({id for pair in joined for id in pair})
    return Network({id: register.partners[id] for id in ids}, ties)


def _tie(
    pair: tuple[str, str], partnerships: list[Partnership], purposes: Mapping[str, tuple[str, ...]]
) -> Tie:
    newest_first = sorted(partnerships, key=lambda one: (one.phases[0].on, one.id), reverse=True)
    every = {purpose for one in partnerships for purpose in purposes[one.id]}
    return Tie(*pair, tuple(newest_first), tuple(sorted(every)))
