"""How large a plan may be that is asked for over HTTP; the command line has no such limits."""

from __future__ import annotations

import math

from matching.errors import InvalidQuery
from matching.messages import message

SEED = 20_261_122
"""Of a plan for which no other is given, as on the command line."""
USUAL_DEADLINE_S = 20.0
MOST_PAIRS, MOST_PARTNERS = 1_000_000, 50_000
"""Pairs of a market, and partners on a side: a plan of so many takes a minute and a gigabyte."""
MOST_ASSIGNED = 100_000
"""Volunteers times needs."""


def checked_deadline(
    asked: float | None, longest_s: float, usual_s: float = USUAL_DEADLINE_S, *, may_be_0: bool = False
) -> float:
    """The seconds that were asked for, else the usual ones.

    Raises:
        InvalidQuery: they are more than a plan gets here, or no number above 0.
    """
    if asked is None:
        return min(usual_s, longest_s)
    if not (math.isfinite(asked) and (0 < asked <= longest_s or (may_be_0 and asked == 0))):
        raise InvalidQuery(
            message(
                "A deadline of {seconds} seconds is not possible here; ask for more than 0 and at most "
                "{most}, or plan with the command line.",
                seconds=f"{asked:g}",
                most=f"{longest_s:g}",
            )
        )
    return asked


def check_size(pairs: int, proposers: int, receivers: int) -> None:
    """See that a market is not too large to be planned here.

    Raises:
        InvalidQuery: it is.
    """
    if pairs > MOST_PAIRS or max(proposers, receivers) > MOST_PARTNERS:
        raise InvalidQuery(
            message(
                "{pairs} pairs of {proposers} proposers and {receivers} receivers are too many here; send at "
                "most {most} pairs and {partners} partners a side, or use 'brobygger plan market'.",
                pairs=pairs,
                proposers=proposers,
                receivers=receivers,
                most=MOST_PAIRS,
                partners=MOST_PARTNERS,
            )
        )


def check_people(volunteers: int, needs: int) -> None:
    """See that an assignment is not too large to be planned here.

    Raises:
        InvalidQuery: it is.
    """
    if volunteers * needs > MOST_ASSIGNED:
        raise InvalidQuery(
            message(
                "{volunteers} volunteers and {needs} needs are too many here; name a centre or fewer needs, "
                "or use 'brobygger plan volunteers'.",
                volunteers=volunteers,
                needs=needs,
            )
        )
