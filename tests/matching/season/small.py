"""Small seasons for tests: scores that can be worked out by hand, and any that hypothesis thinks of."""

from __future__ import annotations

from hypothesis import strategies as st

from matching.season.rule import Rule
from matching.season.scores import Proposer, Receiver, SeasonScores
from matching.season.season import Asked

LIKES = st.one_of(st.floats(0, 1), st.sampled_from([0.0, 0.5, 1.0]))
QUICK = Asked(planner="reciprocal")


def scores(
    own: list[list[float | None]],
    theirs: list[list[float]] | None = None,
    caps: list[float | None] | None = None,
    small: tuple[int, ...] = (),
) -> SeasonScores:
    """Needs n0, n1, … of partners N0, N1, … and offers o0, o1, … of O0, O1, …; None is no candidate.

    ``own`` and ``theirs`` both have a row for each need; ``theirs`` is 0.5 everywhere if left out.
    """
    receivers = len(own[0])
    answers = theirs or [[0.5] * receivers for _ in own]
    proposers = []
    for at, (row, answer) in enumerate(zip(own, answers, strict=True)):
        known = [(place, value) for place, value in enumerate(row) if value is not None]
        proposers.append(
            Proposer(
                statement=f"n{at}",
                partner=f"N{at}",
                receivers=tuple(place for place, _ in known),
                own=tuple(value for _, value in known),
                theirs=tuple(answer[place] for place, _ in known),
            )
        )
    limits = caps or [None] * receivers
    return SeasonScores(
        id="season",
        proposers=tuple(proposers),
        receivers=tuple(
            Receiver(statement=f"o{at}", partner=f"O{at}", cap=limits[at], small=at in small)
            for at in range(receivers)
        ),
    )


@st.composite
def any_scores(draw: st.DrawFn, most: int = 5) -> SeasonScores:
    """Needs and offers, of which some have no candidates, and some are limited."""
    m, n = draw(st.integers(1, most)), draw(st.integers(1, most))
    likes = st.one_of(st.none(), LIKES)
    own = draw(st.lists(st.lists(likes, min_size=n, max_size=n), min_size=m, max_size=m))
    theirs = draw(st.lists(st.lists(LIKES, min_size=n, max_size=n), min_size=m, max_size=m))
    caps = draw(st.lists(st.one_of(st.none(), st.floats(0.5, 3)), min_size=n, max_size=n))
    small = draw(st.sets(st.integers(0, n - 1)))
    return scores(own, theirs, caps, tuple(small))


@st.composite
def any_rules(draw: st.DrawFn, known: SeasonScores) -> tuple[Rule, ...]:
    """Rules about those who are there; they may contradict each other."""
    needs = [id for one in known.proposers for id in (one.statement, one.partner)]
    offers = [id for one in known.receivers for id in (one.statement, one.partner)]
    pair = st.tuples(st.sampled_from(needs), st.sampled_from(offers))
    first = pair.map(lambda ids: Rule("first", *ids))
    forbid = pair.map(lambda ids: Rule("forbid", *ids))
    left_out = st.sampled_from([*needs, *offers]).map(lambda id: Rule("leave_out", id))
    return tuple(draw(st.lists(st.one_of(first, forbid, left_out), max_size=3)))
