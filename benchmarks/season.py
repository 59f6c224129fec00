"""What does a season bring over everybody asking its own favourites, and how evenly is it spread?

The sample market: all open needs and offers of each of its three centres, and of all partners as if they
belonged to one. Lists of 5 for the needs, examination 1/k, the scores of the recommender. Without limits, and
with those a season has by default: a partner has three places in the line, which its offers share, and an
offer is given as often as what is left of it is enough. Gini and the share with fewer than 0.005 expected
matches are those of the offers. Measured beside it: what it brings that each offer's ten best needs are kept
too, when few candidates are kept for each need.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace

from benchmarks.line import Line
from benchmarks.sample_market import TODAY, sample_register
from matching.market_plan.planners import PLANNERS
from matching.recommend import Recommender
from matching.register import Register
from matching.season import collecting
from matching.season.collecting import Collected, collect
from matching.season.ground import Ground
from matching.season.planning import Planned, plan
from matching.season.season import Asked
from models.ready import load_recommender

FEW = 3


def measure(*, small: bool = False) -> list[Line]:
    """Each planner over the whole sample, the best one over each centre; ``small`` is the whole alone."""
    register = sample_register()
    recommender = load_recommender(register, TODAY)
    whole = Ground("", register, TODAY)
    lines = _whole(recommender, whole)
    if small:
        return lines
    centres = sorted({centre for one in register.partners.values() for centre in one.centres})
    own = (Ground(centre, _of(register, centre), TODAY) for centre in centres)
    return [*lines, *(line for ground in own for line in _centre(recommender, ground))]


def _whole(recommender: Recommender, ground: Ground) -> list[Line]:
    begun = time.perf_counter()
    found = collect(recommender, ground, Asked())
    scored = time.perf_counter() - begun
    sides = f"{len(found.scores.proposers)} needs, {len(found.scores.receivers)} offers"
    lines = [Line("whole sample: asking the recommender", scored, "s", note=sides)]
    lines.append(Line("whole sample: pairs", found.scores.pairs, "pairs"))
    for limits in (False, True):
        asked = Asked(limits=limits)
        what = "whole sample, limits" if limits else "whole sample"
        lines += _planners(what, collect(recommender, ground, asked), asked, PLANNERS)
    return [*lines, *_back(recommender, ground)]


def _planners(what: str, found: Collected, asked: Asked, planners: Iterable[str]) -> list[Line]:
    lines = []
    for name in planners:
        begun = time.perf_counter()
        planned = plan(found.scores, replace(asked, planner=name), costs=False)
        seconds = time.perf_counter() - begun
        lines.append(
            Line(f"{what}: {name}", planned.outcome.expected_matches, "matches", note=_note(planned))
        )
        lines.append(Line(f"{what}: {name}", seconds, "s", note="with the naive plan beside it"))
    return lines


def _note(planned: Planned) -> str:
    side = planned.outcome.receivers
    return f"Gini {side.gini:.3f}, none {side.none:.1%}, worst tenth {side.worst_decile:.3f}"


def _back(recommender: Recommender, ground: Ground) -> list[Line]:
    """The best plan from few candidates, with and without those that each offer would have."""
    usual, lines = collecting.BACK, []
    for back in (0, usual):
        collecting.BACK = back
        try:
            found = collect(recommender, ground, Asked(candidates=FEW, limits=False))
        finally:
            collecting.BACK = usual
        planned = plan(found.scores, Asked(candidates=FEW, limits=False), costs=False)
        what = f"{FEW} candidates, and {back} of each offer"
        lines.append(Line(what, planned.outcome.expected_matches, "matches", note=_note(planned)))
    return lines


def _centre(recommender: Recommender, ground: Ground) -> list[Line]:
    found = collect(recommender, ground, Asked())
    return _planners(ground.centre, found, Asked(), ("naive", "reciprocal", "ascent"))


def _of(register: Register, centre: str) -> Register:
    return register.of([one.id for one in register.partners.values() if centre in one.centres])
