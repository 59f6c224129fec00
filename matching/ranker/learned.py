"""Weights that were learned: the prior's, each times a factor, and a shift."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from matching.columns import Real
from matching.prior import MIDPOINT, SLOPE, Side, contributions, prior_weights


@dataclass(frozen=True, slots=True)
class Factor:
    """How many times its published weight a component weighs, and how sure that is (standard deviation)."""

    value: float
    spread: float


@dataclass(frozen=True, slots=True)
class LearnedSide:
    """The model of one side's yes: logit = Σ factorₖ·φₖ + shift + the centre's own shift.

    φₖ are the terms of :func:`matching.ranker.terms.logit_terms`. With factors of 1 and no shift: the prior.

    Attributes:
        side: whose yes it is.
        factors: by component; one that is not named is 1.
        shift: added to the logit, of everybody.
        centres: by centre, added beside it; a centre that is not named has none.
        answers: how many it was learned from.
    """

    side: Side
    factors: Mapping[str, Factor] = field(default_factory=dict)
    shift: float = 0.0
    centres: Mapping[str, float] = field(default_factory=dict)
    answers: int = 0

    def parts(self, values: dict[str, Real], centre: str | None = None) -> dict[str, Real]:
        """What each component adds to the fit, NaN where unknown; the chance of a yes is
        :func:`matching.prior.probability` of their sum.

        A factor other than 1 takes weight from the middle, or gives it: that, and the shifts, go to the
        starting point, so that the parts still add up.
        """
        own = contributions(values, self.side)
        learned = {
            name: part if name == "starting_point" else (part * self._factor(name)).astype(np.float32)
            for name, part in own.items()
        }
        learned["starting_point"] = (
            own["starting_point"]
            + self._rest(values)
            + (self.shift + self.centres.get(centre or "", 0.0)) / SLOPE
        ).astype(np.float32)
        return learned

    def _factor(self, name: str) -> float:
        return self.factors[name].value if name in self.factors else 1.0

    def _rest(self, values: dict[str, Real]) -> Real:
        """MIDPOINT · Σ (1 − factorₖ)·wₖ / Σ w over the known, and what the factor of the start moves."""
        weights = {name: float(getattr(weight, self.side)) for name, weight in prior_weights().items()}
        known = {name: ~np.isnan(value) & (weights[name] > 0) for name, value in values.items()}
        total = sum(weights[name] * known[name] for name in values)
        moved = sum((1 - self._factor(name)) * weights[name] * known[name] for name in values)
        start = values["starting_point"] * weights["starting_point"] * (self._factor("starting_point") - 1)
        found: Real = ((MIDPOINT * moved + start) / total).astype(np.float32)
        return found
