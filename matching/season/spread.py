"""How the attention of a season is spread over those who answer: the curve of Lorenz."""

from __future__ import annotations

from dataclasses import dataclass

from matching.season.season import Season


@dataclass(frozen=True, slots=True)
class Spread:
    """``shares[k]``: what the ``k`` least shown have together, as a share of all; from 0 to 1."""

    shares: tuple[float, ...]

    @property
    def n(self) -> int:
        """How many there are."""
        return len(self.shares) - 1

    def least(self, part: float) -> float:
        """What the least shown ``part`` of them, in [0, 1], have together; in proportion between two."""
        at = min(max(part, 0.0), 1.0) * self.n
        below = min(int(at), self.n - 1)
        step = self.shares[below + 1] - self.shares[below]
        return self.shares[below] + (at - below) * step

    def most(self, part: float) -> float:
        """What the most shown ``part`` of them have together."""
        return 1.0 - self.least(1.0 - part)


def spread_of(season: Season) -> Spread | None:
    """Of the exposure of all who answer; None where nobody is shown at all."""
    given = sorted(one.exposure for one in season.receivers)
    total = sum(given)
    if total <= 0:
        return None
    shares, so_far = [0.0], 0.0
    for one in given:
        so_far += one
        shares.append(so_far / total)
    shares[-1] = 1.0
    return Spread(tuple(shares))
