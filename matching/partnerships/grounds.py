"""What a partnership starts from: the partners, and what one seeks and another gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from matching.match import Match, Reason
from matching.partner import Partner
from matching.statement import Need, Offer, Statement


@dataclass(frozen=True, slots=True)
class Grounds:
    """The partners, their statements that join them, and the reasons that speak for it."""

    partners: tuple[Partner, ...]
    statements: tuple[Statement, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def needs(self) -> tuple[Need, ...]:
        return tuple(one for one in self.statements if isinstance(one, Need))

    @property
    def offers(self) -> tuple[Offer, ...]:
        return tuple(one for one in self.statements if isinstance(one, Offer))

    def by(self, partner: Partner) -> tuple[Statement, ...]:
        """The statements of ``partner``."""
        return tuple(one for one in self.statements if one.partner == partner.id)

    @property
    def purposes(self) -> tuple[str, ...]:
        """What all of them are for, in the order of the codes."""
        return _in_all(self._purposes_of(partner) for partner in self.partners)

    @property
    def target_groups(self) -> tuple[str, ...]:
        """Whom the partners that need something do it for; where none says so, whom all are there for."""
        needing = {need.partner for need in self.needs}
        sets = {one.id: self._target_groups_of(one) for one in self.partners}
        wanted = {code for id in needing & set(sets) for code in sets[id]}
        return tuple(sorted(wanted)) or _in_all(sets.values())

    def _purposes_of(self, partner: Partner) -> set[str]:
        stated = {code for one in self.by(partner) for code in one.purposes}
        return stated or set(partner.all_purposes)

    def _target_groups_of(self, partner: Partner) -> set[str]:
        stated = {code for one in self.by(partner) for code in one.target_groups}
        return stated or set(partner.target_groups)


def grounds(match: Match, asker: Partner) -> Grounds:
    """The grounds of a match; ``asker`` is the partner it was found for."""
    statements = tuple(one for one in (match.ours, match.theirs) if one)
    return Grounds((asker, match.partner), statements, match.reasons)


def agreed(statements: Iterable[Statement], value: Callable[[Statement], str | None]) -> str | None:
    """The one value of those that say something; None where none does, or they differ."""
    values = {found for one in statements if (found := value(one))}
    return values.pop() if len(values) == 1 else None


def _in_all(sets: Iterable[set[str]]) -> tuple[str, ...]:
    return tuple(sorted(set.intersection(*sets)))
