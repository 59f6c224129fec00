"""The curve of Lorenz as a drawing, and the same in three rows."""

from __future__ import annotations

from dataclasses import dataclass

from matching.season.spread import Spread

SIZE = 200
MOST_POINTS = 60


@dataclass(frozen=True, slots=True)
class Curve:
    """``points`` of a line in a square of :data:`SIZE`, from below left to above right."""

    points: str
    rows: tuple[tuple[str, float, float], ...]
    """A group, how many of all are in it, and what they have together; both in [0, 1]."""
    top: float
    """What the most shown tenth has."""


def curve_of(spread: Spread) -> Curve:
    """Of at most :data:`MOST_POINTS` points."""
    steps = min(MOST_POINTS, spread.n)
    at = [step / steps for step in range(steps + 1)]
    points = " ".join(f"{SIZE * x:.1f},{SIZE * (1 - spread.least(x)):.1f}" for x in at)
    middle = spread.least(0.9) - spread.least(0.5)
    rows = (
        ("least", 0.5, spread.least(0.5)),
        ("middle", 0.4, middle),
        ("most", 0.1, spread.most(0.1)),
    )
    return Curve(points, rows, spread.most(0.1))
