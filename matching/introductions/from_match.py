"""What an introduction takes over from the match that it is made of."""

from __future__ import annotations

from dataclasses import dataclass

from matching.introductions.introduction import Shown, Side
from matching.match import Match
from matching.partner import Partner
from matching.statement import Need, Offer, Statement


@dataclass(frozen=True, slots=True)
class Joined:
    """Who seeks and who gives, with their need and offer, and the match as the broker saw it."""

    seeker: Side
    giver: Side
    shown: Shown


def joined(match: Match, asker: Partner, asked: str, model: str, rank: int | None) -> Joined:
    """The two sides of ``match``, which ``asker`` found at ``rank`` of the list for ``asked``.

    Whoever has the need seeks, or whom an offer is made; where neither has said anything, the asker does.
    """
    own, other = _side(asker, match.ours), _side(match.partner, match.theirs)
    there, back = match.there.probability, match.back.probability
    asker_gives = isinstance(match.ours, Offer) or (match.ours is None and isinstance(match.theirs, Need))
    return Joined(
        seeker=other if asker_gives else own,
        giver=own if asker_gives else other,
        shown=Shown(
            seeker=back if asker_gives else there,
            giver=there if asker_gives else back,
            model=model,
            list=asked if rank else None,
            position=rank,
        ),
    )


def _side(partner: Partner, statement: Statement | None) -> Side:
    return Side(partner.id, statement.id if statement else None)
