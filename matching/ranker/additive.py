"""A learned curve for each component, instead of a weight: what it adds, from nothing to all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from matching.columns import Real
from matching.prior import SLOPE, Side


@dataclass(frozen=True, slots=True)
class Shape:
    """What a component adds to the logit, in steps; nothing where it is unknown.

    Attributes:
        bounds: (m,) rising; a value on a bound belongs to the step above it.
        steps: (m + 1,), relative to what is not known.
    """

    bounds: tuple[float, ...]
    steps: tuple[float, ...]

    def at(self, values: Real) -> Real:
        """The steps of ``values`` (n,); 0 where NaN."""
        places = np.searchsorted(np.asarray(self.bounds), values, side="right")
        steps = np.asarray(self.steps, dtype=np.float32)
        found: Real = np.where(np.isnan(values), 0, steps[np.minimum(places, len(steps) - 1)])
        return found.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Curve:
    """Calibration: straight pieces from a raw logit to the logit of how often it is a yes.

    Attributes:
        raw: (m,) rising.
        logit: (m,) that do not fall; beyond both ends it stays.
    """

    raw: tuple[float, ...] = (-50.0, 50.0)
    logit: tuple[float, ...] = (-50.0, 50.0)

    def at(self, raw: Real) -> Real:
        found: Real = np.interp(raw, self.raw, self.logit).astype(np.float32)
        return found


@dataclass(frozen=True, slots=True)
class AdditiveSide:
    """The model of one side's yes: logit = curve(base + Σ shapeₖ(xₖ)) + the centre's own shift.

    Attributes:
        side: whose yes it is.
        base: the raw logit when nothing is known.
        shapes: by component; one that is not named adds nothing.
        curve: the calibration.
        centres: by centre, added beside it; a centre that is not named has none.
        answers: how many it was learned from.
    """

    side: Side
    base: float
    shapes: Mapping[str, Shape]
    curve: Curve = field(default_factory=Curve)
    centres: Mapping[str, float] = field(default_factory=dict)
    answers: int = 0

    def logit(self, values: dict[str, Real], centre: str | None = None) -> Real:
        """The logit of a yes of n pairs (n,)."""
        raw = np.full_like(next(iter(values.values())), self.base)
        for name, shape in self.shapes.items():
            raw = raw + shape.at(values[name])
        found: Real = self.curve.at(raw) + np.float32(self.centres.get(centre or "", 0.0))
        return found

    def parts(self, values: dict[str, Real], centre: str | None = None) -> dict[str, Real]:
        """What each component adds to the fit, NaN where unknown; the chance of a yes is
        :func:`matching.prior.probability` of their sum.

        What no component adds by itself, calibration and the centre's shift, is the starting point's.
        """
        own = {
            name: np.where(np.isnan(value), np.nan, self.shapes[name].at(value) / SLOPE).astype(np.float32)
            for name, value in values.items()
            if name in self.shapes and name != "starting_point"
        }
        rest = self.logit(values, centre) / SLOPE + 0.5 - sum(np.nan_to_num(part) for part in own.values())
        unknown = np.full_like(rest, np.nan)
        found = {name: own.get(name, unknown) for name in values}
        return found | {"starting_point": rest.astype(np.float32)}
